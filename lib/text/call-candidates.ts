/** Days, times and zones of a text, put together to the moments that it names; whether they are wishes is judged in call-context.ts. */
import { classify, isFullStop } from './call-classes.ts';
import { stands, type Token } from './call-tokens.ts';
import { EITHER, EXCEPTION, PREFERENCE, type WordClass } from './call-words.ts';
import { clockMinutes, rangeMinutes } from './clocks-in-text.ts';
import { type Day, readDay } from './days-in-text.ts';
import type { PartsOfDay, TimePhrase } from './time-phrase.ts';
import { readTime } from './time-phrases.ts';
import { readZone, type Zone } from './time-zones.ts';

type Item = { first: number; next: number } & (
  | { type: 'day'; day: Day }
  | { type: 'time'; time: TimePhrase }
  | { type: 'zone'; zone: Zone }
);

/** A moment or hours named in the text, from token `first` up to `next`. */
export interface Candidate {
  day: Day | null;
  time: TimePhrase | null;
  zone: Zone | null;
  /** The zone was written before the time: one after the time beats it. */
  zoneLeads: boolean;
  first: number;
  next: number;
  /** «лучше …». */
  preferred: boolean;
}

/** What a text is for the reader of call times. */
export interface Script {
  tokens: readonly Token[];
  classes: readonly WordClass[];
  /** Tokens that belong to a day, a time or a zone. */
  inside: readonly boolean[];
  candidates: readonly Candidate[];
}

/** «акт от 12.03», «до пятницы»: a day, but no day of a call. */
const NOT_THE_DAY = /^(?:от|за|до|с|со|по|после|к|ко|из)$/;
/** «отпуск с 23.11» tells of days. */
const AWAY = /^(?:отпуск\p{L}*|больничн\p{L}*|командировк\p{L}*|отсутству\p{L}*|учеб[аеу])$/u;
/** Reads all candidates of the tokens, in order. */
export function readScript(tokens: readonly Token[], parts: PartsOfDay): Script {
  const inside = new Array<boolean>(tokens.length).fill(false);
  const items = readItems(tokens, parts, inside);
  const classes = classify(tokens, inside);
  return { tokens, classes, inside, candidates: combine(items, tokens, classes) };
}

function readItems(tokens: readonly Token[], parts: PartsOfDay, inside: boolean[]): Item[] {
  const items: Item[] = [];
  let i = 0;
  while (i < tokens.length) {
    const item = readItem(tokens, i, parts, items.at(-1));
    const next = typeof item === 'number' ? item : (item?.next ?? i);
    if (next <= i) {
      i++;
      continue;
    }
    if (item && typeof item !== 'number') items.push(item);
    inside.fill(true, i, next);
    i = next;
  }
  return items;
}

/** The item at token `i`; a number is the token to go on from when a day stands there that is none of a call; null for nothing. */
function readItem(
  tokens: readonly Token[],
  i: number,
  parts: PartsOfDay,
  last: Item | undefined,
): Item | number | null {
  const token = tokens[i]!;
  if (token.kind !== 'word' && token.kind !== 'number' && token.form !== '+') return null;
  const bracket = tokens[i - 1]?.form === '(' ? 1 : 0;
  const zone = readZone(tokens, i, last?.type === 'time' && last.next + bracket === i);
  if (zone) return { type: 'zone', zone: zone.zone, first: i, next: zone.next };
  if (token.form === '+') return null;
  const afterDay = last?.type === 'day' && last.next === i;
  const day = readDay(tokens, i);
  const clockLike = day?.likeClock && (afterDay || token.kind === 'word') && !startsTime(tokens, day.next, parts);
  if (day && !clockLike) {
    const before = tokens[i - 1];
    if (/^(?:не|кроме|исключая)$/.test(before?.form ?? '')) return day.next;
    const apart = token.kind === 'word' ? /^(?:от|за|до|после|с|к|из)$/ : NOT_THE_DAY;
    if (before?.kind === 'word' && apart.test(before.form)) return endOfDays(tokens, day.next);
    return { type: 'day', day: day.day, first: i, next: day.next };
  }
  if (/^со?$/.test(token.form) && AWAY.test(tokens[i - 1]?.form ?? '')) {
    const since = readDay(tokens, i + 1);
    if (since) return since.next;
  }
  const time = readTime(tokens, i, parts, afterDay);
  return time && { type: 'time', time, first: i, next: time.next };
}

/** «за 10.11-20.11», «с 1 ноября по 15 ноября»: where the last of the days ends. */
function endOfDays(tokens: readonly Token[], i: number): number {
  return stands(tokens, i, /^(?:-|по|до)$/) ? (readDay(tokens, i + 1)?.next ?? i) : i;
}

function startsTime(tokens: readonly Token[], i: number, parts: PartsOfDay): boolean {
  const at = tokens[i]?.form === ',' ? i + 1 : i;
  return at < tokens.length && readTime(tokens, at, parts, true) !== null;
}

interface Gap {
  /** The words between let what is before and after belong together. */
  open: boolean;
  /** Words that mean something else, in one clause. */
  others: boolean;
  cue: boolean;
  phone: boolean;
  preference: boolean;
  mark: boolean;
}

