/** One time of day as people write it: «14:00», «9-30», «3 часа дня», «двух», «полтретьего», «полдень». */
import { isNumberJoined, type Token } from './call-tokens.ts';
import { type DayPart, HALF_HOURS, HOUR_UNIT, isCounted, MINUTE_UNIT, NUMBERS, QUALIFIERS } from './clock-words.ts';

export interface Clock {
  /** 0 to 24. */
  hour: number;
  minute: number;
  /** «утра», «дня»; null when it isn't said. */
  qualifier: DayPart | null;
  /** Written so that two o'clock is two at night: «02:00», «полдень». */
  exact: boolean;
  /** A number alone: may be anything but an hour. */
  bare: boolean;
  /** The token after it. */
  next: number;
}

/** How «9-18» is understood: as minutes when it can be, only where they are round, or only «9-00». */
export type Dash = 'minutes' | 'round' | 'zeros';

export const DAY_MINUTES = 24 * 60;
const NOON = 12;
/** «18-ти», «2-х», «9ти». */
const CASE_ENDING = /^(?:ти|х|ми|ть|тью|и)$/;
const ORDINAL_ENDING = /^(?:го|е|й|я|ю|ый|ого|му|м|ое|ая)$/;
/** «10:23:45», «8.3.25»: seconds, versions, dates. */
const TIGHT = /^[:.]$/;
const ROUND_MINUTES = new Set(['00', '15', '30', '45']);

/**
 * The time that begins at token `i`; null when there is none. `dash` tells how «9-18» is understood: as minutes when it can be, or
 * only where the minutes are round, the rest being «from 9 to 18».
 */
export function readClock(tokens: readonly Token[], i: number, dash: Dash = 'round'): Clock | null {
  const token = tokens[i];
  if (token?.kind === 'number') return readDigits(tokens, i, dash);
  return token?.kind === 'word' ? readWords(tokens, i) : null;
}

function readDigits(tokens: readonly Token[], i: number, dash: Dash): Clock | null {
  const { form } = tokens[i]!;
  const begun = readBegunHour(tokens, i);
  if (begun) return begun;
  if (form.length === 4) return readCompact(tokens, i);
  if (form.length > 2) return null;
  const hour = Number(form);
  let next = i + 1;
  const minutes = readMinutes(tokens, i, dash);
  if (minutes === 'none') return null;
  const minute = minutes?.minute ?? 0;
  if (minutes) next = minutes.next;
  else next = skipZeros(tokens, skipCaseEnding(tokens, next));
  const unit = next;
  if (!minutes) next = skipHourUnit(tokens, next);
  const after = minutes ? null : readUnitMinutes(tokens, unit, next);
  if (after) next = after.next;
  const part = readQualifier(tokens, next);
  if (part) next = part.next;
  const bare = !minutes && unit === next;
  // «по 20-30 секунд».
  if (minutes && /^(?:сек|минут|мин$)/.test(tokens[next]?.form ?? '')) return null;
  if (hour > 24 || (hour === 24 && minute > 0) || isOtherThing(tokens, next, bare)) return null;
  return {
    hour,
    minute: after?.minute ?? minute,
    qualifier: part?.qualifier ?? null,
    exact: (form.length === 2 && form.startsWith('0') && minutes !== null) || hour === 0,
    bare,
    next,
  };
}

/** «15 минут четвертого». */
function readBegunHour(tokens: readonly Token[], i: number): Clock | null {
  const amount =
    tokens[i]!.kind === 'number' ? { value: Number(tokens[i]!.form), next: i + 1 } : readCardinal(tokens, i);
  const hour = amount && HALF_HOURS.get(tokens[amount.next + 1]?.form ?? '');
  if (hour === null || hour === undefined || !MINUTE_UNIT.has(tokens[amount!.next]!.form) || amount!.value > 59)
    return null;
  return withQualifier(tokens, {
    ...{ hour, minute: amount!.value, next: amount!.next + 2 },
    ...{ qualifier: null, exact: false, bare: false },
  });
}

