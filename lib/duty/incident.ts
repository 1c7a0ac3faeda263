/** The incident detector at work: its state in the journal, what it says as reminders, and how it is shown. */
import { armOnce, syncDeadlines } from '../journal/deadlines.ts';
import type { Journal } from '../journal/open.ts';
import type { IncidentEntry, TicketRecord } from '../journal/schema.ts';
import type { WriteTx } from '../journal/write.ts';
import { detectorRules, step } from '../regulation/detector.ts';
import { createDetector, type Detector, type SavedDetector, saveDetector } from '../regulation/detector-state.ts';
import { type IncidentInput, type IncidentOutput, type IncidentView, viewIncident } from '../regulation/incidents.ts';
import { HOUR_MS, MINUTE_MS } from '../text/moscow.ts';
import { labelOf } from './identity.ts';
import type { Context } from './judging.ts';
import { alarmMatter, INCIDENT_OWNER, planIncident, planOutput } from './reminders.ts';

/** Appeals older than a shift tell nothing of an incident that goes on: neither are they told nor remembered. */
export const APPEAL_LIFE_MS = 12 * HOUR_MS;

const KEY = 'detector';
const FACTS = 'incidentFacts';

/** What colleagues or we have already said of incidents, so that a record line is heard once; by the minute it names. */
type Facts = Record<string, number>;

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
  const before = viewIncident(detector, now);
  const outputs: IncidentOutput[] = [];
  for (const input of [...inputs, { type: 'tick', at: now } as const]) {
    const said = step(detector, input);
    if (input.type !== 'tick') await log(tx, { at: input.at, entry: { input } });
    for (const output of said) await log(tx, { at: output.at, entry: { output } });
    outputs.push(...said);
  }
  await store.put(atRest(detector, now), KEY);
  const view = viewIncident(detector, now);
  if (view) await armOutputs(tx, outputs, view);
  const kept = view && view.state !== 'suspect' ? await liveMatters(tx, view) : [];
  cleared.push(...(await syncDeadlines(tx, INCIDENT_OWNER, planIncident(view, settings.clocks, now), kept)));
  const members = ticketsOf(view);
  return { view, outputs, members, tickets: new Set([...ticketsOf(before), ...members]) };
}

/** The incident to be shown at the context's moment, with the clients' labels; null when there is none. */
export async function loadIncident(journal: Journal, { settings, now }: Context): Promise<IncidentView | null> {
  const view = viewIncident(load(settings, await journal.get('state', KEY)), now);
  if (!view) return null;
  const tx = journal.transaction('tickets');
  const clients = await Promise.all(
    view.clients.map(async (client) => {
      const records = await Promise.all(client.tickets.map((id) => tx.store.get(id)));
      return { ...client, label: labelOfClient(client.tickets[0] ?? '', records) };
    }),
  );
  return { ...view, clients };
}

/** The tickets of the incident that is shown, within a transaction. */
export async function incidentTickets(tx: WriteTx, { settings, now }: Context): Promise<Set<string>> {
  return ticketsOf(viewIncident(load(settings, await tx.objectStore('state').get(KEY)), now));
}

/** The tickets of an incident: those of a suspicion belong to none yet. */
export function ticketsOf(view: IncidentView | null): Set<string> {
  return new Set(view && view.state !== 'suspect' ? view.clients.flatMap((client) => client.tickets) : []);
}

/** Those of the record lines that nobody has told the detector yet (R04); from now on they are told. */
export async function newFacts<T extends { type: string; at: number }>(
  tx: WriteTx,
  records: readonly T[],
  now: number,
): Promise<T[]> {
  const store = tx.objectStore('state');
  const known = ((await store.get(FACTS)) ?? {}) as Facts;
  const recent = Object.entries(known).filter(([, at]) => at >= now - APPEAL_LIFE_MS);
  const facts: Facts = Object.fromEntries(recent);
  const fresh = records.filter((record) => {
    const fact = `${record.type} ${Math.floor(record.at / MINUTE_MS)}`;
    if (record.at < now - APPEAL_LIFE_MS || fact in facts) return false;
    facts[fact] = record.at;
    return true;
  });
  await store.put(facts, FACTS);
  return fresh;
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
  return view.reported ? own.filter((matter) => matter !== alarmMatter(view)) : own;
}

function labelOfClient(firstTicket: string, records: readonly (TicketRecord | undefined)[]): string {
  const known = records.find((record) => record?.contact?.contract || record?.contact?.login);
  return labelOf(known?.ticketId ?? firstTicket, known?.contact ?? null);
}
