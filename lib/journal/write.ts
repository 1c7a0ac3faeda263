/** Writing to the journal: all or nothing, and on the disk before anybody is told. */
import type { IDBPTransaction, StoreNames } from 'idb';
import type { Journal } from './open.ts';
import type { JournalSchema } from './schema.ts';

export type WriteTx = IDBPTransaction<JournalSchema, StoreNames<JournalSchema>[], 'readwrite'>;

/**
 * Runs `work` in one transaction over the whole journal. It must await nothing but the transaction's own requests, or the
 * browser commits early. When it throws, nothing of it is kept.
 */
export async function write<T>(journal: Journal, work: (tx: WriteTx) => Promise<T>): Promise<T> {
  const tx: WriteTx = journal.transaction([...journal.objectStoreNames], 'readwrite', { durability: 'strict' });
  try {
    const result = await work(tx);
    await tx.done;
    return result;
  } catch (error) {
    tx.done.catch(() => undefined);
    if (isLive(tx)) tx.abort();
    throw error;
  }
}

/** False once the transaction has ended by itself, as after a failed request. */
function isLive(tx: WriteTx): boolean {
  try {
    tx.objectStore('state');
    return true;
  } catch {
    return false;
  }
}
