/** Opening the journal. It is opened for each piece of work: the worker may die at any moment, and an update must not wait. */
import { type IDBPDatabase, openDB } from 'idb';
import { PersonError } from '../errors.ts';
import { JOURNAL_VERSION, migrate } from './migrations.ts';
import type { JournalSchema } from './schema.ts';

export type Journal = IDBPDatabase<JournalSchema>;

export const JOURNAL_NAME = 'journal';

/** Pauses (ms) before the second and the third try: a damaged backing store is often repaired by the browser meanwhile. */
const RETRIES_MS = [100, 500];
/** How long another page of ours may hold an older version open. */
const BLOCKED_MS = 3_000;

/**
 * Runs `work` on the opened journal and closes it.
 * @throws PersonError when it doesn't open; what it holds is never thrown away.
 */
export async function withJournal<T>(work: (journal: Journal) => Promise<T>): Promise<T> {
  const journal = await openJournal();
  try {
    return await work(journal);
  } catch (error) {
    throw isError(error, 'QuotaExceededError') ? new PersonError(NO_SPACE) : error;
  } finally {
    journal.close();
  }
}

async function openJournal(): Promise<Journal> {
  for (const pause of [...RETRIES_MS, null]) {
    try {
      return await openOnce();
    } catch (error) {
      if (error instanceof PersonError) throw error;
      if (isError(error, 'VersionError')) throw new PersonError(NEWER);
      console.error('Журнал не открылся:', error);
      if (pause === null) throw new PersonError(isError(error, 'QuotaExceededError') ? NO_SPACE : DAMAGED);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  throw new PersonError(DAMAGED);
}

function openOnce(): Promise<Journal> {
  return new Promise((resolve, reject) => {
    let abandoned = false;
    const opening = openDB<JournalSchema>(JOURNAL_NAME, JOURNAL_VERSION, {
      upgrade: (db, from, _to, tx) => migrate(db, from, tx),
      blocked: () => {
        setTimeout(() => {
          abandoned = true;
          reject(new PersonError(BLOCKED));
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
  'Журнал не открывается: сроки не ведутся. Перезапустите браузер; если не поможет, сообщите руководителю. Записи не удалены.';
