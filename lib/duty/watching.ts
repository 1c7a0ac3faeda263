/** How polling stands (design.md, «Polling»): kept in memory only, but for the day's count of requests. */
import { browser } from 'wxt/browser';
import type { Watching } from '../regulation/board.ts';
import { moscowDate } from '../text/moscow.ts';
import { seenListUrl } from './list-address.ts';

/** `noList`: no list of tickets is known yet. */
export interface PollingState {
  state: Watching['state'] | 'noList';
  lastReadAt: number | null;
  /** When a tab was asked last, ms; null before the first time. */
  triedAt: number | null;
  /** In a row. */
  failures: number;
  /** Tickets wait to be read, or a storm seems to begin: the next poll comes soon. */
  hurried: boolean;
}

const KEY = 'polling';
const REQUESTS = 'requests';

const NEVER: PollingState = { state: 'noTab', lastReadAt: null, triedAt: null, failures: 0, hurried: false };

export async function pollingState(): Promise<PollingState> {
  const { [KEY]: kept } = await browser.storage.session.get(KEY);
  return (kept as PollingState | undefined) ?? NEVER;
}

export async function savePollingState(state: PollingState): Promise<void> {
  await browser.storage.session.set({ [KEY]: state });
}

/** Counts requests to the portal, by Moscow's day. Returns today's count. */
export async function countRequests(more: number, now: number): Promise<number> {
  const day = moscowDate(now);
  const { [REQUESTS]: kept } = await browser.storage.local.get(REQUESTS);
  const { day: countedDay, count } = (kept as { day: string; count: number } | undefined) ?? { day, count: 0 };
  const today = (countedDay === day ? count : 0) + more;
  if (more > 0) await browser.storage.local.set({ [REQUESTS]: { day, count: today } });
  return today;
}

/** For the board. */
export async function loadWatching(now: number): Promise<Watching> {
  const { state, lastReadAt } = await pollingState();
  return { state: state === 'noList' ? 'noTab' : state, lastReadAt, requests: await countRequests(0, now) };
}

/** What a portal page has to say of it; null while all is well, or while no page could say it. */
export async function pollingNotice(): Promise<string | null> {
  const { state } = await pollingState();
  // A list that has been opened is read within seconds: what it ends needs no words.
  if (state === 'noList' && (await seenListUrl()) === null)
    return 'Слежение за заявками не идёт: откройте один раз список заявок.';
  if (state === 'failing') return 'Слежение за заявками прервалось: портал не отвечает. Попробуем ещё раз сами.';
  return null;
}
