/** How runs went, as they are kept in this browser: for the person who practises, and for the file that he gives to his trainer. */
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { DAY_MS } from '../text/moscow.ts';
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

const KEY = 'practice.results';
/** So many are kept, the newest. */
const MOST = 200;

const count = z.int().check(z.gte(0), z.lte(1_000));

/** Of what is stored. */
const resultsSchema: z.ZodMiniType<PracticeResult[]> = z
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

/** Those of the last so many days before `now` (ms), the newest last. */
export async function loadResults(now: number, days: number): Promise<PracticeResult[]> {
  const { [KEY]: kept } = await browser.storage.local.get(KEY);
  const parsed = z.safeParse(resultsSchema, kept ?? []);
  return parsed.success ? parsed.data.filter(({ at }) => at >= now - days * DAY_MS) : [];
}

/** Keeps the result of a run, which ended at `at` (ms), as the newest; all that are kept then. */
export async function keepResult(
  known: readonly PracticeResult[],
  { id, title }: Pick<Scenario, 'id' | 'title'>,
  { right, of, clauses }: Score,
  at: number,
): Promise<PracticeResult[]> {
  const kept = [...known, { scenario: id, title, at, right, of, clauses }].slice(-MOST);
  await browser.storage.local.set({ [KEY]: kept });
  return kept;
}

export async function forgetResults(): Promise<void> {
  await browser.storage.local.remove(KEY);
}
