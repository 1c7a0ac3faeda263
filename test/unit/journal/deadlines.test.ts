import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  acknowledge,
  armOnce,
  dueDeadlines,
  markFired,
  markFiring,
  nextDueAt,
  type PlannedReminder,
  pendingDeadlines,
  snooze,
  syncDeadlines,
} from '../../../lib/journal/deadlines.ts';
import { type Journal, withJournal } from '../../../lib/journal/open.ts';
import { write } from '../../../lib/journal/write.ts';

const OWNER = 'ticket/1';

function reminder(matter: string, level: PlannedReminder['level'], dueAt: number): PlannedReminder {
  return {
    id: `${matter}/${level}/${dueAt}`,
    matter,
    owner: OWNER,
    ticketId: '1',
    subject: { kind: 'clock', clock: 'nextReply' },
    level,
    dueAt,
    deadline: 1_000,
  };
}

const sync = (journal: Journal, planned: PlannedReminder[]) =>
  write(journal, (tx) => syncDeadlines(tx, OWNER, planned));

async function give(journal: Journal, now: number): Promise<string[]> {
  const due = await dueDeadlines(journal, now);
  const firing = await markFiring(
    journal,
    due.map(({ id }) => id),
  );
  await markFired(
    journal,
    firing.map(({ id }) => id),
    now,
  );
  return firing.map(({ id }) => id);
}

const pending = async (journal: Journal) => (await pendingDeadlines(journal)).map(({ id }) => id);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('syncDeadlines', () => {
  test('arms what is planned, and nothing twice', () =>
    withJournal(async (journal) => {
      const plan = [reminder('m', 'quiet', 400), reminder('m', 'due', 1_000)];
      await sync(journal, plan);
      await sync(journal, plan);
      expect(await journal.count('deadlines')).toBe(2);
      expect(await nextDueAt(journal)).toBe(400);
    }));

  test('what was given is not given again, however often it is planned', () =>
    withJournal(async (journal) => {
      const plan = [reminder('m', 'quiet', 400)];
      await sync(journal, plan);
      expect(await give(journal, 500)).toEqual(['m/quiet/400']);
      await sync(journal, plan);
      expect(await give(journal, 600)).toEqual([]);
    }));

  test('a warning that a newer one has overtaken is never given', () =>
    withJournal(async (journal) => {
      await sync(journal, [reminder('m', 'quiet', 400), reminder('m', 'sound', 700)]);
      await sync(journal, [reminder('m', 'sound', 700), reminder('m', 'due', 1_000)]);
      expect(await give(journal, 800)).toEqual(['m/sound/700']);
    }));

  test('a newer reminder stands for the older one of its matter', () =>
    withJournal(async (journal) => {
      await sync(journal, [reminder('m', 'quiet', 400), reminder('m', 'due', 1_000)]);
      await give(journal, 500);
      await give(journal, 1_000);
      expect(await pending(journal)).toEqual(['m/due/1000']);
    }));

  test('a matter that is over is cancelled, and its notification is to be taken away', () =>
    withJournal(async (journal) => {
      await sync(journal, [reminder('m', 'quiet', 400), reminder('n', 'quiet', 900)]);
      await give(journal, 500);
      expect(await sync(journal, [])).toEqual(['m']);
      expect(await pending(journal)).toEqual([]);
      expect(await nextDueAt(journal)).toBeNull();
    }));

  test('a clock that runs again after a key was taken back warns again, but of what was shown already only in the banner', () =>
    withJournal(async (journal) => {
      const plan = [reminder('m', 'quiet', 400), reminder('m', 'due', 1_000)];
      await sync(journal, plan);
      await give(journal, 500);
      await sync(journal, []);
      await sync(journal, plan);
      expect(await give(journal, 600)).toEqual([]);
      expect(await pending(journal)).toEqual(['m/quiet/400']);
      expect(await give(journal, 1_000)).toEqual(['m/due/1000']);
    }));

  test("another owner's reminders are left alone", () =>
    withJournal(async (journal) => {
      await write(journal, (tx) => armOnce(tx, { ...reminder('alarm', 'alarm', 5), owner: 'incident' }));
      await sync(journal, []);
      expect(await nextDueAt(journal)).toBe(5);
    }));
});

