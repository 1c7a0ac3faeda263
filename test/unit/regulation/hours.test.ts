import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInCalendar, isWorkingDay, withDay } from '../../../lib/regulation/calendar.ts';
import { judgeTicket } from '../../../lib/regulation/clocks.ts';
import { isWithin, type WorkingHours, workDeadline } from '../../../lib/regulation/hours.ts';
import { defaultClockRules } from '../../../lib/regulation/rules.ts';
import { HOUR_MS, MINUTE_MS, moscowIso } from '../../../lib/text/moscow.ts';

const at = (text: string) => Date.parse(`${text}:00+03:00`);
const day: WorkingHours = { when: 'daily', from: '09:00', until: '18:00' };
const due = (start: string, minutes: number, hours: WorkingHours) =>
  moscowIso(workDeadline(at(start), minutes * MINUTE_MS, { hours, calendar: builtInCalendar })).slice(0, 16);

describe('working hours', () => {
  test.each([
    ['inside them nothing changes', '2026-11-24T10:00', 30, day, '2026-11-24T10:30'],
    ['up to their very end', '2026-11-24T17:30', 30, day, '2026-11-24T18:00'],
    ['what is left goes on in the morning', '2026-11-24T17:45', 30, day, '2026-11-25T09:15'],
    ['a ticket of the night waits for the morning', '2026-11-24T23:10', 30, day, '2026-11-25T09:30'],
    ['before they begin', '2026-11-24T06:00', 30, day, '2026-11-24T09:30'],
    ['a limit longer than a day of work', '2026-11-24T09:00', 600, day, '2026-11-25T10:00'],
    ['Friday evening to Monday', '2026-11-27T17:50', 30, { ...day, when: 'workdays' }, '2026-11-30T09:20'],
    ['over the New Year', '2026-12-30T17:50', 30, { ...day, when: 'workdays' }, '2027-01-11T09:20'],
    ['over midnight', '2026-11-24T23:50', 30, { when: 'daily', from: '20:00', until: '00:00' }, '2026-11-25T20:20'],
    ['a night shift', '2026-11-25T03:00', 30, { when: 'daily', from: '22:00', until: '06:00' }, '2026-11-25T03:30'],
    ['around the clock', '2026-11-24T23:10', 30, { ...day, when: 'always' }, '2026-11-24T23:40'],
  ] as const)('R01: %s', (_, start, minutes, hours, expected) => {
    expect(due(start, minutes, hours)).toBe(expected);
  });

  test('a deadline is never before the limit, and lies in the hours or at their end', () => {
    const clock = fc.integer({ min: 0, max: 1439 }).map((m) => new Date(m * MINUTE_MS).toISOString().slice(11, 16));
    const when = fc.constantFrom('daily', 'workdays' as const);
    fc.assert(
      fc.property(
        clock,
        clock,
        when,
        fc.integer({ min: 0, max: 500_000 }),
        fc.integer({ min: 1, max: 200 }),
        (from, until, days, start, limit) => {
          const hours = { when: days as 'daily' | 'workdays', from, until };
          const startedAt = at('2026-01-01T00:00') + start * MINUTE_MS;
          const end = workDeadline(startedAt, limit * MINUTE_MS, { hours, calendar: builtInCalendar });
          expect(end).toBeGreaterThanOrEqual(startedAt + limit * MINUTE_MS);
          expect(isWithin(hours, end - 1)).toBe(true);
        },
      ),
    );
  });

  test('nothing is ever worked: as around the clock', () => {
    const work = { hours: { ...day, when: 'workdays' as const }, calendar: { workdays: [] } };
    expect(workDeadline(at('2026-11-24T10:00'), HOUR_MS, work)).toBe(at('2026-11-24T11:00'));
  });

  test('R01 waits for the morning, R26 does not', () => {
    const night = at('2026-11-24T22:00');
    const events = [
      { type: 'created', by: 'client', at: night },
      { type: 'critical', at: night },
      { type: 'consultAsked', at: night },
    ].map((event, id) => ({ ...event, id: String(id), source: 'thread' }) as never);
    const { clocks } = judgeTicket(events, defaultClockRules, night + HOUR_MS, {
      work: { hours: day, calendar: builtInCalendar },
    });
    expect(clocks.firstResponse).toMatchObject({ deadline: at('2026-11-25T09:30'), status: 'running' });
    expect(clocks.consultCritical).toMatchObject({ status: 'callNow' });
  });
});

test('R25: a day is made working or free, and back again, without a trace', () => {
  const date = fc
    .integer({ min: 0, max: 364 })
    .map((d) => moscowIso(at('2026-01-01T12:00') + d * 24 * HOUR_MS).slice(0, 10));
  fc.assert(
    fc.property(date, (one) => {
      const was = isWorkingDay(one, builtInCalendar);
      const changed = withDay(builtInCalendar, one, !was);
      expect(isWorkingDay(one, changed)).toBe(!was);
      expect(withDay(changed, one, was)).toEqual(withDay(builtInCalendar, one, was));
    }),
  );
});
