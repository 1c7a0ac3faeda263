/** What becomes of a ticket that a page shows, and of what operators do about it. */

import { PersonError } from '../errors.ts';
import { clientKey } from '../journal/client-key.ts';
import type { Journal } from '../journal/open.ts';
import type { OperatorEvent, TicketRecord } from '../journal/schema.ts';
import { type WriteTx, write } from '../journal/write.ts';
import type { EventBody } from '../regulation/events.ts';
import type { IncidentInput, IncidentView } from '../regulation/incidents.ts';
import type { TicketSnapshot } from '../regulation/snapshot.ts';
import type { Symptom } from '../text/symptoms.ts';
import { forgetCreatedForm } from './form-draft.ts';
import { identityOf } from './identity.ts';
import { advance, incidentTickets } from './incident.ts';
import { APPEAL_LIFE_MS, noteWritten } from './incident-facts.ts';
import { toldStages } from './informed.ts';
import { type Context, type Judged, rejudge } from './judging.ts';
import { readTicket, type TicketReading } from './reading.ts';
import { findClient, type KnownClient, sessionOf } from './session.ts';

/** What came of a piece of work: the ticket, and the matters whose notifications are over. */
export interface Outcome {
  judged: Judged;
  cleared: string[];
}

/** What came of a page: `changed` when the thread tells something new, so that other pages show it otherwise. */
export interface TakenTicket extends Outcome {
  reading: TicketReading;
  client: KnownClient | null;
  changed: boolean;
}

/** Takes in a ticket's page, whoever has opened it. */
export async function takeTicket(
  journal: Journal,
  snapshot: TicketSnapshot & { ticketId: string },
  context: Context,
): Promise<TakenTicket> {
  const { ticketId } = snapshot;
  const reading = readTicket(snapshot, context);
  const { contact, inn, portalUser } = reading;
  const client = await findClient({ ...contact, inn }, sessionOf(context));
  const key = await clientKey(journal, identityOf(ticketId, contact, inn, portalUser, client));
  const cleared: string[] = [];
  const { judged, changed } = await write(journal, async (tx) => {
    const before = await tx.objectStore('tickets').get(ticketId);
    const record = merge(before, snapshot, reading, key, context.now);
    const inputs = inputsOf(record, before, reading, context.now);
    await noteWritten(tx, reading.records.filter(isOfIncident), context.now);
    await tx.objectStore('tickets').put(record);
    const { view, members, tickets } = await advance(tx, inputs, context, cleared);
    const informed = view && members.has(ticketId) ? informedInputs(key, snapshot, reading, view, context) : [];
    if (informed.length > 0) await advance(tx, informed, context, cleared);
    await rejudgeAll(tx, without(tickets, ticketId), members, context, cleared);
    const judged = await rejudge(tx, record, members.has(ticketId), context, cleared);
    return { judged, changed: !before || tellsMore(before, record) };
  });
  await forgetCreatedForm(snapshot.messages, sessionOf(context));
  return { judged, cleared, reading, client, changed };
}

/** An operator's key. `at` is when it happened (ms), which may be earlier than now. */
export async function recordEvent(
  journal: Journal,
  ticketId: string,
  body: EventBody,
  at: number,
  context: Context,
): Promise<Outcome> {
  return await changeTicket(journal, ticketId, context, (tx, record) => addEvent(tx, record, body, at, context));
}

/** Takes an operator's key back. */
export async function takeBackEvent(
  journal: Journal,
  ticketId: string,
  eventId: string,
  context: Context,
): Promise<Outcome> {
  return await changeTicket(journal, ticketId, context, async (tx) => {
    await takeBack(tx, ticketId, eventId, context);
  });
}

/** Corrects when (ms) it happened: the key is taken back and made anew, both or neither. */
export async function moveEvent(
  journal: Journal,
  ticketId: string,
  eventId: string,
  at: number,
  context: Context,
): Promise<Outcome> {
  return await changeTicket(journal, ticketId, context, async (tx, record) => {
    const { body } = await takeBack(tx, ticketId, eventId, context);
    await addEvent(tx, record, body, at, context);
  });
}

async function addEvent(
  tx: WriteTx,
  { ticketId, thread }: TicketRecord,
  body: EventBody,
  at: number,
  { now }: Context,
): Promise<void> {
  const made = { id: crypto.randomUUID(), ticketId, at, recordedAt: now, takenBackAt: null, body };
  await tx.objectStore('events').add({ ...made, known: thread.length });
}

async function takeBack(tx: WriteTx, ticketId: string, eventId: string, { now }: Context): Promise<OperatorEvent> {
  const event = await tx.objectStore('events').get(eventId);
  if (event?.ticketId !== ticketId) throw new PersonError('Этой отметки больше нет. Обновите вкладку.');
  await tx.objectStore('events').put({ ...event, takenBackAt: event.takenBackAt ?? now });
  return event;
}

