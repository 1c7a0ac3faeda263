/** The lexicon made ready to be run: word classes as an index of beginnings, patterns as element lists found by their first class. */
import type { EvidenceRule, Guard, Lexicon, Pattern } from './lexicon.ts';
import { fold, type Vocabulary, type Word } from './normalise.ts';
import { typoIndex } from './typos.ts';

/** One word, or a phrase of the lexicon, in a clause. */
export interface Unit {
  classes: readonly number[];
  form: string;
  /** Said to be not so: «не», «перестала» stand before it. */
  negated: boolean;
  /** Indexes of its first and last word. */
  first: number;
  last: number;
}

export interface Clause {
  units: Unit[];
  sentence: number;
}

/** One alternative set of an element: unit classes that fit, plain and negated. */
interface Element {
  plain: Set<number>;
  negated: Set<number>;
  /** It must follow at once. */
  next: boolean;
}

interface Rule<T> {
  /** Each part is a sequence; parts stand in any order. */
  parts: Element[][];
  unless: Element[][][];
  value: T;
}

/** A rule that fitted, with the units it stood on (indexes in the clause, ascending). */
export interface Match<T> {
  value: T;
  units: number[];
}

export interface Matcher {
  vocabulary: Vocabulary;
  meaning: Lexicon['meaning'];
  /** The number of a class, for asking units about it; -1 when the lexicon has none of that name. */
  classId(name: string): number;
  clauses(words: readonly Word[]): Clause[];
  evidence(clause: Clause): Match<EvidenceRule>[];
  guards(clause: Clause): Match<Guard>[];
}

interface Token {
  text: string;
  open: boolean;
}

interface Entry {
  tokens: Token[];
  classId: number;
}

/** At most this many units may stand between neighbouring elements of a pattern. */
const GAP = 2;
/** Different words that are tried for typos in one text: the first ones, so that a hostile text costs no more than a long one. */
const TYPO_TRIES = 400;
/** How often one pattern is looked for in one clause: what is said more often is said. */
const REPEATS = 4;
/** Typos are tolerated in marked words of this many letters, and in all words of a class of so many that few
 * others are near. In a pattern's own words none are. */
const TYPO_LENGTH = 4;
const LONG_TYPO_LENGTH = 8;
const LONGEST_BEGINNING = 20;

const fits = (form: string, token: Token) => (token.open ? form.startsWith(token.text) : form === token.text);

