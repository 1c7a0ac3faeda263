/** A wish for a time of day as people write it: «после 14», «с 9 до 18», «в обед», «через полчаса» (the table in rules.md). */
import type { Token } from './call-tokens.ts';
import type { DayPart } from './clock-words.ts';
import { type Clock, clockMinutes, DAY_MINUTES, readClock } from './clocks-in-text.ts';
import { readRelative } from './relative-times.ts';
import { readZone, type Zone } from './time-zones.ts';

/** The parts of the day that people name; `HH:MM`. Settings. */
export interface PartsOfDay {
  morning: readonly [from: string, to: string];
  day: readonly [from: string, to: string];
  evening: readonly [from: string, to: string];
  lunch: readonly [from: string, to: string];
  /** «рабочее время»; its end is also «до конца дня». */
  work: readonly [from: string, to: string];
}

export const defaultPartsOfDay: PartsOfDay = {
  morning: ['09:00', '12:00'],
  day: ['12:00', '17:00'],
  evening: ['17:00', '20:00'],
  lunch: ['13:00', '14:00'],
  work: ['09:00', '18:00'],
};

/** What a phrase says. Times are minutes since midnight where the client is; of `ahead`, minutes from now. */
export interface TimePhrase {
  kind: 'after' | 'before' | 'range' | 'exact' | 'any' | 'ahead';
  from: number | null;
  to: number | null;
  /** «утром», «в рабочее время»: gives way to hours beside it. */
  soft: boolean;
  /** Which half of the day «утром» means, for a time beside it. */
  part: DayPart | null;
  /** The clocks that were read, to be read again beside «вечером». */
  clocks: readonly Clock[];
  /** Is a call time only where a call is spoken of: «на 15», «с 1 по 15». */
  weak: boolean;
  /** Begins with «с» or «в»: so do the times at which something happened. */
  sinceOrAt: boolean;
  /** A zone inside: «с 9 мск до 18 мск». */
  zone: Zone | null;
  /** The token after it. */
  next: number;
}

const PLAIN = { soft: false, part: null, clocks: [], weak: false, sinceOrAt: false, zone: null } as const;
const AFTER = /^(?:после|позже|позднее|опосля|посля|псле|полсе|посел|посе|попозже)$/;
const BEFORE = /^(?:раньше|ранее|до)$/;
const AT = /^(?:в|во|к|ко|на|около|районе|ровно|ближе|примерно|часиков|где-то|часов|часам|часикам)$/;
const PART_WORDS: ReadonlyMap<string, DayPart> = new Map([
  ['утром', 'morning'],
  ['утречком', 'morning'],
  ['поутру', 'morning'],
  ['днем', 'day'],
  ['вечером', 'evening'],
  ['вечерком', 'evening'],
  ['вечеру', 'evening'],
]);

