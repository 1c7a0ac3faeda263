import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { PersonError } from '../../../lib/errors.ts';
import { clientKey } from '../../../lib/journal/client-key.ts';
import { JOURNAL_VERSION } from '../../../lib/journal/migrations.ts';
import { JOURNAL_NAME, withJournal } from '../../../lib/journal/open.ts';
import { write } from '../../../lib/journal/write.ts';
import { ticketRecord } from './records.ts';
import version1 from './version-1.json' with { type: 'json' };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

describe('opening', () => {
  test('a newer version is left alone, and the operator is told to update', async () => {
    (await openDB(JOURNAL_NAME, JOURNAL_VERSION + 1)).close();
    await expect(withJournal(async () => 1)).rejects.toThrow(/более новой версией/);
  });

  test('a store that does not open is tried again before it is called damaged; nothing is deleted', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    });
    const remove = vi.spyOn(indexedDB, 'deleteDatabase');
    await expect(withJournal(async () => 1)).rejects.toThrow(PersonError);
    expect(open).toHaveBeenCalledTimes(3);
    expect(remove).not.toHaveBeenCalled();
    open.mockRestore();
    expect(await withJournal(async () => 1)).toBe(1);
  });

  test('a store that opens at the second try is no error', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('Internal error', 'UnknownError');
    });
    expect(await withJournal((journal) => journal.count('tickets'))).toBe(0);
  });

  test('a full disk is told as such', async () => {
    const full = withJournal(async () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(full).rejects.toThrow(/место/);
  });

  test('an open journal gives way to a newer version', async () => {
    await withJournal(async () => {
      const newer = await openDB(JOURNAL_NAME, JOURNAL_VERSION + 1);
      expect(newer.version).toBe(JOURNAL_VERSION + 1);
      newer.close();
    });
  });
});

test('a journal of version 1 is read by this version as it was written', async () => {
  await withJournal((journal) =>
    write(journal, async (tx) => {
      for (const record of version1.tickets) await tx.objectStore('tickets').put(record as never);
      for (const record of version1.deadlines) await tx.objectStore('deadlines').put(record as never);
    }),
  );
  await withJournal(async (journal) => {
    expect(await journal.getAll('tickets')).toEqual(version1.tickets);
    expect(await journal.getAllFromIndex('tickets', 'open', 1)).toHaveLength(1);
    expect(await journal.countFromIndex('deadlines', 'due', IDBKeyRange.bound(['armed', 0], ['armed', 1e15]))).toBe(1);
  });
});

test('a write that fails in the middle leaves nothing behind', async () => {
  await withJournal(async (journal) => {
    const broken = write(journal, async (tx) => {
      await tx.objectStore('tickets').put(ticketRecord({ ticketId: '1' }));
      throw new Error('middle');
    });
    await expect(broken).rejects.toThrow('middle');
    expect(await journal.count('tickets')).toBe(0);
  });
});

describe('client keys', () => {
  test('the same client has the same key, on this installation only', async () => {
    const here = await withJournal((journal) => clientKey(journal, 'contract:12345'));
    expect(await withJournal((journal) => clientKey(journal, 'contract:12345'))).toBe(here);
    expect(await withJournal((journal) => clientKey(journal, 'contract:12346'))).not.toBe(here);
    globalThis.indexedDB = new IDBFactory();
    expect(await withJournal((journal) => clientKey(journal, 'contract:12345'))).not.toBe(here);
  });

  test('two events that make the key at once make one', async () => {
    const keys = await withJournal((journal) =>
      Promise.all([clientKey(journal, 'login:a'), clientKey(journal, 'login:a'), clientKey(journal, 'login:a')]),
    );
    expect(new Set(keys).size).toBe(1);
  });

  test('what is kept does not tell who the client is', async () => {
    const key = await withJournal((journal) => clientKey(journal, 'contract:12345'));
    expect(key).toMatch(/^[0-9a-f]{24}$/);
  });
});
