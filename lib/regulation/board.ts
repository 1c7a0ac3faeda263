/** The duty board: every open obligation, arranged by urgency (R03, R26; design.md, «дежурная доска»). */
import type { CallTime } from '../text/call-times.ts';
import { canCallNow } from '../text/call-times.ts';
import { refresh } from './clocks.ts';
import type { IncidentView } from './incidents.ts';
import type { Mark } from './marks.ts';
import type { ClockId } from './rules.ts';
import type { ClockVerdict, Duty, TicketVerdict } from './verdict.ts';

/** A ticket as the board needs it. `label`, `phone` and `title` are null once they are no longer kept. */
export interface BoardTicket {
  ticketId: string;
  url: string;
  /** Contract or login. */
  label: string | null;
  title: string | null;
  phone: string | null;
  call: CallTime | null;
  critical: boolean;
  inIncident: boolean;
  closed: boolean;
  verdict: TicketVerdict;
  /** Since when (ms) the 2nd line's answer is waited for; null when it isn't. */
  consultSince: number | null;
  /** What this operator has marked today, the newest first. */
  marks: Mark[];
}

/** Whether all tickets are being watched (design.md, «Polling»). */
export interface Watching {
  state: 'on' | 'noTab' | 'loggedOut' | 'failing';
  /** Moment (ms) of the last successful reading; null when there was none. */
  lastReadAt: number | null;
  /** Requests made today. */
  requests: number;
}

/** One line of the board. */
export interface BoardItem {
  ticket: BoardTicket;
  /** What the line is about. */
  matter:
    | { kind: 'clock'; id: ClockId; clock: ClockVerdict }
    | { kind: 'duty'; duty: Duty }
    /** The 2nd line's answer, where no clock runs for it (R13c). */
    | { kind: 'consult'; since: number };
  /** Moment (ms) that the line is ordered by: the deadline, or since when the duty or the answer is waited for. */
  dueAt: number;
  /** For calls: whether the client may be called now, by the hours that the client named (R16). */
  callable: { now: boolean; opensAt?: number } | null;
}

export interface Board {
  burning: BoardItem[];
  callbacks: BoardItem[];
  waits: BoardItem[];
  duties: BoardItem[];
  running: BoardItem[];
}

/** What background and board exchange: the facts of the board at `now` (corrected, ms). */
export interface BoardFacts {
  now: number;
  tickets: BoardTicket[];
  incident: IncidentView | null;
  /** Whether there is an incident, was one today, or the report of one is still kept. */
  incidentKnown: boolean;
  watching: Watching;
  today: { appeals: number; answered: number; late: number; calls: number };
}

const RUNNING = new Set(['running', 'breached', 'waiting', 'callNow']);

/** Minutes before a deadline at which a line moves up to «Горит». */
const BURNING_MS = 10 * 60_000;

/**
 * Arranges the open matters of all tickets at `now` (ms). A ticket may stand on several lines, a matter on one:
 * breached or nearly due first of all, then calls to make, waits for the 2nd line, duties to write, the rest.
 * Critical tickets lead each part (R26), then the earliest.
 */
export function arrangeBoard(tickets: readonly BoardTicket[], now: number): Board {
  const board: Board = { burning: [], callbacks: [], waits: [], duties: [], running: [] };
  for (const ticket of tickets) {
    const { clocks, duties } = refresh(ticket.verdict, now);
    for (const [id, clock] of Object.entries(clocks) as [ClockId, ClockVerdict][]) {
      if (!RUNNING.has(clock.status)) continue;
      const item: BoardItem = {
        ticket,
        matter: { kind: 'clock', id, clock },
        dueAt: clock.deadline,
        callable: id === 'callback' ? callable(ticket, now) : null,
      };
      partOfClock(board, id, clock, now).push(item);
    }
    for (const duty of duties) {
      const dueAt = duty.kind === 'call' ? duty.until : duty.since;
      const item: BoardItem = {
        ticket,
        matter: { kind: 'duty', duty },
        dueAt,
        callable: duty.kind === 'call' ? callable(ticket, now) : null,
      };
      if (duty.kind === 'call') (dueAt <= now ? board.burning : board.callbacks).push(item);
      else board.duties.push(item);
    }
    const { consultSince } = ticket;
    if (consultSince !== null && !waitsByClock(clocks)) {
      const matter = { kind: 'consult', since: consultSince } as const;
      board.waits.push({ ticket, matter, dueAt: consultSince, callable: null });
    }
  }
  for (const part of Object.values(board)) part.sort(byUrgency);
  return board;
}

/** Hours for calls open and close: looked at this often (ms). */
const CALLS_MS = 30_000;

/** Until when (ms) the board that was arranged at `now` stays as it is, but for the running minutes. */
export function boardHoldsUntil(tickets: readonly BoardTicket[], now: number): number {
  let until = now + CALLS_MS;
  for (const { verdict } of tickets) {
    const moments = Object.values(verdict.clocks).flatMap((clock) =>
      RUNNING.has(clock.status) ? [clock.deadline - BURNING_MS, clock.deadline, clock.deadline + 1] : [],
    );
    for (const duty of verdict.duties) if (duty.kind === 'call') moments.push(duty.until);
    for (const moment of moments) if (moment > now && moment < until) until = moment;
  }
  return until;
}

/** All lines of the board, in its order. */
export function boardItems(board: Board): BoardItem[] {
  return [...board.burning, ...board.callbacks, ...board.waits, ...board.duties, ...board.running];
}

function partOfClock(board: Board, id: ClockId, clock: ClockVerdict, now: number): BoardItem[] {
  if (clock.status === 'breached' || clock.status === 'callNow') return board.burning;
  if (id === 'consultCritical' || id === 'consultIncident') return board.waits;
  if (clock.deadline - now <= BURNING_MS) return board.burning;
  return id === 'callback' ? board.callbacks : board.running;
}

function waitsByClock({ consultCritical }: TicketVerdict['clocks']): boolean {
  return consultCritical !== undefined && RUNNING.has(consultCritical.status);
}

/** What tells a line from all others: the same matter keeps it while time passes. */
export function itemKey({ ticket, matter }: BoardItem): string {
  const what =
    matter.kind === 'clock'
      ? matter.id
      : matter.kind === 'duty'
        ? `${matter.duty.kind}${matter.duty.since}`
        : 'consult';
  return `${ticket.ticketId} ${what}`;
}

function callable(ticket: BoardTicket, now: number): BoardItem['callable'] {
  return ticket.call ? canCallNow(ticket.call, now) : { now: true };
}

function byUrgency(a: BoardItem, b: BoardItem): number {
  return Number(b.ticket.critical) - Number(a.ticket.critical) || a.dueAt - b.dueAt;
}