describe('the outbox', () => {
  test('what a dead worker left firing is due at the next wake, whatever the time', () =>
    withJournal(async (journal) => {
      await sync(journal, [reminder('m', 'due', 1_000)]);
      await markFiring(journal, ['m/due/1000']);
      expect((await dueDeadlines(journal, 0)).map(({ id }) => id)).toEqual(['m/due/1000']);
      expect(await pending(journal)).toEqual(['m/due/1000']);
    }));

  test('what was cancelled while it was being shown does not come back', () =>
    withJournal(async (journal) => {
      await sync(journal, [reminder('m', 'due', 1_000)]);
      await markFiring(journal, ['m/due/1000']);
      await sync(journal, []);
      await markFired(journal, ['m/due/1000'], 1_001);
      expect(await pending(journal)).toEqual([]);
      expect(await dueDeadlines(journal, 2_000)).toEqual([]);
    }));

  test('lateness is kept', () =>
    withJournal(async (journal) => {
      await sync(journal, [reminder('m', 'due', 1_000)]);
      await give(journal, 61_000);
      expect(await journal.get('deadlines', 'm/due/1000')).toMatchObject({ firedAt: 61_000, lateMs: 60_000 });
    }));
});

describe('acknowledging', () => {
  test('ends a reminder, once', () =>
    withJournal(async (journal) => {
      await sync(journal, [reminder('m', 'due', 1_000)]);
      expect(await acknowledge(journal, 'm/due/1000')).toBeNull();
      await give(journal, 1_000);
      expect((await acknowledge(journal, 'm/due/1000'))?.state).toBe('acked');
      expect(await acknowledge(journal, 'm/due/1000')).toBeNull();
      expect(await pending(journal)).toEqual([]);
    }));

  test('put off, its matter is silent until then, and rings once then', () =>
    withJournal(async (journal) => {
      await sync(journal, [reminder('m', 'due', 1_000), reminder('m', 'repeat', 2_000)]);
      await give(journal, 1_000);
      await snooze(journal, 'm/due/1000', 3_000, 'говорю по телефону');
      await sync(journal, [reminder('m', 'repeat', 2_000), reminder('m', 'repeat', 3_500)]);
      expect(await give(journal, 2_500)).toEqual([]);
      expect(await pending(journal)).toEqual([]);
      expect(await give(journal, 3_000)).toEqual(['m/due/1000']);
      await sync(journal, [reminder('m', 'repeat', 2_000), reminder('m', 'repeat', 3_500)]);
      expect(await give(journal, 3_200)).toEqual([]);
      expect(await give(journal, 3_500)).toEqual(['m/repeat/3500']);
    }));
});

test('whatever happens in whatever order, no reminder is given twice and none that stays planned is lost', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('sync' as const), plan: fc.subarray([100, 200, 300, 400]) }),
    fc.record({ do: fc.constant('give' as const), now: fc.integer({ min: 0, max: 500 }) }),
    fc.record({ do: fc.constant('die' as const), now: fc.integer({ min: 0, max: 500 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      globalThis.indexedDB = new IDBFactory();
      await withJournal(async (journal) => {
        const committed: string[] = [];
        let plan: PlannedReminder[] = [];
        for (const one of steps) {
          if (one.do === 'sync') {
            plan = one.plan.map((at) => reminder(`m${at}`, 'due', at));
            await sync(journal, plan);
          } else if (one.do === 'give') {
            committed.push(...(await give(journal, one.now)));
          } else {
            const due = await dueDeadlines(journal, one.now);
            await markFiring(
              journal,
              due.map(({ id }) => id),
            );
          }
        }
        await sync(journal, plan);
        committed.push(...(await give(journal, 1_000)));
        expect(new Set(committed).size).toBe(committed.length);
        expect(committed).toEqual(expect.arrayContaining(plan.map(({ id }) => id)));
      });
    }),
    { numRuns: 60 },
  );
});
