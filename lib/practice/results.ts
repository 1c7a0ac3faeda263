/** How runs went, as they are kept in this browser: for the person who practises, and for the file that he gives to his trainer. */
import * as z from 'zod/mini';
import type { Scenario } from './scenario.ts';
import type { ClauseScore, Score } from './score.ts';

export interface PracticeResult {
  scenario: string;
  title: string;
  /** When it ended, by the machine's clock, ms. */
  at: number;
  right: number;
  of: number;
  clauses: ClauseScore[];
}

/** So many are kept, the newest. */
const MOST = 200;

const count = z.int().check(z.gte(0), z.lte(1_000));

/** Of what is stored or comes in a file. */
export const resultsSchema: z.ZodMiniType<PracticeResult[]> = z
  .array(
    z.object({
      scenario: z.string().check(z.maxLength(40)),
      title: z.string().check(z.maxLength(100)),
      at: z.int(),
      right: count,
      of: count,
      clauses: z
        .array(z.object({ clause: z.string().check(z.maxLength(10)), right: count, of: count }))
        .check(z.maxLength(100)),
    }),
  )
  .check(z.maxLength(MOST));

/** With the result of a run, which ended at `at` (ms), as the newest. */
export function withResult(
  known: readonly PracticeResult[],
  { id, title }: Pick<Scenario, 'id' | 'title'>,
  { right, of, clauses }: Score,
  at: number,
): PracticeResult[] {
  return [...known, { scenario: id, title, at, right, of, clauses }].slice(-MOST);
}
