/** The clocks of one ticket (R01, R13d, R19, R26; rules.md, «Clocks»): facts and the present moment in, verdicts out. */
import { MINUTE_MS } from '../text/moscow.ts';
import { type CallCycle, type CallHours, judgeCall, type WriteReason } from './calls.ts';
import type { CallResult, TicketEvent } from './events.ts';
import { type WorkTime, workDeadline } from './hours.ts';
import { CLOCK_IDS, type ClockId, type ClockRules } from './rules.ts';
import type { ClockVerdict, Duty, StopReason, TicketVerdict } from './verdict.ts';

export interface JudgeOptions {
  /** The hours the client named for calls; absent or null: any time. */
  callHours?: CallHours | null;
  /** When the clocks of R01 and R13d run; absent: around the clock. */
  work?: WorkTime;
}

/** The regulation names no hours for its thirty minutes: leads may (clauses.md, «Where the text is unclear»). */
const WITHIN_HOURS: ReadonlySet<ClockId> = new Set(['firstResponse', 'nextReply', 'relayAnswer']);

/** One instance of a clock, before it is looked at from a moment. */
type Run = Omit<ClockVerdict, 'status'>;

/** All that events leave behind. */
export interface ClockState {
  runs: Partial<Record<ClockId, Run>>;
  duties: Duty[];
  created: boolean;
  critical: boolean;
  /** Somebody waits for the 2nd line's reaction in this ticket. */
  consultPending: boolean;
  /** What `consultCritical` showed before its present instance, which un-marking withdraws. */
  consultBefore: Run | undefined;
  cycle: CallCycle | null;
}

/**
 * Judges a ticket at a moment. Events may come in any order: their time decides, and for the same moment the order given.
 * Events later than `now` don't count yet.
 *
 * Where the rules leave room: a client's message starts `nextReply` whenever no reply clock runs, so after a closing without
 * an answer and after «не требует ответа» too; of several answers of the 2nd line the oldest not yet passed on counts; a
 * ticket that is no longer critical has no `consultCritical` (its running instance is withdrawn, an earlier one stays).
 */
export function judgeTicket(
  events: readonly TicketEvent[],
  rules: ClockRules,
  now: number,
  options: JudgeOptions = {},
): TicketVerdict {
  const state = newClockState();
  for (const event of chronological(events, now)) applyEvent(state, event, rules, options);
  const clocks: TicketVerdict['clocks'] = {};
  for (const id of CLOCK_IDS) {
    const run = state.runs[id];
    if (run) clocks[id] = withStatus(id, run, now);
  }
  return { clocks, duties: state.duties };
}

/** The same verdict seen from a later moment (ms), without reading the events again: for ticks. */
export function refresh(verdict: TicketVerdict, now: number): TicketVerdict {
  const clocks: TicketVerdict['clocks'] = {};
  for (const id of CLOCK_IDS) {
    const clock = verdict.clocks[id];
    if (clock) clocks[id] = isOver(clock) ? clock : withStatus(id, clock, now);
  }
  return { clocks, duties: verdict.duties };
}

/** True when nothing is to be done any more: met in time or late, or the wait has ended. */
export function isOver(clock: ClockVerdict): boolean {
  return clock.stoppedAt !== undefined;
}

/** True when the limit is over and nobody has done it: breached, or «пора звонить». */
export function isBurning(clock: ClockVerdict): boolean {
  return clock.status === 'breached' || clock.status === 'callNow';
}

/** The clock that the badge shows: burning ones first, the oldest of them, then the nearest deadline; null when none runs. */
export function mostUrgent(verdict: TicketVerdict): { id: ClockId; clock: ClockVerdict } | null {
  let urgent: { id: ClockId; clock: ClockVerdict } | null = null;
  for (const id of CLOCK_IDS) {
    const clock = verdict.clocks[id];
    if (clock && !isOver(clock) && (!urgent || compareUrgency(clock, urgent.clock) < 0)) urgent = { id, clock };
  }
  return urgent;
}

/** Orders running clocks by urgency, for sorting tickets: negative when `a` is more urgent. */
export function compareUrgency(a: ClockVerdict, b: ClockVerdict): number {
  return Number(isBurning(b)) - Number(isBurning(a)) || a.deadline - b.deadline;
}

/** Events up to `now` by time; the order given decides between events of the same moment. */
export function chronological(events: readonly TicketEvent[], now: number): TicketEvent[] {
  return events.filter((event) => event.at <= now).sort((a, b) => a.at - b.at);
}

export function newClockState(): ClockState {
  return {
    runs: {},
    duties: [],
    created: false,
    critical: false,
    consultPending: false,
    consultBefore: undefined,
    cycle: null,
  };
}

