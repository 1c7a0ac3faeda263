/** What tests of the background do to it from outside: they speak as a page of the extension, stop the worker, and look what was shown. */
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { browser } from 'wxt/browser';
import type { DeadlineRecord } from '../../lib/journal/schema.ts';
import type { Data, Outcome, Reply, ToBackground } from '../../lib/messages.ts';
import type { TicketSnapshot } from '../../lib/regulation/snapshot.ts';
import { killWorker, type Launched, OUTPUT, openExtensionPage, PORTAL_HOST, waitFor } from '../tools/browser.ts';
import { spiedCopy } from '../tools/extension.ts';
import type { BrowserKind } from '../tools/install-browser.ts';

/** In pages of the extension, in both kinds of browser. */
declare const chrome: typeof browser;

/** Where a notification hangs for ever when `trap` says so in `storage.session`: the moments at which a worker may die. */
const TRAP = `
{
  const api = globalThis.browser ?? globalThis.chrome;
  const hang = async (where) => {
    const { trap } = await api.storage.session.get('trap');
    if (trap !== where) return;
    await api.storage.session.set({ trap: null, trapped: where });
    await new Promise(() => {});
  };
  for (const notifications of new Set([api.notifications, globalThis.chrome.notifications])) {
    const create = notifications.create.bind(notifications);
    notifications.create = async (id, options) => {
      await hang('before');
      const given = await create(id, options);
      await hang('after');
      return given;
    };
  }
}
`;

/** A copy of the built extension that notes its notifications, and hangs in one when told to. */
export async function trappedCopy(kind: BrowserKind): Promise<string> {
  const copy = await spiedCopy(OUTPUT[kind]);
  const background = join(copy, 'background.js');
  await appendFile(background, TRAP);
  return copy;
}

/** A page of the extension that does nothing by itself. */
export async function openQuietPage(launched: Launched): Promise<Page> {
  const page = await openExtensionPage(launched, 'options.html');
  await page.waitForSelector('body');
  return page;
}

/** Asks the background; an answer that says no is an error. */
export async function ask<K extends keyof ToBackground>(
  page: Page,
  type: K,
  data?: Data<ToBackground, K>,
): Promise<Reply<ToBackground, K>> {
  const envelope = { to: 'background', type, data };
  const outcome = await page.evaluate(
    (message) => chrome.runtime.sendMessage(message) as Promise<Outcome<unknown>>,
    envelope as never,
  );
  if (!outcome?.ok) throw new Error(`«${type}»: ${outcome?.message ?? 'нет ответа'}`);
  return outcome.value as Reply<ToBackground, K>;
}

export async function setTrap(page: Page, where: 'before' | 'after'): Promise<void> {
  await page.evaluate((trap) => chrome.storage.session.set({ trap, trapped: null }), where);
}

export async function waitUntilTrapped(page: Page): Promise<void> {
  await waitFor('уведомление застряло', () =>
    page.evaluate(async () => (await chrome.storage.session.get('trapped')).trapped as string | null),
  );
}

/** Ends the background as the browser may: at once in Chromium, by its idle time in Firefox (`idleMs` at launch). */
export async function endBackground(launched: Launched, page: Page): Promise<void> {
  if (launched.kind === 'chromium') {
    await waitFor('рабочий процесс остановлен', () => killWorker(launched));
    return;
  }
  await waitFor('фоновая страница уснула', () => page.evaluate(() => chrome.extension.getBackgroundPage() === null));
}

/** A tab that doesn't answer holds a poll up for so long at most (`askTab`). */
const LONGEST_POLL_MS = 25_000;

/** Has the list polled at once instead of within the minute, and waits until that is done. */
export async function pollNow(page: Page): Promise<void> {
  // One that goes on sets its alarm last.
  await waitFor(
    'прежний опрос закончен',
    () => page.evaluate(async () => ((await chrome.alarms.get('poll'))?.scheduledTime ?? 0) > Date.now() + 10_000),
    LONGEST_POLL_MS,
  );
  const before = (await ask(page, 'board')).watching.lastReadAt;
  await page.evaluate(() => chrome.alarms.create('poll', { when: Date.now() }));
  await waitFor(
    'список прочитан',
    async () => (await ask(page, 'board')).watching.lastReadAt !== before,
    LONGEST_POLL_MS,
  );
}

/** The journal's reminders, read past the background. */
export function readDeadlines(page: Page): Promise<DeadlineRecord[]> {
  return page.evaluate(async () => {
    const opened = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const journal = await opened(indexedDB.open('journal'));
    try {
      return await opened(journal.transaction('deadlines').objectStore('deadlines').getAll());
    } finally {
      journal.close();
    }
  });
}

const MINUTE_MS = 60_000;

/** A client's ticket whose first answer (R01, 30 minutes) is due in so many ms. */
export function ticketDueIn(
  ticketId: string,
  ms: number,
  text = 'Как сменить пароль?',
  contract = ticketId,
): TicketSnapshot {
  const at = Math.round(Date.now() + ms - 30 * MINUTE_MS);
  return {
    kind: 'ticket',
    ticketId,
    url: `http://${PORTAL_HOST}/support/${ticketId}/`,
    title: 'Вопрос',
    fields: {
      contract: { confidence: 1, how: 'name', reasons: [], selector: '#c', value: contract, writable: true },
    },
    messages: [{ author: 'client', hidden: false, at, text }],
    head: { createdBy: 'client', createdAt: at },
  };
}
