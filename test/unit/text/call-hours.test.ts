import { describe, expect, test } from 'vitest';
import { canCallNow, type Hours } from '../../../lib/text/call-hours.ts';

const at = (clock: string, day = '2026-11-23') => Date.parse(`${day}T${clock}:00+03:00`);
const hours = (from: string | null, to: string | null, date: string | null = null): Hours => ({ from, to, date });

describe('R16, R19: inside the hours that the client named', () => {
  test.each([
    ['before they open', hours('14:00', '18:00'), '12:00', { now: false, opensAt: at('14:00') }],
    ['at their opening', hours('14:00', '18:00'), '14:00', { now: true, closesAt: at('18:00') }],
    [
      'at their end: the next day',
      hours('14:00', '18:00'),
      '18:00',
      { now: false, opensAt: at('14:00', '2026-11-24') },
    ],
    ['only from', hours('14:00', null), '15:00', { now: true }],
    ['only until', hours(null, '18:00'), '09:00', { now: true, closesAt: at('18:00') }],
    ['only until, over', hours(null, '18:00'), '19:00', { now: false, opensAt: at('00:00', '2026-11-24') }],
    ['a moment opens', hours('15:30', '15:30'), '15:29', { now: false, opensAt: at('15:30') }],
    ['a moment closes nothing', hours('15:30', '15:30'), '17:00', { now: true }],
    ['any time', hours('00:00', '23:59'), '23:59', { now: true }],
    ['no hours', hours(null, null), '03:00', { now: true }],
    ['over midnight, evening', hours('23:00', '01:00'), '23:30', { now: true, closesAt: at('01:00', '2026-11-24') }],
    ['over midnight, night', hours('23:00', '01:00'), '00:30', { now: true, closesAt: at('01:00') }],
    ['another day', hours('10:00', '12:00', '2026-11-25'), '11:00', { now: false, opensAt: at('10:00', '2026-11-25') }],
    ['the day itself', hours('10:00', '12:00', '2026-11-23'), '11:00', { now: true, closesAt: at('12:00') }],
    ['the day, hours over', hours('10:00', '12:00', '2026-11-23'), '12:00', { now: false }],
    ['a day past', hours('10:00', null, '2026-11-20'), '11:00', { now: false }],
    [
      'a day without hours',
      hours(null, null, '2026-11-24'),
      '11:00',
      { now: false, opensAt: at('00:00', '2026-11-24') },
    ],
  ] as const)('%s', (_, named, clock, expected) => {
    expect(canCallNow(named, at(clock))).toEqual(expected);
  });
});
