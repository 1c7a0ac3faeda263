/** The shift: what is handed over to the next operator, and what came of the clocks (R01, R03, R04). */
import { MINUTE_MS, moscowDate, moscowDayTime, moscowTime } from '../text/moscow.ts';
import { type Board, type BoardItem, boardItems } from './board.ts';
import type { CallHours } from './calls.ts';
import { applyEvent, chronological, type JudgeOptions, newClockState } from './clocks.ts';
import type { CallResult, TicketEvent } from './events.ts';
import type { IncidentInput } from './incidents.ts';
import { CLOCK_IDS, type ClockId, type ClockRules } from './rules.ts';
import type { StopReason } from './verdict.ts';

/** How one clock did over a shift; every instance counts, not only the newest. */
export interface ClockTally {
  inTime: number;
  late: number;
  /** Past its deadline and still running at the end of the shift. */
  breached: number;
  running: number;
  /** Mean of how late the late ones were, minutes; null when none was. */
  meanLateMinutes: number | null;
}

/** One thing that was left out, and the reason that the operator gave. */
export interface Skipped {
  ticketId: string;
  at: number;
  reason: string;
}

export interface ShiftReport {
  from: number;
  to: number;
  clocks: Record<ClockId, ClockTally>;
  calls: Record<CallResult, number>;
  skipped: Skipped[];
  /** Tickets whose events are in the journal, of all that the list showed: the report speaks of these only. */
  seenTickets: number;
  listedTickets: number;
}

interface Run {
  id: ClockId;
  startedAt: number;
  deadline: number;
  stoppedAt?: number;
  why?: StopReason;
}

/** A ticket's facts; `callHours` are those that the client named. */
export interface ShiftTicket {
  ticketId: string;
  events: readonly TicketEvent[];
  callHours?: CallHours | null;
}

/**
 * Counts what happened from `from` to `to` (ms, both included) in tickets of the journal. A clock belongs to the shift that its
 * stop falls into, or that it runs in. `postponed` are reminders that were put off, with the reason; `consults` the waits for the 2nd
 * line that incidents had.
 */
export function reportShift(
  tickets: readonly ShiftTicket[],
  rules: ClockRules,
  from: number,
  to: number,
  listedTickets: number,
  postponed: readonly Skipped[] = [],
  consults: readonly Run[] = [],
): ShiftReport {
  const isOfShift = ({ at }: { at: number }) => at >= from && at <= to;
  const report: ShiftReport = {
    from,
    to,
    clocks: Object.fromEntries(CLOCK_IDS.map((id) => [id, emptyTally()])) as Record<ClockId, ClockTally>,
    calls: { answered: 0, busy: 0, noAnswer: 0, off: 0 },
    skipped: postponed.filter(isOfShift),
    seenTickets: tickets.length,
    listedTickets: Math.max(listedTickets, tickets.length),
  };
  const lateBy = new Map<ClockId, number[]>();
  for (const { ticketId, events, callHours } of tickets) {
    for (const run of clockRuns(events, rules, to, { callHours })) tally(report, lateBy, run);
    for (const event of events.filter(isOfShift)) {
      if (event.type === 'call') report.calls[event.result] += 1;
      if (event.type === 'fieldsSkipped') report.skipped.push({ ticketId, at: event.at, reason: event.reason });
      if (event.type === 'noReplyNeeded') report.skipped.push({ ticketId, at: event.at, reason: event.reason ?? '' });
    }
  }
  for (const run of consults.filter(({ startedAt }) => startedAt <= to)) tally(report, lateBy, run);
  report.skipped.sort((a, b) => a.at - b.at);
  for (const [id, values] of lateBy) {
    report.clocks[id].meanLateMinutes = Math.round(values.reduce((sum, ms) => sum + ms, 0) / values.length / MINUTE_MS);
  }
  return report;
}

const ENDS_CONSULT: ReadonlySet<IncidentInput['type']> = new Set([
  'consultReacted',
  'teamPhoned',
  'fixed',
  'dismissed',
]);

/** The waits for the 2nd line in incidents (R29), by what the detector was told up to `now`; `limitMinutes` is how long it may be silent. */
export function consultRuns(inputs: readonly IncidentInput[], limitMinutes: number, now: number): Run[] {
  const runs: Run[] = [];
  let open: Run | null = null;
  for (const { type, at } of inputs.filter((input) => input.at <= now).toSorted((a, b) => a.at - b.at)) {
    if (type === 'consultAsked' && open === null) {
      open = { id: 'consultIncident', startedAt: at, deadline: at + limitMinutes * MINUTE_MS };
      runs.push(open);
    } else if (open !== null && ENDS_CONSULT.has(type)) {
      open.stoppedAt = at;
      open = null;
    }
  }
  return runs;
}

