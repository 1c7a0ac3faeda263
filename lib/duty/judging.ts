/** One ticket judged anew within a transaction: verdict, reminders, and whether anything is open. */
import { syncDeadlines } from '../journal/deadlines.ts';
import type { OperatorEvent, TicketRecord } from '../journal/schema.ts';
import type { WriteTx } from '../journal/write.ts';

import { isOver, type JudgeOptions, judgeTicket } from '../regulation/clocks.ts';
import type { TicketEvent } from '../regulation/events.ts';
import { consultWaitsSince } from '../regulation/marks.ts';
import { mergeEvents } from '../regulation/thread.ts';
import type { TicketVerdict } from '../regulation/verdict.ts';
import type { Settings } from '../settings/schema.ts';
import { planTicket, ticketOwner } from './reminders.ts';
import type { SessionArea } from './session.ts';

/** What a piece of work judges by. */
export interface Context {
  settings: Settings;
  /** The corrected moment, ms. */
  now: number;
  /** What is kept in memory only; absent for the browser's own, which practice must not touch. */
  session?: SessionArea;
}

export interface Judged {
  record: TicketRecord;
  events: TicketEvent[];
  verdict: TicketVerdict;
}

/**
 * Judges a ticket by its record and what operators did, makes its reminders fit, and keeps the record. `inIncident` keeps it
 * open. Matters whose notifications are to be taken away are added to `cleared`.
 */
export async function rejudge(
  tx: WriteTx,
  record: TicketRecord,
  inIncident: boolean,
  { settings, now }: Context,
  cleared: string[],
): Promise<Judged> {
  const { ticketId } = record;
  const own = await tx.objectStore('events').index('ticketId').getAll(ticketId);
  let judged = judge(record, own, { settings, now });
  const { consultCritical } = judged.verdict.clocks;
  if (inIncident && consultCritical && !isOver(consultCritical)) {
    const joined = joinedIncident(ticketId, now);
    await tx.objectStore('events').put(joined);
    judged = judge(record, [...own, joined], { settings, now });
  }
  const planned = planTicket(ticketId, judged.verdict, settings.clocks, now);
  cleared.push(...(await syncDeadlines(tx, ticketOwner(ticketId), planned)));
  const open = inIncident || hasOpen(judged.verdict) || consultWaitsSince(judged.events) !== null ? 1 : 0;
  const kept: TicketRecord = { ...record, open, contact: open ? record.contact : null };
  await tx.objectStore('tickets').put(kept);
  return { ...judged, record: kept };
}

/** The verdict by the thread, or by the list where the thread hasn't been read. Pure. */
export function judge(record: TicketRecord, own: readonly OperatorEvent[], { settings, now }: Context): Judged {
  const facts = record.thread.length > 0 ? withListedClosing(record) : estimate(record);
  const alive = own.filter((event) => event.takenBackAt === null).map(asEvent);
  const retracted = own.filter((event) => event.takenBackAt !== null).map(asEvent);
  const events = mergeEvents(facts, alive, retracted);
  const verdict = judgeTicket(events, settings.clocks, now, judgeOptions(record, settings));
  return { record, events, verdict };
}

/** What a ticket is judged by besides the clocks' own rules. */
export function judgeOptions({ call }: TicketRecord, { hours, calendar }: Settings): JudgeOptions {
  return { callHours: call, work: { hours, calendar } };
}

/** Whether a clock runs or a duty waits. */
export function hasOpen({ clocks, duties }: TicketVerdict): boolean {
  return duties.length > 0 || Object.values(clocks).some((clock) => !isOver(clock));
}

/** Whether the ticket is critical, as operators decided last; null when nobody has. */
export function criticalDecision(events: readonly TicketEvent[]): boolean | null {
  const last = events.findLast(({ type }) => type === 'critical' || type === 'notCritical');
  return last ? last.type === 'critical' : null;
}

/** The lamp tells that the client waits, not since when: the list's «Изменено» stands for it («оценка»). */
function estimate({ listed }: TicketRecord): TicketEvent[] {
  if (!listed || listed.closed || listed.lastBy !== 'client') return [];
  const at = listed.updated ?? listed.created;
  if (at === null) return [];
  const isNew = listed.created !== null && listed.created === at;
  return [
    isNew
      ? { type: 'created', by: 'client', at, source: 'estimate' }
      : { type: 'clientMessage', at, source: 'estimate' },
  ];
}

/** The list may show that a ticket was closed after its page was read. */
function withListedClosing({ thread, listed }: TicketRecord): TicketEvent[] {
  if (!listed?.closed || listed.updated === null || thread.some((event) => event.type === 'closed')) return thread;
  return [...thread, { type: 'closed', at: listed.updated, source: 'estimate' }];
}

/** The incident takes the critical ticket's wait over (rules.md, «Clocks»): nobody waits for the same answer twice. */
function joinedIncident(ticketId: string, now: number): OperatorEvent {
  const id = `${ticketId}/joined/${now}`;
  return { id, ticketId, at: now, recordedAt: now, takenBackAt: null, body: { type: 'joinedIncident' } };
}

function asEvent({ id, at, body, known }: OperatorEvent): TicketEvent {
  return { ...body, id, at, source: 'operator', ...(known !== undefined && { known }) };
}
