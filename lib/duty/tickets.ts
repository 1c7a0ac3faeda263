/** What becomes of a ticket that a page shows, and of what operators do about it. */

import { PersonError } from '../errors.ts';
import { clientKey } from '../journal/client-key.ts';
import type { Journal } from '../journal/open.ts';
import type { TicketRecord } from '../journal/schema.ts';
import { type WriteTx, write } from '../journal/write.ts';
import type { EventBody } from '../regulation/events.ts';
import type { IncidentInput } from '../regulation/incidents.ts';
import type { TicketSnapshot } from '../regulation/snapshot.ts';
import type { Symptom } from '../text/symptoms.ts';
import { identityOf } from './identity.ts';
import { type Advanced, APPEAL_LIFE_MS, advance, incidentTickets, newFacts } from './incident.ts';
import { type Context, type Judged, rejudge } from './judging.ts';
import { readTicket, type TicketReading } from './reading.ts';
import { findClient } from './session.ts';

/** What came of a piece of work: the ticket, and the matters whose notifications are over. */
export interface Outcome {
  judged: Judged;
  cleared: string[];
}

/** Takes in a ticket's page, whoever has opened it. */
export async function takeTicket(
  journal: Journal,
  snapshot: TicketSnapshot & { ticketId: string },
  context: Context,
): Promise<Outcome & { reading: TicketReading }> {
  const { ticketId } = snapshot;
  const reading = readTicket(snapshot);
  const client = await findClient({ ...reading.contact, inn: null });
  const key = await clientKey(journal, identityOf(ticketId, reading.contact, reading.portalUser, client));
  const cleared: string[] = [];
  const judged = await write(journal, async (tx) => {
    const before = await tx.objectStore('tickets').get(ticketId);
    const record = merge(before, snapshot, reading, key, context.now);
    const inputs = inputsOf(record, before, reading, context.now);
    const records = await newFacts(tx, reading.records, context.now);
    const told = records.map((fact): IncidentInput => (fact.type === 'informed' ? { ...fact, client: key } : fact));
    await tx.objectStore('tickets').put(record);
    const advanced = await advance(tx, [...inputs, ...told], context, cleared);
    await rejudgeAll(tx, without(advanced.tickets, ticketId), advanced, context, cleared);
    return await rejudge(tx, record, advanced.members.has(ticketId), context, cleared);
  });
  return { judged, cleared, reading };
}

/** An operator's key. `at` is when it happened (ms), which may be earlier than now. */
export async function recordEvent(
  journal: Journal,
  ticketId: string,
  body: EventBody,
  at: number,
  context: Context,
): Promise<Outcome> {
  return await changeTicket(journal, ticketId, context, async (tx) => {
    const id = crypto.randomUUID();
    await tx.objectStore('events').add({ id, ticketId, at, recordedAt: context.now, takenBackAt: null, body });
  });
}

/** Takes an operator's key back. */
export async function takeBackEvent(
  journal: Journal,
  ticketId: string,
  eventId: string,
  context: Context,
): Promise<Outcome> {
  return await changeTicket(journal, ticketId, context, async (tx) => {
    const event = await tx.objectStore('events').get(eventId);
    if (event?.ticketId !== ticketId) throw new PersonError('Этой отметки больше нет. Обновите вкладку.');
    await tx.objectStore('events').put({ ...event, takenBackAt: event.takenBackAt ?? context.now });
  });
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
    const advanced = await advance(tx, [input], context, cleared);
    await rejudgeAll(tx, without(advanced.tickets, ticketId), advanced, context, cleared);
  });
}

/** Judges tickets anew, as after a change of the limits or of the incident. Those that aren't known are passed over. */
export async function rejudgeAll(
  tx: WriteTx,
  ticketIds: Iterable<string>,
  { members }: Pick<Advanced, 'members'>,
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
    closed: head.closed ?? false,
    client,
    contact: {
      contract: contact.contract ?? before?.contact?.contract ?? null,
      login: contact.login ?? before?.contact?.login ?? null,
      phone: contact.phone ?? before?.contact?.phone ?? null,
    },
    callHours: reading.callHours ?? before?.callHours ?? null,
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
  const inputs: IncidentInput[] = fresh.map(({ type, at, symptom }) => ({
    type,
    at,
    ticket: ticketId,
    client,
    symptom,
    seenAt: now,
  }));
  if (before && before.client !== client) inputs.unshift({ type: 'identified', at: now, ticket: ticketId, client });
  if (before?.mark && before.appeals.length === 0)
    inputs.push({ type: 'override', at: now, ticket: ticketId, symptom: before.mark });
  return inputs;
}

function without(ids: ReadonlySet<string>, id: string): string[] {
  return [...ids].filter((one) => one !== id);
}

function withoutFragment(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
