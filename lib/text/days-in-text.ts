/** A day as people write it: «завтра», «в пятницу», «25.11», «25 ноября», «по будням». */
import { isNumberJoined, stands, type Token } from './call-tokens.ts';
import { MONTHS, ORDINALS, WEEKDAYS } from './clock-words.ts';
import { readCardinal } from './clocks-in-text.ts';
import { addDays, DAY_MS, moscowMidnight } from './moscow.ts';

/** A day, told from the client's today. */
export type Day =
  | { kind: 'ahead'; days: number }
  | { kind: 'weekday'; weekday: number; nextWeek: boolean }
  | { kind: 'date'; year: number | null; month: number | null; day: number }
  /** «по будням», «пн-пт»: no date. */
  | { kind: 'recurring' };

export interface DayReading {
  day: Day;
  next: number;
  /** May be a time of day as well: «10.12». */
  likeClock: boolean;
}

const AHEAD: ReadonlyMap<string, number> = new Map([
  ['сегодня', 0],
  ['сегодн', 0],
  ['седня', 0],
  ['завтра', 1],
  ['завтро', 1],
  ['завтрашний', 1],
  ['послезавтра', 2],
]);
const THIS_WEEK = /^(?:эт(?:у|от|о)|ближайш(?:ий|ую|ее))$/;
const NEXT_WEEK = /^(?:следующ(?:ий|ую|ее)|след|будущ(?:ий|ую|ее))$/;
/** A date half a year back is next year's. */
const PAST_DAYS = 180;

/** The day that begins at token `i`, its preposition included; null when there is none. */
export function readDay(tokens: readonly Token[], i: number): DayReading | null {
  const token = tokens[i];
  if (!token) return null;
  if (token.kind === 'number') return readDate(tokens, i);
  if (token.kind !== 'word') return null;
  const preposition = /^(?:в|во|на)$/.test(token.form);
  const at = preposition ? i + 1 : i;
  return (
    readDaysAhead(tokens, i) ??
    readAhead(tokens, at) ??
    readWeekdays(tokens, i, at) ??
    readSpokenDate(tokens, at) ??
    (preposition ? readDate(tokens, at) : null)
  );
}

function readAhead(tokens: readonly Token[], i: number): DayReading | null {
  const { form } = tokens[i] ?? { form: '' };
  const days = AHEAD.get(form);
  if (days !== undefined) return { day: { kind: 'ahead', days }, next: skipOtherDay(tokens, i + 1), likeClock: false };
  if (stands(tokens, i, /^(?:следующей|будущей|след)$/, /^неделе$/)) {
    const at = i + 2 + Number(stands(tokens, i + 2, /^(?:в|во)$/));
    const named = readWeekday(tokens, at);
    if (named)
      return { day: { kind: 'weekday', weekday: named.weekday, nextWeek: true }, next: named.next, likeClock: false };
  }
  if (form === 'после' && tokens[i + 1]?.form === 'завтра')
    return { day: { kind: 'ahead', days: 2 }, next: i + 2, likeClock: false };
  return null;
}

function readWeekdays(tokens: readonly Token[], i: number, at: number): DayReading | null {
  const workdays = readWorkdays(tokens, i);
  if (workdays) return { day: { kind: 'recurring' }, next: workdays, likeClock: false };
  const several = stands(tokens, i, /^(?:по|с)$/);
  const nextWeek = stands(tokens, at, NEXT_WEEK);
  const named = nextWeek || stands(tokens, at, THIS_WEEK) ? at + 1 + Number(stands(tokens, at + 1, /^\.$/)) : at;
  const first = readWeekday(tokens, several ? i + 1 : named);
  if (!first) return null;
  const last = readMoreWeekdays(tokens, first.next);
  if (!last && stands(tokens, i, /^с$/)) return null;
  if (several || last) return { day: { kind: 'recurring' }, next: last ?? first.next, likeClock: false };
  const day: Day = { kind: 'weekday', weekday: first.weekday, nextWeek };
  return { day, next: skipOtherDay(tokens, first.next), likeClock: false };
}

