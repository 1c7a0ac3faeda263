/** The incident detector at work: its state in the journal, what it says as reminders, and how it is shown. */
import { PersonError } from '../errors.ts';
import { armOnce, syncDeadlines } from '../journal/deadlines.ts';
import type { Journal } from '../journal/open.ts';
import type { IncidentEntry, TicketRecord } from '../journal/schema.ts';
import type { WriteTx } from '../journal/write.ts';
import { detectorRules, step } from '../regulation/detector.ts';
import {
  createDetector,
  type Detector,
  openIncident,
  type SavedDetector,
  saveDetector,
} from '../regulation/detector-state.ts';
import {
  type IncidentInput,
  type IncidentOutput,
  type IncidentStage,
  type IncidentView,
  viewIncident,
} from '../regulation/incidents.ts';
import { countedClients } from '../text/counted.ts';
import { labelOf } from './identity.ts';
import { APPEAL_LIFE_MS, untoldFacts } from './incident-facts.ts';
import { keepFixed } from './incident-history.ts';
import type { Context } from './judging.ts';
import { alarmMatter, INCIDENT_OWNER, planIncident, planOutput } from './reminders.ts';

const KEY = 'detector';
const CLOSED = 'incidentClosed';

/** The fixed incident that was closed: it is shown no more, unless it is reopened. */
interface Closed {
  id: string;
  fixedAt: number | null;
}

export interface Advanced {
  view: IncidentView | null;
  outputs: IncidentOutput[];
  /** Tickets that belong to it now. */
  members: Set<string>;
  /** Those, and the ones that belonged to it before: to be judged anew. */
  tickets: Set<string>;
}

/**
 * Tells the detector what has happened, up to now; keeps its state, the timeline and the reminders in the same transaction,
 * so that a worker that dies has either done all of it or nothing.
 */
export async function advance(
  tx: WriteTx,
  inputs: readonly IncidentInput[],
  { settings, now }: Context,
  cleared: string[],
): Promise<Advanced> {
  const store = tx.objectStore('state');
  const detector = load(settings, await store.get(KEY));
  const closed = (await store.get(CLOSED)) as Closed | undefined;
  const before = shown(detector, closed, now);
  const outputs: IncidentOutput[] = [];
  const tell = async (input: IncidentInput) => {
    const said = step(detector, input);
    if (input.type !== 'tick') await log(tx, { at: input.at, entry: { input } });
    for (const output of said) await log(tx, { at: output.at, entry: { output } });
    outputs.push(...said);
  };
  for (const input of inputs) await tell(input);
  const going = openIncident(detector);
  for (const fact of going ? await untoldFacts(tx, going.firstAppealAt) : []) await tell(fact);
  await tell({ type: 'tick', at: now });
  await store.put(atRest(detector, now), KEY);
  const view = shown(detector, closed, now);
  if (view) await armOutputs(tx, outputs, view);
  const kept = view && view.state !== 'suspect' ? await liveMatters(tx, view) : [];
  cleared.push(...(await syncDeadlines(tx, INCIDENT_OWNER, planIncident(view, settings.clocks, now), kept)));
  if (view?.state === 'fixed') await keepFixed(tx, view, { settings, now });
  const members = ticketsOf(view);
  return { view, outputs, members, tickets: new Set([...ticketsOf(before), ...members]) };
}

/** The incident to be shown at the context's moment, with the clients' labels; null when there is none. */
export async function loadIncident(journal: Journal, context: Context): Promise<IncidentView | null> {
  const tx = journal.transaction(['state', 'tickets']);
  const view = await viewIn(tx.objectStore('state'), context);
  if (!view) return null;
  const tickets = tx.objectStore('tickets');
  const clients = await Promise.all(
    view.clients.map(async (client) => {
      const records = await Promise.all(client.tickets.map((id) => tickets.get(id)));
      return { ...client, label: labelOfClient(client.tickets[0] ?? '', records) };
    }),
  );
  return { ...view, clients };
}

