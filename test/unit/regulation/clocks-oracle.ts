/**
 * The clocks said a second time, by searching the whole list of events for starts and ends instead of folding it:
 * an oracle for `judgeTicket`. Slow and plain on purpose.
 */
import { dutyName } from '../../../lib/regulation/calls.ts';
import type { TicketEvent } from '../../../lib/regulation/events.ts';
import { type ClockId, type ClockRules, defaultClockRules } from '../../../lib/regulation/rules.ts';
import type { TicketVerdict } from '../../../lib/regulation/verdict.ts';
import { MINUTE_MS, moscowDate } from '../../../lib/text/moscow.ts';

/** An instance: the indexes of the events that start and stop it (null: runs), and why. */
interface Span {
  start: number;
  stop: number | null;
  why?: string;
}

type Test = (event: TicketEvent) => boolean;

const is =
  (...types: TicketEvent['type'][]): Test =>
  (event) =>
    types.includes(event.type);
const isAnswered: Test = (event) => event.type === 'call' && event.result === 'answered';
const isBusy: Test = (event) => event.type === 'call' && event.result === 'busy';

/** The plain form of a verdict, as `replay` prints it. */
export function plainVerdict({ clocks, duties }: TicketVerdict): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const [id, { deadline, status, why }] of Object.entries(clocks)) plain[id] = { deadline, status, why };
  plain.todo = duties.map(dutyName).filter((name) => name !== null);
  return plain;
}

export function oracle(
  all: TicketEvent[],
  now: number,
  rules: ClockRules = defaultClockRules,
): Record<string, unknown> {
  const events = all
    .map((event, index) => ({ event, index }))
    .filter(({ event }) => event.at <= now)
    .sort((a, b) => a.event.at - b.event.at || a.index - b.index)
    .map(({ event }) => event);
  const spans: Partial<Record<ClockId, Span | undefined>> = {
    firstResponse: firstResponse(events),
    nextReply: nextReply(events),
    relayAnswer: relayAnswer(events),
    callback: callback(events),
    consultCritical: consultCritical(events),
  };
  const verdict: Record<string, unknown> = { todo: todo(events) };
  for (const [id, span] of Object.entries(spans)) {
    if (!span) continue;
    const deadline = events[span.start]!.at + rules[id as ClockId].limitMinutes * MINUTE_MS;
    const stoppedAt = span.stop === null ? null : events[span.stop]!.at;
    const consult = id === 'consultCritical';
    let status: string;
    if (stoppedAt !== null) status = consult ? 'ended' : stoppedAt > deadline ? 'metLate' : 'met';
    else if (consult) status = now < deadline ? 'waiting' : 'callNow';
    else status = now > deadline ? 'breached' : 'running';
    verdict[id] = { deadline, status, why: span.why };
  }
  return verdict;
}

function after(events: TicketEvent[], index: number, test: Test): number | null {
  const found = events.findIndex((event, i) => i > index && test(event));
  return found < 0 ? null : found;
}

const answers: Test = (event) => is('staffPublic', 'clientToldByPhone', 'closed')(event) || isAnswered(event);
const whyAnswered = ({ type }: TicketEvent): string => {
  if (type === 'staffPublic') return 'reply';
  if (type === 'closed' || type === 'noReplyNeeded') return type;
  return 'call';
};

function firstResponse(events: TicketEvent[]): Span | undefined {
  const start = events.findIndex(is('created'));
  const created = events[start];
  if (created?.type !== 'created' || created.by !== 'client') return undefined;
  const stop = after(events, start, answers);
  return { start, stop, why: stop === null ? undefined : whyAnswered(events[stop]!) };
}

function nextReply(events: TicketEvent[]): Span | undefined {
  const first = firstResponse(events);
  const isFirst = (index: number) => first && index > first.start && (first.stop === null || index < first.stop);
  let newest: Span | undefined;
  events.forEach((event, start) => {
    if (event.type !== 'clientMessage' || isFirst(start)) return;
    if (newest && (newest.stop === null || newest.stop > start)) return;
    const stop = after(events, start, (one) => answers(one) || one.type === 'noReplyNeeded');
    newest = { start, stop, why: stop === null ? undefined : whyAnswered(events[stop]!) };
  });
  return newest;
}

function relayAnswer(events: TicketEvent[]): Span | undefined {
  let newest: Span | undefined;
  events.forEach((event, start) => {
    if (event.type !== 'consultAnswered' || (newest && (newest.stop === null || newest.stop > start))) return;
    const stop = after(events, start, is('staffPublic', 'clientToldByPhone', 'closed'));
    const why = stop === null ? undefined : events[stop]!.type === 'closed' ? 'closed' : 'relayed';
    newest = { start, stop, why };
  });
  return newest;
}

/** Whether a busy call has no other one before it in its cycle. */
function isFirstBusy(events: TicketEvent[], index: number): boolean {
  const day = moscowDate(events[index]!.at);
  for (let i = index - 1; i >= 0; i--) {
    const event = events[i]!;
    if (event.type === 'clientMessage' || isAnswered(event)) return true;
    if (event.type === 'call' && moscowDate(event.at) !== day) return true;
    if (isBusy(event)) return false;
  }
  return true;
}

function callback(events: TicketEvent[]): Span | undefined {
  const start = events.findLastIndex((event, index) => isBusy(event) && isFirstBusy(events, index));
  if (start < 0) return undefined;
  const stop = after(events, start, is('call', 'closed'));
  const by = stop === null ? undefined : events[stop]!;
  return { start, stop, why: by && (by.type === 'closed' ? 'closed' : isAnswered(by) ? 'reached' : 'calledBack') };
}

function todo(events: TicketEvent[]): string[] {
  const cleared = events.findLastIndex((event) => event.type === 'staffPublic' || isAnswered(event));
  const owed = new Set<string>();
  events.forEach((event, index) => {
    if (index <= cleared || event.type !== 'call') return;
    if (event.result === 'noAnswer' || event.result === 'off') owed.add(`write:${event.result}`);
    if (event.result === 'busy' && !isFirstBusy(events, index)) owed.add('write:busy');
  });
  return [...owed];
}

const ENDS = new Map<TicketEvent['type'], string>([
  ['consultReacted', 'reacted'],
  ['consultAnswered', 'reacted'],
  ['teamPhoned', 'teamPhoned'],
  ['joinedIncident', 'absorbedByIncident'],
  ['closed', 'closed'],
]);

/** A wait is a stretch of events after each of which the ticket is critical and a question is open. */
function consultCritical(events: TicketEvent[]): Span | undefined {
  const waits = events.map((_, index) => {
    const before = events.slice(0, index + 1);
    const mark = before.findLast(is('critical', 'notCritical'));
    const asked = before.findLastIndex(is('consultAsked'));
    const ended = before.findLastIndex(({ type }) => ENDS.has(type));
    return mark?.type === 'critical' && asked > ended;
  });
  let newest: Span | undefined;
  waits.forEach((waiting, start) => {
    if (!waiting || waits[start - 1]) return;
    const stop = waits.indexOf(false, start);
    if (stop < 0) newest = { start, stop: null };
    else if (events[stop]!.type !== 'notCritical') newest = { start, stop, why: ENDS.get(events[stop]!.type) };
  });
  return newest;
}