/** «по будням», «в рабочие дни», «ежедневно», «каждый день»: the token after it. */
function readWorkdays(tokens: readonly Token[], i: number): number | null {
  if (stands(tokens, i, /^(?:ежедневно|будни)$/)) return i + 1;
  if (stands(tokens, i, /^каждый$/, /^день$/)) return i + 2;
  if (stands(tokens, i, /^(?:по|в)$/, /^(?:будням|будни)$/)) return i + 2;
  const adjective = /^(?:будним|будние|будний|рабочим|рабочие|рабочий|выходным|выходные)$/;
  return stands(tokens, i, /^(?:по|в)$/, adjective, /^(?:дням|дни|день)$/) ? i + 3 : null;
}

/** «во вторник или среду»: the first is taken, the other is passed over. */
function skipOtherDay(tokens: readonly Token[], i: number): number {
  if (!/^(?:или|либо)$/.test(tokens[i]?.form ?? '')) return i;
  const at = /^(?:в|во)$/.test(tokens[i + 1]?.form ?? '') ? i + 2 : i + 1;
  const other = readWeekday(tokens, at)?.next ?? (AHEAD.has(tokens[at]?.form ?? '') ? at + 1 : i);
  const followed = /^(?:с|со|в|после|до|между|утром|днем|вечером)$/.test(tokens[other]?.form ?? '');
  return followed ? other : i;
}

function readWeekday(tokens: readonly Token[], i: number): { weekday: number; next: number } | null {
  const weekday = WEEKDAYS.get(tokens[i]?.form ?? '');
  if (weekday === undefined) return null;
  const dot = tokens[i]!.form.length <= 3 && tokens[i + 1]?.form === '.' && tokens[i + 1]!.glued;
  return { weekday, next: i + 1 + Number(dot) };
}

/** «пн-пт», «пн, вт и чт», «с понедельника по пятницу»: the token after the last of them; null when there is only one. */
function readMoreWeekdays(tokens: readonly Token[], i: number): number | null {
  let end: number | null = null;
  for (let at = i; /^(?:-|,|\/|по|и|до)$/.test(tokens[at]?.form ?? ''); ) {
    const more = readWeekday(tokens, at + 1);
    if (!more) break;
    end = more.next;
    at = more.next;
  }
  return end;
}

/** «через 2 дня», «через неделю». */
function readDaysAhead(tokens: readonly Token[], i: number): DayReading | null {
  if (tokens[i]!.form !== 'через') return null;
  if (tokens[i + 1]?.form === 'неделю') return { day: { kind: 'ahead', days: 7 }, next: i + 2, likeClock: false };
  const number = tokens[i + 1];
  const amount = number?.kind === 'number' ? { value: Number(number.form), next: i + 2 } : readCardinal(tokens, i + 1);
  const days = number?.form === 'пару' ? { value: 2, next: i + 2 } : amount;
  const said = days && days.value < 60 && /^(?:дня|дней|день|суток)$/.test(tokens[days.next]?.form ?? '');
  return said ? { day: { kind: 'ahead', days: days.value }, next: days.next + 1, likeClock: false } : null;
}

/** «25.11», «25.11.2026», «25/11», «2026-11-25», «25 ноября», «25-го», «25 числа». */
function readDate(tokens: readonly Token[], i: number): DayReading | null {
  const first = tokens[i];
  if (first?.kind !== 'number') return null;
  const iso = readNumbers(tokens, i, /^-$/);
  if (iso && first.form.length === 4 && iso.numbers.length === 3)
    return dated(Number(iso.numbers[0]), Number(iso.numbers[1]), Number(iso.numbers[2]), iso.next);
  if (first.form.length > 2) return null;
  const day = Number(first.form);
  const named = readNamedMonth(tokens, i, day);
  if (named) return named;
  const dotted = readNumbers(tokens, i, /^[./]$/);
  if (!dotted || dotted.numbers.length < 2 || dotted.numbers.length > 3) return null;
  const [, month = '', year] = dotted.numbers;
  if (month.length !== 2 || (year !== undefined && year.length !== 2 && year.length !== 4)) return null;
  const reading = dated(
    year === undefined ? null : Number(year.length === 2 ? `20${year}` : year),
    Number(month),
    day,
    dotted.next,
  );
  return reading && { ...reading, likeClock: year === undefined && day < 24 && tokens[i + 1]!.form === '.' };
}

