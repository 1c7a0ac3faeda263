/** Whether what a text complains of still holds: guards (lexicon.ts) by their scopes, over the clauses in order. */
import type { EvidenceRule, Guard } from './lexicon.ts';
import type { Clause, Match } from './matcher.ts';

const PAST_FORM = /(?:л|ла|ло|ли|лся|лас|лос|лис|завис|повис|подвис|замер|исчез|сдох|помер|умер|лег)$/;

/** A function that tells whether a sign in the clause `at` is still true, asked for by nobody, and more than a question. */
export function stillHolds(
  clauses: readonly Clause[],
  guards: readonly ReadonlySet<Guard>[],
): (at: number, piece: Match<EvidenceRule>) => boolean {
  /** For each clause: the last one up to it that says so. */
  const lastUpTo = (...wanted: Guard[]): number[] => {
    let last = -1;
    return guards.map((found, at) => {
      if (wanted.some((guard) => found.has(guard))) last = at;
      return last;
    });
  };
  const solved = lastUpTo('solved');
  const fine = lastUpTo('fine');
  const past = lastUpTo('past');
  const current = lastUpTo('again', 'now');
  const now = lastUpTo('now');
  const asked = new Set<number>();
  guards.forEach((found, at) => {
    if (found.has('whatIf')) asked.add(clauses[at]!.sentence);
  });

  return (at, piece) => {
    const { sentence, units } = clauses[at]!;
    const here = guards[at]!;
    if (here.has('request') || asked.has(sentence)) return false;

    const lastSolved = solved.at(-1)!;
    if (lastSolved > at) return false;
    if (lastSolved === at ? !here.has('again') : lastSolved >= 0 && current[at]! <= lastSolved) return false;

    if (!piece.units.some((unit) => PAST_FORM.test(units[unit]!.form))) return true;
    if (fine.at(-1)! > at) return false;
    const since = past[at]!;
    const over = since >= 0 && clauses[since]!.sentence === sentence && current[at]! <= since && now[at]! < since;
    return !over;
  };
}
