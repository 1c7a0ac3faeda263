/** When the client wants to be called (R16), from free text to Moscow time. The table is in rules.md, «Call time». */
import { type Candidate, readScript, type Script, withPart } from './call-candidates.ts';
import { judge, type Verdict, wishBeside } from './call-context.ts';
import type { Hours } from './call-hours.ts';
import { quotedLines, type Reserved, tokenize } from './call-tokens.ts';
import { isKnownWord } from './call-words.ts';
import type { Span } from './characters.ts';
import { DAY_MINUTES } from './clocks-in-text.ts';
import { type ContactRules, defaultContactRules } from './contact-rules.ts';
import { resolveDay } from './days-in-text.ts';
import { findIdentifiers, type Identifier } from './identifiers.ts';
import { addDays, HOUR_MS, MINUTE_MS, moscowDate, moscowTime } from './moscow.ts';
import { type Phone, phonesBeside } from './phones.ts';
import type { PartsOfDay, TimePhrase } from './time-phrase.ts';
import { distanceToMoscow, LOCAL, type Zone } from './time-zones.ts';

/** The hours that the client named, and where in the text. */
export interface CallTime extends Hours, Span {
  /** As it was written, «МСК», «ЕКБ», «МСК+2», «местное»; null when none was. */
  zone: string | null;
  /** Hours of the day were named without a zone: read as Moscow time, and marked. */
  zoneMissing: boolean;
  /** «По местному»: the zone has to be asked, `from` and `to` are null until `withZone` is told it. */
  ask: boolean;
  /** The hours as they were written, where they were not Moscow's; null else. */
  local: Hours | null;
}

/** The call time that a text names at `now` (ms), Moscow time; null when it names none. Of several the preferred one («лучше …»), else the first. */
export function findCallTime(text: string, now: number, rules: ContactRules = defaultContactRules): CallTime | null {
  const identifiers = findIdentifiers(text, rules.patterns);
  return callTimeBeside(text, now, identifiers, phonesBeside(text, identifiers), rules.parts);
}

/** The call time of a text whose identifiers and phones are known already. */
export function callTimeBeside(
  text: string,
  now: number,
  identifiers: readonly Identifier[],
  phones: readonly Phone[],
  parts: PartsOfDay,
): CallTime | null {
  const reserved = [
    ...identifiers.map(({ start, end }): Reserved => ({ kind: 'value', start, end })),
    ...phones.map(({ start, end }): Reserved => ({ kind: 'phone', start, end })),
  ].sort((a, b) => a.start - b.start);
  const script = readScript(tokenize(withoutQuotes(text), reserved, isKnownWord), parts);
  const wishes: Candidate[] = [];
  let last: Candidate | undefined;
  let verdict: Verdict = null;
  for (const candidate of script.candidates) {
    const listed: boolean = verdict === null && last !== undefined && isListed(script, last, candidate);
    verdict = listed ? null : judge(script, candidate, isAhead(candidate, now));
    const wish = applyVerdict(script, candidate, verdict);
    if (wish) wishes.push(wish);
    last = candidate;
  }
  const chosen = choose(wishes);
  return chosen && toCallTime(script, atHome(script, chosen), now);
}

/** A call time whose zone was asked: the local hours in Moscow time. What was not asked for is returned as it is. */
export function withZone(call: CallTime, zone: Zone): CallTime {
  if (!call.ask || !call.local || zone.offset === null) return call;
  const { from, to, date } = call.local;
  const hours = convert(from && readClock(from), to && readClock(to), date, zone.offset);
  return { ...call, ...hours, zone: zone.label, ask: false };
}

function withoutQuotes(text: string): string {
  let out = '';
  let end = 0;
  for (const line of quotedLines(text)) {
    out += text.slice(end, line.start) + ' '.repeat(line.end - line.start);
    end = line.end;
  }
  return out + text.slice(end);
}

