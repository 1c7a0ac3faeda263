/**
 * Times as portals write them. Everything without a zone is Moscow time; the result is ms since the epoch. Where minutes only are shown, it is that
 * minute's :00 (rules.md, «Clocks»). Portals' texts are untrusted: every pattern is bounded, and nothing here throws.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS, moscowMoment, moscowParts } from '../text/moscow.ts';
import { DAYS, monthOf, RELATIVE_DAYS, UNITS } from './date-words.ts';

export interface DateContext {
  /** The present, ms: for relative times, and for dates without a year. */
  now: number;
  /** How the page writes `07/08/2026`, where it is known from its other dates (`slashOrder`). */
  order?: 'dmy' | 'mdy' | null;
  /** Whether a text that is only «5 мин.» or `2h` tells how long ago something was, as in a list's column of times. */
  terse?: boolean;
  /** The day (ms of its Moscow midnight) that a bare `10:05` belongs to: a chat's day divider. Today by default. */
  day?: number | null;
}

/** How fine the time is that was written. `clock` is a bare `10:05`, whose day is not written beside it. */
export type Precision = 'second' | 'minute' | 'relative' | 'clock' | 'day';

export interface FoundMoment {
  at: number;
  precision: Precision;
  /** Where in the text it was found. */
  index: number;
  length: number;
}

const NAME = '(?<name>[а-яa-z]{3,9}\\.?)';
const CLOCK =
  '(?<h>[01]?\\d|2[0-4])[:](?<mi>[0-5]\\d)(?:[:](?<s>[0-5]\\d)(?:[.,]\\d{1,9})?)?(?:\\s?(?<half>[ap]\\.?m\\b\\.?))?';
const ZONE =
  '(?:\\s?\\(?(?<zone>z\\b|(?:utc|gmt|msk|мск)(?:[+-]\\d{1,2}(?::?\\d\\d)?)?(?![а-яa-z0-9])|[+-]\\d{2}:?\\d{2}(?!\\d))\\)?)?';
const GAP = '(?:[\\s,]{0,4}(?:г|года?)\\.?)?[\\s,]{1,4}(?:(?:в|at|[-–—|/·•])\\s{1,3})?';
const TIME = `(?:${GAP}${CLOCK}${ZONE})`;
const NO_DIGIT_BEFORE = '(?<![\\d.:/-])';
const NO_WORD_BEFORE = '(?<![а-яa-z0-9])';
/** What may not follow a date: more digits, or a part that makes it a version or an address. */
const NO_DIGIT_AFTER = '(?!\\d|[./-]\\d)';

type Groups = Record<string, string | undefined>;
type Reading = { at: number; precision: Precision } | null;
interface Form {
  /** What a text must hold for the pattern to be tried at all. */
  hint: RegExp;
  pattern: RegExp;
  read(groups: Groups, context: DateContext): Reading;
}

const form = (hint: RegExp, source: string, read: Form['read']): Form => ({
  hint,
  pattern: new RegExp(source, 'u'),
  read,
});

const HAS_MONTH = /янв|фев|мар|апр|ма[йяе]|июн|июл|авг|сен|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/;

