/**
 * Signs of trouble in a ticket's text: what happened, to what, and whether it still holds. What they add up to is judged in symptoms.ts
 * (R28) and in regulation/critical.ts (R27).
 */
import type { EvidenceRule, Guard } from './lexicon.ts';
import type { Clause, Match, Matcher, Unit } from './matcher.ts';
import { readWords, type Word } from './normalise.ts';

/** One sign of trouble that stands after all guards. */
export interface Sign {
  kind: string;
  /** A symptom, a clause of R27, or another word of the lexicon's `meaning`. */
  means: string;
  /** The class of what it happened to, `none` when nothing is named. */
  target: string;
  /** The words of the text that decided, in the text's order. */
  matched: string[];
}

export interface Reading {
  signs: Sign[];
  /** Something says that work goes on all the same. */
  mild: boolean;
}

/** A noun that the lexicon doesn't know. */
const UNKNOWN = 'unknown';

/** From the strongest claim on a word to the weakest. */
const TARGETS = [
  'foreign',
  'cabinet',
  'shift',
  'host',
  'web',
  'session',
  'prog',
  'people',
  'own',
  'site',
  'report',
  'link',
  'doc',
  'accounting',
  'all',
] as const;

/** Trouble with these is not ours. */
const NOT_OURS = new Set([UNKNOWN, 'foreign', 'cabinet', 'site', 'own', 'people', 'accounting']);
/** What a later clause may be about without naming it again. */
const CARRIED = new Set(['foreign', 'cabinet', 'shift', 'host', 'web', 'session', 'prog', 'people', 'site', 'report']);
/** Kinds whose object stands with a preposition: «зайти в базу», «подключиться к серверу». */
const GOES_INTO = new Set(['enter', 'connect', 'access', 'credentials', 'forgot']);
const OPENS = new Set(['open', 'load', 'launch', 'see']);
/** Kinds whose verb has a subject beside it: a noun there that the lexicon doesn't know is some other thing. */
const HAS_SUBJECT = new Set([
  'freeze',
  'slow',
  'noResponse',
  'crash',
  'close',
  'fallaway',
  'fall',
  'dead',
  'open',
  'load',
  'launch',
  'connect',
]);
const OF_LINK = new Set(['noLink', 'netMessage', 'linkBad', 'breaks', 'http']);

/** When only foreign things are named, a page or nothing in particular is theirs. */
const OURS = ['prog', 'host', 'session', 'shift', 'report'];
const UNNAMED = new Set(['none', 'web', 'link', 'all', 'doc']);
/** «Один отчёт долго, остальное быстро» is no trouble of the base. */
const ONE_OF_MANY = new Set(['doc', 'report']);

/** Folded endings of verbs, adverbs, adjectives and oblique nouns: a word with none of them may be a noun that acts. */
const NO_SUBJECT =
  /(?:[аеиоуыюя]т|[аеиоуыюя]ш|л|ла|ло|ли|лся|лас|лос|лис|ся|о|е|у|ю|ии|ыи|ои|ая|яя|ые|ие|их|ых|им|ым|ом|ем|ам|ям|ами|ями|ах|ях)$/;
const PAST_FORM = /(?:л|ла|ло|ли|лся|лас|лос|лис)$/;

interface Noun {
  unit: number;
  target: string;
  oblique: boolean;
}

interface ClauseFacts {
  clause: Clause;
  nouns: Noun[];
  guards: Set<Guard>;
  evidence: Match<EvidenceRule>[];
}

function nounsOf(matcher: Matcher, { units }: Clause, targetIds: readonly (readonly [string, number])[]): Noun[] {
  const prep = matcher.classId('prep');
  const nouns: Noun[] = [];
  const nouny = ({ classes, form }: Unit) =>
    form.length >= 4 && /^\p{L}+$/u.test(form) && !NO_SUBJECT.test(form) && classes.length === 0;
  const targetOf = (unit: Unit) => targetIds.find(([, id]) => unit.classes.includes(id))?.[0];
  for (let i = 0; i < units.length; i++) {
    const target = targetOf(units[i]!) ?? (nouny(units[i]!) ? UNKNOWN : undefined);
    if (target === undefined) continue;
    const before = units[i - 1];
    const earlier = units[i - 2];
    const oblique =
      before !== undefined &&
      (before.classes.includes(prep) ||
        (earlier?.classes.includes(prep) === true && targetOf(before) === undefined && !before.negated));
    nouns.push({ unit: i, target, oblique });
  }
  return nouns;
}