/** «не дозвонилась в 9:30 и в 11:00»: what is said of the one is said of the other. */
function isListed({ tokens }: Script, last: Candidate, { first }: Candidate): boolean {
  return first === last.next + 1 && tokens[last.next]!.form === 'и';
}

function isAhead({ day, time }: Candidate, now: number): boolean {
  const today = moscowDate(now);
  const date = day && resolveDay(day, today);
  if (date && date > today) return true;
  return time?.from != null && clockText(time.from) > moscowTime(now);
}

/** «до начала инвентаризации в 16:00»: the place of the «до» or «после» to which the event belongs; -1 when there is none. */
function boundBefore({ tokens, classes, inside }: Script, { first }: Candidate): number {
  for (let i = first - 1; i >= Math.max(0, first - 4); i--) {
    if (inside[i] || tokens[i]!.kind !== 'word') return -1;
    if (/^(?:до|после)$/.test(tokens[i]!.form)) return classes.slice(Math.max(0, i - 3), i).includes('cue') ? i : -1;
  }
  return -1;
}

/** «до 14 занят» and «вернусь в 14» are after 14, «после 18 не звоните» and «уйду в 18» before; hours that are excepted leave nothing. */
function applyVerdict(script: Script, candidate: Candidate, verdict: Verdict): Candidate | null {
  const { time } = candidate;
  const beside = verdict === 'call' ? null : wishBeside(script, candidate);
  if (time && beside)
    return beside === 'after'
      ? { ...candidate, time: { ...time, kind: 'after', from: time.to ?? time.from, to: null } }
      : { ...candidate, time: { ...time, kind: 'before', from: null, to: time.from ?? time.to } };
  const bound =
    verdict !== 'inverse' && time?.kind === 'exact' ? script.tokens[boundBefore(script, candidate)]?.form : null;
  if (time && bound === 'до') return { ...candidate, time: { ...time, kind: 'before', from: null } };
  if (time && bound === 'после') return { ...candidate, time: { ...time, kind: 'after', to: null } };
  if (verdict === null || verdict === 'call' || verdict === 'callBeside' || !time)
    return verdict === 'inverse' ? null : verdict && candidate;
  const exact = time.kind === 'exact';
  if ((exact && verdict === 'comes') || (verdict === 'inverse' && time.kind === 'before'))
    return { ...candidate, time: { ...time, kind: 'after', from: time.to, to: null } };
  if ((exact && verdict === 'goes') || (verdict !== 'comes' && time.kind === 'after'))
    return { ...candidate, time: { ...time, kind: 'before', from: null, to: time.from } };
  return verdict === 'inverse' ? null : candidate;
}

/** «24.11 или 25.11 с 10»: the hours are those of either day. */
function withHoursOfOther(first: Candidate, wishes: readonly Candidate[]): Candidate {
  const other = first.time ? undefined : wishes.find((wish) => wish.time && wish.day && wish.first === first.next + 1);
  return other ? { ...first, time: other.time, zone: other.zone ?? first.zone } : first;
}

/** «Сегодня вечером? После 18»: hours within the part of the day that was named first. */
function isCloser(first: Candidate | undefined, { day, time }: Candidate): boolean {
  if (!first?.time?.soft || first.time.kind !== 'range' || day || !time || time.soft || time.from === null)
    return false;
  const from = withPart(time, first.time.part).from!;
  return time.kind !== 'ahead' && from >= first.time.from! && from <= first.time.to!;
}

/** «с 9 до 18 по местному (МСК+4)»: a zone that the text tells elsewhere need not be asked, nor the only one that a sentence names. */
function atHome({ tokens, candidates }: Script, chosen: Candidate): Candidate {
  if (!chosen.zone && chosen.time) {
    const beside = candidates.find(({ zone, first }) => zone && first >= chosen.next && first <= chosen.next + 3);
    if (beside && !beside.time?.soft) return { ...chosen, zone: beside.zone };
  }
  return chosen.zone === LOCAL ? { ...chosen, zone: distanceToMoscow(tokens) ?? LOCAL } : chosen;
}

