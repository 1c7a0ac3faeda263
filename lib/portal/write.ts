/**
 * Writing into the portal's form: plan → preview → write → read back → undo. All or nothing; what a person typed is never overwritten;
 * nothing is ever sent. The order is that of dependent fields.
 */
import type { Recognised } from './handles.ts';
import { type Failure, WrittenPage } from './write-page.ts';
import { type Change, planOf, type Write } from './write-plan.ts';

export type { Change, Failure, Write };

export type Applied =
  | {
      ok: true;
      changes: Change[];
      /** Takes everything back as one step. What a person typed meanwhile stays. */
      undo(): Promise<Undone>;
      /** True when the internal text that was written stands in the form while the hidden flag is off: it must not be sent. */
      atRisk(): boolean;
    }
  | {
      ok: false;
      changes: Change[];
      failures: Failure[] /** False where something of it is still on the page. */;
      rolledBack: boolean;
    };

export type Undone = { ok: true } | { ok: false; failures: Failure[] };

/** What these writes would change; touches nothing. */
export function preview(recognised: Recognised, writes: Write[]): Change[] {
  return planOf(recognised, writes).map(({ write, change }) => ({ ...change, field: write.field }));
}

/**
 * Writes them all, or none: at the first that doesn't take, or when the page turns out to be another ticket's, everything is taken back.
 * `signal` stops it between two fields, with the same way back.
 */
export async function applyWrites(recognised: Recognised, writes: Write[], signal?: AbortSignal): Promise<Applied> {
  const steps = planOf(recognised, writes);
  const changes = steps.map(({ write, change }) => ({ ...change, field: write.field }));
  const refused = changes.filter((change) => change.problem !== null);
  if (refused.length > 0) {
    const failures = refused.map(({ field, problem }) => ({ field, reason: problem! }));
    return { ok: false, changes, failures, rolledBack: true };
  }
  const page = new WrittenPage(recognised);
  const failure = await page.run(steps, signal);
  if (failure) return { ok: false, changes, failures: [failure], rolledBack: (await page.back()).length === 0 };
  return {
    ok: true,
    changes,
    undo: async () => {
      const failures = await page.back();
      return failures.length === 0 ? { ok: true } : { ok: false, failures };
    },
    atRisk: () => page.atRisk(),
  };
}
