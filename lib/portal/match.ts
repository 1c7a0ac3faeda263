/** How far the words of a label, or the tokens of a name, mean a field. Pure: texts in, numbers out. */
import { type TypoIndex, typoIndex } from '../text/typos.ts';
import { matchesStem, type Stem, stemOf, stemsOf } from './stems.ts';
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

export type Meanings = Record<WordedField, Meaning>;

export const WORDED_FIELDS = Object.keys(VOCABULARY) as WordedField[];

/** What remains of a quality when a word was read through a typo. */
const TYPO = 0.9;
/** Words beyond these make a sentence of a label. */
const MOST_WORDS = 14;
const MOST_TOKENS = 8;
/** A word that names a field as surely as this is what the label is about. */
const NAMES_ALONE = 0.8;

/** «Перезвонить в:»: what follows is a time. */
const CALL_AT = /(?:звонить|call(?: back)?) (?:в|с|после|до|к|at|after)(?=[\s:*]*$)/iu;

/** What the program said, where what the person says has a field of its own. */
const ERROR_TEXT = /^\W*(?:полный )?(?:текст|сообщение|код) (?:об )?ошибк|^\W*error (?:message|text)/iu;

interface Term {
  stems: Stem[];
  weight: number;
}

/** One place where a stem of the vocabulary stands. */
interface Use {
  stem: Stem;
  field: WordedField;
  role: 'term' | 'name' | 'neutral' | 'trap';
  /** Of a term: its number, and the stem's place in it. */
  term: number;
  place: number;
}

function termsOf(list: string): Term[] {
  return list.split(/;\s*/u).map((entry) => {
    const [words, weight] = entry.split('=');
    return { stems: stemsOf(words!), weight: weight === undefined ? 1 : Number(weight) };
  });
}

const TERMS = byField((field) => termsOf(VOCABULARY[field].terms));
const NAMES = byField((field) => termsOf(VOCABULARY[field].names));

function byField<T>(make: (field: WordedField) => T): Record<WordedField, T> {
  return Object.fromEntries(WORDED_FIELDS.map((field) => [field, make(field)])) as Record<WordedField, T>;
}

/** Words and stems meet by their first letters. */
const keyOf = (text: string) => text.slice(0, 2);

const USES = new Map<string, Use[]>();
for (const field of WORDED_FIELDS) {
  const put = (stem: Stem, role: Use['role'], term = 0, place = 0) => {
    const use = { stem, field, role, term, place };
    const list = USES.get(keyOf(stem.text));
    if (list) list.push(use);
    else USES.set(keyOf(stem.text), [use]);
  };
  TERMS[field].forEach(({ stems }, term) => {
    for (const [place, stem] of stems.entries()) put(stem, 'term', term, place);
  });
  NAMES[field].forEach(({ stems }, term) => {
    for (const [place, stem] of stems.entries()) put(stem, 'name', term, place);
  });
  for (const stem of stemsOf(VOCABULARY[field].neutral)) put(stem, 'neutral');
  for (const stem of stemsOf(VOCABULARY[field].traps)) put(stem, 'trap');
}

function usesOf(word: string): Use[] {
  return (USES.get(keyOf(word)) ?? []).filter(({ stem }) => matchesStem(word, stem));
}

/** Stems that a mistyped word may have meant. Short ones are left out: a slip makes another word of them. */
function buildTypos(): TypoIndex {
  const stems = new Map<string, Stem>();
  for (const { stem, role } of [...USES.values()].flat()) {
    if (role !== 'name' && /^[а-я]{5,}$/u.test(stem.text)) stems.set(stem.text, stem);
  }
  return typoIndex([...stems.values()].map(({ text, open }) => ({ stem: text, open })));
}

/** Made at the first unknown word, from constants only. */
let typos: TypoIndex | null = null;

/** The word that was meant, or the word itself. */
function corrected(word: string): string {
  if (!/^[а-я]{5,}$/u.test(word) || OTHER_WORDS.has(word) || usesOf(word).some(({ role }) => role !== 'name'))
    return word;
  typos ??= buildTypos();
  const meant = typos.nearest(word);
  return meant !== null && matchesStem(meant.padEnd(word.length, 'x'), stemOf(`${meant}~`)) ? meant : word;
}

/** The words that carry meaning, typos put right. */
function contentWords(text: string): { words: string[]; typo: boolean } {
  const written = wordsOf(text)
    .filter((word) => !STOP_WORDS.has(word) && !/^\d+$/u.test(word))
    .slice(0, MOST_WORDS);
  const words = written.map(corrected);
  return { words, typo: words.some((word, index) => word !== written[index]) };
}

/** Reads labels and names; remembers them, so keep one for a page. */
export function matcher() {
  const labels = new Map<string, Meanings>();
  const names = new Map<string, Partial<Record<WordedField, number>>>();
  return {
    label: (text: string) => remembered(labels, text, labelMeanings),
    name: (text: string) => remembered(names, text, nameMeanings),
  };
}

