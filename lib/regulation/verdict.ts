/** What the rules say of a ticket: the shapes that the rest of the product shows. */
import type { TicketEvent } from './events.ts';
import type { ClockId } from './rules.ts';

/** `waiting`, `callNow` and `ended` are the states of the consult clocks; the others use the first four. */
export type ClockStatus = 'running' | 'breached' | 'met' | 'metLate' | 'waiting' | 'callNow' | 'ended';

/** What stopped a clock (rules.md, «Clocks»). */
export type StopReason =
  | 'reply'
  | 'call'
  | 'noReplyNeeded'
  | 'relayed'
  | 'calledBack'
  | 'reached'
  | 'reacted'
  | 'teamPhoned'
  | 'absorbedByIncident'
  | 'closed';

/** The newest instance of one clock. Moments are ms. */
export interface ClockVerdict {
  startedAt: number;
  deadline: number;
  status: ClockStatus;
  stoppedAt?: number;
  why?: StopReason;
  /** True when the start is an estimate from the list («оценка»). */
  estimated?: boolean;
}

/** A duty to write into the ticket (R19, R20) or to call (R13a). */
export type Duty =
  | { kind: 'write'; reason: 'busy' | 'noAnswer' | 'off'; since: number }
  | { kind: 'call'; until: number; since: number };

/** One line of «почему столько»: an event, and whether it counts for the clock in question. */
export interface Explanation {
  event: TicketEvent;
  counts: boolean;
  /** Russian, one clause: «запускает срок», «скрытый комментарий сроку не мешает». */
  reason: string;
}

/** All that the clocks and calls say of one ticket at one moment. */
export interface TicketVerdict {
  clocks: Partial<Record<ClockId, ClockVerdict>>;
  duties: Duty[];
}