/** Whether a unit stands beside a verb of the sign; a «не» between them doesn't count. */
function beside({ units }: Clause, unit: number, sign: readonly number[]): boolean {
  return sign.some((at) => unit === at + 1 || unit === at - 1 || (unit === at - 2 && units[at]!.negated));
}

/** What a sign in a clause happened to: the nearest noun that can be it, as `kind` takes its object. «Не подключаются весы к рознице» has a subject. */
function targetInClause(
  kind: string,
  { clause, nouns }: ClauseFacts,
  units: readonly number[],
  personal: boolean,
): string | null {
  let best: string | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  const ends = units.at(-1)!;
  for (const { unit, target, oblique } of nouns) {
    const weak = target === 'accounting' || target === 'doc' || target === 'own' || target === 'people';
    if (target === UNKNOWN && (oblique || !HAS_SUBJECT.has(kind) || !beside(clause, unit, units))) continue;
    const distance = Math.min(...units.map((at) => Math.abs(at - unit)));
    if (target === 'all' || (target === 'accounting' && distance > 2)) continue;
    if (weak && units.includes(unit)) continue;
    if (weak && oblique && !OPENS.has(kind) && !GOES_INTO.has(kind) && !OF_LINK.has(kind)) continue;
    let score = distance;
    if (GOES_INTO.has(kind) && (kind !== 'connect' || personal)) score += oblique ? -1 : 1;
    else if (!OF_LINK.has(kind) && oblique && !(OPENS.has(kind) && units.includes(unit - 1))) score += 3;
    if (OPENS.has(kind) && unit > ends) score -= 0.5;
    if (target === 'link') score += 4;
    if (score < bestScore) {
      best = target;
      bestScore = score;
    }
  }
  return best;
}

/** What the clauses around are about, the nearest before first. */
function targetAround(facts: readonly ClauseFacts[], at: number): string | null {
  const carried = (i: number) => {
    const fact = facts[i];
    if (fact?.guards.has('request') && fact.clause.sentence === facts[at]!.clause.sentence) return 'people';
    const nouns =
      facts[i]?.nouns.filter(({ target, oblique }) => CARRIED.has(target) && !(target === 'people' && oblique)) ?? [];
    return (nouns.find(({ oblique }) => !oblique) ?? nouns[0])?.target ?? null;
  };
  for (let back = 1; back <= 3; back++) {
    const found = carried(at - back);
    if (found) return found;
  }
  return carried(at + 1) ?? carried(at + 2);
}

/** Evidence that another piece contains is part of that one. */
function withoutParts(evidence: readonly Match<EvidenceRule>[]): Match<EvidenceRule>[] {
  return evidence.filter(
    (piece) =>
      !evidence.some(
        (other) => other.units.length > piece.units.length && piece.units.every((unit) => other.units.includes(unit)),
      ),
  );
}

function wordsOf(text: string, words: readonly Word[], units: readonly Unit[], indexes: readonly number[]): string[] {
  const out: string[] = [];
  let from = -1;
  let to = -1;
  for (const index of indexes) {
    const unit = units[index]!;
    const negation = unit.negated && unit.first > 0 ? unit.first - 1 : unit.first;
    if (from >= 0 && negation <= to + 1) to = Math.max(to, unit.last);
    else {
      if (from >= 0) out.push(text.slice(words[from]!.start, words[to]!.end));
      from = negation;
      to = unit.last;
    }
  }
  if (from >= 0) out.push(text.slice(words[from]!.start, words[to]!.end));
  return out;
}

