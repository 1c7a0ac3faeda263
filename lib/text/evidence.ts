/**
 * Signs of trouble in a ticket's text: what happened, to what, and whether it still holds. What they add up to is judged in symptoms.ts
 * (R28) and in regulation/critical.ts (R27).
 */
import type { EvidenceRule, Guard } from './lexicon.ts';
import type { Clause, Match, Matcher, Unit } from './matcher.ts';
import { readWords, type Word, withoutSignature } from './normalise.ts';
import { SYMPTOMS } from './symptom-names.ts';
import {
  NOT_OURS,
  nameOwnSites,
  nounFinder,
  OF_LINK,
  type Scene,
  sendTarget,
  targetAround,
  targetInClause,
} from './targets.ts';
import { stillHolds } from './timeline.ts';

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
  /** Something says that it is no trouble of ours: a sign was voided, or the text speaks of what is over, asked for, or not ours. */
  voided: boolean;
  /** The words that were read, without greetings; whether one stands in the subject; and how it stands in the text. */
  words: Word[];
  inSubject(word: Word): boolean;
  quote(word: Word): string;
}

/** Characters that are read of a longer text: people don't write so much, the rest is a log. */
const HEAD = 4_000;
const TAIL = 2_000;

/** When only foreign things are named, a page or nothing in particular is theirs. */
const OURS = ['prog', 'host', 'session', 'shift', 'report'];
const UNNAMED = new Set(['none', 'web', 'link', 'all', 'doc']);
/** Guards that say so of the whole text. */
const VOIDING: readonly Guard[] = ['solved', 'fine', 'request', 'whatIf', 'othersFine'];
/** A subject's signs of these fall with the body's: «Вылет» over «вчера разок вылетела» complains of nothing more. */
const ENDS_WITH_BODY: ReadonlySet<string> = new Set<string>([...SYMPTOMS, 'ask']);
/** «Один отчёт долго, остальное быстро» is no trouble of the base. */
const ONE_OF_MANY = new Set(['doc', 'report', 'accounting']);

/** The beginning and the end of a text that is too long. */
function excerpt(text: string): string {
  return text.length <= HEAD + TAIL ? text : `${text.slice(0, HEAD)}\n\n${text.slice(-TAIL)}`;
}

/** Evidence that another piece contains is part of that one. */
function withoutParts(evidence: readonly Match<EvidenceRule>[]): Match<EvidenceRule>[] {
  return evidence.filter(
    ({ units }) =>
      !evidence.some((other) => other.units.length > units.length && units.every((unit) => other.units.includes(unit))),
  );
}

/** The stretches of the text under the units of a clause, each with the «не» before it; neighbours are one stretch. */
function wordsOf(text: string, words: readonly Word[], units: readonly Unit[], indexes: readonly number[]): string[] {
  const stretches: { from: number; to: number }[] = [];
  for (const index of indexes) {
    const { negated, first, last } = units[index]!;
    const from = negated ? first - 1 : first;
    const open = stretches.at(-1);
    if (open && from <= open.to + 1) open.to = Math.max(open.to, last);
    else stretches.push({ from, to: last });
  }
  return stretches.map(({ from, to }) => text.slice(words[from]!.start, words[to]!.end));
}

/** The words that aren't part of a greeting. */
function withoutGreetings(words: readonly Word[], clauses: readonly Clause[], greeting: number): Word[] {
  const greeted = new Set<number>();
  for (const { units } of clauses) {
    for (const { classes, first, last } of units) {
      if (classes.includes(greeting)) for (let at = first; at <= last; at++) greeted.add(at);
    }
  }
  return words.filter((_, at) => !greeted.has(at));
}

