/** One transaction of the journal. */
import type { Journal } from './open.ts';
import type { WriteTx } from './write.ts';

/** Runs `work` in one transaction over the whole journal, all or nothing, and waits until it is on the disk. */
export async function transact<T>(journal: Journal, work: (tx: WriteTx) => Promise<T>): Promise<T> {
  const tx: WriteTx = journal.transaction([...journal.objectStoreNames], 'readwrite', { durability: 'strict' });
  try {
    const result = await work(tx);
    await tx.done;
    return result;
  } catch (error) {
    const ended = tx.done.catch((why: unknown) => why);
    if (isLive(tx)) tx.abort();
    // Requests only say that the transaction has ended; that the disk is full is told by its end.
    const why = await ended;
    throw isFull(why) ? why : error;
  }
}

/** Whether the browser has refused a write for want of space. */
export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
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
