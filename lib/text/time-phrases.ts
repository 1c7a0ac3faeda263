/** A wish for a time of day as people write it: «после 14», «с 9 до 18», «в обед», «через полчаса» (the table in rules.md). */
import { isNumberJoined, isUntil, stands, type Token } from './call-tokens.ts';
import { type Clock, clockMinutes, type Dash, rangeMinutes, readClock } from './clocks-in-text.ts';
import { readNamed } from './part-phrases.ts';
import { readRelative } from './relative-times.ts';
import { minutesOf, type PartsOfDay, phrase, type TimePhrase } from './time-phrase.ts';
import { readZone } from './time-zones.ts';

const AFTER = /^(?:после|позже|позднее|опосля|посля|псле|полсе|посел|посе|попозже)$/;
const BEFORE = /^(?:раньше|ранее|до)$/;
const AT = /^(?:в|во|к|ко|на|около|районе|ровно|ближе|примерно|часиков|часов|часам|часикам)$/;

/** The phrase that begins at token `i`; null when there is none. `afterDay`: a day stands right before, so «завтра 15 часов» is a time. */
export function readTime(tokens: readonly Token[], i: number, parts: PartsOfDay, afterDay: boolean): TimePhrase | null {
  const ahead = readRelative(tokens, i);
  if (ahead) return phrase('ahead', ahead.from, ahead.to, ahead.next, { weak: true });
  return readNamed(tokens, i, parts) ?? readRelation(tokens, i, parts) ?? readBare(tokens, i, parts, afterDay);
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
  dash: Dash,
): Bound | null {
  const named = (clock: string, next: number): Bound => ({ clock: null, minutes: minutesOf(clock), next });
  if (stands(tokens, i, /^(?:обеда|обеденного)$/)) {
    const next = i + 1 + Number(stands(tokens, i + 1, /^перерыва$/));
    return named(side === 'from' ? parts.lunch.to : parts.lunch.from, next);
  }
  if (side === 'from' && stands(tokens, i, /^рабочего$/, /^(?:дня|времени)$/)) return named(parts.work.to, i + 2);
  if (side === 'from' && stands(tokens, i, /^утра$/)) return named(parts.morning.from, i + 1);
  if (stands(tokens, i, /^вечера$/)) return named(parts.evening.from, i + 1);
  const edge = stands(tokens, i, /^(?:конца|окончания)$/) ? 'to' : stands(tokens, i, /^начала$/) ? 'from' : null;
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
    return side === 'from' ? phrase('ahead', ahead.from, null, ahead.next) : phrase('ahead', 0, ahead.to, ahead.next);
  const bound = readBound(tokens, at, side, parts, 'minutes');
  if (!bound) return null;
  const clocks = bound.clock ? [bound.clock] : [];
  const soft = bound.clock === null;
  const minutes = bound.minutes ?? clockMinutes(bound.clock!, null, side === 'to');
  if (side === 'to') return phrase('before', null, minutes, bound.next, { soft, clocks });
  const until =
    isUntil(tokens, bound.next) && !stands(tokens, bound.next, /^по$/) ? readUntil(tokens, bound, parts) : null;
  return until ?? phrase('after', minutes, null, bound.next, { soft, clocks });
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
  const moved = from && stands(tokens, from.next, /^на$/) ? readClock(tokens, from.next + 1, 'round') : null;
  // «перенести с 15 на 17».
  if (moved) return phrase('exact', clockMinutes(moved), clockMinutes(moved), moved.next, { clocks: [moved] });
  if (!from || tokens[i]!.form === 'от') return null;
  if (isUntil(tokens, from.next) && tokens[from.next + 1]?.kind === 'number') return null;
  const minutes = from.minutes ?? clockMinutes(from.clock!);
  const clocks = from.clock ? [from.clock] : [];
  return phrase('after', minutes, null, from.next, { clocks, sinceOrAt: true });
}

