/** What the background counts for a person's own progress: by day and clause, without anything of a client. */
import { beforeEach, describe, expect, test } from 'vitest';
import { withJournal } from '../../../lib/journal/open.ts';
import { keepResult } from '../../../lib/practice/results.ts';
import { ask, at, makeWorld, message, moment, ticket, wake } from './world.ts';

const DAY = 24 * 60;
const progress = () => ask('progress', undefined);
const line = async (clause: string) => (await progress()).clauses.find((one) => one.clause === clause) ?? null;

beforeEach(() => {
  makeWorld();
});

test('R16: a ticket saved without what is required counts for each clause once', async () => {
  await ask('fieldsSkipped', { ticketId: null, reason: 'не знает', clauses: ['R16', 'R16', 'R17'] }, 7);
  expect(await line('R16')).toMatchObject({ missing: 1 });
  expect(await line('R17')).toMatchObject({ missing: 1, late: 0 });
});

describe('R01: a clock that runs out', () => {
  const runsOut = async () => {
    for (const minutes of [20, 27, 31, 45, 60]) {
      at(minutes);
      await wake();
    }
  };

  test('on a ticket that was open here counts once', async () => {
    at(1);
    await ask('ticketSeen', ticket('1', 0, 'Вопрос'), 7);
    await runsOut();
    expect(await line('R01')).toMatchObject({ late: 1 });
  });

  test('on a ticket that was answered doesn’t', async () => {
    at(1);
    await ask(
      'ticketSeen',
      ticket('1', 0, 'Вопрос', { messages: [message(0, 'Вопрос'), message(1, 'Ответ', 'staff')] }),
      7,
    );
    await runsOut();
    expect(await line('R01')).toBeNull();
  });

  test('on a ticket that polling alone has read is nobody’s here', async () => {
    at(1);
    await ask('ticketSeen', ticket('1', -40, 'Старый вопрос'), 7);
    await withJournal(async (journal) => {
      const [record] = await journal.getAll('tickets');
      await journal.put('tickets', { ...record!, ticketId: '2' });
    });
    await ask('act', { ticketId: '2', event: { type: 'notCritical' } });
    await runsOut();
    expect((await line('R01'))?.late ?? 0).toBe(0);
  });
});

test('R26: that it is time to call the 2nd line is no late reaction', async () => {
  at(1);
  await ask('ticketSeen', ticket('1', 0, 'Не работает'), 7);
  await ask('act', { ticketId: '1', event: { type: 'staffPublic' } });
  await ask('act', { ticketId: '1', event: { type: 'critical' } });
  await ask('act', { ticketId: '1', event: { type: 'consultAsked' } });
  at(22);
  await wake();
  expect(await line('R26')).toBeNull();
});

test('guidance and practice come together by clause, within the days that are kept', async () => {
  await ask('progressMade', { marks: [{ clause: 'R09', kind: 'shown' }] }, 7);
  at(2 * DAY);
  await ask('progressMade', { marks: [{ clause: 'R09', kind: 'done' }] }, 7);
  const score = { steps: [], clauses: [{ clause: 'R09', right: 0, of: 1 }], right: 0, of: 1 };
  await keepResult([], { id: 'expired', title: 'Договор закончился' }, score, moment(2 * DAY));
  expect(await progress()).toMatchObject({
    clauses: [{ clause: 'R09', shown: 1, done: 1, right: 0, of: 1 }],
    runs: [{ title: 'Договор закончился', on: '2026-11-26', right: 0, of: 1 }],
  });
  at(31 * DAY);
  await wake();
  expect(await line('R09')).toMatchObject({ shown: 0, done: 1 });
  const kept = await withJournal((journal) => journal.get('state', 'progress'));
  expect(Object.keys(kept as object)).toEqual(['2026-11-26']);
  at(40 * DAY);
  expect(await progress()).toMatchObject({ clauses: [], runs: [] });
});

test('«весь журнал» takes it along', async () => {
  await ask('progressMade', { marks: [{ clause: 'R09', kind: 'shown' }] }, 7);
  const score = { steps: [], clauses: [], right: 1, of: 1 };
  await keepResult([], { id: 'expired', title: 'Договор закончился' }, score, moment(0));
  await ask('purge', { scope: 'all' });
  expect(await progress()).toMatchObject({ clauses: [], runs: [] });
});
