/** What a ticket's page tells as events, and how they join with what operators did (R04; rules.md, «Clocks»). */
import { MINUTE_MS } from '../text/moscow.ts';
import type { Party, TicketEvent } from './events.ts';
import { type IncidentRecord, type ParsedRecord, parseRecord } from './record.ts';
import type { ThreadMessage, TicketSnapshot } from './snapshot.ts';

/** A message with a moment (ms); `guessed` when the page shows none and a neighbour's was taken. */
export interface DatedMessage {
  message: ThreadMessage;
  at: number;
  guessed: boolean;
}

/**
 * The events that a page tells, oldest first: the creation, the messages, the record lines in hidden staff messages, and the
 * closing. The opening message is the creation itself. When a ticket was closed a page doesn't say: with the last word of
 * staff, as an estimate, so that what the client wrote after it runs its clock. Without any date there are no events.
 */
export function threadEvents(snapshot: TicketSnapshot): TicketEvent[] {
  const messages = datedMessages(snapshot).filter(({ message }) => message.author !== 'system');
  const { head } = snapshot;
  const opening = messages[0] && isOpening(messages[0], head) ? messages[0] : null;
  const events: TicketEvent[] = [];
  const by: Party | undefined = head.createdBy ?? partyOf(messages[0]);
  const createdAt = head.createdAt ?? messages[0]?.at;
  if (by && createdAt !== undefined) events.push({ type: 'created', by, at: createdAt, source: 'thread' });
  let closing = { at: createdAt, place: events.length };
  for (const dated of messages) {
    const { message, at, guessed } = dated;
    const source = guessed ? 'estimate' : 'thread';
    if (dated !== opening) events.push({ type: typeOf(message), at, source });
    if (message.author === 'staff') closing = { at, place: events.length };
    for (const record of recordsOf(dated)) {
      if (record.scope === 'ticket') events.push({ ...record.event, at: record.at, source: 'record' });
    }
  }
  if (head.closed && closing.at !== undefined) {
    events.splice(closing.place, 0, { type: 'closed', at: closing.at, source: 'estimate' });
  }
  return events.sort((a, b) => a.at - b.at);
}

/** What colleagues recorded of an incident in this ticket, oldest first. */
export function incidentRecords(snapshot: TicketSnapshot): (IncidentRecord & { at: number })[] {
  return datedMessages(snapshot)
    .flatMap(recordsOf)
    .flatMap((record) => (record.scope === 'incident' ? [{ ...record.event, at: record.at }] : []))
    .sort((a, b) => a.at - b.at);
}

/**
 * The thread's events and the operator's own, each fact once, by time: a record line says again what somebody did by key,
 * and the same fact of the same minute is one. What the operator took back (`retracted`) stays so, though its line stands in
 * a comment. Estimates give way to what is known: those from the list to the thread, the guessed closing to the seen one.
 */
export function mergeEvents(
  thread: readonly TicketEvent[],
  own: readonly TicketEvent[],
  retracted: readonly TicketEvent[] = [],
): TicketEvent[] {
  const known = new Set([...own, ...retracted].map(factOf));
  const seenClosing = own.some((event) => event.type === 'closed' && event.source !== 'estimate');
  const isNews = (event: TicketEvent) => {
    if (event.type === 'closed') return !seenClosing;
    if (event.source !== 'record') return true;
    const fact = factOf(event);
    if (known.has(fact)) return false;
    known.add(fact);
    return true;
  };
  const fromPage = thread.map((event, place): Placed => ({ event, place })).filter(({ event }) => isNews(event));
  const fromOperator = own
    .filter((event) => event.source !== 'estimate' || thread.length === 0)
    .map((event) => placeKey(event, thread));
  return [...fromPage, ...fromOperator]
    .sort((a, b) => a.event.at - b.event.at || a.place - b.place)
    .map(({ event }) => event);
}

/** An event and its place among those of the same moment. */
interface Placed {
  event: TicketEvent;
  place: number;
}

/**
 * Where the page shows minutes only, what was written after a key was pressed may seem to come before it: «занято» at 10:05:40,
 * the message about it at 10:05. What the thread didn't hold yet when the key was pressed comes after the key.
 */
function placeKey({ known, ...event }: TicketEvent, thread: readonly TicketEvent[]): Placed {
  const minute = event.at - (event.at % MINUTE_MS);
  const isLater = known !== undefined && thread.slice(known).some(({ at }) => at === minute);
  return isLater ? { event: { ...event, at: minute }, place: known - 0.5 } : { event, place: thread.length };
}

/** What makes two events one fact: what happened, and the minute. */
function factOf(event: TicketEvent): string {
  const result = event.type === 'call' ? event.result : '';
  return `${event.type} ${result} ${Math.floor(event.at / MINUTE_MS)}`;
}

/** Messages oldest first, though a page may show the newest first. One without a date takes its neighbour's. */
export function datedMessages({ messages, head }: TicketSnapshot): DatedMessage[] {
  const known = messages.flatMap(({ at }) => (at === null ? [] : [at]));
  const inOrder = known.length > 1 && known[0]! > known.at(-1)! ? messages.toReversed() : messages;
  const dated: DatedMessage[] = [];
  let last = head.createdAt ?? inOrder.find(({ at }) => at !== null)?.at;
  for (const message of inOrder) {
    last = message.at ?? last;
    if (typeof last === 'number') dated.push({ message, at: last, guessed: message.at === null });
  }
  return dated;
}

/** The first message opens the ticket when it is of the same minute, or by whoever created it where no time is shown. */
function isOpening({ message, at }: DatedMessage, { createdAt, createdBy }: TicketSnapshot['head']): boolean {
  if (typeof createdAt === 'number') return Math.abs(at - createdAt) <= MINUTE_MS;
  return createdBy === undefined || createdBy === message.author;
}

function partyOf(first: DatedMessage | undefined): Party | undefined {
  const author = first?.message.author;
  return author === 'system' ? undefined : author;
}

function typeOf({ author, hidden }: ThreadMessage): 'clientMessage' | 'staffHidden' | 'staffPublic' {
  if (author === 'client') return 'clientMessage';
  return hidden ? 'staffHidden' : 'staffPublic';
}

/** The record lines of a message: of hidden ones by staff only, anywhere else they are nothing. */
function recordsOf({ message, at }: DatedMessage): ParsedRecord[] {
  if (message.author !== 'staff' || !message.hidden) return [];
  return message.text.split('\n').flatMap((line) => parseRecord(line, at) ?? []);
}