/** Farther than this (tokens) nothing belongs together. */
const FAR = 16;

function gapBetween(from: number, to: number, tokens: readonly Token[], classes: readonly WordClass[]): Gap {
  const gap: Gap = { open: to - from <= FAR, others: false, cue: false, phone: false, preference: false, mark: false };
  for (let i = from; i < to && gap.open; i++) {
    const token = tokens[i]!;
    const kind = classes[i]!;
    if (
      isFullStop(tokens, i) ||
      kind === 'event' ||
      kind === 'busy' ||
      EITHER.test(token.form) ||
      EXCEPTION.test(token.form)
    )
      gap.open = false;
    if (kind === 'other') gap.others = true;
    if (kind === 'cue') gap.cue = true;
    if (token.kind === 'phone') gap.phone = true;
    if (PREFERENCE.test(token.form)) gap.preference = true;
    if (token.kind === 'mark' || token.kind === 'break' || token.form === 'и') gap.mark = true;
  }
  return gap;
}

function combine(items: readonly Item[], tokens: readonly Token[], classes: readonly WordClass[]): Candidate[] {
  const candidates: Candidate[] = [];
  for (const [k, item] of items.entries()) {
    const last = candidates.at(-1);
    const gap = last && gapBetween(last.next, item.first, tokens, classes);
    // «завтра моя смена с 8 до 20».
    const apart = gap?.others && (gap.mark || !last || last.time || item.type !== 'time');
    const joined = last && gap?.open && !apart ? extend(last, item, gap, items[k + 1]) : null;
    if (joined) candidates[candidates.length - 1] = joined;
    else candidates.push(newCandidate(item, tokens));
  }
  return candidates.filter(({ day, time }) => day || time);
}

function newCandidate(item: Item, tokens: readonly Token[]): Candidate {
  return {
    day: item.type === 'day' ? item.day : null,
    time: item.type === 'time' ? item.time : null,
    zone: item.type === 'zone' ? item.zone : item.type === 'time' ? item.time.zone : null,
    zoneLeads: item.type === 'zone',
    first: item.first,
    next: item.next,
    preferred: isPreferred(tokens, item.first),
  };
}

function isPreferred(tokens: readonly Token[], first: number): boolean {
  for (let i = first - 1; i >= Math.max(0, first - 4); i--) {
    if (PREFERENCE.test(tokens[i]!.form)) return true;
    if (tokens[i]!.kind !== 'word' && tokens[i]!.form !== ':') return false;
  }
  return false;
}

/** The candidate with one more item; null when the item begins another. */
function extend(last: Candidate, item: Item, gap: Gap, following: Item | undefined): Candidate | null {
  const { next } = item;
  if (item.type === 'zone') {
    const stands = last.zone && last.zone.offset !== null && !(last.zoneLeads && last.time);
    return stands || gap.preference ? null : { ...last, zone: item.zone, zoneLeads: last.time === null, next };
  }
  if (item.type === 'day') {
    if (last.day)
      return last.time || gap.preference || item.day.kind === 'recurring' || last.day.kind === 'recurring'
        ? null
        : { ...last, next };
    const itsOwnTime = following?.type === 'time' && following.first === item.next && last.time && gap.mark;
    return itsOwnTime ? null : { ...last, day: item.day, next };
  }
  const { zone } = item.time;
  if (!last.time) return { ...last, time: item.time, zone: last.zone ?? zone, next };
  const zoned = last.zone !== null && !last.time.soft && item.time.kind !== 'before';
  const apart = gap.cue || gap.phone || gap.preference || zoned;
  const time = apart ? null : mergeTimes(last.time, item.time);
  return time && { ...last, time, zone: last.zone ?? zone, next };
}

/** Two phrases that tell one time: «утром в 10», «после 10, но до 18», «в любое время до обеда». */
function mergeTimes(a: TimePhrase, b: TimePhrase): TimePhrase | null {
  const [after, before] = a.kind === 'after' ? [a, b] : [b, a];
  if (after.kind === 'after' && before.kind === 'before' && after.from! < before.to!) {
    const clocks = [...after.clocks, ...before.clocks];
    return { ...a, kind: 'range', from: after.from, to: before.to, clocks, sinceOrAt: false };
  }
  if (a.kind === 'any') return b;
  if (b.kind === 'any') return a;
  if (a.soft && !b.soft) return startsWithPart(a, withPart(b, a.part));
  return b.soft && !a.soft ? withPart(a, b.part) : null;
}

/** «утром, до 11». */
function startsWithPart(part: TimePhrase, time: TimePhrase): TimePhrase {
  const within = part.kind === 'range' && time.kind === 'before' && part.from! < time.to!;
  return within ? { ...time, kind: 'range', from: part.from } : time;
}

/** The hours, told of that half of the day: «вечером», then «часов в семь». */
export function withPart(time: TimePhrase, part: TimePhrase['part']): TimePhrase {
  const [from, to] = time.clocks;
  if (!part || !from) return time;
  if (time.kind === 'range' && to) {
    const [start, end] = rangeMinutes(from, to, part);
    return { ...time, from: start, to: end };
  }
  const minutes = clockMinutes(from, part);
  return { ...time, from: time.from === null ? null : minutes, to: time.to === null ? null : minutes };
}
