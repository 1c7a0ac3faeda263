/**
 * A person's own progress, by clause: what guidance has shown, what was done and left out, what went wrong in real work, and how practice went.
 * Counts alone; no client, no ticket, no speed. Pure.
 */
import type { Step, StepId } from './guidance.ts';
import { CLOCK_CLAUSES, type ClockId } from './rules.ts';

/**
 * `shown`, `done`, `skipped`: a step of guidance; `missing`: a ticket was saved without what is required (R15–R18); `late`: a clock ran out on a
 * ticket that the person had open.
 */
export const MARK_KINDS = ['shown', 'done', 'skipped', 'missing', 'late'] as const;
type MarkKind = (typeof MARK_KINDS)[number];

/** One thing to be counted. */
export interface ProgressMark {
  clause: string;
  kind: MarkKind;
}

/** Counts of one clause; `right` of `of` steps of practice. */
export type ClauseProgress = { clause: string; right: number; of: number } & Record<MarkKind, number>;

/** A run of practice, on an ISO date. */
export interface PracticeRun {
  title: string;
  on: string;
  right: number;
  of: number;
}

/** From an ISO date to another, both included. */
export interface Progress {
  from: string;
  to: string;
  /** In the regulation's order; those of which nothing is known are left out. */
  clauses: ClauseProgress[];
  /** The newest last. */
  runs: PracticeRun[];
}

/** What was counted of a ticket's steps: under which clause each was shown, and what has become of it. */
export type CountedSteps = Partial<Record<StepId, { clause: string; done: boolean; skipped: boolean }>>;

/** What there is to count now; each step of a ticket counts once. What was done before it was shown isn't guidance's doing. */
export function countSteps(
  steps: readonly Pick<Step, 'id' | 'clause' | 'status'>[],
  counted: CountedSteps,
): { marks: ProgressMark[]; counted: CountedSteps } {
  const marks: ProgressMark[] = [];
  const next = { ...counted };
  for (const { id, clause, status } of steps) {
    const known = next[id];
    if (status === 'current' && known?.clause !== clause) {
      marks.push({ clause, kind: 'shown' });
      next[id] = { clause, done: false, skipped: false };
    } else if ((status === 'done' || status === 'skipped') && known && !known[status]) {
      marks.push({ clause: known.clause, kind: status });
      next[id] = { ...known, [status]: true };
    }
  }
  return { marks, counted: next };
}

/** The clause of a clock whose end is a late reaction; null where its end only says that it is time to call (R26, R29). */
export function lateClause(clock: ClockId): string | null {
  return clock === 'consultCritical' || clock === 'consultIncident' ? null : CLOCK_CLAUSES[clock];
}

/** How a mark is kept: as one key of a daily tally. */
export function tallyKey({ clause, kind }: ProgressMark): string {
  return `${clause} ${kind}`;
}

/** By clause, from the counts of marks and the clauses of practised runs. */
export function sumProgress(
  counts: Readonly<Record<string, number>>,
  practised: readonly { clause: string; right: number; of: number }[],
): ClauseProgress[] {
  const byClause = new Map<string, ClauseProgress>();
  const lineOf = (clause: string) => {
    const line = byClause.get(clause) ?? emptyLine(clause);
    byClause.set(clause, line);
    return line;
  };
  for (const [key, count] of Object.entries(counts)) {
    const [clause = '', kind] = key.split(' ') as [string, MarkKind];
    if (MARK_KINDS.includes(kind)) lineOf(clause)[kind] += count;
  }
  for (const { clause, right, of } of practised) {
    const line = lineOf(clause);
    line.right += right;
    line.of += of;
  }
  return [...byClause.values()].sort((a, b) => a.clause.localeCompare(b.clause));
}

function emptyLine(clause: string): ClauseProgress {
  return { clause, shown: 0, done: 0, skipped: 0, missing: 0, late: 0, right: 0, of: 0 };
}

/** Whether the clause gives trouble: something was left out, forgotten, late, or wrong in practice. */
export function stumbles({ skipped, missing, late, right, of }: ClauseProgress): boolean {
  return skipped > 0 || missing > 0 || late > 0 || right < of;
}