/** Reads a ticket: its subject is its first sentence. Never throws; linear in the length of the text. */
export function readEvidence(subject: string, body: string, matcher: Matcher): Reading {
  const text = `${excerpt(subject)}\n\n${excerpt(body)}`;
  const bodyFrom = excerpt(subject).length;
  const inSubject = ({ start }: Word) => start < bodyFrom;
  const quote = ({ start, end }: Word) => text.slice(start, end);
  const allWords = readWords(`${excerpt(subject)}\n\n${withoutSignature(excerpt(body))}`, matcher.vocabulary);
  const clauses = matcher.clauses(allWords);
  const words = withoutGreetings(allWords, clauses, matcher.classId('greeting'));
  const nounsOf = nounFinder(matcher);
  const guards = clauses.map((clause) => new Set<Guard>(matcher.guards(clause).map(({ value }) => value)));
  const scenes: Scene[] = clauses.map((clause, at) => ({
    clause,
    nouns: nounsOf(clause),
    request: guards[at]!.has('request'),
  }));

  nameOwnSites(scenes);

  const said = new Set<Guard>();
  for (const found of guards) for (const guard of found) said.add(guard);
  const mild = said.has('mild') && !said.has('severe');
  if (said.has('elsewhere') || said.has('own')) return { signs: [], mild, voided: true, words, inSubject, quote };

  const named = new Set<string>();
  for (const { nouns } of scenes) for (const { thing } of nouns) named.add(thing);
  const firstForeign = scenes.findIndex(({ nouns }) =>
    nouns.some(({ thing }) => thing === 'cabinet' || thing === 'foreign'),
  );
  const foreignFrom =
    firstForeign < 0 || OURS.some((thing) => named.has(thing)) ? Number.POSITIVE_INFINITY : firstForeign;
  const holds = stillHolds(clauses, guards);
  const recipient = matcher.classId('recipient');
  const cannot = matcher.classId('cannot');

  const phoning = matcher.classId('phoning');
  const phoned = clauses.some(({ units }) => units.some(({ classes }) => classes.includes(phoning)));
  const heads = ({ first }: Unit) => inSubject(allWords[first]!);
  const signs: Sign[] = [];
  const headings = new Set<Sign>();
  /** Kinds that the body itself voids; `*`: it says that they are over, asked for or only thought of. */
  const denied = new Set<string>();
  let voided = foreignFrom < Number.POSITIVE_INFINITY || VOIDING.some((guard) => said.has(guard));
  for (const [at, scene] of scenes.entries()) {
    const { units } = scene.clause;
    for (const piece of withoutParts(matcher.evidence(scene.clause))) {
      const { kind } = piece.value;
      const personal = piece.units.some((unit) => units[unit]!.classes.includes(cannot));
      const target =
        kind === 'send'
          ? sendTarget(scene, named.has('report'), recipient)
          : (targetInClause(scene, piece, personal) ?? targetAround(scenes, at) ?? 'none');
      const meanings = matcher.meaning[kind] ?? {};
      const means = meanings[target] ?? (NOT_OURS.has(target) ? '-' : (meanings['*'] ?? '-'));
      const oneOfMany = said.has('othersFine') && ONE_OF_MANY.has(target) && (kind === 'slow' || kind === 'freeze');
      const notOurs =
        means === '-' ||
        (at >= foreignFrom && UNNAMED.has(target)) ||
        (kind === 'breaks' && target === 'link' && phoned) ||
        (said.has('baseFine') && OF_LINK.has(kind) && target !== 'host') ||
        oneOfMany;
      const heading = heads(units[piece.units[0]!]!);
      if (notOurs || !holds(at, piece)) {
        voided = true;
        if (!heading && (!notOurs || oneOfMany)) denied.add('*');
        if (!heading && NOT_OURS.has(target)) denied.add(kind);
        continue;
      }
      const sign = { kind, means, target, matched: wordsOf(text, allWords, units, piece.units) };
      signs.push(sign);
      if (heading) headings.add(sign);
    }
  }
  for (const [at, { clause }] of scenes.entries()) {
    if (guards[at]!.has('whatIf') && clause.units[0] && !heads(clause.units[0])) denied.add('*');
  }
  const explained = signs.every((sign) => headings.has(sign));
  const kept = signs.filter(
    (sign) => !(explained && ENDS_WITH_BODY.has(sign.means) && (denied.has('*') || denied.has(sign.kind))),
  );
  return { signs: kept, mild, voided, words, inSubject, quote };
}