/** The written forms, in lower case, the most telling first: the first one that reads is taken. */
const FORMS: Form[] = [
  form(
    /20\d\d-/,
    `${NO_DIGIT_BEFORE}(?<y>20\\d\\d)-(?<mo>\\d{1,2})-(?<d>\\d{1,2})(?:(?:[t.]|${GAP})${CLOCK}${ZONE})?(?![\\d-])`,
    readNumeric,
  ),
  form(
    /20\d\d[/.]/,
    `${NO_DIGIT_BEFORE}(?<y>20\\d\\d)[/.](?<mo>\\d{1,2})[/.](?<d>\\d{1,2})${TIME}?${NO_DIGIT_AFTER}`,
    readNumeric,
  ),
  form(
    /\d\.\d/,
    `${NO_DIGIT_BEFORE}(?<d>\\d{1,2})\\.(?<mo>\\d{1,2})\\.(?<y>20\\d\\d|\\d\\d)${TIME}?${NO_DIGIT_AFTER}`,
    readNumeric,
  ),
  form(/-20/, `${NO_DIGIT_BEFORE}(?<d>\\d{1,2})-(?<mo>\\d{1,2})-(?<y>20\\d\\d)${TIME}?${NO_DIGIT_AFTER}`, readNumeric),
  form(
    /\d\/\d/,
    `${NO_DIGIT_BEFORE}(?<a>\\d{1,2})/(?<b>\\d{1,2})/(?<y>20\\d\\d|\\d\\d)${TIME}?${NO_DIGIT_AFTER}`,
    readSlashed,
  ),
  form(HAS_MONTH, `${NO_DIGIT_BEFORE}(?<d>\\d{1,2})[\\s-]${NAME}[\\s,-]{1,3}(?<y>20\\d\\d)${TIME}?`, readNamed),
  form(HAS_MONTH, `${NO_DIGIT_BEFORE}(?<d>\\d{1,2})\\s${NAME}${TIME}?`, readNamed),
  form(HAS_MONTH, `${NO_WORD_BEFORE}${NAME}\\s(?<d>\\d{1,2})(?:st|nd|rd|th)?,?\\s(?<y>20\\d\\d)${TIME}?`, readNamed),
  form(
    HAS_MONTH,
    `${NO_WORD_BEFORE}${NAME}\\s{1,2}(?<d>\\d{1,2})\\s${CLOCK}\\s(?:[a-z]{3,4}\\s)?(?<y>20\\d\\d)`,
    readNamed,
  ),
  form(HAS_MONTH, `${NO_WORD_BEFORE}${NAME}\\s(?<d>\\d{1,2})(?!\\d)${TIME}?`, readNamed),
  form(/\d\.\d/, `${NO_DIGIT_BEFORE}(?<d>\\d{1,2})\\.(?<mo>\\d{2})(?!\\.?\\d)${TIME}`, readNumeric),
  form(
    /сегодня|вчера|today|yesterday/,
    `${NO_WORD_BEFORE}(?<rel>сегодня|вчера|позавчера|today|yesterday)(?![а-яa-z])${TIME}?`,
    readRelativeDay,
  ),
  form(
    /назад|ago/,
    `${NO_WORD_BEFORE}(?:(?<more>\\d{1,3})\\s?(?<of>[а-яa-z]{1,7}\\.?),?\\s(?:и\\s|and\\s)?)?(?:(?<n>\\d{1,4})\\s?|(?:an?|one)\\s)?(?<unit>полчаса|полминуты|[а-яa-z]{1,7}\\.?)\\s(?:назад|ago)(?![а-яa-z])`,
    readAgo,
  ),
  form(
    /^\D{0,3}\d{1,3}\s?[а-яa-z]{1,7}\.?$/,
    '^[<~≈]?\\s?(?<n>\\d{1,3})\\s?(?<unit>[а-яa-z]{1,7}\\.?)$',
    (groups, context) => (context.terse ? readAgo(groups, context) : null),
  ),
  // A clock beside a weekday is of its last one.
  form(
    /\d:\d/,
    `${NO_WORD_BEFORE}(?<weekday>${DAYS.join('|')})[а-яa-z]{0,8}[.,]{0,2}\\s(?:в\\s|at\\s)?${CLOCK}(?![\\d:])`,
    readWeekday,
  ),
  form(/что|now/, `${NO_WORD_BEFORE}(?<just>только что|just now)(?![а-яa-z])`, (_, { now }) => ({
    at: wholeMinute(now),
    precision: 'relative',
  })),
  // A clock beside a date that could not be read belongs to that date, not to today.
  form(/^(?!.*\d[./-]\d).*\d:\d/, `${NO_DIGIT_BEFORE}${CLOCK}(?![\\d:])`, readClock),
];

/** A text longer than this is no time stamp, and isn't searched. */
const LONGEST = 400;