export type Matcher = ReturnType<typeof matcher>;

function remembered<T>(known: Map<string, T>, text: string, read: (text: string) => T): T {
  let answer = known.get(text);
  if (answer === undefined) {
    answer = read(text);
    known.set(text, answer);
  }
  return answer;
}

/** What a label means for each field. Text in brackets counts only where the rest says nothing, its traps always. */
export function labelMeanings(text: string): Meanings {
  const hint = HINT_START.exec(text);
  const cut = (hint === null ? text : text.slice(0, hint.index)).replace(CALL_AT, '$& время');
  const all = contentWords(cut);
  const bare = cut.includes('(') ? contentWords(cut.replace(/\([^)]*\)/gu, ' ')) : all;
  const main = bare === all || namesSomething(bare.words) ? bare : all;
  const uses = main.words.map(usesOf);
  const heads = uses.map(fieldsNamedBy);
  const head = heads.find((fields) => fields.length > 0) ?? [];
  const traps = all === main ? uses : all.words.map(usesOf);
  return byField((field) => {
    const found = satisfied(field, 'term', TERMS[field], uses);
    const trap = trapIn(field, all.words, traps, main.words, found?.hits ?? null);
    if (found === null) return { quality: 0, trap };
    let foreign = 0;
    let beside = 0;
    uses.forEach((of, index) => {
      if (found.hits.has(index)) return;
      if (of.some((use) => use.field === field && use.role === 'neutral')) beside++;
      else foreign++;
    });
    const coverage = found.hits.size / (found.hits.size + foreign);
    let quality = found.weight * coverage ** 1.5 * (1 - Math.min(beside, 5) * 0.015);
    if (head.length > 0 && !head.includes(field) && !found.hits.has(0)) quality *= 0.5;
    if (field === 'message' && ERROR_TEXT.test(cut)) quality *= 0.65;
    return { quality: main.typo ? quality * TYPO : quality, trap };
  });
}

function namesSomething(words: string[]): boolean {
  const uses = words.map(usesOf);
  return WORDED_FIELDS.some((field) => satisfied(field, 'term', TERMS[field], uses) !== null);
}

/** Fields that a word names by itself. */
function fieldsNamedBy(uses: Use[]): WordedField[] {
  return uses
    .filter(({ field, role, term }) => {
      const named = TERMS[field][term]!;
      return role === 'term' && named.stems.length === 1 && named.weight > NAMES_ALONE;
    })
    .map(({ field }) => field);
}

function trapIn(
  field: WordedField,
  all: string[],
  traps: Use[][],
  words: string[],
  hits: Set<number> | null,
): string | null {
  for (const [index, word] of all.entries()) {
    if (!traps[index]!.some((use) => use.field === field && use.role === 'trap')) continue;
    if (hits === null || !hits.has(words.indexOf(word))) return word;
  }
  return null;
}

/** Which words the satisfied terms have used, and the best weight; null when none is satisfied. */
function satisfied(
  field: WordedField,
  role: 'term' | 'name',
  terms: Term[],
  uses: Use[][],
): { hits: Set<number>; weight: number } | null {
  const places = new Map<number, Map<number, number>>();
  uses.forEach((of, index) => {
    for (const use of of) {
      if (use.field !== field || use.role !== role) continue;
      const term = places.get(use.term) ?? new Map<number, number>();
      if (!term.has(use.place) && ![...term.values()].includes(index)) term.set(use.place, index);
      places.set(use.term, term);
    }
  });
  const hits = new Set<number>();
  let weight = 0;
  for (const [number, words] of places) {
    const term = terms[number]!;
    if (words.size < term.stems.length) continue;
    for (const index of words.values()) hits.add(index);
    weight = Math.max(weight, term.weight);
  }
  return weight === 0 ? null : { hits, weight };
}

/** What a `name` or an `id` means for each field; a token such as `filter` takes all meaning away. */
export function nameMeanings(name: string): Partial<Record<WordedField, number>> {
  const tokens = nameTokens(name);
  const result: Partial<Record<WordedField, number>> = {};
  if (tokens.length === 0 || tokens.length > MOST_TOKENS) return result;
  const uses = tokens.map(usesOf);
  for (const field of WORDED_FIELDS) {
    const found = satisfied(field, 'name', NAMES[field], uses);
    if (found === null) continue;
    const rest = tokens.filter((token, index) => !found.hits.has(index) && !NEUTRAL_NAMES.has(token));
    if (rest.some((token) => TRAP_NAMES.has(token))) continue;
    result[field] = found.weight * (found.hits.size / (found.hits.size + rest.length)) ** 1.5;
  }
  return result;
}
