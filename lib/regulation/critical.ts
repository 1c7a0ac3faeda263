/** Whether a ticket is critical (R27), from what the client wrote. A suggestion: the operator decides. */
import { type Reading, readEvidence, type Sign } from '../text/evidence.ts';
import type { Matcher } from '../text/matcher.ts';
import { builtInMatcher, ownSigns, type Symptom, symptomOf, unique } from '../text/symptoms.ts';

export const CRITERIA = ['R27a', 'R27b', 'R27c', 'R27d'] as const;

export type Criterion = (typeof CRITERIA)[number];

export interface CriticalReading {
  critical: boolean;
  /** The conditions of R27 that are met, in its order. */
  criteria: Criterion[];
  /** The words that decided, as they stand in the text. */
  matched: string[];
}

export interface TicketReading extends CriticalReading {
  symptom: Symptom;
  /** «1С не работает» and no more: the symptom is asked for, not guessed. */
  ask: boolean;
}

/** Kinds of unavailability in which the client is in, but cannot work. */
const WHILE_WORKING = new Set(['slow', 'linkBad', 'badResponse', 'breaks', 'freeze', 'hanging', 'fallaway']);

/** Kinds that say that the client isn't let in. */
const REFUSES = new Set(['enter', 'access', 'open']);

/** What a sign of the symptom itself meets; null when another sign of the text says more. */
function criterionOf({ means, kind }: Sign, symptom: Symptom, connects: boolean): Criterion | null {
  if (symptom === 'none') return means === 'R27a' || means === 'ask' ? 'R27a' : null;
  if (symptom === 'kicked' && REFUSES.has(kind)) return 'R27b';
  if (means !== symptom) return null;
  return symptom === 'cannot_enter' || (symptom === 'unavailable' && !connects) ? 'R27b' : 'R27a';
}

/** The conditions of R27 that a reading meets. */
export function criticalOf(reading: Reading, { symptom, matched, by } = symptomOf(reading)): CriticalReading {
  const found = new Map<Criterion, string[]>();
  const meet = (criterion: Criterion, words: readonly string[]) =>
    found.set(criterion, [...(found.get(criterion) ?? []), ...words]);

  const refused = reading.signs.some(({ kind }) => REFUSES.has(kind));
  for (const sign of reading.signs) {
    if (sign.means === 'R27c' || sign.means === 'R27d') meet(sign.means, sign.matched);
    else if (sign.means === 'forgot' || (sign.means === 'ended' && refused)) meet('R27b', sign.matched);
  }
  if (!reading.mild) {
    const own = ownSigns(reading);
    const connects = own.every(({ means, kind }) => means !== 'unavailable' || WHILE_WORKING.has(kind));
    for (const sign of own) {
      const criterion = criterionOf(sign, symptom, connects);
      if (criterion) meet(criterion, sign.matched);
    }
    if (by === 'model') meet(symptom === 'hang' || symptom === 'kicked' ? 'R27a' : 'R27b', matched);
  }
  const criteria = CRITERIA.filter((criterion) => found.has(criterion));
  return {
    critical: criteria.length > 0,
    criteria,
    matched: unique(criteria.flatMap((criterion) => found.get(criterion) ?? [])),
  };
}

/** Judges a ticket's subject and body by R27. Never throws. */
export function judgeCritical(subject: string, body: string, matcher: Matcher = builtInMatcher()): CriticalReading {
  return criticalOf(readEvidence(subject, body, matcher));
}

/** All that a ticket's text says: what `replay texts` prints. */
export function readTicketText(subject: string, body: string, matcher: Matcher = builtInMatcher()): TicketReading {
  const reading = readEvidence(subject, body, matcher);
  const found = symptomOf(reading);
  const verdict = criticalOf(reading, found);
  return {
    symptom: found.symptom,
    ask: found.ask,
    ...verdict,
    matched: unique([...found.matched, ...verdict.matched]),
  };
}