/** «второго декабря», «двадцать пятого числа». */
function readSpokenDate(tokens: readonly Token[], i: number): DayReading | null {
  const tens = /^(?:двадцать|тридцать)$/.test(tokens[i]?.form ?? '') ? readCardinal(tokens, i)?.value : 0;
  const at = tens ? i + 1 : i;
  const ordinal = ORDINALS.get(tokens[at]?.form ?? '');
  if (ordinal === undefined || tens === undefined || (tens > 0 && ordinal > 9)) return null;
  const word = tokens[at + 1]?.form ?? '';
  if (/^числа$/.test(word)) return dated(null, null, tens + ordinal, at + 2);
  const month = MONTHS.get(word);
  return month === undefined ? null : dated(null, month, tens + ordinal, at + 2);
}

/** Numbers joined by one kind of mark, without blanks. */
function readNumbers(tokens: readonly Token[], i: number, mark: RegExp): { numbers: string[]; next: number } | null {
  const numbers = [tokens[i]!.form];
  let at = i + 1;
  while (numbers.length < 5 && isNumberJoined(tokens, at, mark)) {
    numbers.push(tokens[at + 1]!.form);
    at += 2;
  }
  return numbers.length > 1 ? { numbers, next: at } : null;
}

function readNamedMonth(tokens: readonly Token[], i: number, day: number): DayReading | null {
  let at = i + 1;
  if (tokens[at]?.form === '-' && tokens[at]!.glued && /^(?:го|е)$/.test(tokens[at + 1]?.form ?? '')) at += 2;
  else if (tokens[at]?.glued && /^(?:го|е)$/.test(tokens[at]!.form)) at++;
  const ordinal = at > i + 1;
  const word = tokens[at]?.form ?? '';
  const month = MONTHS.get(word);
  if (month !== undefined) {
    const dot = word.length <= 4 && tokens[at + 1]?.form === '.' && tokens[at + 1]!.glued ? 1 : 0;
    const year = tokens[at + 1 + dot];
    const hasYear = year?.kind === 'number' && year.form.length === 4;
    return dated(hasYear ? Number(year.form) : null, month, day, at + 1 + dot + Number(hasYear));
  }
  if (/^числ(?:а|о)$/.test(word)) return dated(null, null, day, at + 1);
  return ordinal ? dated(null, null, day, at) : null;
}

function dated(year: number | null, month: number | null, day: number, next: number): DayReading | null {
  const inRange = day >= 1 && day <= 31 && (month === null || (month >= 1 && month <= 12));
  return inRange ? { day: { kind: 'date', year, month, day }, next, likeClock: false } : null;
}

/** The ISO date of a day, seen from `today`; null for a recurring one or for a date that doesn't exist. A weekday is never today. */
export function resolveDay(day: Day, today: string): string | null {
  if (day.kind === 'recurring') return null;
  if (day.kind === 'ahead') return addDays(today, day.days);
  if (day.kind === 'weekday') {
    const present = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
    const ahead = day.nextWeek ? 7 - present + day.weekday : (day.weekday - present + 7) % 7 || 7;
    return addDays(today, ahead);
  }
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (day.month === null) {
    const passed = day.day < Number(today.slice(8));
    return isoDate(month === 12 && passed ? year + 1 : year, passed ? (month % 12) + 1 : month, day.day);
  }
  const named = isoDate(day.year ?? year, day.month, day.day);
  if (named === null || day.year !== null) return named;
  const back = moscowMidnight(today) - moscowMidnight(named);
  return back > PAST_DAYS * DAY_MS ? isoDate(year + 1, day.month, day.day) : named;
}

function isoDate(year: number, month: number, day: number): string | null {
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const at = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).getUTCDate() !== day ? null : iso;
}
