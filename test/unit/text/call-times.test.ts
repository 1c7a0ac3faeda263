import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCallTime, formatCallTime, withZone } from '../../../lib/text/call-times.ts';
import { addDays, moscowMidnight } from '../../../lib/text/moscow.ts';
import { zoneChoices } from '../../../lib/text/time-zones.ts';
import { anyText } from './any-text.ts';

/** Monday. */
const TODAY = '2026-11-23';
const NOON = Date.parse(`${TODAY}T12:00:00+03:00`);

/** «14:00–» is from, «–18:00» to, «15:30» both; with the date and the zone after it where there are such. */
function read(text: string, now = NOON): string | null {
  const call = findCallTime(text, now);
  if (!call) return null;
  const { from, to, date, zone } = call;
  const hours = from !== null && from === to ? from : from === null && to === null ? '' : `${from ?? ''}–${to ?? ''}`;
  return [hours, date, zone].filter(Boolean).join(' ');
}

describe('the table of the rules', () => {
  test.each([
    ['после 14', '14:00–'],
    ['с 14:00', '14:00–'],
    ['не раньше двух', '14:00–'],
    ['до 18', '–18:00'],
    ['до 18-00', '–18:00'],
    ['не позже 18', '–18:00'],
    ['после 18 не звоните', '–18:00'],
    ['с 9-00 до 18-00', '09:00–18:00'],
    ['9-18', '09:00–18:00'],
    ['10:00–12:00', '10:00–12:00'],
    ['между 10 и 12', '10:00–12:00'],
    ['в 15:30', '15:30'],
    ['к 16:00', '16:00'],
    ['в 3 часа дня', '15:00'],
    ['утром', '09:00–12:00'],
    ['днём', '12:00–17:00'],
    ['вечером', '17:00–20:00'],
    ['до обеда', '–13:00'],
    ['в обед', '13:00–14:00'],
    ['после обеда', '14:00–'],
    ['в любое время', '00:00–23:59'],
    ['в течение дня', '00:00–23:59'],
    ['через 2 часа', '14:00 2026-11-23'],
    ['через полчаса', '12:30 2026-11-23'],
    ['завтра', '2026-11-24'],
    ['послезавтра', '2026-11-25'],
    ['в пятницу', '2026-11-27'],
    ['25.11', '2026-11-25'],
    ['25 ноября', '2026-11-25'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each(['ошибка появилась в 15:30', 'с 9 утра не можем войти', ''])('no call time in «%s»', (text) => {
    expect(read(text)).toBeNull();
  });
});

/** The expressions on which a general library was measured and dropped. */
describe('forty expressions of time', () => {
  test.each([
    ['с 10 до 12', '10:00–12:00'],
    ['с 10 до 12 мск', '10:00–12:00 МСК'],
    ['с 10:00 до 12:00 МСК', '10:00–12:00 МСК'],
    ['завтра с 9 до 18', '09:00–18:00 2026-11-24'],
    ['завтра в 15:30', '15:30 2026-11-24'],
    ['10:00-12:00', '10:00–12:00'],
    ['в понедельник в 11', '11:00 2026-11-30'],
    ['25 ноября с 14 до 16', '14:00–16:00 2026-11-25'],
    ['через 2 часа', '14:00 2026-11-23'],
    ['через час', '13:00 2026-11-23'],
    ['через полчаса', '12:30 2026-11-23'],
    ['в 3 часа дня', '15:00'],
    ['в 9 утра', '09:00'],
    ['в 14.30', '14:30'],
    ['с 8 утра до 5 вечера', '08:00–17:00'],
    ['25.11.2026 10:00', '10:00 2026-11-25'],
    ['ежедневно с 10 до 19', '10:00–19:00'],
    ['завтра утром', '09:00–12:00 2026-11-24'],
    ['после 14:00 мск', '14:00– МСК'],
    ['до 18:00', '–18:00'],
    ['к 16:00', '16:00'],
    ['завтра после 11', '11:00– 2026-11-24'],
    ['сегодня после обеда', '14:00– 2026-11-23'],
    ['в пятницу до обеда', '–13:00 2026-11-27'],
    ['в течение дня', '00:00–23:59'],
    ['с 10 до 12 ЕКБ', '08:00–10:00 ЕКБ'],
    ['с 10 до 12 МСК+2', '08:00–10:00 МСК+2'],
    ['после 14 мск', '14:00– МСК'],
    ['до 18', '–18:00'],
    ['9-18', '09:00–18:00'],
    ['в любое время', '00:00–23:59'],
    ['после 17 по екб', '15:00– ЕКБ'],
    ['в обед', '13:00–14:00'],
    ['с 9-00 до 18-00', '09:00–18:00'],
    ['25.11 в 14:00', '14:00 2026-11-25'],
    ['послезавтра в 10 часов', '10:00 2026-11-25'],
    ['с 14 ч до 16 ч', '14:00–16:00'],
    ['пн-пт с 9 до 18', '09:00–18:00'],
    ['сегодня после 16.30', '16:30– 2026-11-23'],
    ['между 10 и 12 по Москве', '10:00–12:00 МСК'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('«в ближайшее время» names none', () => {
    expect(read('перезвоните в ближайшее время')).toBeNull();
  });
});

describe('zones', () => {
  test.each([
    ['с 9 до 18 по Самаре', '08:00–17:00 Самара'],
    ['с 9 до 18 по Екатеринбургу', '07:00–16:00 ЕКБ'],
    ['с 9 до 18 по Омску', '06:00–15:00 Омск'],
    ['с 9 до 18 по Новосибирску', '05:00–14:00 Новосибирск'],
    ['с 9 до 18 по красноярскому времени', '05:00–14:00 Красноярск'],
    ['с 9 до 18 по Иркутску', '04:00–13:00 Иркутск'],
    ['с 9 до 18 по Якутску', '03:00–12:00 Якутск'],
    ['с 9 до 18 по Владивостоку', '02:00–11:00 Владивосток'],
    ['с 9 до 18 хабаровского времени', '02:00–11:00 Хабаровск'],
    ['с 9 до 18 по Калининграду', '10:00–19:00 Калининград'],
    ['с 9 до 18 +4 к мск', '05:00–14:00 МСК+4'],
    ['с 9 до 18 UTC+5', '07:00–16:00 UTC+5'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('the date goes over midnight with the hours', () => {
    expect(read('завтра в 05:00 по Владивостоку, звоните')).toBe('22:00 2026-11-23 Владивосток');
    expect(read('завтра с 6 до 8 утра по Владивостоку')).toBe('23:00–01:00 2026-11-23 Владивосток');
    expect(read('завтра до 23:30 по Калининграду')).toBe('–00:30 2026-11-25 Калининград');
  });

  test('«завтра» is the client’s own', () => {
    const lateInMoscow = Date.parse(`${TODAY}T22:00:00+03:00`);
    expect(read('завтра в 15:00 по Владивостоку', lateInMoscow)).toBe('08:00 2026-11-25 Владивосток');
  });

  test('without a zone it is Moscow time, and marked', () => {
    expect(findCallTime('после 14', NOON)).toMatchObject({ from: '14:00', zoneMissing: true });
    expect(findCallTime('после 14 мск', NOON)).toMatchObject({ zoneMissing: false });
    expect(findCallTime('в любое время', NOON)).toMatchObject({ zoneMissing: false });
    expect(findCallTime('через час', NOON)).toMatchObject({ zoneMissing: false });
  });

  test('«по местному» is asked, not guessed', () => {
    const call = findCallTime('завтра с 9 до 18 по местному', NOON)!;
    expect(call).toMatchObject({ from: null, to: null, date: '2026-11-24', zone: 'местное', ask: true });
    const samara = zoneChoices.find(({ label }) => label === 'МСК+1')!;
    expect(withZone(call, samara)).toMatchObject({
      from: '08:00',
      to: '17:00',
      date: '2026-11-24',
      zone: 'МСК+1',
      ask: false,
    });
  });

  test('in any zone the same moment is told', () => {
    const zone = fc.integer({ min: -1, max: 9 });
    const hour = fc.integer({ min: 7, max: 23 });
    fc.assert(
      fc.property(zone, hour, (offset, hours) => {
        const call = findCallTime(`завтра в ${hours}:15 МСК${offset < 0 ? offset : `+${offset}`}`, NOON)!;
        const said = moscowMidnight(addDays(TODAY, 1)) + (hours * 60 + 15 - offset * 60) * 60_000;
        expect(Date.parse(`${call.date}T${call.from}:00+03:00`)).toBe(said);
      }),
    );
  });
});

describe('small hours are the afternoon', () => {
  test.each([
    ['с 9 до 6', '09:00–18:00'],
    ['с 2 до 4', '14:00–16:00'],
    ['с 2 до 4 дня', '14:00–16:00'],
    ['с 10 до 2', '10:00–14:00'],
    ['с 6 до 15', '06:00–15:00'],
    ['с 7 до 16', '07:00–16:00'],
    ['до 8', '–20:00'],
    ['после 5', '17:00–'],
    ['в 02:30', '02:30'],
    ['в 2 часа ночи', '02:00'],
    ['сегодня до 9', '–21:00 2026-11-23'],
    ['вечером после 7', '19:00–'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('days', () => {
  test.each([
    ['звоните 12.01 в 10', '10:00 2027-01-12'],
    ['звоните 20.11 в 10', '10:00 2026-11-20'],
    ['звоните 31.11 в 10', '10:00'],
    ['в следующую пятницу в 10', '10:00 2026-12-04'],
    ['через 2 дня в 10 звоните', '10:00 2026-11-25'],
    ['10.12 в 14', '14:00 2026-12-10'],
    ['звоните в 10.12', '10:12'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

test('the place in the text is that of the words', () => {
  const text = 'База висит. Звоните завтра, после 17:00 по екб, спасибо';
  const { start, end } = findCallTime(text, NOON)!;
  expect(text.slice(start, end)).toBe('завтра, после 17:00 по екб');
});

describe('in words', () => {
  test.each([
    ['после 14 мск', 'после 14:00 МСК'],
    ['до 18', 'до 18:00 МСК, зона не указана'],
    ['завтра с 10 до 12 мск', '24 ноября (вт), с 10:00 до 12:00 МСК'],
    ['после 17 по екб', 'после 15:00 МСК (после 17:00 ЕКБ)'],
    ['в 15:30 мск', 'в 15:30 МСК'],
    ['в любое время', 'в любое время'],
    ['завтра', '24 ноября (вт)'],
    ['с 10 до 12 по местному', 'с 10:00 до 12:00 по местному: спросите часовой пояс'],
  ])('%s', (text, words) => {
    expect(formatCallTime(findCallTime(text, NOON)!)).toBe(words);
  });
});

test('any text can be read, and what is read is a time', () => {
  const piece = fc.constantFrom(
    ...' ,.-:()\n',
    'с ',
    'до ',
    'после ',
    'в ',
    'не ',
    'через ',
    'завтра ',
    'в пятницу ',
    'мск',
    '+',
    'по ',
    'екб ',
    'звоните ',
    'лучше ',
    'утром ',
    'обеда ',
    '9',
    '18',
    '25.11',
    '10:00',
    '30',
    'час ',
    'два ',
    'пол',
    'третьего ',
    'дня ',
    'ошибка ',
    'или ',
    '8 900 000-00-01 ',
    '😀',
    'İ',
  );
  const text = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(''));
  const now = fc.integer({ min: 0, max: 4_000_000_000_000 });
  fc.assert(
    fc.property(fc.oneof(text, anyText), now, (any, at) => {
      const call = findCallTime(any, at);
      if (!call) return;
      for (const clock of [call.from, call.to])
        if (clock !== null) expect(clock).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
      if (call.date !== null) expect(call.date).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(call.start).toBeLessThan(call.end);
      expect(formatCallTime(call)).not.toContain('null');
    }),
    { numRuns: 500 },
  );
});
