/** What kind of trouble a client's text complains of (R28; rules.md, «Incidents»). */
import { type Reading, readEvidence, type Sign } from './evidence.ts';
import { builtInLexicon } from './lexicon.ts';
import { compileLexicon, type Matcher } from './matcher.ts';
import type { Symptom } from './symptom-names.ts';

export type { Symptom };

/** The built-in lexicon, made ready at its first use: a worker that reads no text doesn't pay for it. */
export const builtInMatcher = (() => {
  let matcher: Matcher | undefined;
  return () => (matcher ??= compileLexicon(builtInLexicon));
})();

export interface SymptomReading {
  symptom: Symptom;
  /** The words that decided, as they stand in the text; empty for `none`. */
  matched: string[];
  /** «1С не работает» and no more: not guessed, a chip asks the operator. */
  ask: boolean;
}

/** Thrown out outranks what the message names; a named server or network outranks the base; a refusal outranks slowness (rules.md). */
const RANK: readonly Symptom[] = ['kicked', 'unavailable', 'cannot_enter', 'hang'];

/** Kinds that a forgotten password or an ended contract explains: then they are no trouble of ours. */
const EXPLAINED = new Set(['enter', 'open', 'access', 'credentials', 'launch', 'connect', 'load', 'stop', 'dead']);
/** Kinds that belong to the sending of a report or to the cash register, when that is what fails. */
const OF_THE_SENDING = new Set([
  'connect',
  'netMessage',
  'noLink',
  'http',
  'breaks',
  'credentials',
  'baseMessage',
  'unreach',
  'open',
]);

/** The signs that complain of the service itself: without those that a forgotten password, an ended contract or a report explains. */
export function ownSigns({ signs }: Reading): Sign[] {
  const has = (means: string) => signs.some((sign) => sign.means === means);
  const explained = has('forgot') || has('ended');
  const sending = has('R27c') || has('R27d');
  return signs.filter(
    ({ kind, target }) =>
      !(explained && EXPLAINED.has(kind)) && !(sending && (OF_THE_SENDING.has(kind) || target === 'report')),
  );
}

export const unique = (words: readonly string[]): string[] => [...new Set(words)];

/** The symptom that a reading adds up to. */
export function symptomOf(reading: Reading): SymptomReading {
  const signs = ownSigns(reading);
  const symptom = RANK.find((candidate) => signs.some(({ means }) => means === candidate)) ?? 'none';
  const matched = unique(signs.filter(({ means }) => means === symptom).flatMap((sign) => sign.matched));
  const ask = symptom === 'none' && signs.some(({ means, kind }) => means === 'ask' || kind === 'stop');
  return { symptom, matched, ask };
}

/** Reads the symptom from a ticket's subject and body. Never throws. */
export function readSymptom(subject: string, body: string, matcher: Matcher = builtInMatcher()): SymptomReading {
  return symptomOf(readEvidence(subject, body, matcher));
}
