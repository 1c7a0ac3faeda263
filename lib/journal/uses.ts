/** How often canned responses were inserted: by day and id only, within retention. */
import { addDays } from '../text/moscow.ts';
import type { Journal } from './open.ts';
import { transact } from './transact.ts';

/** Counts by id, by Moscow date. */
type Uses = Record<string, Record<string, number>>;

const KEY = 'uses';

/** Counts one use on an ISO date, and forgets what is older than so many days. */
export async function countUse(journal: Journal, id: string, today: string, retentionDays: number): Promise<void> {
  const first = addDays(today, -retentionDays);
  await transact(journal, async (tx) => {
    const store = tx.objectStore('state');
    const uses = since(((await store.get(KEY)) ?? {}) as Uses, first);
    const day = uses[today] ?? {};
    await store.put({ ...uses, [today]: { ...day, [id]: (day[id] ?? 0) + 1 } }, KEY);
  });
}

/** Counts by id from an ISO date on. */
export async function usesSince(journal: Journal, first: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const day of Object.values(since(((await journal.get('state', KEY)) ?? {}) as Uses, first))) {
    for (const [id, count] of Object.entries(day)) counts[id] = (counts[id] ?? 0) + count;
  }
  return counts;
}

function since(uses: Uses, first: string): Uses {
  return Object.fromEntries(Object.entries(uses).filter(([date]) => date >= first));
}