/** Every instance that the clocks of a ticket have had by `now`, in the order of their ends. */
export function clockRuns(
  events: readonly TicketEvent[],
  rules: ClockRules,
  now: number,
  options: JudgeOptions = {},
): Run[] {
  const state = newClockState();
  const ended: Run[] = [];
  for (const event of chronological(events, now)) {
    const before = state.runs;
    state.runs = { ...before };
    applyEvent(state, event, rules, options);
    for (const id of CLOCK_IDS) {
      const run = state.runs[id];
      if (run?.stoppedAt !== undefined && run !== before[id]) ended.push({ id, ...run });
    }
  }
  const open = CLOCK_IDS.flatMap((id) => {
    const run = state.runs[id];
    return run && run.stoppedAt === undefined ? [{ id, ...run }] : [];
  });
  return [...ended, ...open];
}

function emptyTally(): ClockTally {
  return { inTime: 0, late: 0, breached: 0, running: 0, meanLateMinutes: null };
}

function tally(report: ShiftReport, lateBy: Map<ClockId, number[]>, run: Run): void {
  const counts = report.clocks[run.id];
  const { stoppedAt, deadline } = run;
  if (stoppedAt === undefined) {
    if (deadline < report.to) counts.breached += 1;
    else counts.running += 1;
    return;
  }
  if (stoppedAt < report.from) return;
  if (stoppedAt <= deadline) {
    counts.inTime += 1;
    return;
  }
  counts.late += 1;
  lateBy.set(run.id, [...(lateBy.get(run.id) ?? []), stoppedAt - deadline]);
}

/** The words that the handover's lines are made of: titles of clocks and duties belong to what people see. */
export interface HandoverWords {
  matter(item: BoardItem): string;
  part(key: keyof Board): string;
}

/**
 * The handover as text, from everything that is still open at `now` (ms): one line for each matter, by urgency. Says so when
 * nothing is open.
 */
export function handoverText(board: Board, now: number, words: HandoverWords): string {
  const parts = (Object.keys(board) as (keyof Board)[])
    .filter((key) => board[key].length > 0)
    .map((key) =>
      [`${words.part(key)}:`, ...board[key].map((item) => `— ${handoverLine(item, now, words)}`)].join('\n'),
    );
  const head = `Передача смены, ${moscowTime(now)} МСК. Открыто: ${boardItems(board).length}.`;
  return parts.length > 0 ? [head, ...parts].join('\n\n') : `${head} Передавать нечего.`;
}

function handoverLine(item: BoardItem, now: number, words: HandoverWords): string {
  const { ticket, dueAt } = item;
  const name = [`№ ${ticket.ticketId}`, ticket.label, ticket.critical ? 'критическая' : null]
    .filter(Boolean)
    .join(', ');
  const moment = moscowDate(dueAt) === moscowDate(now) ? moscowTime(dueAt) : moscowDayTime(dueAt);
  const when = dueAt < now ? `с ${moment}` : `до ${moment}`;
  return `${name}: ${words.matter(item)}, ${when}. ${ticket.url}`;
}

/** The report as CSV for a Russian spreadsheet: `;`, CRLF, a byte-order mark; cells that could be formulas are disarmed. */
export function reportCsv(report: ShiftReport, titles: Record<ClockId, string>): string {
  const rows: (string | number)[][] = [
    ['Срок', 'Вовремя', 'С опозданием', 'Просрочено', 'Идёт', 'Среднее опоздание, мин'],
    ...CLOCK_IDS.map((id) => {
      const { inTime, late, breached, running, meanLateMinutes } = report.clocks[id];
      return [titles[id], inTime, late, breached, running, meanLateMinutes ?? ''];
    }),
    [],
    ['Звонки', 'Дозвонились', 'Занято', 'Не ответил', 'Выключен'],
    ['', report.calls.answered, report.calls.busy, report.calls.noAnswer, report.calls.off],
    [],
    ['Без ответа', 'Время', 'Причина'],
    ...report.skipped.map(({ ticketId, at, reason }) => [ticketId, moscowTime(at), reason]),
    [],
    ['Заявок в журнале', report.seenTickets, 'из показанных списком', report.listedTickets],
  ];
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`;
}

/** A cell by RFC 4180; what a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvCell(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
