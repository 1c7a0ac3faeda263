/** What kind of trouble a client's text complains of (R28; rules.md, «Incidents»). */
import { type Reading, readEvidence, type Sign } from './evidence.ts';
import { builtInLexicon, LEAD_KIND } from './lexicon.ts';
import { compileLexicon, type Matcher } from './matcher.ts';
import { opinionOn, type PlacedWord } from './model.ts';
import { SYMPTOMS, type Symptom } from './symptom-names.ts';

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
  /** What found it; null for `none`. */
  by: 'lexicon' | 'model' | null;
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
  'noResponse',
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

/** A program's own message is what it is, whoever tells it. */
const MESSAGES = new Set(['baseMessage', 'crashMessage', 'netMessage', 'http', 'dbms']);
/** What is only a part of the base: its trouble may be its own. */
const PARTS = new Set(['doc', 'report', 'accounting']);

export const unique = (words: readonly string[]): string[] => [...new Set(words)];

/**
 * By how much (natural logarithm of odds) the lexicon's word weighs against the model's: by what the sign happened to, more when it is said
 * twice (a subject and its body), what was voided beside it speaks for `none`; and its silence, more when it has read what voids a sign,
 * and when there is no subject, of which the model makes much.
 * Set on rounds of texts that neither had seen: the lexicon as it was before each, the model without it.
 */
const TRUST = {
  silent: 1,
  silenced: 2.7,
  headless: 1,
  unnamed: 1.3,
  part: 0.2,
  link: 1.7,
  ours: 2.5,
  twice: 1.9,
  voided: 1.2,
};

function trustIn({ target, kind }: Sign): number {
  if (MESSAGES.has(kind)) return TRUST.ours;
  if (target === 'link') return TRUST.link;
  if (target === 'none') return TRUST.unnamed;
  return PARTS.has(target) ? TRUST.part : TRUST.ours;
}

/** What the lexicon alone says, and how much it is to be trusted (`null`: it is final), and what speaks for `none` all the same. */
function lexiconOn(reading: Reading, signs: readonly Sign[]): { symptom: Symptom; trust: number | null; calm: number } {
  const symptom = RANK.find((candidate) => signs.some(({ means }) => means === candidate)) ?? 'none';
  if (symptom === 'none') {
    const headless = reading.words.some(reading.inSubject) ? 0 : TRUST.headless;
    const silence = reading.voided || reading.signs.length > 0 ? TRUST.silenced : TRUST.silent;
    return { symptom, trust: headless + silence, calm: 0 };
  }
  // What leads have named themselves isn't doubted.
  if (signs.some(({ means, kind }) => means === symptom && kind.startsWith(LEAD_KIND)))
    return { symptom, trust: null, calm: 0 };
  const its = signs.filter(({ means }) => means === symptom);
  const best = Math.max(...its.map(trustIn));
  return { symptom, trust: best + (its.length > 1 ? TRUST.twice : 0), calm: reading.voided ? TRUST.voided : 0 };
}

/** The words of a reading as the model sees them. */
export function placedWords({ words, inSubject }: Reading): PlacedWord[] {
  return words.map((word) => ({ form: word.form, heading: inSubject(word) }));
}

/** The symptom that a reading adds up to: the lexicon's, unless the model is surer of another where the lexicon may be doubted. */
export function symptomOf(reading: Reading, opinion = opinionOn(placedWords(reading))): SymptomReading {
  const signs = ownSigns(reading);
  const lexicon = lexiconOn(reading, signs);
  const ask = lexicon.symptom === 'none' && signs.some(({ means, kind }) => means === 'ask' || kind === 'stop');
  const bySigns = (symptom: Symptom): SymptomReading => ({
    symptom,
    matched: unique(signs.filter(({ means }) => means === symptom).flatMap((sign) => sign.matched)),
    ask,
    by: symptom === 'none' ? null : 'lexicon',
  });
  if (lexicon.trust === null) return bySigns(lexicon.symptom);

  const weightOf = (symptom: Symptom) =>
    symptom === lexicon.symptom ? lexicon.trust! : symptom === 'none' ? lexicon.calm : 0;
  const scoreOf = (symptom: Symptom) => opinion.logOf[symptom] + weightOf(symptom);
  const best = SYMPTOMS.reduce((a, b) => (scoreOf(b) > scoreOf(a) ? b : a));
  if (best === 'none' || signs.some(({ means }) => means === best)) return bySigns(best);
  const reasons = opinion.reasonsFor(best);
  if (reasons.length === 0) return bySigns(lexicon.symptom);
  return {
    symptom: best,
    matched: unique(reasons.map((at) => reading.quote(reading.words[at]!))),
    ask: false,
    by: 'model',
  };
}

/** Reads the symptom from a ticket's subject and body. Never throws. */
export function readSymptom(subject: string, body: string, matcher: Matcher = builtInMatcher()): SymptomReading {
  return symptomOf(readEvidence(subject, body, matcher));
}