/** «с 1300 до 1500»: only round times of a working day, which are no years. */
function readCompact(tokens: readonly Token[], i: number): Clock | null {
  const parts = /^(0[89]|1[0-8])(00|30)$/.exec(tokens[i]!.form);
  if (!parts || isOtherThing(tokens, i + 1, true)) return null;
  return { hour: Number(parts[1]), minute: Number(parts[2]), qualifier: null, exact: false, bare: true, next: i + 1 };
}

/** «без пятнадцати пять», «без четверти пять», «без 10 пять». */
function readShortOf(tokens: readonly Token[], i: number): Clock | null {
  if (tokens[i]!.form !== 'без') return null;
  const first = tokens[i + 1];
  const quarter = first?.form === 'четверти' ? { value: 15, next: i + 2 } : null;
  const digits = first?.kind === 'number' && first.form.length <= 2 ? { value: Number(first.form), next: i + 2 } : null;
  const minutes = quarter ?? digits ?? readCardinal(tokens, i + 1);
  return (
    (minutes && readHourAfter(tokens, minutes)) ??
    (minutes && minutes.value > 20 ? readHourAfter(tokens, { value: 20, next: i + 2 }) : null)
  );
}

/** The hour of which so many minutes lack. «без двадцати три» is 20 minutes, not 23. */
function readHourAfter(tokens: readonly Token[], minutes: { value: number; next: number }): Clock | null {
  if (minutes.value < 1 || minutes.value > 29) return null;
  const at = MINUTE_UNIT.has(tokens[minutes.next]?.form ?? '') ? minutes.next + 1 : minutes.next;
  const named = tokens[at];
  const number =
    named?.kind === 'number' && named.form.length <= 2 ? { value: Number(named.form), next: at + 1 } : null;
  const hour = named?.form === 'час' ? { value: 1, next: at + 1 } : (number ?? readCardinal(tokens, at));
  if (!hour || hour.value < 1 || hour.value > 24 || isOtherThing(tokens, hour.next, true)) return null;
  return withQualifier(tokens, {
    ...{ hour: hour.value - 1, minute: 60 - minutes.value, next: skipHourUnit(tokens, hour.next) },
    ...{ qualifier: null, exact: false, bare: false },
  });
}

/** «:00», «.30», «-00», « 00». `none` when what follows makes it no time at all: seconds, a date, a version. */
function readMinutes(
  tokens: readonly Token[],
  i: number,
  dash: Dash,
): { minute: number; next: number } | null | 'none' {
  const mark = tokens[i + 1];
  const number = tokens[i + 2];
  if (mark?.kind === 'number' && !mark.glued && /^(?:00|30)$/.test(mark.form) && !isNumberJoined(tokens, i + 2, TIGHT))
    return { minute: Number(mark.form), next: i + 2 };
  if (mark?.kind !== 'mark' || number?.kind !== 'number') return null;
  const glued = mark.glued && number.glued;
  const minute = Number(number.form);
  if (mark.form === ':' || (mark.form === ';' && glued)) {
    if (number.form.length !== 2 || minute > 59) return mark.form === ':' && glued ? 'none' : null;
    return isNumberJoined(tokens, i + 3, TIGHT) ? 'none' : { minute, next: i + 3 };
  }
  if (!glued) return null;
  if (/^[.,=]$/.test(mark.form))
    return number.form.length !== 2 || minute > 59 || isNumberJoined(tokens, i + 3, TIGHT)
      ? 'none'
      : { minute, next: i + 3 };
  if (mark.form !== '-' || number.form.length !== 2 || minute > 59) return null;
  if (hasTail(tokens, i + 3)) return 'none';
  const hour = Number(tokens[i]!.form);
  const couldBeHour = minute > hour && minute <= 24;
  const asMinutes =
    number.form === '00' ||
    minute > 24 ||
    dash === 'minutes' ||
    (dash === 'round' && (ROUND_MINUTES.has(number.form) || !couldBeHour));
  return asMinutes ? { minute, next: i + 3 } : null;
}

