/** Counts by day and by what is counted, and no more than that: uses of canned responses, a person's own progress. Kept within retention. */
import { addDays } from '../text/moscow.ts';
import type { Journal } from './open.ts';
import { transact } from './transact.ts';
import type { WriteTx } from './write.ts';

/** Counts by key, by Moscow date. */
type Days = Record<string, Record<string, number>>;

/** What is counted, by the name under which it is kept. */
const TALLIES = ['uses', 'progress'] as const;
type Tally = (typeof TALLIES)[number];

/** Counts each key once on an ISO date, and forgets what is older than so many days. */
export async function addToTally(
  journal: Journal,
  tally: Tally,
  keys: readonly string[],
  today: string,
  retentionDays: number,
): Promise<void> {
  if (keys.length === 0) return;
  await transact(journal, async (tx) => {
    const store = tx.objectStore('state');
    const days = since(((await store.get(tally)) ?? {}) as Days, addDays(today, -retentionDays));
    const counts = { ...days[today] };
    for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
    await store.put({ ...days, [today]: counts }, tally);
  });
}

/** Counts by key from an ISO date on. */
export async function tallySince(journal: Journal, tally: Tally, first: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const day of Object.values(since(((await journal.get('state', tally)) ?? {}) as Days, first))) {
    for (const [key, count] of Object.entries(day)) counts[key] = (counts[key] ?? 0) + count;
  }
  return counts;
}

/** Forgets what was counted before an ISO date. */
export async function forgetTallies(tx: WriteTx, first: string): Promise<void> {
  const store = tx.objectStore('state');
  for (const tally of TALLIES) {
    const kept = (await store.get(tally)) as Days | undefined;
    if (kept) await store.put(since(kept, first), tally);
  }
}

function since(days: Days, first: string): Days {
  return Object.fromEntries(Object.entries(days).filter(([date]) => date >= first));
}
