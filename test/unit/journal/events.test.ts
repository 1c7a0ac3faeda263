import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventsOfTickets } from '../../../lib/journal/events.ts';
import { withJournal } from '../../../lib/journal/open.ts';
import type { OperatorEvent } from '../../../lib/journal/schema.ts';

const event = (ticketId: string, n: number): OperatorEvent => ({
  id: `${ticketId}/${n}`,
  ticketId,
  at: n,
  recordedAt: n,
  takenBackAt: null,
  body: { type: 'consultAsked' },
});

test('each ticket gets its own events and no other’s, numbers of different lengths among them', async () => {
  const number = fc.integer({ min: 8, max: 120 }).map(String);
  await fc.assert(
    fc.asyncProperty(fc.array(number, { maxLength: 12 }), fc.uniqueArray(number), async (marked, asked) => {
      globalThis.indexedDB = new IDBFactory();
      const events = marked.map(event);
      await withJournal(async (journal) => {
        for (const one of events) await journal.put('events', one);
        const eventsOf = await eventsOfTickets(journal, asked);
        for (const id of asked) {
          const own = events.filter(({ ticketId }) => ticketId === id);
          expect(new Set(eventsOf(id))).toEqual(new Set(own));
        }
      });
    }),
    { numRuns: 30 },
  );
});
