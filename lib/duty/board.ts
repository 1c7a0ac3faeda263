/** The facts of the duty board, from the journal. */
import { eventsOfTickets } from '../journal/events.ts';
import type { Journal } from '../journal/open.ts';
import type { TicketRecord } from '../journal/schema.ts';
import type { BoardFacts, BoardTicket } from '../regulation/board.ts';
import { consultWaitsSince, marksSince } from '../regulation/marks.ts';
import { moscowDate, moscowMidnight } from '../text/moscow.ts';
import { labelOf } from './identity.ts';
import { loadIncident, ticketsOf } from './incident.ts';
import { loadHistory } from './incident-history.ts';
import { type Context, criticalDecision, type Judged, judge } from './judging.ts';
import { SEEN_STEP_MS } from './list.ts';
import { loadTitles, sessionOf } from './session.ts';
import { loadWatching } from './watching.ts';

export async function loadBoard(journal: Journal, context: Context): Promise<BoardFacts> {
  const { now } = context;
  const midnight = moscowMidnight(moscowDate(now));
  const [incident, incidents, open, recent] = await Promise.all([
    loadIncident(journal, context),
    journal.getAllFromIndex('incidents', 'at', IDBKeyRange.lowerBound(midnight)),
    journal.getAllFromIndex('tickets', 'open', 1),
    journal.getAllFromIndex('tickets', 'seenAt', IDBKeyRange.lowerBound(midnight - SEEN_STEP_MS)),
  ]);
  const history = await loadHistory(journal.transaction('state').store, context, null);
  const judged = await judgeAll(journal, [...open, ...recent.filter((record) => record.open === 0)], context);
  const titles = await loadTitles(
    open.map(({ ticketId }) => ticketId),
    sessionOf(context),
  );
  const members = ticketsOf(incident);
  return {
    now,
    tickets: judged.slice(0, open.length).map((ticket) => asBoardTicket(ticket, titles, members, midnight)),
    incident,
    incidentKnown:
      incident !== null ||
      history.length > 0 ||
      incidents.some(({ entry }) => 'output' in entry && entry.output.event === 'open'),
    watching: await loadWatching(now),
    today: countToday(judged, midnight, now),
  };
}

async function judgeAll(journal: Journal, records: readonly TicketRecord[], context: Context): Promise<Judged[]> {
  const eventsOf = await eventsOfTickets(
    journal,
    records.map(({ ticketId }) => ticketId),
  );
  return records.map((record) => judge(record, eventsOf(record.ticketId), context));
}

function asBoardTicket(
  { record, events, verdict }: Judged,
  titles: Map<string, string>,
  members: Set<string>,
  midnight: number,
): BoardTicket {
  const { ticketId, url, contact, call, closed, criteria } = record;
  return {
    ticketId,
    url,
    label: contact?.contract || contact?.login ? labelOf(ticketId, contact) : null,
    title: titles.get(ticketId) ?? null,
    phone: contact?.phone ?? null,
    call,
    critical: criticalDecision(events) ?? (criteria.length > 0 && !closed),
    inIncident: members.has(ticketId),
    closed,
    verdict,
    consultSince: consultWaitsSince(events),
    marks: marksSince(events, midnight),
  };
}

/** Since `midnight` (ms, Moscow): appeals, replies in time and late, calls. Of a ticket its newest clocks are counted. */
function countToday(judged: readonly Judged[], midnight: number, now: number): BoardFacts['today'] {
  const today = { appeals: 0, answered: 0, late: 0, calls: 0 };
  const isToday = (at: number | undefined) => at !== undefined && at >= midnight && at <= now;
  for (const { record, events, verdict } of judged) {
    today.appeals += record.appeals.filter(isToday).length;
    today.calls += events.filter(({ type, at }) => type === 'call' && isToday(at)).length;
    for (const id of ['firstResponse', 'nextReply'] as const) {
      const clock = verdict.clocks[id];
      if (!isToday(clock?.stoppedAt)) continue;
      if (clock?.status === 'met') today.answered++;
      if (clock?.status === 'metLate') today.late++;
    }
  }
  return today;
}
