/**
 * Whether a time named in a text is a wish to be called: the nearest word that tells decides, first in the same clause, then in those
 * beside it. «С 9 утра не можем войти» tells when something happened, «звоните с 9 утра» is a wish, «до 14 занят» is the opposite of one.
 */
import type { Candidate, Script } from './call-candidates.ts';
import { isBreak, isFullStop } from './call-classes.ts';
import { EITHER, EXCEPTION, type WordClass } from './call-words.ts';

/** `callBeside`: a call is spoken of in another clause; `inverse`: the client wants no call then; `comes`, `goes`: he can be reached from or until then. */
export type Verdict = 'call' | 'callBeside' | 'inverse' | 'comes' | 'goes' | null;

type Sign = Exclude<WordClass, 'neutral' | 'other'> | 'phone';

/** Farther than this (tokens) nothing is looked for. */
const FAR = 40;
const CLAUSE_MARK = /^[,;()•]$/;
const CLAUSE_WORD = /^(?:а|но|если|чтобы|потому|поэтому|что|пока|так)$/;
const PRESENT_VERB = /(?:[аеиоуыя]ет|ит|[аеиоуыя]ют|[уяа]т|[аеиоуыя]ем|им|[еияу]тся)$/;
const MOST_NEIGHBOURS = 3;
/** So near (tokens) behind a time stands what is wished instead. */
const WISH_NEAR = 16;

/** Judges one candidate. `isAhead`: it lies in the future, so nothing can have happened then. */
export function judge(script: Script, candidate: Candidate, isAhead: boolean): Verdict {
  const own = readOwn(script, candidate);
  if (own.excepted) return null;
  if (script.tokens[candidate.first - 1]?.form === 'не' || isTakenBack(script, candidate)) return 'inverse';
  switch (own.sign) {
    case null:
      return judgeBySentence(script, candidate, own, isAhead);
    case 'cue':
      return 'call';
    case 'waits':
      return isSince(candidate) ? null : 'call';
    case 'busy':
      return 'inverse';
    case 'comes':
    case 'goes':
      return own.sign;
    default:
      return null;
  }
}