/** The moment written in a short text, or null; the fullest form of it where there are several. */
export function findMoment(text: string, context: DateContext): FoundMoment | null {
  if (text.length > LONGEST) return null;
  const plain = text.replace(/[\u00a0\u2007\u202f\t\r\n]/g, ' ').toLowerCase();
  for (const { hint, pattern, read } of FORMS) {
    const match = hint.test(plain) ? pattern.exec(plain) : null;
    const reading = match?.groups ? read(match.groups, context) : null;
    if (match && reading && Number.isFinite(reading.at)) {
      const found = { ...reading, index: match.index, length: match[0].length };
      return withWeekday(reading.precision === 'day' ? withClockBefore(found, plain) : found, plain);
    }
  }
  return null;
}

const CLOCK_BEFORE = new RegExp(`${NO_DIGIT_BEFORE}${CLOCK}[\\s,·•|]{1,3}$`, 'u');

/** «14:05, 24 ноября». */
function withClockBefore(found: FoundMoment, text: string): FoundMoment {
  const clock = CLOCK_BEFORE.exec(text.slice(0, found.index));
  const { year, month, day } = moscowParts(found.at);
  const reading = clock?.groups ? moment(year, month, day, clock.groups) : null;
  if (!clock || !reading) return found;
  return { ...reading, index: clock.index, length: found.length + found.index - clock.index };
}

const WEEKDAY =
  /(?<![а-яa-z])(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})[.,]{0,2}\s?$/u;

/** «вт, 21 июля»: the weekday before a date belongs to it. */
function withWeekday(found: FoundMoment, text: string): FoundMoment {
  if (found.index === 0) return found;
  const extra = WEEKDAY.exec(text.slice(Math.max(0, found.index - 16), found.index))?.[0].length ?? 0;
  return { ...found, index: found.index - extra, length: found.length + extra };
}

/** The moment (ms) that a short text tells, or null where it tells none. */
export function parseMoment(text: string | null | undefined, context: DateContext): number | null {
  return text ? (findMoment(text, context)?.at ?? null) : null;
}

/** A civil date with its year, as ISO `2026-12-31`; null for anything less (R09: the contract's last day). */
export function parseDate(text: string, context: DateContext): string | null {
  const found = findMoment(text, context);
  if (!found || found.precision === 'relative' || found.precision === 'clock') return null;
  if (!/(?:20\d\d|\d[./]\d{1,2}[./]\d\d)/.test(text.slice(found.index, found.index + found.length))) return null;
  const { year, month, day } = moscowParts(found.at);
  return `${year}-${two(month)}-${two(day)}`;
}

/** Whether a page's `07/21/2026` dates begin with the day or the month; null while none of them tells. */
export function slashOrder(texts: Iterable<string>): 'dmy' | 'mdy' | null {
  const seen = new Set<'dmy' | 'mdy'>();
  for (const text of texts) {
    for (const match of text.slice(0, LONGEST).matchAll(/(?<!\d)(\d{1,2})\/(\d{1,2})\/(?:20)?\d\d(?!\d)/g)) {
      const [first, second] = [Number(match[1]), Number(match[2])];
      if (first > 12 && second <= 12) seen.add('dmy');
      if (second > 12 && first <= 12) seen.add('mdy');
    }
  }
  return seen.size === 1 ? [...seen][0]! : null;
}

function readNumeric(groups: Groups, context: DateContext): Reading {
  return civil(Number(groups.d), Number(groups.mo), groups, context);
}

function readSlashed(groups: Groups, context: DateContext): Reading {
  const [a, b] = [Number(groups.a), Number(groups.b)];
  const dmy = civil(a, b, groups, context);
  const mdy = civil(b, a, groups, context);
  if (!dmy || !mdy || a === b) return dmy ?? mdy;
  if (groups.half) return mdy;
  if (context.order) return context.order === 'dmy' ? dmy : mdy;
  // A ticket's past holds no moment of the future: that often leaves one reading only.
  const past = [dmy, mdy].filter((reading) => reading.at <= context.now + DAY_MS);
  return past.length === 1 ? past[0]! : null;
}