/** The phrase that begins at token `i`; null when there is none. `afterDay`: a day stands right before, so «завтра 15 часов» is a time. */
export function readTime(tokens: readonly Token[], i: number, parts: PartsOfDay, afterDay: boolean): TimePhrase | null {
  if (stands(tokens, i, /^24$/, /^\/$/, /^7$/))
    return { ...PLAIN, kind: 'any', soft: true, from: 0, to: DAY_MINUTES, next: i + 3 };
  if (tokens[i]!.kind === 'word') {
    const ahead = readRelative(tokens, i);
    if (ahead) return { ...PLAIN, kind: 'ahead', from: ahead.from, to: ahead.to, next: ahead.next };
    const worded = readAny(tokens, i, parts) ?? readPart(tokens, i, parts) ?? readRelation(tokens, i, parts);
    if (worded) return worded;
  }
  return readBare(tokens, i, afterDay);
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

function span([from, to]: readonly [string, string], next: number, part: DayPart | null = null): TimePhrase {
  return { ...PLAIN, kind: 'range', from: minutesOf(from), to: minutesOf(to), soft: true, part, next };
}

/** Whether these words stand from token `i` on; patterns, one for each word. */
function stands(tokens: readonly Token[], i: number, ...words: RegExp[]): boolean {
  return words.every((word, k) => word.test(tokens[i + k]?.form ?? ''));
}

/** «в любое время», «в течение дня», «в рабочее время», «круглосуточно». */
function readAny(tokens: readonly Token[], i: number, parts: PartsOfDay): TimePhrase | null {
  const any = (next: number): TimePhrase => ({ ...PLAIN, kind: 'any', soft: true, from: 0, to: DAY_MINUTES, next });
  if (stands(tokens, i, /^(?:круглосуточно|всегда)$/)) return any(i + 1);
  if (stands(tokens, i, /^(?:весь|целый)$/, /^день$/)) return any(i + 2);
  if (stands(tokens, i, /^когда$/, /^(?:угодно|удобно)$/)) return any(i + 2);
  if (stands(tokens, i, /^когда$/, /^(?:вам|вас)$/, /^(?:угодно|удобно)$/)) return any(i + 3);
  const at = /^(?:в|во|на)$/.test(tokens[i]!.form) ? i + 1 : i;
  const asValue =
    stands(tokens, i, /^любое$/) && tokens.slice(Math.max(0, i - 4), i).some(({ form }) => form === 'время');
  if (asValue) return any(i + 1);
  if (stands(tokens, at, /^(?:любое|любой|любую)$/)) {
    for (let k = at + 1; k < at + 5; k++) {
      const { form } = tokens[k] ?? { form: '' };
      if (/^(?:время|момент|час|минуту)$/.test(form))
        return any(k + 1 + Number(stands(tokens, k + 1, /^(?:дня|суток)$/)));
      if (!/^(?:удобное|удобный|рабочее|для|вас|вам|другое)$/.test(form)) break;
    }
    return null;
  }
  if (at > i && stands(tokens, at, /^удобное$/)) {
    for (let k = at + 1; k < at + 4; k++) {
      const { form } = tokens[k] ?? { form: '' };
      if (form === 'время') return any(k + 1 + Number(stands(tokens, k + 1, /^дня$/)));
      if (!/^(?:для|вас|вам)$/.test(form)) return null;
    }
  }
  const during = stands(tokens, i, /^(?:в|на)$/, /^(?:течени[еи]|протяжении)$/)
    ? i + 2
    : stands(tokens, i, /^втечени[еи]$/)
      ? i + 1
      : 0;
  if (during > 0) {
    const whole = stands(tokens, during, /^(?:всего|целого|этого|сегодняшнего|завтрашнего)$/) ? during + 1 : during;
    if (stands(tokens, whole, /^дня$/)) return any(whole + 1);
    if (stands(tokens, whole, /^(?:рабочего|раб)$/)) {
      const dot = stands(tokens, whole + 1, /^\.$/) ? 1 : 0;
      if (stands(tokens, whole + 1 + dot, /^(?:дня|времени)$/)) return span(parts.work, whole + 2 + dot);
    }
  }
  if (stands(tokens, at, /^(?:рабочее|раб)$/) || (at > i && stands(tokens, at, /^рабочие$/))) {
    const dot = stands(tokens, at + 1, /^\.$/) ? 1 : 0;
    if (stands(tokens, at + 1 + dot, /^(?:время|часы|вр)$/)) return span(parts.work, at + 2 + dot);
  }
  return null;
}

/** «утром», «в обед», «к вечеру», «во второй половине дня». «С утра» too, unless it begins «с утра до …». */
function readPart(tokens: readonly Token[], i: number, parts: PartsOfDay): TimePhrase | null {
  const { form } = tokens[i]!;
  const near = stands(tokens, i, /^(?:к|под)$/, /^(?:вечер|вечеру)$/) || stands(tokens, i, /^рано$/, /^утром$/);
  if (near)
    return span(form === 'рано' ? parts.morning : parts.evening, i + 2, form === 'рано' ? 'morning' : 'evening');
  const part = PART_WORDS.get(form);
  if (part && part !== 'night' && tokens[i - 1]?.form !== 'добрым') return span(parts[part], i + 1, part);
  if (
    stands(tokens, i, /^(?:с|со)$/) &&
    /^(?:утра|утреца)$/.test(tokens[i + 1 + Number(stands(tokens, i + 1, /^самого$/))]?.form ?? '')
  ) {
    const next = i + 2 + Number(stands(tokens, i + 1, /^самого$/));
    return isUntil(tokens, next) ? null : { ...span(parts.morning, next, 'morning'), sinceOrAt: true };
  }
  const at = stands(tokens, i, /^(?:в|во|на)$/) ? i + 1 : i;
  if (at > i && stands(tokens, at, /^обед$/)) return span(parts.lunch, at + 1);
  if (at > i && stands(tokens, at, /^(?:обеденн\p{L}+|время)$/u, /^(?:перерыв|время|обеда)$/))
    return span(parts.lunch, at + 2);
  if (at > i && stands(tokens, at, /^дневн\p{L}+$/u, /^время$/)) return span(parts.day, at + 2, 'day');
  if (at > i && stands(tokens, at, /^утренн\p{L}+$/u, /^(?:время|часы)$/))
    return span(parts.morning, at + 2, 'morning');
  if (at > i && stands(tokens, at, /^вечерн\p{L}+$/u, /^(?:время|часы)$/))
    return span(parts.evening, at + 2, 'evening');
  return readHalfOfDay(tokens, at, parts);
}

function readHalfOfDay(tokens: readonly Token[], i: number, parts: PartsOfDay): TimePhrase | null {
  const { form } = tokens[i] ?? { form: '' };
  const first = /^(?:1|перв(?:ой|ая|ую))$/.test(form);
  if (!first && !/^(?:2|втор(?:ой|ая|ую))$/.test(form)) return null;
  let at = i + 1;
  if (stands(tokens, at, /^-$/)) at++;
  if (stands(tokens, at, /^(?:й|ой|я|ую)$/)) at++;
  if (!stands(tokens, at, /^(?:половин[еау]|пол)$/)) return null;
  if (stands(tokens, at + 1, /^\.$/)) at++;
  if (!stands(tokens, at + 1, /^дня$/)) return null;
  const next = at + 2;
  return first
    ? { ...PLAIN, kind: 'before', soft: true, from: null, to: minutesOf(parts.lunch[0]), next }
    : { ...PLAIN, kind: 'after', soft: true, from: minutesOf(parts.lunch[1]), to: null, next };
}

function isUntil(tokens: readonly Token[], i: number): boolean {
  return stands(tokens, i, /^(?:до|по|-)$/) || stands(tokens, i, /^и$/, /^до$/);
}

/** An end of a span: a clock, or a part of the day by name. */
interface Bound {
  clock: Clock | null;
  minutes: number | null;
  next: number;
}

function readBound(
  tokens: readonly Token[],
  i: number,
  side: 'from' | 'to',
  parts: PartsOfDay,
  dash: 'minutes' | 'round' | 'zeros',
): Bound | null {
  const named = (clock: string, next: number): Bound => ({ clock: null, minutes: minutesOf(clock), next });
  if (stands(tokens, i, /^(?:обеда|обеденного)$/)) {
    const next = i + 1 + Number(stands(tokens, i + 1, /^перерыва$/));
    return named(side === 'from' ? parts.lunch[1] : parts.lunch[0], next);
  }
  if (side === 'from' && stands(tokens, i, /^утра$/)) return named(parts.morning[0], i + 1);
  if (stands(tokens, i, /^вечера$/)) return named(parts.evening[0], i + 1);
  const edge = stands(tokens, i, /^(?:конца|окончания)$/) ? 1 : stands(tokens, i, /^начала$/) ? 0 : null;
  if (edge !== null) {
    const at = stands(tokens, i + 1, /^(?:рабочего|раб)$/) ? i + 2 + Number(stands(tokens, i + 2, /^\.$/)) : i + 1;
    return stands(tokens, at, /^(?:дня|времени)$/) ? named(parts.work[edge], at + 1) : null;
  }
  const clock = readClock(tokens, i, dash);
  return clock && { clock, minutes: null, next: clock.next };
}

/** «после 14», «не позже 18», «с 9 до 18», «между 10 и 12», «в 15:30». */
function readRelation(tokens: readonly Token[], i: number, parts: PartsOfDay): TimePhrase | null {
  const { form } = tokens[i]!;
  if (form === 'не' && stands(tokens, i + 1, /^(?:раньше|ранее)$/)) return readOpen(tokens, i + 2, 'from', parts);
  if (form === 'не' && stands(tokens, i + 1, /^(?:позже|позднее|поздней|после)$/))
    return readOpen(tokens, i + 2, 'to', parts);
  if (AFTER.test(form)) return readOpen(tokens, i + 1, 'from', parts);
  if (BEFORE.test(form)) return readOpen(tokens, i + 1, 'to', parts);
  if (form === 'с' || form === 'со' || form === 'от') return readSince(tokens, i, parts);
  if (form === 'между') return readBetween(tokens, i + 1);
  if (AT.test(form)) return readAt(tokens, i, parts);
  return null;
}

function readOpen(tokens: readonly Token[], i: number, side: 'from' | 'to', parts: PartsOfDay): TimePhrase | null {
  let at = i;
  while (stands(tokens, at, /^(?:чем|в|с|часов|часиков|примерно|где-то)$/)) at++;
  const ahead = readRelative(tokens, at);
  if (ahead)
    return {
      ...PLAIN,
      kind: 'ahead',
      from: side === 'from' ? ahead.from : 0,
      to: side === 'from' ? null : ahead.to,
      next: ahead.next,
    };
  const bound = readBound(tokens, at, side, parts, 'minutes');
  if (!bound) return null;
  const clocks = bound.clock ? [bound.clock] : [];
  const soft = bound.clock === null;
  const minutes = bound.minutes ?? clockMinutes(bound.clock!, null, side === 'to');
  if (side === 'to') return { ...PLAIN, kind: 'before', soft, from: null, to: minutes, clocks, next: bound.next };
  const until =
    isUntil(tokens, bound.next) && !stands(tokens, bound.next, /^по$/) ? readUntil(tokens, bound, parts) : null;
  return until ?? { ...PLAIN, kind: 'after', soft, from: minutes, to: null, clocks, next: bound.next };
}

/** «с 9 до 18», «с утра до обеда», «с 14», «от 9 до 18»; «с 9 по 18 ноября» is none. */
function readSince(tokens: readonly Token[], i: number, parts: PartsOfDay): TimePhrase | null {
  const at = i + 1 + Number(stands(tokens, i + 1, /^(?:часов|часиков|самого)$/));
  for (const dash of ['minutes', 'zeros'] as const) {
    const from = readBound(tokens, at, 'from', parts, dash);
    const range = from && readUntil(tokens, from, parts);
    if (range) return range;
  }
  const from = readBound(tokens, at, 'from', parts, 'round');
  if (!from || tokens[i]!.form === 'от') return null;
  if (isUntil(tokens, from.next) && tokens[from.next + 1]?.kind === 'number') return null;
  const minutes = from.minutes ?? clockMinutes(from.clock!);
  return {
    ...PLAIN,
    kind: 'after',
    from: minutes,
    to: null,
    clocks: from.clock ? [from.clock] : [],
    sinceOrAt: true,
    next: from.next,
  };
}

/** The rest of a span, «до 18», after its beginning. */
function readUntil(tokens: readonly Token[], from: Bound, parts: PartsOfDay): TimePhrase | null {
  const zone = readZone(tokens, from.next, true);
  const at = zone && isUntil(tokens, zone.next) ? zone.next : from.next;
  if (!isUntil(tokens, at)) return null;
  const bound = at + 1 + Number(stands(tokens, at, /^и$/)) + Number(stands(tokens, at, /^-$/, /^до$/));
  const to = readBound(tokens, bound, 'to', parts, 'minutes');
  if (!to) return null;
  if (
    stands(tokens, to.next, /^[-./]$/) &&
    tokens[to.next]!.glued &&
    tokens[to.next + 1]?.kind === 'number' &&
    tokens[to.next + 1]!.glued
  )
    return null;
  const [start, end] = spanMinutes(from, to);
  if (start === end) return null;
  const dates = stands(tokens, at, /^по$/) && from.clock?.bare === true && to.clock?.bare === true;
  const clocks = from.clock && to.clock ? [from.clock, to.clock] : [];
  return {
    ...PLAIN,
    kind: 'range',
    from: start,
    to: end,
    clocks,
    weak: dates,
    zone: zone?.zone ?? null,
    next: to.next,
  };
}

function readBetween(tokens: readonly Token[], i: number): TimePhrase | null {
  const from = readClock(tokens, i, 'minutes');
  if (!from || !stands(tokens, from.next, /^(?:и|-|до)$/)) return null;
  const to = readClock(tokens, from.next + 1, 'minutes');
  if (!to) return null;
  const [start, end] = rangeMinutes(from, to);
  return { ...PLAIN, kind: 'range', from: start, to: end, clocks: [from, to], next: to.next };
}

/** «в 15:30», «к 16», «около 15», «в районе 15», «на 14:00», «в 10-12». */
function readAt(tokens: readonly Token[], i: number, parts: PartsOfDay): TimePhrase | null {
  if (stands(tokens, i, /^к$/, /^обеду$/))
    return { ...PLAIN, kind: 'exact', from: minutesOf(parts.lunch[0]), to: minutesOf(parts.lunch[0]), next: i + 2 };
  if (stands(tokens, i, /^к$/, /^концу$/)) {
    const at = i + 2 + Number(stands(tokens, i + 2, /^рабочего$/));
    const end = minutesOf(parts.work[1]);
    return stands(tokens, at, /^дня$/) ? { ...PLAIN, kind: 'exact', from: end, to: end, next: at + 1 } : null;
  }
  let at = i;
  while (at < i + 4 && AT.test(tokens[at]?.form ?? '')) at++;
  const clock = readClock(tokens, at, /^(?:к|ко|около)$/.test(tokens[at - 1]!.form) ? 'minutes' : 'round');
  if (!clock) return null;
  const words = tokens.slice(i, at).map(({ form }) => form);
  const said = words.some((word) => /^(?:в|во|к|ко|районе)$/.test(word));
  const hourWord = tokens[at]!.kind === 'word' && /^час/.test(tokens[at]!.form);
  const duration = !clock.bare && clock.minute === 0 && clock.qualifier === null && !said;
  if (hourWord && !said) return null;
  const until = readUntil(tokens, { clock, minutes: null, next: clock.next }, parts);
  if (until && !until.weak) return until;
  const minutes = clockMinutes(clock);
  const weak =
    words.every((word) => /^(?:на|часов|часам|ровно|примерно|ближе)$/.test(word)) || (duration && clock.hour < 7);
  return {
    ...PLAIN,
    kind: 'exact',
    from: minutes,
    to: minutes,
    clocks: [clock],
    weak,
    sinceOrAt: said,
    next: clock.next,
  };
}

/** Without a word before it: «15:30», «3 часа дня», «9-18», «10:00 до 12:00». */
function readBare(tokens: readonly Token[], i: number, afterDay: boolean): TimePhrase | null {
  const before = tokens[i - 1];
  if (tokens[i]!.glued && before && (before.kind === 'number' || (/^[-./_:#№]$/.test(before.form) && before.glued)))
    return null;
  const clock = readClock(tokens, i, 'zeros');
  if (!clock) return null;
  const range =
    tokens[i]!.kind === 'number'
      ? readUntil(tokens, { clock, minutes: null, next: clock.next }, defaultPartsOfDay)
      : null;
  if (range && range.clocks.length === 2) return { ...range, weak: range.clocks.every(({ bare }) => bare) };
  const written = !clock.bare && tokens[i]!.kind === 'number' && tokens[i + 1]?.kind === 'mark';
  const unit = afterDay && !clock.bare;
  if (!written && !clock.qualifier && !unit) return null;
  const minutes = clockMinutes(clock);
  return {
    ...PLAIN,
    kind: 'exact',
    from: minutes,
    to: minutes,
    clocks: [clock],
    weak: true,
    sinceOrAt: true,
    next: clock.next,
  };
}

function spanMinutes(from: Bound, to: Bound): [number, number] {
  if (from.clock && to.clock) return rangeMinutes(from.clock, to.clock);
  const end = to.minutes ?? clockMinutes(to.clock!, null, true);
  return [from.minutes ?? clockMinutes(from.clock!), end];
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
