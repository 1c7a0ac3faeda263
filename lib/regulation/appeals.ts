/** Appeals in the order of their event time, and how many clients a window of them holds (R29). */
import type { Symptom } from '../text/symptoms.ts';

/** One complaint: a ticket's creation or a client's message. With symptom `none` it is none, until an operator marks it. */
export interface Appeal {
  ticket: string;
  client: string;
  symptom: Symptom;
  /** When the client appealed, ms; not when it was seen. */
  at: number;
  /** Belongs to a dismissed alarm: never counts again. */
  dismissed: boolean;
  /** The ticket's appeal before this one. */
  previous: Appeal | null;
}

export interface AppealLog {
  /** By `at`; of the same moment, in the order they came. */
  appeals: Appeal[];
  newestOfTicket: Map<string, Appeal>;
  /** Clients of the window that ends with the last appeal, kept up while appeals come in order; and those since a fix. */
  recent: SlidingWindow;
  sinceFix: SlidingWindow;
}

/** The clients among `appeals[from..to)`, with the number of their appeals. */
export interface SlidingWindow {
  from: number;
  to: number;
  clients: Map<string, number>;
}

export function newAppealLog(): AppealLog {
  return { appeals: [], newestOfTicket: new Map(), recent: newWindow(), sinceFix: newWindow() };
}

function newWindow(): SlidingWindow {
  return { from: 0, to: 0, clients: new Map() };
}

export function countsAsAppeal(appeal: Appeal): boolean {
  return appeal.symptom !== 'none' && !appeal.dismissed;
}

/** Adds an appeal at its place by time, and to its ticket's chain. */
export function addAppeal(log: AppealLog, appeal: Appeal): void {
  const { appeals } = log;
  const last = appeals.at(-1);
  if (!last || last.at <= appeal.at) {
    appeals.push(appeal);
  } else {
    appeals.splice(firstAfter(appeals, appeal.at), 0, appeal);
    forgetWindows(log);
  }
  appeal.previous = log.newestOfTicket.get(appeal.ticket) ?? null;
  log.newestOfTicket.set(appeal.ticket, appeal);
}

/** All appeals of a ticket, oldest last. */
export function appealsOfTicket(log: AppealLog, ticket: string): Appeal[] {
  const found: Appeal[] = [];
  for (let appeal = log.newestOfTicket.get(ticket) ?? null; appeal; appeal = appeal.previous) found.push(appeal);
  return found;
}

/** Makes the windows count themselves anew: appeals in them have changed. */
export function forgetWindows(log: AppealLog): void {
  log.recent = newWindow();
  log.sinceFix = newWindow();
}

/**
 * The number of clients in the window of `length` ms that ends with the log's last appeal. Amortised constant time while
 * appeals only come in order; `counts` says which of them count.
 */
export function slide(
  log: AppealLog,
  window: SlidingWindow,
  length: number,
  counts: (appeal: Appeal) => boolean = countsAsAppeal,
): number {
  const { appeals } = log;
  const { clients } = window;
  const last = appeals.at(-1);
  if (!last) return 0;
  const start = last.at - length;
  if (window.to === 0) window.from = window.to = firstAfter(appeals, start - 1);
  for (; window.to < appeals.length; window.to++) {
    const appeal = appeals[window.to]!;
    if (counts(appeal)) clients.set(appeal.client, (clients.get(appeal.client) ?? 0) + 1);
  }
  for (; appeals[window.from]!.at < start; window.from++) {
    const appeal = appeals[window.from]!;
    if (!counts(appeal)) continue;
    const left = clients.get(appeal.client)! - 1;
    if (left > 0) clients.set(appeal.client, left);
    else clients.delete(appeal.client);
  }
  return clients.size;
}

/** The number of clients in the window of `length` ms that ends at `end`, both included. */
export function clientsWithin(
  log: AppealLog,
  end: number,
  length: number,
  counts: (appeal: Appeal) => boolean = countsAsAppeal,
): number {
  const clients = new Set<string>();
  for (const appeal of between(log, end - length, end)) if (counts(appeal)) clients.add(appeal.client);
  return clients.size;
}

/** The appeals from one moment to another, both included. */
export function between(log: AppealLog, from: number, to: number): Appeal[] {
  return log.appeals.slice(firstAfter(log.appeals, from - 1), firstAfter(log.appeals, to));
}

/** The index of the first appeal later than `at`. Moments are whole milliseconds. */
function firstAfter(appeals: readonly Appeal[], at: number): number {
  let low = 0;
  let high = appeals.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (appeals[middle]!.at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
