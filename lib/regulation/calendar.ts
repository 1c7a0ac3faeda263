/** Working days, and how the next one is called in a reply (R25; rules.md, «Завтра» или «в понедельник»). */
import { addDays, moscowMidnight, moscowParts } from '../text/moscow.ts';

/** Which days are worked; dates are ISO. An extra working day is one even when it is a holiday too. */
export interface WorkCalendar {
  /** 0 is Monday; default 0–4. */
  workdays?: readonly number[];
  holidays?: readonly string[];
  extraWork?: readonly string[];
}

/** One year of Russia's production calendar: the days off and the working Saturdays that a five-day week doesn't tell. */
interface CalendarYear {
  preliminary?: true;
  daysOff: readonly string[];
  extraWork?: readonly string[];
}

/**
 * 2025 and 2026 by the government's decrees on transfers; 2027 by the Labour Code alone (its decree isn't known here), and
 * therefore preliminary. Days are `MM-DD`, weekends left out.
 */
const YEARS: Readonly<Record<number, CalendarYear>> = {
  2025: {
    daysOff: [
      ...['01-01', '01-02', '01-03', '01-06', '01-07', '01-08'],
      ...['05-01', '05-02', '05-08', '05-09', '06-12', '06-13', '11-03', '11-04', '12-31'],
    ],
    extraWork: ['11-01'],
  },
  2026: {
    daysOff: [
      ...['01-01', '01-02', '01-05', '01-06', '01-07', '01-08', '01-09'],
      ...['02-23', '03-09', '05-01', '05-11', '06-12', '11-04', '12-31'],
    ],
  },
  2027: {
    preliminary: true,
    daysOff: [
      ...['01-01', '01-04', '01-05', '01-06', '01-07', '01-08'],
      ...['02-23', '03-08', '05-03', '05-10', '06-14', '11-04'],
    ],
  },
};

/** Russia's production calendar for the years that are built in. */
export const builtInCalendar: WorkCalendar = {
  workdays: [0, 1, 2, 3, 4],
  holidays: Object.entries(YEARS).flatMap(([year, { daysOff }]) => daysOff.map((day) => `${year}-${day}`)),
  extraWork: Object.entries(YEARS).flatMap(([year, { extraWork = [] }]) => extraWork.map((day) => `${year}-${day}`)),
};

/** Whether the built-in calendar knows a year: for the visible warning where it doesn't, or only in part. */
export function calendarYear(year: number): 'published' | 'preliminary' | 'missing' {
  const known = YEARS[year];
  if (!known) return 'missing';
  return known.preliminary ? 'preliminary' : 'published';
}

/** True when the built-in calendar has the year, as published. */
export function hasYear(year: number): boolean {
  return calendarYear(year) === 'published';
}

/** Whether the 2nd line works on an ISO date. */
export function isWorkingDay(date: string, calendar: WorkCalendar): boolean {
  if (calendar.extraWork?.includes(date)) return true;
  if (calendar.holidays?.includes(date)) return false;
  return (calendar.workdays ?? [0, 1, 2, 3, 4]).includes(moscowParts(moscowMidnight(date)).weekday);
}

/** The calendar with one ISO date worked or not; it holds only what the weekdays don't tell already. */
export function withDay(calendar: WorkCalendar, date: string, working: boolean): WorkCalendar {
  const others = (dates: readonly string[] = []) => dates.filter((one) => one !== date);
  const plain = { ...calendar, holidays: others(calendar.holidays), extraWork: others(calendar.extraWork) };
  if (isWorkingDay(date, plain) === working) return plain;
  return working
    ? { ...plain, extraWork: [...plain.extraWork, date].sort() }
    : { ...plain, holidays: [...plain.holidays, date].sort() };
}

/** The first working day after an ISO date; null when there is none within a year. */
export function nextWorkingDay(today: string, calendar: WorkCalendar): string | null {
  let date = today;
  for (let days = 0; days < 366; days++) {
    date = addDays(date, 1);
    if (isWorkingDay(date, calendar)) return date;
  }
  return null;
}

/** `verbatim` when the word is one of R25's two. */
export interface WhenPhrase {
  date: string;
  when: string;
  verbatim: boolean;
}

const WEEKDAYS = [
  'в понедельник',
  'во вторник',
  'в среду',
  'в четверг',
  'в пятницу',
  'в субботу',
  'в воскресенье',
] as const;

const MONTHS = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
] as const;

/** The next working day in R25's words: «завтра», its weekday within 6 days, else «11 января»; null when there is none. */
export function whenPhrase(today: string, calendar: WorkCalendar): WhenPhrase | null {
  const date = nextWorkingDay(today, calendar);
  if (!date) return null;
  const { day, month, weekday } = moscowParts(moscowMidnight(date));
  if (date === addDays(today, 1)) return { date, when: 'завтра', verbatim: true };
  if (date <= addDays(today, 6)) return { date, when: WEEKDAYS[weekday]!, verbatim: weekday === 0 };
  return { date, when: `${day} ${MONTHS[month - 1]}`, verbatim: false };
}
