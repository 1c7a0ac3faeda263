/** Watching all tickets (design.md, «Polling»): through one portal tab at a time, which reads, while the background decides. */
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { withJournal } from '../journal/open.ts';
import { pollAnswer, ticketSnapshot } from '../messages-check.ts';
import type { ListSnapshot, TicketSnapshot } from '../regulation/snapshot.ts';
import { MINUTE_MS } from '../text/moscow.ts';
import { loadContext } from './context.ts';
import type { Context } from './judging.ts';
import { takeList, ticketsToRead } from './list.ts';
import { knownListUrl } from './list-address.ts';
import { reconcile } from './reconcile.ts';
import { saveTitles } from './session.ts';
import { askTab, type PortalTab, portalTabs, rememberTab } from './tabs.ts';
import { takeTicket } from './tickets.ts';
import { countRequests, type PollingState, pollingState, savePollingState } from './watching.ts';

export const POLL_ALARM = 'poll';
const LOCK = 'poll';
/** Tickets read for their text at one poll: a morning's first list comes in portions. */
const MOST_TICKETS = 5;
const LONGEST_PAUSE_MS = 15 * MINUTE_MS;

/** Polls once, unless a poll is under way, and sets the alarm for the next. */
export async function poll(): Promise<void> {
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    const context = await loadContext();
    const before = await pollingState();
    const after = await pollOnce(before, context);
    await savePollingState({ ...after, triedAt: context.now });
    await schedulePoll(pauseMs(context, after.failures));
    await reconcile({ changed: after.state !== before.state });
  });
}

/** Sees to it that polling goes on: at once when it had to wait for a tab, else when its alarm says so. */
export async function keepPolling(): Promise<void> {
  const { triedAt, state } = await pollingState();
  if (triedAt === null || WAITING.has(state)) await poll();
  else if (!(await browser.alarms.get(POLL_ALARM))) await schedulePoll(0);
}

const WAITING: ReadonlySet<PollingState['state']> = new Set(['noTab', 'loggedOut', 'noList']);

async function pollOnce(before: PollingState, context: Context): Promise<PollingState> {
  const all = await portalTabs();
  if (all.length === 0) return { ...before, state: 'noTab', failures: 0 };
  const tabs = all.filter((tab) => !tab.loggedOut);
  if (tabs.length === 0) return { ...before, state: 'loggedOut', failures: 0 };
  const known = await knownListUrl(context.settings);
  if (known === null) return { ...before, state: 'noList', failures: 0 };
  for (const tab of tabs) {
    const url = onOrigin(known, tab.url);
    const list = url === null ? undefined : await readList(tab, url, context);
    if (list === 'loggedOut') return { ...before, state: 'loggedOut', failures: 0 };
    if (!list) continue;
    await readTickets(tab, list, context);
    return { ...before, state: 'on', lastReadAt: context.now, failures: 0 };
  }
  const remaining = await portalTabs();
  if (remaining.length === 0) return { ...before, state: 'noTab', failures: 0 };
  return { ...before, state: 'failing', failures: before.failures + 1 };
}

async function readList(
  tab: PortalTab,
  url: string,
  context: Context,
): Promise<ListSnapshot | 'loggedOut' | undefined> {
  await countRequests(1, context.now);
  const answer = z.safeParse(pollAnswer, await askTab(tab.tabId, 'poll', { url }));
  if (!answer.success) return undefined;
  const page = answer.data;
  if (page.kind === 'list') return page;
  if (!page.loggedOut) return undefined;
  await rememberTab({ ...tab, loggedOut: true });
  return 'loggedOut';
}

/** Keeps the list, and reads what is new or has changed, each ticket once. */
async function readTickets(tab: PortalTab, list: ListSnapshot, context: Context): Promise<void> {
  await saveTitles(Object.fromEntries(list.rows.map(({ id, title }) => [id, title])));
  const wanted = await withJournal(async (journal) => {
    await takeList(journal, list, context);
    return await ticketsToRead(journal, list, context, MOST_TICKETS);
  });
  for (const { ticketId, url: known } of wanted) {
    const url = onOrigin(known, tab.url);
    if (url === null) continue;
    await countRequests(1, context.now);
    const answer = z.safeParse(z.nullable(ticketSnapshot), await askTab(tab.tabId, 'fetchTicket', { url }));
    if (answer.success && answer.data && isTicket(answer.data, ticketId)) {
      const snapshot = answer.data;
      await withJournal((journal) => takeTicket(journal, snapshot, context));
    }
  }
}

function isTicket(snapshot: TicketSnapshot, ticketId: string): snapshot is TicketSnapshot & { ticketId: string } {
  return snapshot.ticketId === ticketId;
}

/** An address for a tab to read: its own origin only, null for any other. A path is taken on the tab's origin. */
function onOrigin(address: string, tabUrl: string): string | null {
  if (!URL.canParse(address, tabUrl)) return null;
  const url = new URL(address, tabUrl);
  return url.origin === new URL(tabUrl).origin ? url.href : null;
}

async function schedulePoll(ms: number): Promise<void> {
  await browser.alarms.create(POLL_ALARM, { when: Date.now() + ms });
}

/** The next pause: a little different each time, so that many operators' browsers don't ask at the same moment. */
function pauseMs({ settings }: Context, failures: number): number {
  const pause = settings.polling.seconds * 1_000 * 2 ** Math.min(failures, 10);
  return Math.min(pause, LONGEST_PAUSE_MS) * (0.9 + Math.random() * 0.2);
}