/** «22-33-44»: one more number, which is not the beginning of «9-00-18-00». */
function hasTail(tokens: readonly Token[], i: number): boolean {
  const minutesFollow = isNumberJoined(tokens, i + 2, /^-$/) && tokens[i + 3]!.form.length === 2;
  return isNumberJoined(tokens, i, /^-$/) && !minutesFollow;
}

function skipCaseEnding(tokens: readonly Token[], i: number): number {
  const dash = tokens[i]?.form === '-' && tokens[i]!.glued ? 1 : 0;
  const ending = tokens[i + dash];
  return ending?.glued && CASE_ENDING.test(ending.form) ? i + dash + 1 : i;
}

/** «ч», «час.», «часов». */
function skipHourUnit(tokens: readonly Token[], i: number): number {
  const unit = tokens[i];
  if (unit?.kind !== 'word' || !HOUR_UNIT.has(unit.form)) return i;
  const dot = tokens[i + 1];
  return dot?.form === '.' && dot.glued && /^(?:ч|час)$/.test(unit.form) ? i + 2 : i + 1;
}

/** «10 ч 30 мин», «10ч30». */
function readUnitMinutes(tokens: readonly Token[], unit: number, i: number): { minute: number; next: number } | null {
  const number = tokens[i];
  if (unit === i || number?.kind !== 'number' || number.form.length !== 2 || Number(number.form) > 59) return null;
  const after = tokens[i + 1];
  if (!number.glued && !MINUTE_UNIT.has(after?.form ?? '')) return null;
  if (!MINUTE_UNIT.has(after?.form ?? '')) return { minute: Number(number.form), next: i + 1 };
  return { minute: Number(number.form), next: i + 2 + Number(tokens[i + 2]?.form === '.' && tokens[i + 2]!.glued) };
}

function readQualifier(tokens: readonly Token[], i: number): { qualifier: DayPart; next: number } | null {
  const qualifier = QUALIFIERS.get(tokens[i]?.form ?? '');
  return qualifier ? { qualifier, next: i + 1 } : null;
}

/** «до 5%», «в 1С», «к 18-му», «до 5 раз», «с 9 по 18 ноября». */
function isOtherThing(tokens: readonly Token[], next: number, bare: boolean): boolean {
  const after = tokens[next];
  if (!after) return false;
  if (
    after.form === '%' ||
    after.form === '№' ||
    (after.form === '/' && after.glued && tokens[next + 1]?.kind === 'number')
  )
    return true;
  if (after.form === '-' && after.glued && tokens[next + 1]?.glued && ORDINAL_ENDING.test(tokens[next + 1]!.form))
    return true;
  if (after.kind !== 'word') return false;
  if (after.glued && bare && !/^(?:до|по|мск|и|екб)$/.test(after.form)) return true;
  return bare && isCounted(after.form);
}

function readWords(tokens: readonly Token[], i: number): Clock | null {
  const { form } = tokens[i]!;
  const clock = { minute: 0, qualifier: null, exact: false, bare: false };
  if (/^пол(?:день|удня|удню|днем)$/.test(form)) return { ...clock, hour: NOON, exact: true, next: i + 1 };
  const begun = readShortOf(tokens, i) ?? readBegunHour(tokens, i);
  if (begun) return begun;
  const half = readHalf(tokens, i);
  if (half) return withQualifier(tokens, { ...clock, hour: half.hour, minute: 30, next: half.next });
  if (/^час[ау]?$/.test(form)) return withQualifier(tokens, { ...clock, hour: 1, next: i + 1 });
  const hour = readCardinal(tokens, i);
  if (!hour || hour.value > 24) return null;
  const sharp = skipZeros(tokens, hour.next);
  if (sharp > hour.next) return { ...clock, hour: hour.value, next: sharp };
  const unit = skipHourUnit(tokens, hour.next);
  const minute = readCardinal(tokens, unit);
  const minuteUnit = MINUTE_UNIT.has(tokens[minute?.next ?? -1]?.form ?? '');
  if (minute && minute.value >= 5 && minute.value < 60) {
    return withQualifier(tokens, {
      ...clock,
      hour: hour.value,
      minute: minute.value,
      next: minute.next + Number(minuteUnit),
    });
  }
  const read = withQualifier(tokens, { ...clock, hour: hour.value, next: unit, bare: unit === hour.next });
  return isOtherThing(tokens, read.next, read.bare) ? null : read;
}

