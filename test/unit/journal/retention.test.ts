import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { armOnce } from '../../../lib/journal/deadlines.ts';
import { withJournal } from '../../../lib/journal/open.ts';
import { purge } from '../../../lib/journal/retention.ts';
import { write } from '../../../lib/journal/write.ts';
import { operatorEvent, ticketRecord } from './records.ts';

const DAY = 86_400_000;
const NOW = 100 * DAY;
const contact = { contract: '12345', login: null, phone: '+79000000001' };

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

test('a ticket that no page has told of for the whole time is destroyed with its events and reminders', () =>
  withJournal(async (journal) => {
    await write(journal, async (tx) => {
      await tx.objectStore('tickets').put(ticketRecord({ ticketId: 'old', seenAt: NOW - 31 * DAY, open: 1, contact }));
      await tx.objectStore('tickets').put(ticketRecord({ ticketId: 'new', seenAt: NOW - DAY }));
      await tx.objectStore('events').put(operatorEvent({ id: 'a', ticketId: 'old' }));
      await tx.objectStore('events').put(operatorEvent({ id: 'b', ticketId: 'new' }));
      await armOnce(tx, {
        id: 'ticket/old/x',
        matter: 'ticket/old',
        owner: 'ticket/old',
        ticketId: 'old',
        subject: { kind: 'duty', duty: 'write' },
        level: 'due',
        dueAt: NOW,
        deadline: NOW,
      });
    });
    expect(await purge(journal, NOW - 30 * DAY, NOW)).toMatchObject({ tickets: 1, events: 1 });
    expect(await journal.getAllKeys('tickets')).toEqual(['new']);
    expect(await journal.getAllKeys('events')).toEqual(['b']);
    expect(await journal.count('deadlines')).toBe(0);
  }));

test('that it was done is noted, without what it was; nothing done is nothing to note', () =>
  withJournal(async (journal) => {
    await write(journal, (tx) => tx.objectStore('tickets').put(ticketRecord({ seenAt: 0 })));
    await purge(journal, NOW - 30 * DAY, NOW);
    await purge(journal, NOW - 30 * DAY, NOW + 1);
    expect(await journal.getAll('purges')).toEqual([{ seq: 1, at: NOW, tickets: 1, events: 0, contacts: 0 }]);
  }));

test('a contact is kept in clear only while something is open', () =>
  withJournal(async (journal) => {
    await write(journal, async (tx) => {
      await tx.objectStore('tickets').put(ticketRecord({ ticketId: 'done', seenAt: NOW, open: 0, contact }));
      await tx.objectStore('tickets').put(ticketRecord({ ticketId: 'open', seenAt: NOW, open: 1, contact }));
    });
    expect(await purge(journal, NOW - 30 * DAY, NOW)).toMatchObject({ contacts: 1 });
    expect((await journal.get('tickets', 'done'))?.contact).toBeNull();
    expect((await journal.get('tickets', 'open'))?.contact).toEqual(contact);
  }));
