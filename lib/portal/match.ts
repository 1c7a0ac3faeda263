/** How far the words of a label, or the tokens of a name, mean a field. Pure: texts in, numbers out. */
import { type TypoIndex, typoIndex } from '../text/typos.ts';
import {
  HINT_START,
  NEUTRAL_NAMES,
  OTHER_WORDS,
  STOP_WORDS,
  TRAP_NAMES,
  VOCABULARY,
  type WordedField,
} from './vocabulary.ts';
import { nameTokens, wordsOf } from './words.ts';

/** What a text means for one field. */
export interface Meaning {
  /** 0 for nothing, 1 when the text is the field's own name. */
  quality: number;
  /** A word by which it is something else. */
  trap: string | null;
}

/** A stem with `~` takes an ending, a longer one after a longer stem. */
export interface Stem {
  text: string;
  open: boolean;
}

/** What remains of a quality when a word was read through a typo. */
const TYPO = 0.9;
/** A label of more words than this is a sentence. */
const MOST_WORDS = 14;

export const NOTHING: Meaning = { quality: 0, trap: null };

export function stemOf(text: string): Stem {
  return text.endsWith('~') ? { text: text.slice(0, -1), open: true } : { text, open: false };
}

/** The stems of a list divided by blanks. */
export function stemsOf(list: string): Stem[] {
  return list.split(/\s+/u).map(stemOf);
}

function longestEnding(stem: string): number {
  return stem.length >= 6 ? 6 : 3;
}

export function matchesStem(word: string, stem: Stem): boolean {
  if (!stem.open) return word === stem.text;
  return word.startsWith(stem.text) && word.length - stem.text.length <= longestEnding(stem.text);
}

interface Term {
  stems: Stem[];
  weight: number;
}

interface Compiled {
  terms: Term[];
  names: Term[];
  neutral: Stem[];
  traps: Stem[];
}

function termsOf(list: string): Term[] {
  return list.split(/;\s*/u).map((entry) => {
    const [words, weight] = entry.split('=');
    return { stems: stemsOf(words!.trim()), weight: weight === undefined ? 1 : Number(weight) };
  });
}

export const WORDED_FIELDS = Object.keys(VOCABULARY) as WordedField[];

const COMPILED = Object.fromEntries(
  WORDED_FIELDS.map((field) => {
    const { terms, names, neutral, traps } = VOCABULARY[field];
    return [field, { terms: termsOf(terms), names: termsOf(names), neutral: stemsOf(neutral), traps: stemsOf(traps) }];
  }),
) as Record<WordedField, Compiled>;

/** Stems that a mistyped word may have meant. Short ones are left out: a slip makes another word of them. */
function buildTypos(): TypoIndex {
  const stems = new Map<string, Stem>();
  for (const { terms, neutral, traps } of Object.values(COMPILED)) {
    for (const stem of [...terms.flatMap((term) => term.stems), ...neutral, ...traps]) {
      if (stem.text.length >= 5) stems.set(stem.text, stem);
    }
  }
  return typoIndex([...stems.values()].map(({ text, open }) => ({ stem: text, open })));
}

/** Reads labels and names; remembers words, so keep one for a page. */
export function matcher() {
  let typos: TypoIndex | null = null;
  const known = new Map<string, boolean>();
  const labels = new Map<string, Record<WordedField, Meaning>>();

  function isKnown(word: string): boolean {
    let answer = known.get(word);
    if (answer === undefined) {
      answer = Object.values(COMPILED).some(
        ({ terms, neutral, traps }) =>
          terms.some((term) => term.stems.some((stem) => matchesStem(word, stem))) ||
          neutral.some((stem) => matchesStem(word, stem)) ||
          traps.some((stem) => matchesStem(word, stem)),
      );
      known.set(word, answer);
    }
    return answer;
  }

  /** The words that carry meaning, typos put right. */
  function contentWords(text: string): { words: string[]; typo: boolean } {
    let typo = false;
    const words = wordsOf(text)
      .filter((word) => !STOP_WORDS.has(word) && !/^\d+$/u.test(word))
      .slice(0, MOST_WORDS)
      .map((word) => {
        if (word.length < 5 || OTHER_WORDS.has(word) || isKnown(word)) return word;
        typos ??= buildTypos();
        const meant = typos.nearest(word);
        if (meant === null || word.length - meant.length > longestEnding(meant) + 1) return word;
        typo = true;
        return meant;
      });
    return { words, typo };
  }

  /** What a label means for each field. Text in brackets counts only where the rest says nothing, its traps always. */
  function label(text: string): Record<WordedField, Meaning> {
    const cached = labels.get(text);
    if (cached !== undefined) return cached;
    const hint = HINT_START.exec(text);
    const cut = hint === null ? text : text.slice(0, hint.index);
    const all = contentWords(cut);
    const bare = contentWords(cut.replace(/\([^)]*\)/gu, ' '));
    const main = bare.words.length > 0 ? bare : all;
    const result = meanings(main.words, all.words);
    if (main.typo) for (const field of WORDED_FIELDS) result[field].quality *= TYPO;
    labels.set(text, result);
    return result;
  }

  return { label };
}

