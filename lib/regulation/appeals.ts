/** Appeals in the order of their event time, and how many clients a window of them holds (R29). */
import type { Symptom } from '../text/symptoms.ts';

/** One complaint: a ticket's creation or a client's message. With symptom `none` it is none, until an operator marks it. */
export interface Appeal {
  ticket: string;
  client: string;
  symptom: Symptom;
  /** When the client appealed, ms; not when it was seen. */
  at: number;
  /** An operator said what it is: the text, read again, changes nothing. */
  marked: boolean;
  /** Belongs to a dismissed alarm: never counts again. */
  dismissed: boolean;
  /** Belongs to the incident. */
  attached: boolean;
}

export interface AppealLog {
  /** By `at`; of the same moment, in the order they came. */
  appeals: Appeal[];
  /** The highest number that a ticket has had: the portal's numbers grow, so that a higher one is surely new. */
  highest: number;
  /** The tickets of all of them, gathered when a number isn't higher. */
  tickets: Set<string> | null;
  /** The appeals of each ticket, gathered when they are first asked for. */
  byTicket: Map<string, Appeal[]> | null;
  /** The length at which old appeals are looked for again. */
  forgetAt: number;
}

/** The clients who appealed last, newest first, no more of them than need to be told apart. */
export type Latest = { client: string; at: number }[];

/** Old appeals are let go of when this many have come since: more than a portal sees in days. */
const FORGET_STEP = 4_000;

/** A log of appeals that are in order already. */
export function newAppealLog(appeals: Appeal[] = []): AppealLog {
  const highest = appeals.reduce((most, { ticket }) => Math.max(most, Number(ticket) || 0), Number.NEGATIVE_INFINITY);
  return { appeals, highest, tickets: null, byTicket: null, forgetAt: 2 * appeals.length + FORGET_STEP };
}

export function countsAsAppeal(appeal: Appeal): boolean {
  return appeal.symptom !== 'none' && !appeal.dismissed;
}

/** Remembers a ticket; false when it was known. */
export function isNewTicket(log: AppealLog, ticket: string): boolean {
  const number = Number(ticket);
  if (number > log.highest) {
    log.highest = number;
    log.tickets?.add(ticket);
    return true;
  }
  log.tickets ??= new Set(log.appeals.map((appeal) => appeal.ticket));
  const before = log.tickets.size;
  return log.tickets.add(ticket).size > before;
}

/** Adds an appeal, of a ticket that is remembered, at its place by time. */
export function addAppeal(log: AppealLog, appeal: Appeal): void {
  const { appeals, byTicket } = log;
  const last = appeals.at(-1);
  if (!last || last.at <= appeal.at) appeals.push(appeal);
  else appeals.splice(firstAfter(appeals, appeal.at), 0, appeal);
  const ofTicket = byTicket?.get(appeal.ticket);
  if (ofTicket) ofTicket.push(appeal);
  else byTicket?.set(appeal.ticket, [appeal]);
}

/** Lets go of the appeals before a moment (ms), but for the incident's. Called for every appeal, it acts now and then. */
export function forgetBefore(log: AppealLog, moment: number): void {
  if (log.appeals.length < log.forgetAt) return;
  const kept = log.appeals.filter(({ at, attached }) => attached || at >= moment);
  if (kept.length < log.appeals.length / 2) {
    Object.assign(log, { appeals: kept, tickets: null, byTicket: null, forgetAt: 2 * kept.length + FORGET_STEP });
  } else log.forgetAt = 2 * log.appeals.length;
}

/** All appeals of a ticket. */
export function appealsOfTicket(log: AppealLog, ticket: string): readonly Appeal[] {
  log.byTicket ??= Map.groupBy(log.appeals, (appeal) => appeal.ticket);
  return log.byTicket.get(ticket) ?? [];
}

/** Puts the client of the newest appeal first, and keeps no more than `most` clients. In place. */
export function touch(latest: Latest, client: string, at: number, most: number): void {
  const known = latest.findIndex((one) => one.client === client);
  if (known === 0) {
    latest[0]!.at = at;
    return;
  }
  if (known > 0) latest.splice(known, 1);
  else if (latest.length === most) latest.pop();
  latest.unshift({ client, at });
}

/** The clients who appealed last up to `end`, counted from the log: no more than `most`, none before `start`. */
export function latestClients(
  log: AppealLog,
  start: number,
  end: number,
  most: number,
  counts: (appeal: Appeal) => boolean = countsAsAppeal,
): Latest {
  const latest = new Map<string, number>();
  for (let index = firstAfter(log.appeals, end) - 1; index >= 0 && latest.size < most; index--) {
    const appeal = log.appeals[index]!;
    if (appeal.at < start) break;
    if (counts(appeal) && !latest.has(appeal.client)) latest.set(appeal.client, appeal.at);
  }
  return [...latest].map(([client, at]) => ({ client, at }));
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
