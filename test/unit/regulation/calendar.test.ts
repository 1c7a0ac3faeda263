import { describe, expect, it } from 'vitest';
import {
  builtInCalendar,
  calendarYear,
  hasYear,
  isWorkingDay,
  nextWorkingDay,
  type WorkCalendar,
  whenPhrase,
} from '../../../lib/regulation/calendar.ts';
import { addDays, moscowMidnight, moscowParts } from '../../../lib/text/moscow.ts';

const when = (today: string, calendar: WorkCalendar = builtInCalendar) => {
  const found = whenPhrase(today, calendar);
  return found && `${found.when}${found.verbatim ? '' : ' *'}`;
};

describe('R25 «завтра» or «в понедельник»', () => {
  it('names tomorrow, the weekday within 6 days, then the date; only its own two words are to the letter', () => {
    const off = (days: number) => Array.from({ length: days }, (_, index) => addDays('2026-11-23', index + 1));
    const phrases = [0, 1, 2, 3, 4, 5, 6, 7].map((days) =>
      when('2026-11-23', { holidays: off(days), workdays: [0, 1, 2, 3, 4, 5, 6] }),
    );
    expect(phrases).toEqual([
      'завтра',
      'в среду *',
      'в четверг *',
      'в пятницу *',
      'в субботу *',
      'в воскресенье *',
      '30 ноября *',
      '1 декабря *',
    ]);
  });

  it('says «завтра» of a Monday too, when it is tomorrow', () => {
    expect(when('2026-11-29')).toBe('завтра');
    expect(when('2026-11-27')).toBe('в понедельник');
  });

  it('knows the long holidays of 2026', () => {
    expect(when('2026-01-01')).toBe('12 января *');
    expect(when('2026-02-20')).toBe('во вторник *');
    expect(when('2026-03-06')).toBe('во вторник *');
    expect(when('2026-05-08')).toBe('во вторник *');
    expect(when('2026-11-03')).toBe('в четверг *');
    expect(when('2026-12-30')).toBe('11 января *');
  });

  it('takes an extra working day before a holiday, and week days of any kind', () => {
    expect(when('2026-11-27', { extraWork: ['2026-11-28'], holidays: ['2026-11-28'] })).toBe('завтра');
    expect(when('2026-11-23', { workdays: [5] })).toBe('в субботу *');
    expect(when('2026-11-23', { workdays: [] })).toBeNull();
    expect(when('2026-11-23', { workdays: [], extraWork: ['2027-01-11'] })).toBe('11 января *');
  });
});

describe('the production calendar', () => {
  const daysOff = (year: number) => {
    const found: string[] = [];
    for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
      if (!isWorkingDay(date, builtInCalendar)) found.push(date);
    }
    return found;
  };

  it('counts the working days that the published calendars of 2025 and 2026 count', () => {
    expect(365 - daysOff(2025).length).toBe(247);
    expect(365 - daysOff(2026).length).toBe(247);
  });

  it('names only weekdays as days off, and only weekends as extra work', () => {
    const weekday = (date: string) => moscowParts(moscowMidnight(date)).weekday;
    for (const date of builtInCalendar.holidays ?? []) expect(weekday(date), date).toBeLessThan(5);
    for (const date of builtInCalendar.extraWork ?? []) expect(weekday(date), date).toBeGreaterThan(4);
  });

  it('says which years it knows', () => {
    expect([2024, 2025, 2026, 2027, 2028].map(calendarYear)).toEqual([
      'missing',
      'published',
      'published',
      'preliminary',
      'missing',
    ]);
    expect(hasYear(2026)).toBe(true);
    expect(hasYear(2027)).toBe(false);
  });

  it('finds the next working day over a year’s end', () => {
    expect(nextWorkingDay('2025-12-30', builtInCalendar)).toBe('2026-01-12');
  });
});
