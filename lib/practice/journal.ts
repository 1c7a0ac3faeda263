/** The journal of a practice page: a database of its own, which is gone with the page. The real journal is never opened. */
import { deleteDB } from 'idb';
import { type Journal, withJournal } from '../journal/open.ts';

const PREFIX = 'practice-';

export interface PracticeJournal {
  use<T>(work: (journal: Journal) => Promise<T>): Promise<T>;
  /** Begins anew, with nothing in it. */
  clear(): Promise<void>;
}

/** One for this page. What pages that were closed have left is thrown away: a page holds a lock of its database's name. */
export async function openPracticeJournal(): Promise<PracticeJournal> {
  const name = PREFIX + crypto.randomUUID();
  void navigator.locks.request(name, () => new Promise(() => {}));
  const { held = [] } = await navigator.locks.query();
  const alive = new Set(held.map((lock) => lock.name));
  for (const { name: old } of await indexedDB.databases()) {
    if (old?.startsWith(PREFIX) && old !== name && !alive.has(old)) await deleteDB(old);
  }
  addEventListener('pagehide', () => void deleteDB(name));
  return { use: (work) => withJournal(work, name), clear: () => deleteDB(name) };
}
