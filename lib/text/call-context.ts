/**
 * Whether a time named in a text is a wish to be called: the nearest word that tells decides, first in the same clause, then in those
 * beside it. «С 9 утра не можем войти» tells when something happened, «звоните с 9 утра» is a wish, «до 14 занят» is the opposite of one.
 */
import { type Candidate, isBreak, isFullStop, type Script } from './call-candidates.ts';
import { EXCEPTION } from './call-words.ts';

/** `inverse`: the client wants no call then. */
export type Verdict = 'call' | 'inverse' | null;

type Sign = 'cue' | 'busy' | 'event' | 'phone';

/** Farther than this (tokens) nothing is looked for. */
const FAR = 40;
const CLAUSE_MARK = /^[,;()•]$/;
const CLAUSE_WORD = /^(?:а|но|если|чтобы|потому|поэтому|что|пока|так)$/;
const PRESENT_VERB = /(?:[аеиоуыя]ет|ит|[аеиоуыя]ют|[уяа]т|[аеиоуыя]ем|им|[еияу]тся)$/;
const MOST_NEIGHBOURS = 3;

/** Judges one candidate. `isAhead`: it lies in the future, so nothing can have happened then. */
export function judge(script: Script, candidate: Candidate, isAhead: boolean): Verdict {
  const { time } = candidate;
  const own = readOwn(script, candidate);
  if (own.excepted) return null;
  if (own.sign === 'event') return null;
  if (own.sign === 'busy') return 'inverse';
  if (own.sign === 'cue') return 'call';
  const before = neighbour(script, own.start - 1, -1);
  const after = neighbour(script, own.end, 1);
  const called = isWish(before.sign) || isWish(after.sign);
  const byPhone = own.phone || before.sign === 'phone' || after.sign === 'phone';
  if (before.sign === 'busy' && time?.kind === 'before') return 'inverse';
  if (own.others > 0) return called || (byPhone && !own.verb && before.sign !== 'event') ? 'call' : null;
  if (!time) return called || isPlain(script) ? 'call' : null;
  if (time.weak) return called ? 'call' : null;
  if (called || before.sign === 'phone' || own.phone) return 'call';
  const happened = time.sinceOrAt || time.kind === 'ahead';
  if (happened && (before.sign === 'event' || after.sign === 'event'))
    return isAhead && time.kind !== 'ahead' ? 'call' : null;
  if (time.sinceOrAt && !candidate.day && beyond(script, before.edge) === 'event') return isAhead ? 'call' : null;
  return 'call';
}

const isWish = (sign: Sign | null): boolean => sign === 'cue';

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
function readOwn(script: Script, { first, next }: Candidate): Own {
  const own: Own = { start: first, end: next, sign: null, phone: false, others: 0, verb: false, excepted: false };
  const within = scan(script, first, next, 1, own);
  const left = scan(script, first - 1, -1, -1, own);
  own.start = left.edge + 1;
  const right = scan(script, next, script.tokens.length, 1, own);
  own.end = right.edge;
  own.excepted = left.excepted;
  const nearest = [within, left, right].filter(({ sign }) => sign !== null).sort((a, b) => a.distance - b.distance)[0];
  own.sign = within.sign ?? nearest?.sign ?? null;
  return own;
}

interface Scan {
  sign: Sign | null;
  /** Words between. */
  distance: number;
  edge: number;
  excepted: boolean;
}

function scan({ tokens, classes, inside }: Script, from: number, to: number, step: 1 | -1, own: Own): Scan {
  const found: Scan = { sign: null, distance: 0, edge: from, excepted: false };
  const whole = step === 1 && from < to && inside[from] === true;
  let words = 0;
  let i = from;
  for (; i !== to && i >= 0 && i < tokens.length && Math.abs(i - from) <= FAR; i += step) {
    const token = tokens[i]!;
    if (!whole && (inside[i] || isEdge(tokens, i))) break;
    if (token.kind === 'phone') own.phone = true;
    if (token.kind !== 'word') continue;
    const kind = classes[i]!;
    words++;
    if (step === -1 && words <= 2 && EXCEPTION.test(token.form)) found.excepted = true;
    if (kind === 'other') {
      own.others++;
      own.verb ||= PRESENT_VERB.test(token.form);
    } else if (kind !== 'neutral' && found.sign === null) {
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

/** The next telling word in one direction, over the clauses of the same sentence, and where the search ended. */
function neighbour(
  { tokens, classes, inside }: Script,
  from: number,
  step: 1 | -1,
): { sign: Sign | null; edge: number } {
  let clauses = 0;
  let i = from;
  for (; i >= 0 && i < tokens.length && Math.abs(i - from) <= FAR; i += step) {
    if (isFullStop(tokens, i)) break;
    if (isEdge(tokens, i) && ++clauses > MOST_NEIGHBOURS) break;
    if (step === 1 && inside[i]) break;
    const sign = signOf(tokens, classes, i);
    if (sign) return { sign, edge: i };
  }
  return { sign: null, edge: i };
}

/** The next telling word before a full stop. */
function beyond({ tokens, classes }: Script, edge: number): Sign | null {
  for (let i = edge; i >= 0 && edge - i <= FAR; i--) {
    const sign = signOf(tokens, classes, i);
    if (sign) return sign;
  }
  return null;
}

function signOf(tokens: Script['tokens'], classes: Script['classes'], i: number): Sign | null {
  const kind = classes[i]!;
  if (tokens[i]!.kind === 'phone') return 'phone';
  return kind === 'neutral' || kind === 'other' ? null : kind;
}

/** The text is nothing but the time and what says nothing else. */
function isPlain({ tokens, classes }: Script): boolean {
  return tokens.every((token, i) => token.kind !== 'word' || classes[i] === 'neutral');
}
