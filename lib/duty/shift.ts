/** The shift: handovers that were given and taken over, and the facts of the report (R01, R03, R04). */
import { PersonError } from '../errors.ts';
import { eventsOfTickets } from '../journal/events.ts';
import type { Journal } from '../journal/open.ts';
import type { Handover } from '../messages.ts';
import { arrangeBoard, boardItems } from '../regulation/board.ts';
import { consultRuns, reportShift, type ShiftReport, type Skipped } from '../regulation/shift.ts';
import { DAY_MS } from '../text/moscow.ts';
import { loadBoard } from './board.ts';
import { APPEAL_LIFE_MS } from './incident-facts.ts';
import { type Context, judge } from './judging.ts';
import { SEEN_STEP_MS } from './list.ts';

const KEY = 'handovers';

/** The newest first. */
export async function loadHandovers(journal: Journal): Promise<Handover[]> {
  return ((await journal.get('state', KEY)) ?? []) as Handover[];
}

/** Notes that the shift is handed over with everything that is open now. */
export async function handOver(journal: Journal, context: Context): Promise<Handover> {
  const { now, settings } = context;
  const items = boardItems(arrangeBoard((await loadBoard(journal, context)).tickets, now));
  const tickets = [...new Set(items.map(({ ticket }) => ticket.ticketId))];
  const given: Handover = { at: now, open: items.length, tickets, confirmed: null };
  const kept = (known: Handover[]) => known.filter(({ at }) => at >= now - settings.retentionDays * DAY_MS);
  await changeHandovers(journal, (known) => [given, ...kept(known)]);
  return given;
}

/** The next operator takes over what was handed over at that moment (ms); the first to do so is kept. */
export async function confirmHandover(journal: Journal, at: number, by: string, { now }: Context): Promise<Handover> {
  const handovers = await changeHandovers(journal, (known) =>
    known.map((one) => (one.at === at ? { ...one, confirmed: one.confirmed ?? { at: now, by } } : one)),
  );
  const confirmed = handovers.find((one) => one.at === at);
  if (!confirmed) throw new PersonError('Такой передачи смены в журнале нет. Передайте смену ещё раз.');
  return confirmed;
}

/** What came of the clocks of all tickets that were seen from `from` to `to` (ms). */
export async function loadShiftReport(
  journal: Journal,
  { from, to }: { from: number; to: number },
  context: Context,
): Promise<ShiftReport> {
  const recent = await journal.getAllFromIndex('tickets', 'seenAt', IDBKeyRange.lowerBound(from - SEEN_STEP_MS));
  const read = recent.filter(({ thread }) => thread.length > 0);
  const eventsOf = await eventsOfTickets(
    journal,
    read.map(({ ticketId }) => ticketId),
  );
  const tickets = read.map((record) => {
    const { events } = judge(record, eventsOf(record.ticketId), context);
    return { ticketId: record.ticketId, events, callHours: record.call };
  });
  const postponed = (await journal.getAll('deadlines')).flatMap(({ ticketId, firedAt, reason }): Skipped[] =>
    reason === null || firedAt === null
      ? []
      : [{ ticketId: ticketId ?? 'сбой', at: firedAt, reason: `напоминание отложено: ${reason}` }],
  );
  const until = Math.min(to, context.now);
  const { clocks } = context.settings;
  const told = await journal.getAllFromIndex('incidents', 'at', IDBKeyRange.bound(from - APPEAL_LIFE_MS, until));
  const inputs = told.flatMap(({ entry }) => ('input' in entry ? [entry.input] : []));
  const consults = consultRuns(inputs, clocks.consultIncident.limitMinutes, until);
  return reportShift(tickets, clocks, from, until, recent.length, postponed, consults);
}

async function changeHandovers(journal: Journal, change: (known: Handover[]) => Handover[]): Promise<Handover[]> {
  const tx = journal.transaction('state', 'readwrite', { durability: 'strict' });
  const changed = change(((await tx.store.get(KEY)) ?? []) as Handover[]);
  await tx.store.put(changed, KEY);
  await tx.done;
  return changed;
}