function readNamed(groups: Groups, context: DateContext): Reading {
  const month = monthOf(groups.name ?? '');
  return month ? civil(Number(groups.d), month, groups, context) : null;
}

function readRelativeDay(groups: Groups, context: DateContext): Reading {
  const ago = RELATIVE_DAYS[(groups.rel ?? '').toLowerCase()] ?? 0;
  const { year, month, day } = moscowParts(context.now);
  return moment(year, month, day - ago, groups);
}

function readAgo(groups: Groups, { now }: DateContext): Reading {
  const unit = (groups.unit ?? '').toLowerCase();
  if (unit === 'полчаса') return { at: wholeMinute(now - HOUR_MS / 2), precision: 'relative' };
  if (unit === 'полминуты') return { at: wholeMinute(now), precision: 'relative' };
  const sizeOf = (name: string | undefined) => UNITS.find(([pattern]) => pattern.test(name ?? ''))?.[1] ?? 0;
  const size = sizeOf(unit);
  const more = groups.n === undefined ? 0 : Number(groups.more ?? 0) * sizeOf(groups.of);
  return size ? { at: wholeMinute(now - Number(groups.n ?? 1) * size - more), precision: 'relative' } : null;
}

function readWeekday(groups: Groups, { now }: DateContext): Reading {
  const today = moscowParts(now);
  const weekday = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay();
  const back = (weekday - (DAYS.indexOf(groups.weekday ?? '') % 7) + 7) % 7;
  const reading = moment(today.year, today.month, today.day - back, groups);
  return reading && reading.at > now + MINUTE_MS
    ? moment(today.year, today.month, today.day - back - 7, groups)
    : reading;
}

function readClock(groups: Groups, { now, day }: DateContext): Reading {
  const base = moscowParts(day ?? now);
  const reading = moment(base.year, base.month, base.day, groups);
  if (!reading || (day == null && reading.at > now + MINUTE_MS)) return null;
  return { at: reading.at, precision: 'clock' };
}

/** A day and a month, with the year written or the latest one that is not in the future. */
function civil(
  day: number,
  month: number,
  groups: Groups,
  { now }: DateContext,
): { at: number; precision: Precision } | null {
  if (month < 1 || month > 12 || day < 1) return null;
  if (groups.y) {
    const year = Number(groups.y.length === 2 ? `20${groups.y}` : groups.y);
    return day <= daysIn(year, month) ? moment(year, month, day, groups) : null;
  }
  const thisYear = moscowParts(now).year;
  const year = moscowMoment(thisYear, month, day) > now + DAY_MS ? thisYear - 1 : thisYear;
  return day <= daysIn(year, month) ? moment(year, month, day, groups) : null;
}

function moment(year: number, month: number, day: number, groups: Groups): { at: number; precision: Precision } | null {
  if (groups.h === undefined) return { at: moscowMoment(year, month, day), precision: 'day' };
  let hour = Number(groups.h);
  if (groups.half) {
    if (hour > 12 || hour === 0) return null;
    hour = (hour % 12) + (groups.half.toLowerCase().startsWith('p') ? 12 : 0);
  }
  const at = moscowMoment(year, month, day, hour, Number(groups.mi), Number(groups.s ?? 0));
  return { at: at - zoneShift(groups.zone), precision: groups.s === undefined ? 'minute' : 'second' };
}

/** How far (ms) the written zone is ahead of Moscow. */
function zoneShift(zone: string | undefined): number {
  if (!zone) return 0;
  const offset = /([+-])(\d{1,2}):?(\d\d)?$/.exec(zone);
  const shift = offset
    ? (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * HOUR_MS + Number(offset[3] ?? 0) * MINUTE_MS)
    : 0;
  return /^(?:msk|мск)/i.test(zone) ? shift : shift - 3 * HOUR_MS;
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const wholeMinute = (at: number) => Math.floor(at / MINUTE_MS) * MINUTE_MS;
const two = (n: number) => String(n).padStart(2, '0');
