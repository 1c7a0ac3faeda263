import { describe, expect, test } from 'vitest';
import { arrangeBoard } from '../../../lib/regulation/board.ts';
import type { TicketEvent } from '../../../lib/regulation/events.ts';
import { CLOCK_IDS, type ClockId, defaultClockRules } from '../../../lib/regulation/rules.ts';
import { csvCell, handoverText, reportCsv, reportShift } from '../../../lib/regulation/shift.ts';
import { MINUTE_MS, moscowMoment } from '../../../lib/text/moscow.ts';

const from = moscowMoment(2026, 11, 24, 9);
const at = (minutes: number): number => from + minutes * MINUTE_MS;
const to = at(240);
const created: TicketEvent = { at: at(0), type: 'created', by: 'client' };
const report = (...tickets: TicketEvent[][]) =>
  reportShift(
    tickets.map((events, n) => ({ ticketId: String(n), events })),
    defaultClockRules,
    from,
    to,
    10,
  );

describe('R01: the shift report counts every instance of a clock', () => {
  test('an answer in time, a late one with its lateness, and one that never came', () => {
    const { clocks } = report(
      [created, { at: at(20), type: 'staffPublic' }],
      [created, { at: at(40), type: 'staffPublic' }],
      [created],
    );
    expect(clocks.firstResponse).toEqual({ inTime: 1, late: 1, breached: 1, running: 0, meanLateMinutes: 10 });
  });

  test('two replies in one ticket are two', () => {
    const { clocks } = report([
      { at: at(0), type: 'created', by: 'staff' },
      { at: at(5), type: 'clientMessage' },
      { at: at(10), type: 'staffPublic' },
      { at: at(15), type: 'clientMessage' },
      { at: at(90), type: 'staffPublic' },
    ]);
    expect(clocks.nextReply).toMatchObject({ inTime: 1, late: 1 });
  });

  test('what ended before the shift is not of the shift', () => {
    const early: TicketEvent[] = [
      { at: at(-60), type: 'created', by: 'client' },
      { at: at(-50), type: 'staffPublic' },
    ];
    expect(report(early).clocks.firstResponse.inTime).toBe(0);
  });
});

test('R04: calls and what was left without an answer are in the report, with the reason', () => {
  const { calls, skipped } = report([
    created,
    { at: at(1), type: 'call', result: 'busy' },
    { at: at(10), type: 'call', result: 'answered' },
    { at: at(12), type: 'noReplyNeeded', reason: 'спасибо' },
  ]);
  expect(calls).toEqual({ answered: 1, busy: 1, noAnswer: 0, off: 0 });
  expect(skipped).toEqual([{ ticketId: '0', at: at(12), reason: 'спасибо' }]);
});

test('the report says which share of the listed tickets it speaks of', () => {
  expect(report([created])).toMatchObject({ seenTickets: 1, listedTickets: 10 });
});

test('the handover names each open matter once, and says so when nothing is open', () => {
  const words = { matter: () => 'первый ответ', part: () => 'Горит' };
  const ticket = {
    ticketId: '77',
    url: 'https://support.e-office24.ru/?ID=77',
    label: '10234',
    title: null,
    phone: null,
    call: null,
    critical: true,
    inIncident: false,
    closed: false,
    verdict: {
      clocks: { firstResponse: { startedAt: at(0), deadline: at(30), status: 'breached' as const } },
      duties: [],
    },
    consultSince: null,
    marks: [],
  };
  const text = handoverText(arrangeBoard([ticket], at(45)), at(45), words);
  expect(text).toContain('№ 77, 10234, критическая: первый ответ, с 09:30.');
  expect(handoverText(arrangeBoard([], at(45)), at(45), words)).toContain('Передавать нечего');
});

test('hostile input: a cell that could be a formula is disarmed, quotes and line ends are kept', () => {
  expect(csvCell('=HYPERLINK("x")')).toBe('"\'=HYPERLINK(""x"")"');
  expect(csvCell('две\nстроки')).toBe('"две\nстроки"');
  const csv = reportCsv(
    report([created, { at: at(2), type: 'noReplyNeeded', reason: '+7 900 000-00-01' }]),
    Object.fromEntries(CLOCK_IDS.map((id) => [id, id])) as Record<ClockId, string>,
  );
  expect(csv).toContain("'+7 900 000-00-01");
});
