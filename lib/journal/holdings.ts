/** What the journal holds: how much, since when. For people who want to know what is kept of them. */
import type { Journal } from './open.ts';
import { JOURNAL_STORES, type JournalStore } from './schema.ts';

/** One store. `bytes` is its size as JSON; `oldest` the moment (ms) of its oldest record, null where none has one. */
export interface StoreHoldings {
  store: JournalStore;
  records: number;
  bytes: number;
  oldest: number | null;
}

export async function journalHoldings(journal: Journal): Promise<StoreHoldings[]> {
  return await Promise.all(JOURNAL_STORES.map((store) => holdings(journal, store)));
}

async function holdings(journal: Journal, store: JournalStore): Promise<StoreHoldings> {
  const records: unknown[] = await journal.getAll(store);
  const moments = records.map(momentOf).filter((at) => at !== null);
  return {
    store,
    records: records.length,
    bytes: records.reduce<number>((sum, record) => sum + sizeOf(record), 0),
    oldest: moments.reduce<number | null>((least, at) => (least === null ? at : Math.min(least, at)), null),
  };
}

/** The size (bytes) of a value written down as JSON. */
export function sizeOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value) ?? '').length;
}

function momentOf(record: unknown): number | null {
  const { seenAt, at, dueAt } = record as { seenAt?: number; at?: number; dueAt?: number };
  return seenAt ?? at ?? dueAt ?? null;
}