/** The tickets of the incident that is shown, within a transaction. */
export async function incidentTickets(tx: WriteTx, context: Context): Promise<Set<string>> {
  return ticketsOf(await viewIn(tx.objectStore('state'), context));
}

/** Closes the fixed incident: it is shown no more. Refused while somebody is still to be told (R31). */
export async function closeIncident(tx: WriteTx, context: Context, cleared: string[]): Promise<Advanced> {
  const store = tx.objectStore('state');
  const view = await viewIn(store, context);
  if (view?.state !== 'fixed') throw new PersonError('Закрыть можно только устранённый сбой.');
  if (!view.closable) throw new PersonError(`Сначала сообщите всем: осталось ${countedClients(view.left.length)}.`);
  await store.put({ id: view.id, fixedAt: view.fixedAt } satisfies Closed, CLOSED);
  const after = await advance(tx, [], context, cleared);
  return { ...after, tickets: ticketsOf(view) };
}

/** An attempt to reach a client by phone that came to nothing: it stands in the timeline, the cell stays open. */
export async function noteAttempt(tx: WriteTx, client: string, stage: IncidentStage, { now }: Context): Promise<void> {
  await log(tx, { at: now, entry: { attempt: { client, stage } } });
}

/** The tickets of an incident: those of a suspicion belong to none yet. */
export function ticketsOf(view: IncidentView | null): Set<string> {
  return new Set(view && view.state !== 'suspect' ? view.clients.flatMap((client) => client.tickets) : []);
}

interface StateStore {
  get(key: string): Promise<unknown>;
}

async function viewIn(store: StateStore, { settings, now }: Context): Promise<IncidentView | null> {
  const [saved, closed] = await Promise.all([store.get(KEY), store.get(CLOSED)]);
  return shown(load(settings, saved), closed as Closed | undefined, now);
}

/** What is to be shown: the incident, unless it was closed as it is. */
function shown(detector: Detector, closed: Closed | undefined, now: number): IncidentView | null {
  const view = viewIncident(detector, now);
  return view && closed && view.id === closed.id && view.fixedAt === closed.fixedAt ? null : view;
}

function load({ incidents, clocks }: Context['settings'], saved: unknown): Detector {
  return createDetector(detectorRules(incidents, clocks), saved as SavedDetector | undefined);
}

function atRest(detector: Detector, now: number): SavedDetector {
  const saved = saveDetector(detector);
  const appeals = saved.appeals.filter(({ attached, at }) => attached || at >= now - APPEAL_LIFE_MS);
  return { ...saved, appeals };
}

async function log(tx: WriteTx, entry: IncidentEntry): Promise<void> {
  await tx.objectStore('incidents').add(entry);
}

async function armOutputs(tx: WriteTx, outputs: readonly IncidentOutput[], view: IncidentView): Promise<void> {
  for (const output of outputs) {
    const planned = planOutput(output, view);
    if (planned) await armOnce(tx, planned);
  }
}

/** Matters of what was said once: they last as long as the incident does, the alarm until it was reported. */
async function liveMatters(tx: WriteTx, view: IncidentView): Promise<string[]> {
  const known = await tx.objectStore('deadlines').index('owner').getAll(INCIDENT_OWNER);
  const own = known.map(({ matter }) => matter).filter((matter) => matter.startsWith(`${INCIDENT_OWNER}/${view.id}/`));
  return own.filter(
    (matter) =>
      !(view.reported && matter === alarmMatter(view)) &&
      (view.idle || matter !== `${INCIDENT_OWNER}/${view.id}/stillGoing`),
  );
}

function labelOfClient(firstTicket: string, records: readonly (TicketRecord | undefined)[]): string {
  const known = records.find((record) => record?.contact?.contract || record?.contact?.login);
  return labelOf(known?.ticketId ?? firstTicket, known?.contact ?? null);
}
