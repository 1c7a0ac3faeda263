/** Calls to the client: one cycle of attempts, and what each attempt leaves to be done (R13a, R19, R20). */
import { addDays, moscowDate, moscowMidnight } from '../text/moscow.ts';
import type { CallResult } from './events.ts';
import type { Duty } from './verdict.ts';

/**
 * The hours the client named for calls (R16), Moscow time: `HH:MM`, null for an open side; `date` is the ISO day named, or
 * null for any day. The same value twice names a moment, which opens the hours and closes nothing.
 */
export interface CallHours {
  from: string | null;
  to: string | null;
  date: string | null;
}

/** The attempts since the cycle began; `day` is their Moscow date. */
export interface CallCycle {
  day: string;
  wasBusy: boolean;
}

export type WriteReason = Extract<Duty, { kind: 'write' }>['reason'];

/** What an attempt leads to: the cycle as it stands then, a wait until `callAgainBy` (ms), or the duty to write. */
export interface CallOutcome {
  cycle: CallCycle | null;
  callAgainBy: number | null;
  write: WriteReason | null;
}

/**
 * Judges one call. The first `busy` of a cycle waits (R19), a second one is written to the client, `noAnswer` and `off` are
 * written at once (R20), also after a `busy`; `answered` ends the cycle. A cycle of another Moscow day is over.
 *
 * Where the rules leave room: `busy` after an unsuccessful call that was not `busy` still waits, as R19 says to the letter;
 * the duty from R20 stands beside it.
 */
export function judgeCall(
  previous: CallCycle | null,
  result: CallResult,
  at: number,
  limitMs: number,
  hours: CallHours | null,
): CallOutcome {
  if (result === 'answered') return { cycle: null, callAgainBy: null, write: null };
  const day = moscowDate(at);
  const wasBusy = previous?.day === day && previous.wasBusy;
  if (result !== 'busy') return { cycle: { day, wasBusy }, callAgainBy: null, write: result };
  const callAgainBy = wasBusy ? null : callAgainDeadline(at, limitMs, hours);
  return { cycle: { day, wasBusy: true }, callAgainBy, write: callAgainBy === null ? 'busy' : null };
}

/**
 * When the next attempt is due (ms) after a busy call: the limit, moved into the hours the client named. They open later:
 * the limit counts from their opening, and ends with them. They close before it: null, the client is written to instead
 * (clauses.md, «R16 against R19»). A named day that is past says nothing.
 */
export function callAgainDeadline(at: number, limitMs: number, hours: CallHours | null): number | null {
  const due = at + limitMs;
  const today = moscowDate(at);
  if (!hours || (hours.date !== null && hours.date < today)) return due;
  const { opens, closes } = openHours(hours, hours.date ?? today);
  if (due > closes) return null;
  return due >= opens ? due : Math.min(opens + limitMs, closes);
}

/** The hours on one day (ISO), as moments (ms); an open side ends with the day. */
function openHours({ from, to }: CallHours, day: string): { opens: number; closes: number } {
  const nextDay = addDays(day, 1);
  const opens = from === null ? moscowMidnight(day) : clockOn(day, from);
  if (to === from) return { opens, closes: Number.POSITIVE_INFINITY };
  if (to === null) return { opens, closes: moscowMidnight(nextDay) };
  const closes = clockOn(day, to);
  return { opens, closes: closes < opens ? clockOn(nextDay, to) : closes };
}

function clockOn(day: string, clock: string): number {
  return Date.parse(`${day}T${clock}:00+03:00`);
}

/** The duty's name in records and in `replay`: `write:busy`; null for a promised call, which is nothing to write. */
export function dutyName(duty: Duty): string | null {
  return duty.kind === 'write' ? `write:${duty.reason}` : null;
}
