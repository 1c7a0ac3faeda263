/** Opening the journal. It is opened for each piece of work: the worker may die at any moment, and an update must not wait. */
import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import { PersonError } from '../errors.ts';
import { JOURNAL_VERSION, migrate } from './migrations.ts';
import type { JournalSchema } from './schema.ts';
import { isFull } from './transact.ts';

export type Journal = IDBPDatabase<JournalSchema>;

export const JOURNAL_NAME = 'journal';

/** The journal can't be used now: it doesn't open, or takes nothing. */
export class JournalUnusable extends PersonError {}

/** It doesn't open, for no reason that a person could mend. */
export class DamagedJournal extends JournalUnusable {}

/** Pauses (ms) before the second and the third try: a damaged backing store is often repaired by the browser meanwhile. */
const RETRIES_MS = [100, 500];
/** How long another page of ours may hold an older version open. */
const BLOCKED_MS = 3_000;

/**
 * Runs `work` on the opened journal and closes it; practice has one of its own `name`.
 * @throws JournalUnusable when it doesn't open; what it holds is thrown away by `rebuildJournal` alone.
 */
export async function withJournal<T>(work: (journal: Journal) => Promise<T>, name = JOURNAL_NAME): Promise<T> {
  const journal = await openJournal(name);
  try {
    return await work(journal);
  } catch (error) {
    throw isFull(error) ? new JournalUnusable(NO_SPACE) : error;
  } finally {
    journal.close();
  }
}

async function openJournal(name: string): Promise<Journal> {
  for (const pause of [...RETRIES_MS, null]) {
    try {
      return await openOnce(name);
    } catch (error) {
      if (error instanceof JournalUnusable) throw error;
      if (isError(error, 'VersionError')) throw new JournalUnusable(NEWER);
      console.error('Журнал не открылся:', error);
      if (pause === null) throw isFull(error) ? new JournalUnusable(NO_SPACE) : new DamagedJournal(DAMAGED);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  throw new DamagedJournal(DAMAGED);
}

/** Throws away a journal that doesn't open and begins a new one, which `work` fills. */
export async function rebuildJournal<T>(work: (journal: Journal) => Promise<T>): Promise<T> {
  await deleteDB(JOURNAL_NAME);
  return await withJournal(work);
}

function openOnce(name: string): Promise<Journal> {
  return new Promise((resolve, reject) => {
    let abandoned = false;
    const opening = openDB<JournalSchema>(name, JOURNAL_VERSION, {
      upgrade: (db, from, _to, tx) => migrate(db, from, tx),
      blocked: () => {
        setTimeout(() => {
          abandoned = true;
          reject(new JournalUnusable(BLOCKED));
        }, BLOCKED_MS);
      },
      blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
    });
    opening.then((journal) => (abandoned ? journal.close() : resolve(journal)), reject);
  });
}

function isError(error: unknown, name: string): boolean {
  return error instanceof DOMException && error.name === name;
}

const NEWER = 'Журнал записан более новой версией расширения. Обновите расширение; записи целы.';
const BLOCKED = 'Журнал занят старой версией расширения. Закройте страницы «Дежурного» и обновите вкладки портала.';
const NO_SPACE = 'На диске кончилось место, журнал не записан. Освободите место и повторите действие.';
const DAMAGED =
  'Журнал не открывается, пробуем ещё. Если через пару минут не откроется, соберём его заново из копии открытых сроков.';
