/** A journal of a known size in the real browser, and a question to the worker that reads it. */
import type { Page } from 'puppeteer-core';
import type { browser } from 'wxt/browser';
import { JOURNAL_NAME } from '../../lib/journal/open.ts';
import type { OperatorEvent, TicketRecord } from '../../lib/journal/schema.ts';

/** In pages of the extension. */
declare const chrome: typeof browser;

const ASKED = '38417';

/** `page` is a page of the extension; the journal is there once the background has answered. */
export async function fillJournal(page: Page, count: number): Promise<void> {
  await ask(page, 'board');
  const start = Date.now() - 86_400_000;
  await page.evaluate(putAll, JOURNAL_NAME, recordOf(ASKED, start), ASKED, start, count);
}

/** The median answer about a ticket's clock, and about what needs no journal, ms. */
export async function explainMs(page: Page): Promise<{ ours: number; control: number }> {
  const ours = await ask(page, 'explain', { ticketId: ASKED, clock: 'firstResponse' });
  const control = await ask(page, 'keptCall');
  return { ours, control };
}

/** The median of many answers, ms. */
async function ask(page: Page, type: string, data?: unknown): Promise<number> {
  return await page.evaluate(
    async (message) => {
      const times: number[] = [];
      for (let run = 0; run < 31; run += 1) {
        const start = performance.now();
        const outcome = (await chrome.runtime.sendMessage(message)) as { ok: boolean } | undefined;
        times.push(performance.now() - start);
        if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
      }
      return times.sort((a, b) => a - b)[15]!;
    },
    { to: 'background', type, data },
  );
}

function recordOf(ticketId: string, at: number): TicketRecord {
  return {
    ticketId,
    url: `http://support.e-office24.ru/support/?ID=${ticketId}`,
    seenAt: at,
    thread: [{ type: 'created', by: 'client', at, source: 'thread' }],
    listed: null,
    read: true,
    askedAt: null,
    closed: false,
    client: null,
    contact: null,
    call: null,
    symptom: 'none',
    mark: null,
    criteria: [],
    appeals: [],
    open: 1,
  };
}

/** Runs in the page: the ticket, and as many events over 5 000 tickets around it. */
async function putAll(name: string, record: TicketRecord, asked: string, start: number, count: number): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const tx = db.transaction(['tickets', 'events'], 'readwrite');
  tx.objectStore('tickets').put(record);
  const events = tx.objectStore('events');
  for (let n = 0; n < count; n += 1) {
    const ticketId = String(Number(asked) - 2_500 + (n % 5_000));
    const at = start + n;
    const event: OperatorEvent = {
      id: `${ticketId}/${n}`,
      ticketId,
      at,
      recordedAt: at,
      takenBackAt: null,
      body: { type: 'call', result: 'noAnswer' },
    };
    events.put(event);
  }
  await new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onerror = () => reject(tx.error);
  });
  db.close();
}