export type Matcher = ReturnType<typeof matcher>;

function meanings(words: string[], all: string[]): Record<WordedField, Meaning> {
  const heads = words.map((word) => strongFieldsOf(word));
  const head = heads.find((fields) => fields.length > 0) ?? [];
  const result = {} as Record<WordedField, Meaning>;
  for (const field of WORDED_FIELDS) result[field] = meaningFor(field, words, all, head);
  return result;
}

/** Fields that a word names by itself. */
function strongFieldsOf(word: string): WordedField[] {
  return WORDED_FIELDS.filter((field) =>
    COMPILED[field].terms.some(
      ({ stems, weight }) => stems.length === 1 && weight > 0.8 && matchesStem(word, stems[0]!),
    ),
  );
}

/** Indices of the words that satisfied terms have used, and the best weight; null when none is satisfied. */
function satisfied(words: string[], terms: Term[]): { hits: Set<number>; weight: number } | null {
  const hits = new Set<number>();
  let weight = 0;
  for (const term of terms) {
    const used = term.stems.map((stem) => words.findIndex((word) => matchesStem(word, stem)));
    if (used.includes(-1) || new Set(used).size < used.length) continue;
    for (const index of used) hits.add(index);
    weight = Math.max(weight, term.weight);
  }
  return weight === 0 ? null : { hits, weight };
}

function meaningFor(field: WordedField, words: string[], all: string[], head: WordedField[]): Meaning {
  const { terms, neutral, traps } = COMPILED[field];
  const found = satisfied(words, terms);
  const trap = all.find(
    (word) => traps.some((stem) => matchesStem(word, stem)) && !(found !== null && found.hits.has(words.indexOf(word))),
  );
  if (found === null) return { quality: 0, trap: trap ?? null };
  let foreign = 0;
  let beside = 0;
  words.forEach((word, index) => {
    if (found.hits.has(index)) return;
    if (neutral.some((stem) => matchesStem(word, stem))) beside++;
    else foreign++;
  });
  const coverage = found.hits.size / (found.hits.size + foreign);
  let quality = found.weight * coverage ** 1.5 * (1 - Math.min(beside, 5) * 0.015);
  if (head.length > 0 && !head.includes(field) && !words.some((_, i) => i === 0 && found.hits.has(i))) quality *= 0.5;
  return { quality, trap: trap ?? null };
}

/** What a `name` or an `id` means for each field; a token such as `filter` takes all meaning away. */
export function nameMeanings(name: string): Partial<Record<WordedField, number>> {
  const tokens = nameTokens(name);
  const result: Partial<Record<WordedField, number>> = {};
  if (tokens.length === 0 || tokens.length > 8) return result;
  for (const field of WORDED_FIELDS) {
    const found = satisfied(tokens, COMPILED[field].names);
    if (found === null) continue;
    const rest = tokens.filter((token, index) => !found.hits.has(index) && !NEUTRAL_NAMES.has(token));
    if (rest.some((token) => TRAP_NAMES.has(token))) continue;
    result[field] = found.weight * (found.hits.size / (found.hits.size + rest.length)) ** 1.5;
  }
  return result;
}
