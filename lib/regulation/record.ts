/** The record in the ticket (R04), which colleagues' extensions read too: `[Д] ЧЧ:ММ что: подробности` (rules.md). */
import { DAY_MS, HOUR_MS, moscowDate, moscowTime } from '../text/moscow.ts';
import type { CallResult, EventBody } from './events.ts';
import type { IncidentStage } from './incidents.ts';

/** What operators record of an incident, in any ticket of it. */
export type IncidentRecord =
  | { type: 'consultAsked' | 'consultReacted' | 'teamPhoned' | 'fixed' }
  | { type: 'eta'; value: string }
  | { type: 'dismissed'; reason: string }
  | { type: 'informed'; stage: IncidentStage };

/** One recorded fact: of the ticket it stands in, or of the incident that the ticket belongs to. */
export type RecordEntry = { scope: 'ticket'; event: EventBody } | { scope: 'incident'; event: IncidentRecord };

/** A record as it was read, with its moment (ms). */
export type ParsedRecord = RecordEntry & { at: number };

const CALLS: Record<CallResult, string> = {
  answered: 'дозвонились',
  busy: 'занято',
  noAnswer: 'не ответил',
  off: 'телефон выключен',
};

const STAGES: Record<IncidentStage, string> = {
  initial: 'о сбое',
  eta: 'срок',
  fixed: 'об устранении',
};

/** Records without anything variable in them: `что: подробности`. */
const FIXED: readonly (readonly [text: string, entry: RecordEntry])[] = [
  ...Object.entries(CALLS).map(
    ([result, text]) =>
      [`звонок: ${text}`, { scope: 'ticket', event: { type: 'call', result: result as CallResult } }] as const,
  ),
  ['клиент: сообщено по телефону', { scope: 'ticket', event: { type: 'clientToldByPhone' } }],
  ['Скайп: сообщено', { scope: 'ticket', event: { type: 'consultAsked' } }],
  ['Скайп: отреагировали', { scope: 'ticket', event: { type: 'consultReacted' } }],
  ['Скайп: ответ получен', { scope: 'ticket', event: { type: 'consultAnswered' } }],
  ['Скайп: позвонили', { scope: 'ticket', event: { type: 'teamPhoned' } }],
  ['критическая: да', { scope: 'ticket', event: { type: 'critical' } }],
  ['критическая: нет', { scope: 'ticket', event: { type: 'notCritical' } }],
  ['сбой: заявка относится к сбою', { scope: 'ticket', event: { type: 'joinedIncident' } }],
  ['сбой: сообщено в Скайп', { scope: 'incident', event: { type: 'consultAsked' } }],
  ['сбой: отреагировали', { scope: 'incident', event: { type: 'consultReacted' } }],
  ['сбой: позвонили', { scope: 'incident', event: { type: 'teamPhoned' } }],
  ['сбой: устранено', { scope: 'incident', event: { type: 'fixed' } }],
  ...Object.entries(STAGES).map(
    ([stage, text]) =>
      [
        `сбой: клиенту сообщено по телефону, ${text}`,
        { scope: 'incident', event: { type: 'informed', stage: stage as IncidentStage } },
      ] as const,
  ),
];

const TEXTS = new Map(FIXED.map(([text, entry]) => [keyOf(entry), text]));
const ENTRIES = new Map(FIXED.map(([text, entry]) => [plain(text), entry]));

/**
 * The line for a fact, `at` its moment (ms): what an operator's key offers for the hidden comment. Null for facts that the
 * thread itself tells (messages, status). Line breaks in reasons become blanks: a record is one line.
 */
export function formatRecord(entry: RecordEntry, at: number): string | null {
  const text = TEXTS.get(keyOf(entry)) ?? variableText(entry, at);
  return text === null ? null : `[Д] ${moscowTime(at)} ${text}`;
}

function variableText({ scope, event }: RecordEntry, at: number): string | null {
  if (scope === 'incident') {
    if (event.type === 'eta') return `сбой: срок ${oneLine(event.value)}`;
    return event.type === 'dismissed' ? `сбой: не сбой, ${oneLine(event.reason)}` : null;
  }
  if (event.type === 'noReplyNeeded') return withReason('ответ: не требуется', event.reason);
  if (event.type !== 'callbackPromised') return null;
  const date = moscowDate(event.until);
  const day = date === moscowDate(at) ? '' : `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)} `;
  return `звонок: обещан ${day}${moscowTime(event.until)}`;
}

const LINE = /^\[д\] ([01]\d|2[0-3]):([0-5]\d) (.+)$/iu;

/**
 * Reads a line of a hidden staff message that was written at `messageAt` (ms): the record's time is of that Moscow day, or of
 * the day before when it would lie far ahead of the message. Null for what is no record. Whether the message is hidden and
 * from staff is for the caller to know: elsewhere the same line is nothing.
 */
export function parseRecord(line: string, messageAt: number): ParsedRecord | null {
  const found = LINE.exec(oneLine(line));
  if (!found) return null;
  const [, hours = '', minutes = '', text = ''] = found;
  const onSameDay = clockOn(moscowDate(messageAt), `${hours}:${minutes}`);
  const at = onSameDay - messageAt > 12 * HOUR_MS ? onSameDay - DAY_MS : onSameDay;
  const entry = ENTRIES.get(plain(text)) ?? variableEntry(text, at);
  return entry && { ...entry, at };
}

function variableEntry(text: string, at: number): RecordEntry | null {
  const promised = /^звонок: обещан (?:(\d\d)\.(\d\d)\.(\d{4}) )?(\d\d:\d\d)$/iu.exec(text);
  if (promised) {
    const [, day, month, year, clock = ''] = promised;
    const until = clockOn(year ? `${year}-${month}-${day}` : moscowDate(at), clock);
    return Number.isNaN(until) ? null : { scope: 'ticket', event: { type: 'callbackPromised', until } };
  }
  const unneeded = /^ответ: не требуется(?:, (.+))?$/iu.exec(text);
  if (unneeded) {
    const reason = unneeded[1];
    return { scope: 'ticket', event: reason ? { type: 'noReplyNeeded', reason } : { type: 'noReplyNeeded' } };
  }
  const eta = /^сбой: срок (.+)$/iu.exec(text)?.[1];
  if (eta) return { scope: 'incident', event: { type: 'eta', value: eta } };
  const dismissal = /^сбой: не сбой, (.+)$/iu.exec(text)?.[1];
  return dismissal ? { scope: 'incident', event: { type: 'dismissed', reason: dismissal } } : null;
}

function withReason(text: string, reason: string | undefined): string {
  const line = oneLine(reason ?? '');
  return line ? `${text}, ${line}` : text;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** As people may have retyped it: any letter case, ё or е. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}

function keyOf({ scope, event }: RecordEntry): string {
  if (event.type === 'call') return `${scope} call ${event.result}`;
  return event.type === 'informed' ? `${scope} informed ${event.stage}` : `${scope} ${event.type}`;
}

function clockOn(date: string, clock: string): number {
  return Date.parse(`${date}T${clock}:00+03:00`);
}
