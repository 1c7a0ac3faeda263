/**
 * What the reader of tickets knows, as data: leads edit it, and it travels as JSON in the team's file. The built-in one is put together
 * from lexicon-words.ts, lexicon-rules.ts and lexicon-guards.ts.
 */
import { guardRules } from './lexicon-guards.ts';
import { evidenceRules, meaning } from './lexicon-rules.ts';
import { words } from './lexicon-words.ts';

/**
 * A pattern over one clause. Elements stand in order, at most two words apart; `&` joins parts that may stand in any order. An element is
 * `@class`, a word, or a beginning of words with `*`; `|` separates alternatives; `не:` asks for a negated one (else it must not be); `>` for one that follows at once.
 * For instance `не:@enter`, `@cannot & @enter`, `список баз* пуст*`.
 */
export type Pattern = string;

/** A sign of trouble. `kind` says what happened; what it means depends on what it happened to (`meaning`). */
export interface EvidenceRule {
  kind: string;
  when: Pattern[];
  /** In the same clause these void it. */
  unless?: Pattern[];
}

/** What voids signs of trouble. */
export interface GuardRule {
  /**
   * `solved`: signs before it are over, and after it too unless something says «но», «опять». `fine`, weaker: signs in the past tense before it
   * are over. `past`: signs in the past tense in its sentence are over. `request`: it is asked for, in this clause. `whatIf`: it is only asked about, in this sentence. `mild`: work goes on, so it
   * isn't critical. `severe`: voids `mild`. `elsewhere`: the text is about another host's trouble. `own`: the client's own internet or power is
   * down. `again`: voids `solved` and `past`. `now`: voids `past`. `othersFine`: the rest is fast. `baseFine`: the base itself works.
   */
  guard: Guard;
  when: Pattern[];
  unless?: Pattern[];
}

export type Guard =
  | 'solved'
  | 'fine'
  | 'past'
  | 'request'
  | 'whatIf'
  | 'mild'
  | 'severe'
  | 'elsewhere'
  | 'own'
  | 'again'
  | 'now'
  | 'othersFine'
  | 'baseFine';

/** How the kinds of signs begin that leads have added (lexicon-changes.ts). */
export const LEAD_KIND = 'lead ';

export interface Lexicon {
  version: 1;
  /** Word classes: words, beginnings with `*`, phrases; `~` in front: typos are tolerated. */
  words: Record<string, string[]>;
  evidence: EvidenceRule[];
  guards: GuardRule[];
  /** By kind, then by the class of what it happened to (`none`: nothing is named): the symptom, `R27…`, `ask`, or `-` for nothing. */
  meaning: Record<string, Record<string, string>>;
}

export const builtInLexicon: Lexicon = {
  version: 1,
  words,
  evidence: evidenceRules,
  guards: guardRules,
  meaning,
};