/** Advances the state by one event, in place. */
export function applyEvent(state: ClockState, event: TicketEvent, rules: ClockRules, options: JudgeOptions): void {
  switch (event.type) {
    case 'created':
      if (!state.created && event.by === 'client') start(state, 'firstResponse', event, rules, options);
      state.created = true;
      return;
    case 'clientMessage':
      state.cycle = null;
      if (!runs(state, 'firstResponse')) start(state, 'nextReply', event, rules, options);
      return;
    case 'staffPublic':
      stopReplies(state, event.at, 'reply');
      stop(state, 'relayAnswer', event.at, 'relayed');
      state.duties = [];
      return;
    case 'clientToldByPhone':
      stopReplies(state, event.at, 'call');
      stop(state, 'relayAnswer', event.at, 'relayed');
      state.duties = state.duties.filter((duty) => duty.kind !== 'call');
      return;
    case 'call':
      applyCall(state, event, rules, options);
      return;
    case 'callbackPromised':
      state.duties = state.duties.filter((duty) => duty.kind !== 'call');
      state.duties.push({ kind: 'call', until: event.until, since: event.at });
      return;
    case 'noReplyNeeded':
      stop(state, 'nextReply', event.at, 'noReplyNeeded');
      return;
    case 'closed':
      stopReplies(state, event.at, 'closed');
      stop(state, 'relayAnswer', event.at, 'closed');
      stop(state, 'callback', event.at, 'closed');
      endConsult(state, event.at, 'closed');
      return;
    case 'critical':
      state.critical = true;
      if (state.consultPending) startConsult(state, event, rules, options);
      return;
    case 'notCritical':
      state.critical = false;
      if (runs(state, 'consultCritical')) state.runs.consultCritical = state.consultBefore;
      return;
    case 'consultAsked':
      state.consultPending = true;
      if (state.critical) startConsult(state, event, rules, options);
      return;
    case 'consultReacted':
      endConsult(state, event.at, 'reacted');
      return;
    case 'consultAnswered':
      endConsult(state, event.at, 'reacted');
      start(state, 'relayAnswer', event, rules, options);
      return;
    case 'teamPhoned':
      endConsult(state, event.at, 'teamPhoned');
      return;
    case 'joinedIncident':
      endConsult(state, event.at, 'absorbedByIncident');
      return;
    case 'staffHidden':
    case 'statusChanged':
    case 'assigneeChanged':
      return;
  }
}

function applyCall(
  state: ClockState,
  event: TicketEvent & { result: CallResult },
  rules: ClockRules,
  options: JudgeOptions,
): void {
  const { at, result } = event;
  const limit = rules.callback.limitMinutes * MINUTE_MS;
  const outcome = judgeCall(state.cycle, result, at, limit, options.callHours ?? null);
  state.cycle = outcome.cycle;
  stop(state, 'callback', at, result === 'answered' ? 'reached' : 'calledBack');
  if (result === 'answered') {
    stopReplies(state, at, 'call');
    state.duties = [];
  }
  if (outcome.callAgainBy !== null) start(state, 'callback', event, rules, options, outcome.callAgainBy);
  if (outcome.write) owe(state, outcome.write, at);
}

function owe(state: ClockState, reason: WriteReason, since: number): void {
  const owed = state.duties.some((duty) => duty.kind === 'write' && duty.reason === reason);
  if (!owed) state.duties.push({ kind: 'write', reason, since });
}

function startConsult(state: ClockState, event: TicketEvent, rules: ClockRules, options: JudgeOptions): void {
  if (runs(state, 'consultCritical')) return;
  state.consultBefore = state.runs.consultCritical;
  start(state, 'consultCritical', event, rules, options);
}

function endConsult(state: ClockState, at: number, why: StopReason): void {
  state.consultPending = false;
  stop(state, 'consultCritical', at, why);
}

function stopReplies(state: ClockState, at: number, why: StopReason): void {
  stop(state, 'firstResponse', at, why);
  stop(state, 'nextReply', at, why);
}

function runs(state: ClockState, id: ClockId): boolean {
  const run = state.runs[id];
  return run !== undefined && run.stoppedAt === undefined;
}

/** Starts a new instance, unless one runs: the oldest unanswered counts. */
function start(
  state: ClockState,
  id: ClockId,
  event: TicketEvent,
  rules: ClockRules,
  options: JudgeOptions,
  deadline?: number,
): void {
  if (runs(state, id)) return;
  const startedAt = event.at;
  const limit = rules[id].limitMinutes * MINUTE_MS;
  const end = options.work && WITHIN_HOURS.has(id) ? workDeadline(startedAt, limit, options.work) : startedAt + limit;
  state.runs[id] = { startedAt, deadline: deadline ?? end };
  if (event.source === 'estimate') state.runs[id].estimated = true;
}

function stop(state: ClockState, id: ClockId, at: number, why: StopReason): void {
  const run = state.runs[id];
  if (run && run.stoppedAt === undefined) state.runs[id] = { ...run, stoppedAt: at, why };
}

/** «в течение N минут»: met at the deadline itself, breached after it. «более N минут»: the call is due at the deadline. */
function withStatus(id: ClockId, run: Run, now: number): ClockVerdict {
  if (id === 'consultCritical' || id === 'consultIncident') {
    if (run.stoppedAt !== undefined) return { ...run, status: 'ended' };
    return { ...run, status: now >= run.deadline ? 'callNow' : 'waiting' };
  }
  if (run.stoppedAt !== undefined) return { ...run, status: run.stoppedAt <= run.deadline ? 'met' : 'metLate' };
  return { ...run, status: now > run.deadline ? 'breached' : 'running' };
}
