/** The journal's versions. A version that has shipped is never changed: a new one is added, with a fixture in the tests. */
import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { JournalSchema } from './schema.ts';

type Upgrade = IDBPTransaction<JournalSchema, StoreNames<JournalSchema>[], 'versionchange'>;

/** Makes version n+1 of version n; the first makes it of nothing. */
const MIGRATIONS: ((db: IDBPDatabase<JournalSchema>, tx: Upgrade) => void | Promise<void>)[] = [
  (db) => {
    const tickets = db.createObjectStore('tickets', { keyPath: 'ticketId' });
    tickets.createIndex('open', 'open');
    tickets.createIndex('seenAt', 'seenAt');
    const events = db.createObjectStore('events', { keyPath: 'id' });
    events.createIndex('ticketId', 'ticketId');
    events.createIndex('at', 'at');
    const deadlines = db.createObjectStore('deadlines', { keyPath: 'id' });
    deadlines.createIndex('due', ['state', 'dueAt']);
    deadlines.createIndex('owner', 'owner');
    deadlines.createIndex('matter', 'matter');
    const incidents = db.createObjectStore('incidents', { keyPath: 'seq', autoIncrement: true });
    incidents.createIndex('at', 'at');
    db.createObjectStore('purges', { keyPath: 'seq', autoIncrement: true });
    db.createObjectStore('state');
  },
];

export const JOURNAL_VERSION = MIGRATIONS.length;

/** Brings a journal of an older version up to this one, within the browser's upgrade transaction. */
export async function migrate(db: IDBPDatabase<JournalSchema>, from: number, tx: Upgrade): Promise<void> {
  for (const migration of MIGRATIONS.slice(from)) await migration(db, tx);
}