function parseToken(text: string): Token {
  const open = text.endsWith('*');
  return { text: fold(open ? text.slice(0, -1) : text), open };
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Makes a lexicon ready. A class that a pattern names but the lexicon lacks fits nothing. A few milliseconds: keep the result. */
export function compileLexicon(lexicon: Lexicon): Matcher {
  const ids = new Map<string, number>();
  const exact = new Map<string, Entry[]>();
  const beginnings = new Map<string, Entry[]>();
  const known = new Set<string>();
  const knownBeginnings = new Set<string>();
  const tolerated: { stem: string; open: boolean }[] = [];

  const idOf = (name: string) => {
    const id = ids.get(name) ?? ids.size;
    ids.set(name, id);
    return id;
  };
  const addEntry = (text: string, classId: number, typoLength: number) => {
    const tolerant = text.startsWith('~');
    const tokens = text
      .replaceAll('~', '')
      .split(' ')
      .filter((part) => part !== '')
      .map(parseToken)
      .filter((token) => token.text.length > (token.open ? 1 : 0));
    const head = tokens[0];
    if (!head) return;
    add(head.open ? beginnings : exact, head.text, { tokens, classId });
    for (const token of tokens) {
      (token.open ? knownBeginnings : known).add(token.text);
      if (token.text.length >= (tolerant ? TYPO_LENGTH : typoLength))
        tolerated.push({ stem: token.text, open: token.open });
    }
  };

  for (const [name, entries] of Object.entries(lexicon.words))
    for (const entry of entries) addEntry(entry, idOf(name), LONG_TYPO_LENGTH);

  const literal = (text: string) => {
    const name = `=${text}`;
    const isNew = !ids.has(name);
    const id = idOf(name);
    if (isNew) addEntry(text, id, Number.POSITIVE_INFINITY);
    return id;
  };
  const parseElement = (text: string, negated: boolean): Element => {
    const element: Element = { plain: new Set(), negated: new Set(), next: text.startsWith('>') };
    let not = negated;
    for (let part of text.replace('>', '').split('|')) {
      if (part.startsWith('не:')) {
        not = true;
        part = part.slice(3);
      }
      const id = part.startsWith('@') ? (ids.get(part.slice(1)) ?? -1) : literal(part);
      (not ? element.negated : element.plain).add(id);
    }
    return element;
  };
  const parsePattern = (pattern: Pattern): Element[][] =>
    pattern.split(' & ').map((part) => {
      const elements: Element[] = [];
      let negated = false;
      for (const text of part.split(' ')) {
        if (text === 'не' || text === 'ни') negated = true;
        else {
          elements.push(parseElement(text, negated));
          negated = false;
        }
      }
      return elements;
    });
  const index = <T>(rules: readonly { when: Pattern[]; unless?: Pattern[]; value: T }[]) => {
    const byClass = new Map<number, Rule<T>[]>();
    for (const { when, unless = [], value } of rules) {
      const except = unless.map(parsePattern);
      for (const pattern of when) {
        const parts = parsePattern(pattern);
        const head = parts[0]?.[0];
        if (!head) continue;
        const rule: Rule<T> = { parts, unless: except, value };
        for (const id of new Set([...head.plain, ...head.negated])) add(byClass, id, rule);
      }
    }
    return byClass;
  };
  const evidenceRules = index(lexicon.evidence.map((rule) => ({ ...rule, value: rule })));
  const guardRules = index(lexicon.guards.map((rule) => ({ ...rule, value: rule.guard })));

  const negId = idOf('neg');
  const fillerId = idOf('filler');
  const typos = typoIndex(tolerated);

  const entriesOf = (form: string): Entry[] => {
    const found = [...(exact.get(form) ?? [])];
    for (let n = 1; n <= form.length && n <= LONGEST_BEGINNING; n++) {
      const entries = beginnings.get(form.slice(0, n));
      if (entries) found.push(...entries);
    }
    return found;
  };
  const knows = (form: string): boolean => {
    if (known.has(form)) return true;
    for (let n = 1; n <= form.length && n <= LONGEST_BEGINNING; n++)
      if (knownBeginnings.has(form.slice(0, n))) return true;
    return false;
  };

  return {
    vocabulary: { knows, guesses: (form) => knows(form) || (form.length >= 6 && typos.nearest(form) !== null) },
    meaning: lexicon.meaning,
    classId: (name) => ids.get(name) ?? -1,
    clauses: (words) => toClauses(words),
    evidence: (clause) => run(evidenceRules, clause),
    guards: (clause) => run(guardRules, clause),
  };

  function toClauses(words: readonly Word[]): Clause[] {
    const memo = new Map<string, { form: string; entries: Entry[] }>();
    let tries = TYPO_TRIES;
    const look = (form: string) => {
      let seen = memo.get(form);
      if (!seen) {
        let meant = form;
        if (form.length >= 4 && tries > 0 && !knows(form)) {
          tries--;
          meant = typos.nearest(form) ?? form;
        }
        seen = { form: meant, entries: entriesOf(meant) };
        memo.set(form, seen);
      }
      return seen;
    };

    const clauses: Clause[] = [];
    let current = -1;
    for (let i = 0; i < words.length; ) {
      const word = words[i]!;
      if (word.clause !== current) {
        clauses.push({ units: [], sentence: word.sentence });
        current = word.clause;
      }
      const { form, entries } = look(word.form);
      let length = 1;
      let classes: number[] = [];
      for (const entry of entries) {
        const n = entry.tokens.length;
        if (n < length) continue;
        let whole = true;
        for (let k = 1; k < n && whole; k++) {
          const next = words[i + k];
          whole = next !== undefined && next.clause === current && fits(look(next.form).form, entry.tokens[k]!);
        }
        if (!whole) continue;
        if (n > length) {
          length = n;
          classes = [];
        }
        if (!classes.includes(entry.classId)) classes.push(entry.classId);
      }
      const units = clauses.at(-1)!.units;
      const lastForm = length === 1 ? form : words[i + length - 1]!.form;
      units.push({ classes, form: lastForm, negated: isNegated(units), first: i, last: i + length - 1 });
      i += length;
    }
    return clauses;
  }

  function isNegated(before: readonly Unit[]): boolean {
    for (let i = before.length - 1; i >= 0 && i >= before.length - 3; i--) {
      const { classes } = before[i]!;
      if (classes.includes(negId)) return true;
      if (!classes.includes(fillerId)) return false;
    }
    return false;
  }

  function has(unit: Unit, element: Element): boolean {
    const wanted = unit.negated ? element.negated : element.plain;
    return wanted.size > 0 && unit.classes.some((id) => wanted.has(id));
  }

  /** The units of a sequence that begins at `start`, or null. */
  function sequenceAt(units: readonly Unit[], start: number, elements: readonly Element[]): number[] | null {
    if (!has(units[start]!, elements[0]!)) return null;
    const found = [start];
    for (let e = 1; e < elements.length; e++) {
      const from = found.at(-1)! + 1;
      let at = -1;
      const to = elements[e]!.next ? from : from + GAP;
      for (let i = from; i < units.length && i <= to && at < 0; i++) if (has(units[i]!, elements[e]!)) at = i;
      if (at < 0) return null;
      found.push(at);
    }
    return found;
  }

  function anywhere(units: readonly Unit[], elements: readonly Element[], taken: readonly number[]): number[] | null {
    for (let i = 0; i < units.length; i++) {
      if (taken.includes(i)) continue;
      const found = sequenceAt(units, i, elements);
      if (found) return found;
    }
    return null;
  }

  function run<T>(rules: Map<number, Rule<T>[]>, { units }: Clause): Match<T>[] {
    const matches: Match<T>[] = [];
    const said = new Map<Rule<T>, number>();
    for (let i = 0; i < units.length; i++) {
      for (const id of units[i]!.classes) {
        for (const rule of rules.get(id) ?? []) {
          const times = said.get(rule) ?? 0;
          if (times >= REPEATS) continue;
          said.set(rule, times + 1);
          let taken = sequenceAt(units, i, rule.parts[0]!);
          for (let p = 1; taken && p < rule.parts.length; p++) {
            const more: number[] | null = anywhere(units, rule.parts[p]!, taken);
            taken = more && [...taken, ...more];
          }
          if (!taken) continue;
          const voided = rule.unless.some((pattern) => pattern.every((part) => anywhere(units, part, []) !== null));
          if (!voided) matches.push({ value: rule.value, units: [...new Set(taken)].sort((a, b) => a - b) });
        }
      }
    }
    return matches;
  }
}
