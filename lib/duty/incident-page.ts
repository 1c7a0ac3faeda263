/** The facts of the incident's page, from the journal. */
import type { Journal } from '../journal/open.ts';
import type { IncidentPageFacts, TimelineEntry } from '../messages.ts';
import { type AlarmLog, alarmLog } from '../regulation/alarm-log.ts';
import { detectorRules } from '../regulation/detector.ts';
import { incidentMessage } from '../regulation/incident-texts.ts';
import type { IncidentView } from '../regulation/incidents.ts';
import { formatRecord } from '../regulation/record.ts';
import { loadIncident } from './incident.ts';
import { factsSince } from './incident-facts.ts';
import { loadHistory } from './incident-history.ts';
import type { Context } from './judging.ts';
import { loadTitles, sessionOf } from './session.ts';

export async function loadIncidentPage(journal: Journal, context: Context): Promise<IncidentPageFacts> {
  const { settings, now } = context;
  const incident = await loadIncident(journal, context);
  const history = await loadHistory(journal.transaction('state').store, context, incident?.id ?? null);
  if (!incident) {
    const nothing = { timeline: [], titles: {}, message: '', records: [] };
    return { now, incident, history, ...nothing, consult: settings.consult };
  }
  const since = Math.min(...incident.clients.map(({ at }) => at));
  const tickets = incident.clients.flatMap((client) => client.tickets);
  const [timeline, titles, facts] = await Promise.all([
    journal.getAllFromIndex('incidents', 'at', IDBKeyRange.lowerBound(since)),
    loadTitles(tickets, sessionOf(context)),
    factsSince(journal.transaction('state').store, since),
  ]);
  return {
    now,
    incident,
    history,
    timeline: timeline.map(({ at, entry }): TimelineEntry => ({ at, ...entry })),
    titles: Object.fromEntries(titles),
    message: incidentMessage(incident, await urlsOf(journal, incident), settings.phrases, now),
    records: facts.filter(isInForce).flatMap(({ fact: { at, ...event }, written }) => {
      const line = formatRecord({ scope: 'incident', event }, at);
      return line === null ? [] : [{ line, at, written }];
    }),
    consult: settings.consult,
  };
}

/** A time that was corrected before its line came into a ticket isn't offered any more; one that stands there is still seen. */
function isInForce({ fact, written }: Fact, index: number, facts: readonly Fact[]): boolean {
  return written || !facts.slice(index + 1).some((later) => later.fact.type === fact.type);
}

type Fact = Awaited<ReturnType<typeof factsSince>>[number];

/** Of all that the journal still holds. */
export async function loadAlarmLog(journal: Journal, { settings }: Context): Promise<AlarmLog> {
  const entries = await journal.getAll('incidents');
  const inputs = entries.flatMap(({ entry }) => ('input' in entry ? [entry.input] : []));
  return alarmLog(inputs, detectorRules(settings.incidents, settings.clocks));
}

async function urlsOf(journal: Journal, { clients }: IncidentView): Promise<Record<string, string>> {
  const { store } = journal.transaction('tickets');
  const records = await Promise.all(clients.flatMap(({ tickets }) => tickets).map((id) => store.get(id)));
  return Object.fromEntries(records.flatMap((record) => (record ? [[record.ticketId, record.url]] : [])));
}