/** The preferred one, with the day, the time and the zone of the first where it has none of its own. */
function choose(wishes: readonly Candidate[]): Candidate | null {
  const first = wishes.find(({ day, time }) => time || (day && day.kind !== 'recurring'));
  const preferred = wishes.find((wish) => wish !== first && (wish.preferred || isCloser(first, wish)));
  if (!first || !preferred) return first ? withHoursOfOther(first, wishes) : null;
  return {
    ...preferred,
    day: preferred.day ?? first.day,
    time: preferred.time ? withPart(preferred.time, first.time?.part ?? null) : first.time,
    zone: preferred.zone ?? first.zone,
  };
}

function toCallTime({ tokens }: Script, { day, time, zone, first, next }: Candidate, now: number): CallTime {
  const place = { start: tokens[first]!.start, end: tokens[next - 1]!.end };
  if (time?.kind === 'ahead')
    return { ...fromNow(time, now), ...place, zone: zone?.label ?? null, zoneMissing: false, ask: false, local: null };
  const offset = zone?.offset ?? 0;
  const today = moscowDate(now + offset * HOUR_MS);
  const date = day && resolveDay(day, today);
  const hours = time ? laterToday(time, date === today, now + offset * HOUR_MS) : { from: null, to: null };
  const base = { ...place, zone: zone?.label ?? null, zoneMissing: false, ask: false, local: null };
  if (!time || time.kind === 'any') return { ...clocks(hours.from, hours.to, date), ...base };
  if (!zone) return { ...clocks(hours.from, hours.to, date), ...base, zoneMissing: true };
  const local = clocks(hours.from, hours.to, date);
  if (zone.label === LOCAL.label) return { from: null, to: null, date, ...base, ask: true, local };
  return { ...convert(hours.from, hours.to, date, offset), ...base, local: offset === 0 ? null : local };
}

/** «сегодня до 8», said at noon: the evening. */
function laterToday(time: TimePhrase, isToday: boolean, now: number): { from: number | null; to: number | null } {
  const { from, to, clocks: written } = time;
  const open = written.length === 1 && !written[0]!.qualifier && !written[0]!.exact && !time.part;
  const moment = time.kind === 'exact' ? from : time.kind === 'before' ? to : null;
  if (!isToday || !open || moment === null || moment >= DAY_MINUTES / 2 || clockText(moment) > moscowTime(now))
    return { from, to };
  const later = moment + DAY_MINUTES / 2;
  return { from: from === null ? null : later, to: later };
}

function fromNow({ from, to }: TimePhrase, now: number): Hours {
  const at = (minutes: number | null) => (minutes === null ? null : moscowTime(now + minutes * MINUTE_MS));
  return { from: at(from), to: at(to), date: moscowDate(now + (from ?? 0) * MINUTE_MS) };
}

/** Hours in a zone `offset` hours ahead of Moscow as Moscow's; the date goes with the beginning. */
function convert(from: number | null | '', to: number | null | '', date: string | null, offset: number): Hours {
  const shift = (minutes: number | null | '') => (typeof minutes === 'number' ? minutes - offset * 60 : null);
  return clocks(shift(from), shift(to), date);
}

function clocks(from: number | null, to: number | null, date: string | null): Hours {
  const days = Math.floor((from ?? (to === DAY_MINUTES ? 0 : to) ?? 0) / DAY_MINUTES);
  return {
    from: from === null ? null : clockText(from),
    to: to === null ? null : clockText(to),
    date: date && days !== 0 ? addDays(date, days) : date,
  };
}

/** `HH:MM` of minutes since some midnight; the end of the day is 23:59. */
function clockText(minutes: number): string {
  if (minutes === DAY_MINUTES) return '23:59';
  const inDay = ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}

function readClock(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

export { canCallNow, type Hours } from './call-hours.ts';
export { formatCallTime } from './call-time-words.ts';