/** Reads a ticket: its subject is its first sentence. Never throws; linear in the length of the text. */
export function readEvidence(subject: string, body: string, matcher: Matcher): Reading {
  const text = `${subject}\n\n${body}`;
  const words = readWords(text, matcher.vocabulary);
  const targetIds = TARGETS.map((name) => [name, matcher.classId(name)] as const).filter(([, id]) => id >= 0);
  const facts: ClauseFacts[] = matcher.clauses(words).map((clause) => ({
    clause,
    nouns: nounsOf(matcher, clause, targetIds),
    guards: new Set(matcher.guards(clause).map(({ value }) => value)),
    evidence: withoutParts(matcher.evidence(clause)),
  }));
  const everywhere = new Set(facts.flatMap(({ guards }) => [...guards]));
  const holds = stillHolds(facts);
  const reportNamed = facts.some(({ nouns }) => nouns.some(({ target }) => target === 'report'));
  const recipient = matcher.classId('recipient');
  const cannot = matcher.classId('cannot');
  const personal = ({ units }: Clause, indexes: readonly number[]) =>
    indexes.some((i) => units[i]!.classes.includes(cannot));
  const named = new Set(facts.flatMap(({ nouns }) => nouns.map(({ target }) => target)));
  const elsewhere = (named.has('cabinet') || named.has('foreign')) && !OURS.some((target) => named.has(target));

  const signs: Sign[] = [];
  if (!everywhere.has('elsewhere') && !everywhere.has('own')) {
    for (const [at, fact] of facts.entries()) {
      for (const piece of fact.evidence) {
        const { kind } = piece.value;
        if (!holds(at, piece)) continue;
        const target =
          kind === 'send'
            ? sendTarget(fact, reportNamed, recipient)
            : (targetInClause(kind, fact, piece.units, personal(fact.clause, piece.units)) ??
              targetAround(facts, at) ??
              'none');
        const meanings = matcher.meaning[kind] ?? {};
        const means = meanings[target] ?? (NOT_OURS.has(target) ? '-' : (meanings['*'] ?? '-'));
        if (means === '-' || (elsewhere && UNNAMED.has(target))) continue;
        if (everywhere.has('baseFine') && OF_LINK.has(kind) && target !== 'host') continue;
        if (ONE_OF_MANY.has(target) && (kind === 'slow' || kind === 'freeze') && everywhere.has('othersFine')) continue;
        signs.push({ kind, means, target, matched: wordsOf(text, words, fact.clause.units, piece.units) });
      }
    }
  }
  return { signs, mild: everywhere.has('mild') && !everywhere.has('severe') };
}

/** A report in the clause, or anywhere when the clause names nothing else that is sent. */
function sendTarget({ clause, nouns }: ClauseFacts, reportNamed: boolean, recipient: number): string {
  if (clause.units.some((unit) => unit.classes.includes(recipient))) return 'foreign';
  if (nouns.some(({ target }) => target === 'report')) return 'report';
  if (
    nouns.some(
      ({ target, oblique }) => (target === 'doc' || target === 'foreign' || target === 'accounting') && !oblique,
    )
  )
    return 'doc';
  return reportNamed ? 'report' : 'none';
}

/** Whether a sign is still true, wanted by nobody, and more than a question: the guards by their scopes. */
function stillHolds(facts: readonly ClauseFacts[]): (at: number, piece: Match<EvidenceRule>) => boolean {
  const where = (guard: Guard) => facts.flatMap(({ guards }, at) => (guards.has(guard) ? [at] : []));
  const solved = where('solved');
  const fine = where('fine');
  const past = where('past');
  const whatIf = new Set(where('whatIf').map((at) => facts[at]!.clause.sentence));
  const marked = (from: number, to: number, guards: readonly Guard[]) => {
    for (let at = from; at <= to; at++) if (guards.some((guard) => facts[at]!.guards.has(guard))) return true;
    return false;
  };

  return (at, piece) => {
    const { clause, guards } = facts[at]!;
    if (guards.has('request') || whatIf.has(clause.sentence)) return false;
    const inPast = piece.units.some((unit) => PAST_FORM.test(clause.units[unit]!.form));
    if (solved.some((s) => (s >= at ? s > at || !guards.has('again') : !marked(s + 1, at, ['again', 'now']))))
      return false;
    if (inPast && fine.some((f) => f > at)) return false;
    const gone = (p: number) =>
      p <= at && facts[p]!.clause.sentence === clause.sentence && !marked(p, at, ['again', 'now']);
    return !(inPast && past.some(gone));
  };
}
