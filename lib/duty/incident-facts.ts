/**
 * What colleagues or we have said of incidents (R04): each fact is told to the detector once, when an incident goes on that it
 * can be about. Tickets are read in any order: a colleague's line may be read before the third complaint is.
 */
import type { WriteTx } from '../journal/write.ts';
import type { IncidentRecord } from '../regulation/record.ts';
import { HOUR_MS, MINUTE_MS } from '../text/moscow.ts';

/** Appeals and records older than a shift tell nothing of an incident that goes on: neither are they told nor remembered. */
export const APPEAL_LIFE_MS = 12 * HOUR_MS;

const KEY = 'incidentFacts';

/** A fact about the incident as a whole: whom a client was told by stands in the ledger. */
export type IncidentFact = Exclude<IncidentRecord, { type: 'informed' }> & { at: number };

interface KeptFact {
  fact: IncidentFact;
  /** The detector knows of it. */
  told: boolean;
  /** Its line stands in a ticket: colleagues' extensions know of it. */
  written: boolean;
}

/** By what happened and the minute. */
type Facts = Record<string, KeptFact>;

/** Notes what record lines in tickets say. */
export async function noteWritten(tx: WriteTx, facts: readonly IncidentFact[], now: number): Promise<void> {
  if (facts.length === 0) return;
  const known = await load(tx, now);
  for (const fact of facts) {
    if (fact.at < now - APPEAL_LIFE_MS) continue;
    known[keyOf(fact)] = { fact, told: known[keyOf(fact)]?.told ?? false, written: true };
  }
  await tx.objectStore('state').put(known, KEY);
}

/** Notes what our operator says: the detector is told by whoever notes it. */
export async function noteOwn(tx: WriteTx, fact: IncidentFact, now: number): Promise<void> {
  const known = await load(tx, now);
  known[keyOf(fact)] ??= { fact, told: true, written: false };
  await tx.objectStore('state').put(known, KEY);
}

/** What the detector is to be told of an incident that began at `since` (ms), by time; from now on it is told. */
export async function untoldFacts(tx: WriteTx, since: number): Promise<IncidentFact[]> {
  const known = (await tx.objectStore('state').get(KEY)) as Facts | undefined;
  const untold = Object.values(known ?? {}).filter(({ fact, told }) => !told && fact.at >= since - (since % MINUTE_MS));
  if (untold.length === 0) return [];
  for (const kept of untold) kept.told = true;
  await tx.objectStore('state').put(known, KEY);
  return untold.map(({ fact }) => fact).sort((a, b) => a.at - b.at);
}

/** The facts since a moment (ms), by time. `state` is the journal's store. */
export async function factsSince(
  state: { get(key: string): Promise<unknown> },
  since: number,
): Promise<Omit<KeptFact, 'told'>[]> {
  const known = (await state.get(KEY)) as Facts | undefined;
  return Object.values(known ?? {})
    .filter(({ fact }) => fact.at >= since - (since % MINUTE_MS))
    .map(({ fact, written }) => ({ fact, written }))
    .sort((a, b) => a.fact.at - b.fact.at);
}

async function load(tx: WriteTx, now: number): Promise<Facts> {
  const known = ((await tx.objectStore('state').get(KEY)) ?? {}) as Record<string, KeptFact | number>;
  const recent = Object.entries(known).filter(
    (entry): entry is [string, KeptFact] => typeof entry[1] === 'object' && entry[1].fact.at >= now - APPEAL_LIFE_MS,
  );
  return Object.fromEntries(recent);
}

function keyOf(fact: IncidentFact): string {
  const value = fact.type === 'eta' ? ` ${fact.value}` : '';
  return `${fact.type}${value} ${Math.floor(fact.at / MINUTE_MS)}`;
}
