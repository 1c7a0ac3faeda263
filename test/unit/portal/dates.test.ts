import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMoment, parseDate, parseMoment, slashOrder } from '../../../lib/portal/dates.ts';
import { DAY_MS, moscowIso, moscowMoment, moscowParts } from '../../../lib/text/moscow.ts';

/** Tuesday, 24 November 2026, 12:00:30 in Moscow. */
const now = moscowMoment(2026, 11, 24, 12, 0, 30);
const read = (text: string, order?: 'dmy' | 'mdy') => {
  const at = parseMoment(text, { now, order });
  return at === null ? null : moscowIso(at).slice(0, 19).replace('T', ' ');
};

it('reads «5 мин.» as a time only where a column tells how long ago', () => {
  expect(parseMoment('5 мин.', { now, terse: true })).toBe(moscowMoment(2026, 11, 24, 11, 55));
  expect(parseMoment('3 дн.', { now, terse: true })).toBe(moscowMoment(2026, 11, 21, 12, 0));
  expect(parseMoment('5 мин. на ответ', { now, terse: true })).toBeNull();
});

describe('times as portals write them', () => {
  it.each([
    ['21.07.2026 09:02:11', '2026-07-21 09:02:11'],
    ['Время: 21.07.2026 09:02', '2026-07-21 09:02:00'],
    ['21.07.26 9:02', '2026-07-21 09:02:00'],
    ['21.07.2026, в 09:02', '2026-07-21 09:02:00'],
    ['21.07.2026\u00a009:02', '2026-07-21 09:02:00'],
    ['21.07.2026', '2026-07-21 00:00:00'],
    ['21.07 в 09:02', '2026-07-21 09:02:00'],
    ['# 12  21.07.2026 09:02:11', '2026-07-21 09:02:11'],
    ['21 июля 2026, 09:02', '2026-07-21 09:02:00'],
    ['21 июля 2026 г., 09:02', '2026-07-21 09:02:00'],
    ['21 июля 2026 года в 09:02', '2026-07-21 09:02:00'],
    ['вт, 21 июл. 2026 г., 09:02:11', '2026-07-21 09:02:11'],
    ['1 сент. 2026, 10:00', '2026-09-01 10:00:00'],
    ['3 мая 2026 10:00', '2026-05-03 10:00:00'],
    ['21 июл', '2026-07-21 00:00:00'],
    ['21 нояб. 2026 10:05', '2026-11-21 10:05:00'],
    ['3 февр., 10:05', '2026-02-03 10:05:00'],
    ['21.07.2026г. 09:02', '2026-07-21 09:02:00'],
    ['10:05, 21 июля', '2026-07-21 10:05:00'],
    ['10:05 сегодня', '2026-11-24 10:05:00'],
    ['сб 16:30', '2026-11-21 16:30:00'],
    ['Tue 10:12 AM', '2026-11-24 10:12:00'],
    ['вт 18:00', '2026-11-17 18:00:00'],
    ['2 часа 10 мин. назад', '2026-11-24 09:50:00'],
    ['5 мин.', null],
    ['21 июля в 10:05', '2026-07-21 10:05:00'],
    ['25 декабря, 10:05', '2025-12-25 10:05:00'],
    ['сегодня в 10:05', '2026-11-24 10:05:00'],
    ['Сегодня, 10:05', '2026-11-24 10:05:00'],
    ['вчера, 18:40', '2026-11-23 18:40:00'],
    ['позавчера в 8:00', '2026-11-22 08:00:00'],
    ['5 минут назад', '2026-11-24 11:55:00'],
    ['минуту назад', '2026-11-24 11:59:00'],
    ['час назад', '2026-11-24 11:00:00'],
    ['полчаса назад', '2026-11-24 11:30:00'],
    ['2 ч. назад', '2026-11-24 10:00:00'],
    ['3 дня назад', '2026-11-21 12:00:00'],
    ['только что', '2026-11-24 12:00:00'],
    ['10:05', '2026-11-24 10:05:00'],
    ['2026-07-21T09:02:11+03:00', '2026-07-21 09:02:11'],
    ['2026-07-21T06:02:11Z', '2026-07-21 09:02:11'],
    ['2026-07-21T06:02:11.123Z', '2026-07-21 09:02:11'],
    ['2026-07-21T09:02', '2026-07-21 09:02:00'],
    ['2026-07-21 09:02:11 +0500', '2026-07-21 07:02:11'],
    ['2026-07-21 09:02:11 MSK', '2026-07-21 09:02:11'],
    ['21.07.2026 11:02 (МСК+2)', '2026-07-21 09:02:00'],
    ['2026/07/21 09:02', '2026-07-21 09:02:00'],
    ['07/21/2026 09:02 PM', '2026-07-21 21:02:00'],
    ['7/8/2026 12:02 am', '2026-07-08 00:02:00'],
    ['21/07/2026 09:02', '2026-07-21 09:02:00'],
    ['Jul 21, 2026 9:02 AM', '2026-07-21 09:02:00'],
    ['July 21, 2026, 9:02 p.m.', '2026-07-21 21:02:00'],
    ['Tue Jul 21 09:02:11 2026', '2026-07-21 09:02:11'],
    ['Tue, 21 Jul 2026 06:02:11 +0000', '2026-07-21 09:02:11'],
    ['21-Jul-2026 09:02', '2026-07-21 09:02:00'],
    ['about 1 hour ago', '2026-11-24 11:00:00'],
    ['an hour ago', '2026-11-24 11:00:00'],
    ['yesterday at 6:40 PM', '2026-11-23 18:40:00'],
    ['today 10:05', '2026-11-24 10:05:00'],
    ['just now', '2026-11-24 12:00:00'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    'договор 12.345',
    '31.02.2026 10:00',
    '21.13.2026',
    '192.168.10.12',
    'версия 8.3.25.1394',
    'тел. +7 900 000-00-01',
    '21 человек',
    '45 из 50 ГБ',
    '15:30',
    '25:70',
    'не назад',
    '',
  ])('no moment in «%s»', (text) => {
    expect(read(text)).toBeNull();
  });

  it('is silent on a day and month that can be read both ways', () => {
    expect(read('03/04/2026 10:00')).toBeNull();
    expect(read('03/04/2026 10:00', 'mdy')).toBe('2026-03-04 10:00:00');
    expect(read('03/04/2026 10:00', 'dmy')).toBe('2026-04-03 10:00:00');
    expect(read('11/12/2026 10:00')).toBe('2026-11-12 10:00:00');
  });

  it('learns the order of slashed dates from the page', () => {
    expect(slashOrder(['03/04/2026', '07/21/2026 09:02'])).toBe('mdy');
    expect(slashOrder(['03/04/2026', '21/07/2026'])).toBe('dmy');
    expect(slashOrder(['03/04/2026'])).toBeNull();
    expect(slashOrder(['21/07/2026', '07/21/2026'])).toBeNull();
  });

  it('puts a bare clock on the day of its divider', () => {
    const day = moscowMoment(2026, 7, 21);
    expect(parseMoment('23:15', { now, day })).toBe(moscowMoment(2026, 7, 21, 23, 15));
  });

  it('tells where the moment stands', () => {
    const text = 'Добавлено: 21.07.2026 09:02 оператором';
    const found = findMoment(text, { now })!;
    expect(text.slice(found.index, found.index + found.length)).toBe('21.07.2026 09:02');
    expect(found.precision).toBe('minute');
  });

  it('R09: a date needs its year', () => {
    expect(parseDate('до 31.12.2026', { now })).toBe('2026-12-31');
    expect(parseDate('31.12.26', { now })).toBe('2026-12-31');
    expect(parseDate('31 декабря 2026 г.', { now })).toBe('2026-12-31');
    expect(parseDate('2026-12-31T23:59:59', { now })).toBe('2026-12-31');
    expect(parseDate('31 декабря', { now })).toBeNull();
    expect(parseDate('вчера', { now })).toBeNull();
    expect(parseDate('бессрочно', { now })).toBeNull();
  });

  it('reads back every moment that it is written in', () => {
    const pad = (n: number) => String(n).padStart(2, '0');
    const names = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
    fc.assert(
      fc.property(fc.integer({ min: moscowMoment(2001, 1, 1), max: now - DAY_MS }), (ms) => {
        const at = Math.floor(ms / 1000) * 1000;
        const p = moscowParts(at);
        const clock = `${pad(p.hour)}:${pad(p.minute)}:${pad(p.second)}`;
        for (const text of [
          `${pad(p.day)}.${pad(p.month)}.${p.year} ${clock}`,
          `${p.year}-${pad(p.month)}-${pad(p.day)} ${clock}`,
          `${p.day} ${names[p.month - 1]} ${p.year} г., ${clock}`,
          new Date(at).toISOString(),
          new Date(at).toUTCString(),
        ]) {
          expect(parseMoment(text, { now })).toBe(at);
        }
      }),
    );
  });

  it('never throws and never gives a moment out of reason', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
        const at = parseMoment(text, { now });
        expect(at === null || Number.isFinite(at)).toBe(true);
      }),
    );
  });
});
