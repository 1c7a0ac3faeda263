/** Writing to the journal: all or nothing, and on the disk before anybody is told. */
import type { IDBPTransaction, StoreNames } from 'idb';
import type { Journal } from './open.ts';
import type { JournalSchema } from './schema.ts';
import { freeSpace } from './space.ts';
import { isFull, transact } from './transact.ts';

export type WriteTx = IDBPTransaction<JournalSchema, StoreNames<JournalSchema>[], 'readwrite'>;

/**
 * Runs `work` in one transaction over the whole journal. It must await nothing but the transaction's own requests, or the
 * browser commits early. When it throws, nothing of it is kept. On a full disk the oldest records make room, and it is run once more.
 */
export async function write<T>(journal: Journal, work: (tx: WriteTx) => Promise<T>): Promise<T> {
  try {
    return await transact(journal, work);
  } catch (error) {
    if (!isFull(error) || !(await freeSpace(journal))) throw error;
    return await transact(journal, work);
  }
}
