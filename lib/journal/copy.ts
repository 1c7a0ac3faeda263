/**
 * The journal as a copy that can be kept in a file: tickets, what operators did about them, reminders. Contacts and clients' keys stay
 * behind (design.md, «Little personal data»): the ticket's page tells them anew when it is read next.
 */
import * as z from 'zod/mini';
import type { TicketEvent } from '../regulation/events.ts';
import { SYMPTOMS } from '../text/symptom-names.ts';
import { eventBody, id, line, list, maybe, moment, url } from '../wire.ts';
import type { Journal } from './open.ts';
import type { DeadlineRecord, OperatorEvent, TicketRecord } from './schema.ts';
import { write } from './write.ts';

/** What of a ticket is in the copy: the rest is known when it has been read again. */
type CopiedTicket = Omit<TicketRecord, 'contact' | 'client' | 'call' | 'appeals' | 'read' | 'askedAt'>;

export interface JournalCopy {
  tickets: CopiedTicket[];
  events: OperatorEvent[];
  deadlines: DeadlineRecord[];
}

const LEFT_OUT = { contact: null, client: null, call: null, appeals: [], read: false, askedAt: null };

const ticketEvent: z.ZodMiniType<TicketEvent> = z.intersection(
  eventBody,
  z.object({
    at: moment,
    id: z.optional(id),
    source: z.optional(z.enum(['thread', 'record', 'operator', 'estimate'])),
    known: z.optional(z.int()),
  }),
);

const symptom = z.enum(SYMPTOMS);

const ticket: z.ZodMiniType<CopiedTicket> = z.object({
  ticketId: id,
  url,
  seenAt: moment,
  thread: list(ticketEvent, 5_000),
  listed: maybe(
    z.object({
      updated: maybe(moment),
      created: maybe(moment),
      lastBy: maybe(z.enum(['client', 'staff', 'closed'])),
      closed: z.boolean(),
    }),
  ),
  closed: z.boolean(),
  symptom,
  mark: maybe(symptom),
  criteria: list(line, 10),
  open: z.union([z.literal(0), z.literal(1)]),
});

const event: z.ZodMiniType<OperatorEvent> = z.object({
  id,
  ticketId: id,
  at: moment,
  recordedAt: moment,
  takenBackAt: maybe(moment),
  body: eventBody,
  known: z.optional(z.int()),
});

const deadline: z.ZodMiniType<DeadlineRecord> = z.object({
  id,
  matter: id,
  owner: id,
  ticketId: maybe(id),
  subject: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('clock'), clock: id }),
    z.object({ kind: z.literal('duty'), duty: z.enum(['write', 'call']) }),
    z.object({ kind: z.literal('incident'), event: id, clients: z.int() }),
  ]),
  level: z.enum(['quiet', 'sound', 'due', 'repeat', 'notice', 'alarm']),
  dueAt: moment,
  deadline: moment,
  rev: z.int(),
  snoozed: z.boolean(),
  reason: maybe(line),
  state: z.enum(['armed', 'firing', 'fired', 'acked', 'cancelled']),
  firedAt: maybe(moment),
  lateMs: maybe(z.number()),
});

const MOST = 200_000;

/** What a file's copy of the journal must be. */
export const journalCopy: z.ZodMiniType<JournalCopy> = z.object({
  tickets: list(ticket, MOST),
  events: list(event, MOST),
  deadlines: list(deadline, MOST),
});

/** Reminders of an incident are left out: it is known on this computer only. */
export async function copyJournal(journal: Journal): Promise<JournalCopy> {
  const [tickets, events, deadlines] = await Promise.all([
    journal.getAll('tickets'),
    journal.getAll('events'),
    journal.getAll('deadlines'),
  ]);
  return {
    tickets: tickets.map(({ contact, client, call, appeals, read, askedAt, ...copied }) => copied),
    events,
    deadlines: deadlines.filter(({ ticketId }) => ticketId !== null),
  };
}

/** What of the copy isn't here yet. Reminders come with their tickets only: those of a ticket that is here are right already. */
export async function missingHere(journal: Journal, copy: JournalCopy): Promise<JournalCopy> {
  const [ticketIds, eventIds] = await Promise.all([journal.getAllKeys('tickets'), journal.getAllKeys('events')]);
  const [knownTickets, knownEvents] = [new Set(ticketIds), new Set(eventIds)];
  const tickets = copy.tickets.filter(({ ticketId }) => !knownTickets.has(ticketId));
  const added = new Set(tickets.map(({ ticketId }) => ticketId));
  return {
    tickets,
    events: copy.events.filter((one) => !knownEvents.has(one.id)),
    deadlines: copy.deadlines.filter(({ ticketId }) => ticketId !== null && added.has(ticketId)),
  };
}

/** Adds what isn't here yet, all or nothing; what is here stays as it is. */
export async function addMissing(journal: Journal, copy: JournalCopy): Promise<JournalCopy> {
  const missing = await missingHere(journal, copy);
  await write(journal, async (tx) => {
    for (const one of missing.tickets) await tx.objectStore('tickets').put({ ...one, ...LEFT_OUT });
    for (const one of missing.events) await tx.objectStore('events').put(one);
    for (const one of missing.deadlines) await tx.objectStore('deadlines').put(one);
  });
  return missing;
}