/** «семнадцать ноль-ноль», «14 ноль ноль». */
function skipZeros(tokens: readonly Token[], i: number): number {
  const second = i + 1 + Number(tokens[i + 1]?.form === '-');
  return tokens[i]?.form === 'ноль' && tokens[second]?.form === 'ноль' ? second + 1 : i;
}

function withQualifier(tokens: readonly Token[], clock: Clock): Clock {
  const part = readQualifier(tokens, clock.next);
  return part ? { ...clock, qualifier: part.qualifier, bare: false, next: part.next } : clock;
}

/** «полтретьего», «пол третьего», «половине третьего». */
function readHalf(tokens: readonly Token[], i: number): { hour: number; next: number } | null {
  const { form } = tokens[i]!;
  const joined = form.startsWith('пол') ? HALF_HOURS.get(form.slice(3)) : undefined;
  if (joined !== undefined) return { hour: joined, next: i + 1 };
  if (!/^(?:пол|половин[аеыу])$/.test(form)) return null;
  const at = tokens[i + 1]?.form === '-' ? i + 2 : i + 1;
  const hour = HALF_HOURS.get(tokens[at]?.form ?? '');
  return hour === undefined ? null : { hour, next: at + 1 };
}

/** «пять», «двадцать пять». */
export function readCardinal(tokens: readonly Token[], i: number): { value: number; next: number } | null {
  const value = NUMBERS.get(tokens[i]?.form ?? '');
  if (value === undefined) return null;
  const ones = NUMBERS.get(tokens[i + 1]?.form ?? '');
  return value >= 20 && ones !== undefined && ones < 10 ? { value: value + ones, next: i + 2 } : { value, next: i + 1 };
}

/**
 * Minutes since midnight. People work by day: «после 2» is 14:00; «до 7» and «до 8» are the evening (`asEnd`). 24:00 is 1440.
 */
export function clockMinutes(
  { hour, minute, qualifier, exact, bare }: Clock,
  part: DayPart | null = null,
  asEnd = false,
): number {
  return shiftedHour(hour, qualifier ?? (hour <= NOON ? part : null), exact, asEnd && bare) * 60 + minute;
}

function shiftedHour(hour: number, part: DayPart | null, exact: boolean, asEnd: boolean): number {
  if (part === 'morning') return hour;
  if (part === 'night') return hour === NOON ? 24 : hour >= 9 && hour < NOON ? hour + NOON : hour;
  if (part === 'evening') return hour < NOON ? hour + NOON : hour === NOON ? 24 : hour;
  if (part === 'day') return hour < 8 ? hour + NOON : hour;
  if (exact || hour === 0) return hour;
  return hour < 7 || (asEnd && hour < 9) ? hour + NOON : hour;
}

const HALF_DAY = DAY_MINUTES / 2;

/** Both ends of a span: «с 9 до 6» is 09:00–18:00, «с 2 до 4 дня» and «с 2 до 4» are 14:00–16:00, «с 6 до 15» begins in the morning. */
export function rangeMinutes(from: Clock, to: Clock, part: DayPart | null = null): [number, number] {
  const end = to.qualifier || part ? clockMinutes(to, part) : to.hour * 60 + to.minute;
  const spread = to.qualifier === 'night' ? null : (to.qualifier ?? part);
  if (!from.qualifier && spread) {
    const start = clockMinutes(from, spread);
    if (start < end) return [start, end];
  }
  const smallHour = to.hour <= 12 ? from.hour < 7 : from.hour < 6 && from.hour + 12 < to.hour;
  const early = !from.qualifier && !from.exact && from.hour > 0 && smallHour;
  const start = from.qualifier ? clockMinutes(from) : from.hour * 60 + from.minute + (early ? HALF_DAY : 0);
  const later = !to.qualifier && !to.exact && end <= start && end + HALF_DAY <= DAY_MINUTES;
  return [start, later ? end + HALF_DAY : end];
}