/** The operator's mark of a symptom, which beats the text. */
export async function markSymptom(
  journal: Journal,
  ticketId: string,
  symptom: Symptom,
  context: Context,
): Promise<Outcome> {
  return await changeTicket(journal, ticketId, context, async (tx, record, cleared) => {
    const input: IncidentInput = { type: 'override', at: context.now, ticket: ticketId, symptom };
    await tx.objectStore('tickets').put({ ...record, mark: symptom });
    const { members, tickets } = await advance(tx, [input], context, cleared);
    await rejudgeAll(tx, without(tickets, ticketId), members, context, cleared);
  });
}

/** Judges tickets anew, as after a change of the limits or of the incident. Those that aren't known are passed over. */
export async function rejudgeAll(
  tx: WriteTx,
  ticketIds: Iterable<string>,
  members: ReadonlySet<string>,
  context: Context,
  cleared: string[],
): Promise<void> {
  for (const ticketId of ticketIds) {
    const record = await tx.objectStore('tickets').get(ticketId);
    if (record) await rejudge(tx, record, members.has(ticketId), context, cleared);
  }
}

async function changeTicket(
  journal: Journal,
  ticketId: string,
  context: Context,
  change: (tx: WriteTx, record: TicketRecord, cleared: string[]) => Promise<void>,
): Promise<Outcome> {
  const cleared: string[] = [];
  const judged = await write(journal, async (tx) => {
    const record = await tx.objectStore('tickets').get(ticketId);
    if (!record) throw new PersonError('Заявка ещё не прочитана. Откройте её страницу и повторите.');
    await change(tx, record, cleared);
    const changed = (await tx.objectStore('tickets').get(ticketId)) ?? record;
    const members = await incidentTickets(tx, context);
    return await rejudge(tx, changed, members.has(ticketId), context, cleared);
  });
  return { judged, cleared };
}

/** The record after a reading: what the page doesn't tell stays as it was known. */
function merge(
  before: TicketRecord | undefined,
  { ticketId, url, head }: TicketSnapshot & { ticketId: string },
  reading: TicketReading,
  client: string,
  now: number,
): TicketRecord & { client: string } {
  const { contact } = reading;
  return {
    ticketId,
    url: withoutFragment(url),
    seenAt: now,
    thread: reading.events,
    listed: before?.listed ?? null,
    read: true,
    askedAt: before?.askedAt ?? null,
    closed: head.closed ?? false,
    client,
    contact: {
      contract: contact.contract ?? before?.contact?.contract ?? null,
      login: contact.login ?? before?.contact?.login ?? null,
      phone: contact.phone ?? before?.contact?.phone ?? null,
    },
    call: reading.call ?? before?.call ?? null,
    symptom: reading.symptom,
    mark: before?.mark ?? null,
    criteria: reading.criteria,
    appeals: [...new Set([...(before?.appeals ?? []), ...reading.appeals.map(({ at }) => at)])],
    open: before?.open ?? 0,
  };
}

/** What the detector hasn't been told yet: a client known better, new appeals, and a mark that was set before they were read. */
function inputsOf(
  { ticketId, client }: TicketRecord & { client: string },
  before: TicketRecord | undefined,
  { appeals }: TicketReading,
  now: number,
): IncidentInput[] {
  const fresh = appeals.filter(({ at }) => at >= now - APPEAL_LIFE_MS && !before?.appeals.includes(at));
  const inputs: IncidentInput[] = fresh.map(({ type, at, symptom, words }) => ({
    type,
    at,
    ticket: ticketId,
    client,
    symptom,
    seenAt: now,
    words,
  }));
  if (before && before.client !== client) inputs.unshift({ type: 'identified', at: now, ticket: ticketId, client });
  if (before?.mark && before.appeals.length === 0)
    inputs.push({ type: 'override', at: now, ticket: ticketId, symptom: before.mark });
  return inputs;
}

/** Whether other things happened than were known. By their kinds: relative times («5 минут назад») move with each reading. */
function tellsMore(before: TicketRecord, { thread, closed }: TicketRecord): boolean {
  return (
    closed !== before.closed ||
    thread.length !== before.thread.length ||
    thread.some(({ type }, index) => type !== before.thread[index]?.type)
  );
}

type Heard = TicketReading['records'][number];

function isOfIncident(record: Heard): record is Exclude<Heard, { type: 'informed' }> {
  return record.type !== 'informed';
}

/** What the ticket proves that its client was told, by its texts and by colleagues' record lines, and wasn't known yet. */
function informedInputs(
  client: string,
  { messages }: TicketSnapshot,
  { records }: TicketReading,
  view: IncidentView,
  { settings }: Context,
): IncidentInput[] {
  const recorded = records.flatMap((record) =>
    record.type === 'informed' && record.at >= view.openedAt ? [record] : [],
  );
  const known = view.clients.find((affected) => affected.client === client)?.told ?? {};
  return [...toldStages(messages, view, settings.phrases), ...recorded]
    .filter(({ stage }) => known[stage] === undefined)
    .map(({ stage, at }) => ({ type: 'informed', at, client, stage }));
}

function without(ids: ReadonlySet<string>, id: string): string[] {
  return [...ids].filter((one) => one !== id);
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
