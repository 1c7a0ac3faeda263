/** A background without a browser: fake storage, alarms, notifications and database, a clock that stands still, portal tabs that answer. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { handlers } from '../../../lib/duty/handlers.ts';
import type { Asker } from '../../../lib/duty/receive.ts';
import { reconcile } from '../../../lib/duty/reconcile.ts';
import type { Data, Envelope, Reply, ToBackground, ToTab } from '../../../lib/messages.ts';
import type { ListRow, ListSnapshot, ThreadMessage, TicketSnapshot } from '../../../lib/regulation/snapshot.ts';
import { MINUTE_MS } from '../../../lib/text/moscow.ts';

export const START = Date.parse('2026-11-24T10:00:00+03:00');
export const PORTAL = 'https://www.e-office24.ru';

type TabAnswers = { [K in keyof ToTab]?: (data: Data<ToTab, K>) => unknown };

/** What the browser was asked to show, in its order. */
export interface Shown {
  id: string;
  title: string;
  message: string;
}

export interface World {
  shown: Shown[];
  cleared: string[];
  sounds: number;
  badge: string;
  /** What was told to tabs, by type. */
  told: (keyof ToTab)[];
  /** How the portal's tabs answer. */
  tabs: Map<number, TabAnswers>;
}

/** A fresh world at `START`. To be made before each test. */
export function makeWorld(): World {
  fakeBrowser.reset();
  vi.restoreAllMocks();
  globalThis.indexedDB = new IDBFactory();
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(START);
  const world: World = { shown: [], cleared: [], sounds: 0, badge: '', told: [], tabs: new Map() };
  vi.spyOn(fakeBrowser.notifications, 'create').mockImplementation((async (id: string, options: Omit<Shown, 'id'>) => {
    world.shown.push({ id, title: options.title, message: options.message });
    return id;
  }) as never);
  vi.spyOn(fakeBrowser.notifications, 'clear').mockImplementation((async (id: string) => {
    world.cleared.push(id);
    return true;
  }) as never);
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((async (tabId: number, { type, data }: Envelope) => {
    const answers = world.tabs.get(tabId);
    if (!answers) throw new Error('Could not establish connection. Receiving end does not exist.');
    world.told.push(type as keyof ToTab);
    const answer = answers[type as keyof ToTab] as ((data: unknown) => unknown) | undefined;
    return { ok: true, value: await answer?.(data) };
  }) as never);
  Object.assign(fakeBrowser.action, {
    setBadgeText: async ({ text }: { text: string }) => {
      world.badge = text;
    },
    setBadgeBackgroundColor: async () => undefined,
  });
  Object.assign(fakeBrowser.offscreen, { hasDocument: async () => true, createDocument: async () => undefined });
  Object.assign(fakeBrowser.scripting, { executeScript: async () => [] });
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async ({ type }: Envelope) => {
    if (type === 'playSound') world.sounds++;
    return { ok: true, value: { ok: true } };
  }) as never);
  return world;
}

/** Moves the clock to so many minutes after the start. */
export function at(minutes: number): void {
  vi.setSystemTime(START + minutes * MINUTE_MS);
}

export function moment(minutes: number): number {
  return START + minutes * MINUTE_MS;
}

const PAGE: Asker = { tabId: null, url: 'chrome-extension://id/options.html' };

/** Asks the background as a tab does (or one of our pages, without `tabId`), and waits until all that follows is done. */
export async function ask<K extends keyof ToBackground>(
  type: K,
  data: Data<ToBackground, K>,
  tabId?: number,
): Promise<Reply<ToBackground, K>> {
  const handler = handlers[type] as (data: Data<ToBackground, K>, asker: Asker) => Promise<Reply<ToBackground, K>>;
  const reply = await handler(data, tabId === undefined ? PAGE : { tabId, url: `${PORTAL}/support/` });
  await settled();
  return reply;
}

/** What the alarm does. */
export async function wake(): Promise<void> {
  await reconcile();
  await settled();
}

/** Waits for work that a handler has started and not waited for: it holds the locks. */
export async function settled(): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    const { held = [], pending = [] } = await navigator.locks.query();
    quiet = held.length + pending.length === 0 ? quiet + 1 : 0;
  }
}

export function message(
  minutes: number,
  text: string,
  author: ThreadMessage['author'] = 'client',
  hidden = false,
): ThreadMessage {
  return { author, hidden, at: moment(minutes), text };
}

/** A ticket made by the client `minutes` after the start. */
export function ticket(
  ticketId: string,
  minutes: number,
  text: string,
  more: Partial<TicketSnapshot> = {},
): TicketSnapshot & { ticketId: string } {
  return {
    kind: 'ticket',
    url: `${PORTAL}/support/${ticketId}/`,
    title: 'Заявка',
    fields: {},
    messages: [message(minutes, text)],
    head: { createdBy: 'client', createdAt: moment(minutes) },
    ...more,
    ticketId,
  };
}

export function field(value: string): NonNullable<TicketSnapshot['fields']['contract']> {
  return { confidence: 1, how: 'name', reasons: [], selector: '#x', value, writable: true };
}

export function row(id: string, updated: number, more: Partial<ListRow> = {}): ListRow {
  return {
    id,
    title: `Заявка ${id}`,
    status: null,
    assignee: null,
    url: `${PORTAL}/support/${id}/`,
    updated: moment(updated),
    created: null,
    lastBy: 'client',
    closed: false,
    ...more,
  };
}

export function list(rows: ListRow[]): ListSnapshot {
  return { kind: 'list', url: `${PORTAL}/support/`, rows };
}
