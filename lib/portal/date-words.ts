/** The words of times: months, weekdays, relative days, units. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../text/moscow.ts';

const MONTHS = [
  ['январ', 'янв', 'january', 'jan'],
  ['феврал', 'февр', 'фев', 'february', 'feb'],
  ['март', 'мар', 'march', 'mar'],
  ['апрел', 'апр', 'april', 'apr'],
  ['май', 'мая', 'мае', 'may'],
  ['июн', 'june', 'jun'],
  ['июл', 'july', 'jul'],
  ['август', 'авг', 'august', 'aug'],
  ['сентябр', 'сен', 'september', 'sep'],
  ['октябр', 'окт', 'october', 'oct'],
  ['ноябр', 'нояб', 'ноя', 'november', 'nov'],
  ['декабр', 'дек', 'december', 'dec'],
];
/** The endings that a month's name may bear: «июля», «июл.», «сент.», `Sept`. */
const MONTH_ENDING = /^(?:|[аяйью]|т|t|е)\.?$/;

/** Relative days, with how many days ago. */
export const RELATIVE_DAYS: Record<string, number> = { сегодня: 0, today: 0, вчера: 1, yesterday: 1, позавчера: 2 };

export const UNITS: [RegExp, number][] = [
  [/^(?:сек|sec|s$)/, 1000],
  [/^(?:мин|min|m$)/, MINUTE_MS],
  [/^(?:час|ч\.?$|hour|hr|h$)/, HOUR_MS],
  [/^(?:ден|дн|д\.?$|day|d$|сут)/, DAY_MS],
  [/^(?:недел|нед|week|w$)/, 7 * DAY_MS],
  [/^(?:месяц|мес|month)/, 30 * DAY_MS],
  [/^(?:год|года|лет|year)/, 365 * DAY_MS],
];

/** Weekdays as they begin, from Sunday, in Russian and then in English. */
export const DAYS = 'вс|пн|вт|ср|чт|пт|сб|воскр|понед|вторн|сред|четв|пятн|субб|sun|mon|tue|wed|thu|fri|sat'.split('|');

/** A month's number by its name in lower case; 0 for none. */
export function monthOf(name: string): number {
  const word = name.toLowerCase();
  return (
    MONTHS.findIndex((stems) =>
      stems.some((stem) => word.startsWith(stem) && MONTH_ENDING.test(word.slice(stem.length))),
    ) + 1
  );
}
