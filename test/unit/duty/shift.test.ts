import { beforeEach, describe, expect, test } from 'vitest';
import { ask, at, field, list, makeWorld, message, moment, row, ticket, wake } from './world.ts';

beforeEach(() => {
  makeWorld();
});

describe('R03: the handover', () => {
  test('says what was open, is taken over once, and the newest stands first', async () => {
    await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
    at(5);
    const given = await ask('handOver', undefined);
    expect(given).toEqual({ at: moment(5), open: 1, tickets: ['1'], confirmed: null });
    at(7);
    await ask('confirmHandover', { at: given.at, by: 'Сменщик' });
    at(8);
    await ask('confirmHandover', { at: given.at, by: 'Другой' });
    await ask('handOver', undefined);
    expect(await ask('handovers', undefined)).toEqual([
      { at: moment(8), open: 1, tickets: ['1'], confirmed: null },
      { ...given, confirmed: { at: moment(7), by: 'Сменщик' } },
    ]);
  });

  test('what nobody has handed over can not be taken over', async () => {
    await expect(ask('confirmHandover', { at: moment(1), by: 'Сменщик' })).rejects.toThrow('Такой передачи');
  });
});

describe('the shift report', () => {
  test('speaks of the tickets that were read, and says of how many that were listed', async () => {
    await ask('listSeen', list([row('1', 0), row('2', 0)]));
    const answered = [message(0, 'Как сменить пароль?'), message(20, 'Так.', 'staff')];
    await ask('ticketSeen', ticket('1', 0, '', { messages: answered }));
    at(25);
    const report = await ask('shiftReport', { from: moment(-10), to: moment(60) });
    expect(report).toMatchObject({ seenTickets: 1, listedTickets: 2, to: moment(25) });
    expect(report.clocks.firstResponse.inTime).toBe(1);
  });

  test('R04: a reminder that was put off is in it, with the reason', async () => {
    await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
    at(30);
    await wake();
    const { banner } = await ask('hello', { kind: 'none', loggedOut: false, visible: true });
    const reminderId = banner.due[0]!.id;
    await ask('acknowledge', { reminderId, snoozeMinutes: 10, reason: 'на звонке' });
    const { skipped } = await ask('shiftReport', { from: moment(0), to: moment(60) });
    expect(skipped).toEqual([{ ticketId: '1', at: moment(30), reason: 'напоминание отложено: на звонке' }]);
  });
});

test('R04: a mark whose time is corrected is one mark, at the time it happened', async () => {
  await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
  at(20);
  const { events } = await ask('act', { ticketId: '1', event: { type: 'call', result: 'busy' } });
  const eventId = events.find(({ type }) => type === 'call')!.id!;
  const view = await ask('correctAct', { ticketId: '1', eventId, at: moment(12) });
  expect(view.events.filter(({ type }) => type === 'call').map((event) => event.at)).toEqual([moment(12)]);
  expect(view.verdict.clocks.callback?.deadline).toBe(moment(27));
  await expect(ask('correctAct', { ticketId: '1', eventId, at: moment(22) })).rejects.toThrow('ещё не наступило');
});

describe('R15–R18: what was saved without the required', () => {
  const reason = 'база — клиент не знает названия';

  test('is in the report with its reason', async () => {
    await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
    at(3);
    await ask('fieldsSkipped', { ticketId: '1', reason, clauses: ['R16'] });
    const { skipped } = await ask('shiftReport', { from: moment(0), to: moment(60) });
    expect(skipped).toEqual([{ ticketId: '1', at: moment(3), reason }]);
  });

  test('of a ticket that isn’t created yet it waits for the ticket that staff creates then, and for no other', async () => {
    at(3);
    await ask('fieldsSkipped', { ticketId: null, reason, clauses: ['R16'] });
    await ask('ticketSeen', ticket('1', 3, 'Как сменить пароль?'));
    at(4);
    const own = {
      messages: [message(4, 'Со слов клиента', 'staff')],
      head: { createdBy: 'staff' as const, createdAt: moment(4) },
    };
    await ask('ticketSeen', ticket('2', 4, '', own));
    const { skipped } = await ask('shiftReport', { from: moment(0), to: moment(60) });
    expect(skipped).toMatchObject([{ ticketId: '2', reason }]);
  });
});

test('R29: the wait for the 2nd line in an incident is in the report', async () => {
  for (const [index, contract] of ['1001', '1002', '1003'].entries()) {
    await ask('ticketSeen', ticket(`${index}`, 0, '1С зависла намертво', { fields: { contract: field(contract) } }));
  }
  at(1);
  await ask('incident', { type: 'consultAsked' });
  at(14);
  await ask('incident', { type: 'teamPhoned' });
  const { clocks } = await ask('shiftReport', { from: moment(0), to: moment(60) });
  expect(clocks.consultIncident).toMatchObject({ inTime: 0, late: 1, meanLateMinutes: 3 });
});