/** The rest of a span, «до 18», after its beginning. */
function readUntil(tokens: readonly Token[], from: Bound, parts: PartsOfDay): TimePhrase | null {
  const zone = readZone(tokens, from.next, true);
  const at = zone && isUntil(tokens, zone.next) ? zone.next : from.next;
  if (!isUntil(tokens, at)) return null;
  const bound = at + 1 + Number(stands(tokens, at, /^и$/)) + Number(stands(tokens, at, /^-$/, /^до$/));
  const to = readBound(tokens, bound, 'to', parts, 'minutes');
  if (!to) return null;
  if (isNumberJoined(tokens, to.next, /^[-./]$/)) return null;
  const [start, end] = spanMinutes(from, to);
  if (start === end) return null;
  const dates = stands(tokens, at, /^по$/) && from.clock?.bare === true && to.clock?.bare === true;
  const clocks = from.clock && to.clock ? [from.clock, to.clock] : [];
  return phrase('range', start, end, to.next, { clocks, weak: dates, zone: zone?.zone ?? null });
}

function readBetween(tokens: readonly Token[], i: number): TimePhrase | null {
  const from = readClock(tokens, i, 'minutes');
  if (!from || !stands(tokens, from.next, /^(?:и|-|до)$/)) return null;
  const to = readClock(tokens, from.next + 1, 'minutes');
  if (!to) return null;
  const [start, end] = rangeMinutes(from, to);
  return phrase('range', start, end, to.next, { clocks: [from, to] });
}

/** «в 15:30», «к 16», «около 15», «в районе 15», «на 14:00», «в 10-12». */
function readAt(tokens: readonly Token[], i: number, parts: PartsOfDay): TimePhrase | null {
  if (stands(tokens, i, /^к$/, /^обеду$/))
    return phrase('exact', minutesOf(parts.lunch.from), minutesOf(parts.lunch.from), i + 2);
  if (stands(tokens, i, /^к$/, /^концу$/)) {
    const at = i + 2 + Number(stands(tokens, i + 2, /^рабочего$/));
    const end = minutesOf(parts.work.to);
    return stands(tokens, at, /^дня$/) ? phrase('exact', end, end, at + 1) : null;
  }
  let at = i;
  while (at < i + 4 && AT.test(tokens[at]?.form ?? '')) at++;
  const hours = stands(tokens, at, /^\d{1,2}$/, /^-$/, /^\d{1,2}$/, /^час/);
  const clock = readClock(
    tokens,
    at,
    hours ? 'zeros' : /^(?:к|ко|около)$/.test(tokens[at - 1]!.form) ? 'minutes' : 'round',
  );
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
  return phrase('exact', minutes, minutes, clock.next, { clocks: [clock], weak, sinceOrAt: said });
}

/** Without a word before it: «15:30», «3 часа дня», «9-18», «10:00 до 12:00». */
function readBare(tokens: readonly Token[], i: number, parts: PartsOfDay, afterDay: boolean): TimePhrase | null {
  const before = tokens[i - 1];
  if (tokens[i]!.glued && before && (before.kind === 'number' || (/^[-./_:#№]$/.test(before.form) && before.glued)))
    return null;
  const clock = readClock(tokens, i, 'zeros');
  if (!clock) return null;
  const range =
    tokens[i]!.kind === 'number' ? readUntil(tokens, { clock, minutes: null, next: clock.next }, parts) : null;
  if (range && range.clocks.length === 2) return { ...range, weak: range.clocks.every(({ bare }) => bare) };
  const spoken = stands(tokens, i, /^(?:без|пол(?!день)\p{L}*)$/u);
  const written = spoken || (!clock.bare && tokens[i]!.kind === 'number' && tokens[i + 1]?.kind === 'mark');
  const unit = afterDay && !clock.bare;
  if (!written && !clock.qualifier && !unit) return null;
  const minutes = clockMinutes(clock);
  return phrase('exact', minutes, minutes, clock.next, { clocks: [clock], weak: true, sinceOrAt: true });
}

function spanMinutes(from: Bound, to: Bound): [number, number] {
  if (from.clock && to.clock) return rangeMinutes(from.clock, to.clock);
  const end = to.minutes ?? clockMinutes(to.clock!, null, true);
  return [from.minutes ?? clockMinutes(from.clock!), end];
}