/** «с 12 до 13 обед, в это время не звоните». */
function isTakenBack({ tokens }: Script, { next }: Candidate): boolean {
  const words = tokens.slice(next, next + 8).map(({ form }) => form);
  const at = words.indexOf('это');
  const apart = words.slice(0, Math.max(0, at - 1)).some((word) => !/^(?:[,;.(-]|обед|перерыв)$/.test(word));
  return (
    at > 0 && !apart && words[at + 1] === 'время' && /^(?:не|нельзя|просьба|занят[аы]?)$/.test(words[at + 2] ?? '')
  );
}

/** «с 15 до 16 вебинар, потом свободна», «до 15 на объекте, после звоните», «в 17 отключим свет, звоните раньше»: a wish for what is after or before. */
export function wishBeside({ tokens, classes, inside }: Script, { next }: Candidate): 'after' | 'before' | null {
  let clauses = 0;
  let side: 'after' | 'before' | null = null;
  let called = false;
  let denied = false;
  const told = () => (called ? side : denied ? OTHER_SIDE[side ?? 'none'] : null);
  for (let i = next; i < tokens.length && i - next <= WISH_NEAR && !inside[i]; i++) {
    const { form } = tokens[i]!;
    if (isEdge(tokens, i)) {
      const wish = told();
      if (wish) return wish;
      if (++clauses > 2) return null;
      side = null;
      called = false;
      denied = false;
    }
    if (EITHER.test(form)) return null;
    if (clauses === 0) continue;
    if (/^(?:после|потом|затем|дальше|позже)$/.test(form)) side = 'after';
    if (form === 'раньше' || (form === 'до' && /^(?:этого|того|нее|него|них)$/.test(tokens[i + 1]?.form ?? '')))
      side = 'before';
    called ||= classes[i] === 'cue' || (side !== null && form === 'пожалуйста');
    denied ||= classes[i] === 'busy' && /звон|тревож|беспоко/.test(form);
  }
  return told();
}

/** «открываемся в 10, раньше не звоните»: after. */
const OTHER_SIDE = { after: 'before', before: 'after', none: null } as const;

/** «жду с 10», «жду с утра»: since when. */
function isSince({ day, time }: Candidate): boolean {
  return Boolean(time?.sinceOrAt && time.kind !== 'exact' && day === null);
}

/** The clause of the candidate itself tells nothing: what the clauses beside it tell. */
function judgeBySentence(script: Script, { day, time, zone }: Candidate, own: Own, isAhead: boolean): Verdict {
  const before = neighbour(script, own.start - 1, -1);
  const after = neighbour(script, own.end, 1);
  const calledAfter = after.sign === 'cue' && !(after.claimed && (own.others > 0 || before.sign === 'event'));
  const called = before.sign === 'cue' || calledAfter;
  const byPhone = own.phone || before.sign === 'phone' || after.sign === 'phone';
  if (before.sign === 'busy' && time?.kind === 'before') return 'inverse';
  if (called) return 'callBeside';
  if (own.others > 0) return byPhone && !own.verb && before.sign !== 'event' ? 'call' : null;
  if (!time) return isPlain(script) ? 'call' : null;
  if (time.weak && !day && !zone) return byPhone || isPlain(script) ? 'call' : null;
  const partOnly = (time.soft && time.part) || (time.sinceOrAt && time.clocks.length === 0);
  if (partOnly && !day && !byPhone && !isPlain(script) && !speaksOfCalls(script)) return null;
  if (before.sign === 'phone' || own.phone || !time.sinceOrAt) return 'call';
  const troubleBeside = before.sign === 'event' || after.sign === 'event';
  const troubleBefore = !day && beyond(script, before.edge) === 'event';
  return isAhead || !(troubleBeside || troubleBefore) ? 'call' : null;
}

interface Own {
  /** The clause: from token `start` up to `end`. */
  start: number;
  end: number;
  sign: Sign | null;
  phone: boolean;
  /** How many words mean something else. */
  others: number;
  /** One of those looks like a verb. */
  verb: boolean;
  /** «кроме обеда», «перерыв с 13 до 14». */
  excepted: boolean;
}

/** What the candidate's own clause says: the nearest telling word, the left one when two are as near. */
function readOwn(script: Script, { day, first, next }: Candidate): Own {
  const own: Own = { start: first, end: next, sign: null, phone: false, others: 0, verb: false, excepted: false };
  const within = scan(script, first, next, 1, own);
  const left = scan(script, first - 1, -1, -1, own);
  own.start = left.edge + 1;
  const right = scan(script, next, script.tokens.length, 1, own);
  own.end = right.edge;
  own.excepted = left.excepted || isBreakHours(script, next);
  const rightCounts = right.sign !== null && !(right.claimed && left.sign !== null);
  // «жду звонка сегодня, после пяти уже не жду»: the time's own clause is the right one.
  const later =
    day !== null && right.sign === 'busy' && script.tokens.slice(first, next).some(({ form }) => form === ',');
  const nearest = later || (rightCounts && (left.sign === null || right.distance < left.distance)) ? right : left;
  own.sign = within.sign ?? nearest.sign;
  return own;
}

/** «с 13 до 14 обед»; in «с 9 до 18 обед с 13» the word is the next one's. */
function isBreakHours({ tokens, inside }: Script, next: number): boolean {
  return /^(?:обед|перерыв)$/.test(tokens[next]?.form ?? '') && !inside[next + 1];
}

interface Scan {
  sign: Sign | null;
  /** Words between. */
  distance: number;
  edge: number;
  /** Another time follows in the same clause: the words before it are its own. */
  claimed: boolean;
  excepted: boolean;
}

function scan({ tokens, classes, inside }: Script, from: number, to: number, step: 1 | -1, own: Own): Scan {
  const found: Scan = { sign: null, distance: 0, edge: from, claimed: false, excepted: false };
  const whole = step === 1 && from < to && inside[from] === true;
  let words = 0;
  let i = from;
  for (; i !== to && i >= 0 && i < tokens.length && Math.abs(i - from) <= FAR; i += step) {
    const token = tokens[i]!;
    if (!whole && inside[i]) found.claimed = true;
    if (!whole && (inside[i] || isEdge(tokens, i))) break;
    if (token.kind === 'phone') own.phone = true;
    if (token.kind !== 'word') continue;
    const kind = classes[i]!;
    words++;
    if (step === -1 && words <= 2 && EXCEPTION.test(token.form)) found.excepted = true;
    if (kind === 'other') {
      own.others++;
      own.verb ||= PRESENT_VERB.test(token.form);
    } else if (kind !== 'neutral' && (found.sign === null || (found.sign === 'waits' && kind === 'cue'))) {
      found.sign = kind;
      found.distance = words;
    }
  }
  found.edge = i;
  return found;
}

/** Where a clause ends. */
function isEdge(tokens: Script['tokens'], i: number): boolean {
  const { kind, form, glued } = tokens[i]!;
  if (kind === 'mark' && form === '-') return !glued;
  return (
    isBreak(tokens, i) || (kind === 'mark' && CLAUSE_MARK.test(form)) || (kind === 'word' && CLAUSE_WORD.test(form))
  );
}

interface Neighbour {
  sign: Sign | null;
  /** Where the search ended. */
  edge: number;
  /** The word belongs to another time, which follows in its clause. */
  claimed: boolean;
}

/** The next telling word in one direction, over the clauses of the same sentence. */
function neighbour(script: Script, from: number, step: 1 | -1): Neighbour {
  const { tokens, inside } = script;
  let clauses = 0;
  let i = from;
  for (; i >= 0 && i < tokens.length && Math.abs(i - from) <= FAR; i += step) {
    if (isFullStop(tokens, i)) break;
    if (isEdge(tokens, i) && ++clauses > MOST_NEIGHBOURS) break;
    if (step === 1 && inside[i]) break;
    const sign = signOf(script, i);
    if (sign) return { sign, edge: i, claimed: step === 1 && isClaimed(script, i + 1) };
  }
  return { sign: null, edge: i, claimed: false };
}

function isClaimed({ tokens, inside }: Script, from: number): boolean {
  for (let i = from; i < tokens.length && i - from <= FAR && !isEdge(tokens, i); i++) if (inside[i]) return true;
  return false;
}

/** The next telling word before a full stop. */
function beyond(script: Script, edge: number): Sign | null {
  for (let i = edge; i >= 0 && edge - i <= FAR; i--) {
    const sign = signOf(script, i);
    if (sign) return sign;
  }
  return null;
}

function signOf({ tokens, classes }: Script, i: number): Sign | null {
  const kind = classes[i]!;
  if (tokens[i]!.kind === 'phone') return 'phone';
  if (kind === 'waits') return 'cue';
  return kind === 'neutral' || kind === 'other' || kind === 'comes' || kind === 'goes' ? null : kind;
}

/** A phone or a call is spoken of anywhere; else «вечером» tells when something happens. */
function speaksOfCalls({ tokens, classes }: Script): boolean {
  return tokens.some(({ kind }, i) => kind === 'phone' || classes[i] === 'cue' || classes[i] === 'waits');
}

/** The text is nothing but the time and what says nothing else. */
function isPlain({ tokens, classes }: Script): boolean {
  return tokens.every((token, i) => token.kind !== 'word' || classes[i] === 'neutral');
}
