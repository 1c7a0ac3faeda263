/** Watching all tickets (design.md, «Polling»): through one portal tab at a time, which reads, while the background decides. */
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { withJournal } from '../journal/open.ts';
import { pollAnswer, ticketSnapshot } from '../messages-check.ts';
import type { ListSnapshot, TicketSnapshot } from '../regulation/snapshot.ts';
import type { Settings } from '../settings/schema.ts';
import { MINUTE_MS } from '../text/moscow.ts';
import { loadContext } from './context.ts';
import { loadIncident } from './incident.ts';
import type { Context } from './judging.ts';
import { noteAsked, takeList, ticketsToRead } from './list.ts';
import { knownListUrl } from './list-address.ts';
import { followUp, reconcile } from './reconcile.ts';
import { saveTitles } from './session.ts';
import { askTab, type PortalTab, portalTabs, rememberTab } from './tabs.ts';
import { takeTicket } from './tickets.ts';
import { countRequests, type PollingState, pollingState, savePollingState } from './watching.ts';

export const POLL_ALARM = 'poll';
const LOCK = 'poll';
const LONGEST_PAUSE_MS = 15 * MINUTE_MS;
/** Between two tickets, ms: a storm is read within seconds, and the portal isn't asked for everything at once. */
const SPACING_MS = 150;

/** Polls once, unless a poll is under way, and sets the alarm for the next. */
export async function poll(): Promise<void> {
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) await pollAlone();
  });
}

/** Sees to it that polling goes on: at once when it had to wait for a tab or a list, else when its alarm says so. */
export async function keepPolling(): Promise<void> {
  if (await isWaiting()) {
    // A poll that is under way may have looked too early.
    await navigator.locks.request(LOCK, async () => {
      if (await isWaiting()) await pollAlone();
    });
  } else if (!(await isScheduled())) await schedulePoll(0);
}

async function pollAlone(): Promise<void> {
  const context = await loadContext();
  const before = await pollingState();
  const after = await pollOnce(before, context);
  await savePollingState({ ...after, triedAt: context.now });
  await schedulePoll(pauseMs(context.settings, after));
  await reconcile({ changed: after.state !== before.state });
}

async function isWaiting(): Promise<boolean> {
  const { triedAt, state } = await pollingState();
  return triedAt === null || WAITING.has(state);
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
    const waiting = await readTickets(tab, list, context);
    const hurried = waiting > 0 || (await isSuspected(context));
    return { state: 'on', lastReadAt: context.now, triedAt: before.triedAt, failures: 0, hurried };
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

/**
 * Keeps the list, and reads what is new or has changed, each ticket once, so that nine complaints that come at once are all
 * read at once. Returns how many wait for the next time: more than the setting allows, or the tab doesn't answer any more.
 */
async function readTickets(tab: PortalTab, list: ListSnapshot, context: Context): Promise<number> {
  await saveTitles(Object.fromEntries(list.rows.map(({ id, title }) => [id, title])));
  const wanted = await withJournal(async (journal) => {
    await takeList(journal, list, context);
    return await ticketsToRead(journal, list, context);
  });
  // Of those, in the order in which they came.
  const now = wanted.slice(0, context.settings.polling.tickets).reverse();
  for (const [index, { ticketId, url: known }] of now.entries()) {
    const url = onOrigin(known, tab.url);
    await withJournal((journal) => noteAsked(journal, ticketId, context.now));
    if (url === null) continue;
    if (index > 0) await new Promise((resolve) => setTimeout(resolve, SPACING_MS));
    await countRequests(1, context.now);
    const page = await askTab(tab.tabId, 'fetchTicket', { url });
    if (page === undefined) return wanted.length - index - 1;
    const answer = z.safeParse(ticketSnapshot, page);
    if (answer.success && isTicket(answer.data, ticketId)) await takeRead(answer.data, context);
  }
  return wanted.length - now.length;
}

/** What a ticket tells is given at once: the others of a storm may take their time. */
async function takeRead(snapshot: TicketSnapshot & { ticketId: string }, context: Context): Promise<void> {
  await withJournal(async (journal) => {
    const { cleared } = await takeTicket(journal, snapshot, context);
    await followUp(journal, { cleared });
  });
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

/** False also when the next poll lies far ahead: a clock that was wrong has set it. */
async function isScheduled(): Promise<boolean> {
  const alarm = await browser.alarms.get(POLL_ALARM);
  return alarm !== undefined && alarm.scheduledTime <= Date.now() + 2 * LONGEST_PAUSE_MS;
}

async function schedulePoll(ms: number): Promise<void> {
  await browser.alarms.create(POLL_ALARM, { when: Date.now() + ms });
}

/** Two clients have complained of late: the third isn't waited for a whole minute. */
async function isSuspected(context: Context): Promise<boolean> {
  return (await withJournal((journal) => loadIncident(journal, context)))?.state === 'suspect';
}

/**
 * The next pause (ms): a little shorter each time, never longer, so that many operators' browsers don't ask at the same moment
 * and the setting is kept; longer and longer while the portal fails; short while tickets wait to be read, or a storm begins.
 */
function pauseMs({ polling }: Settings, { failures, hurried }: PollingState): number {
  const seconds = failures === 0 && hurried ? polling.suspectSeconds : polling.seconds;
  const pause = Math.min(seconds * 1_000 * 2 ** Math.min(failures, 10), LONGEST_PAUSE_MS);
  return pause * (0.9 + Math.random() * 0.1);
}
