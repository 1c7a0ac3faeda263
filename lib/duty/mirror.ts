/** A copy of what is open, apart from the journal (`storage.local`): for the day when the journal doesn't open. */
import { browser } from 'wxt/browser';
import { activeDeadlines } from '../journal/deadlines.ts';
import type { Journal } from '../journal/open.ts';
import type { DeadlineRecord, OperatorEvent, TicketRecord } from '../journal/schema.ts';
import { write } from '../journal/write.ts';

const KEY = 'mirror';
/** In memory: what the copy was last, so that it is written only when it has changed. */
const LAST = 'mirrored';
const GIVEN = 'givenFromMirror';

/** Tickets with something open, what operators did about them, and reminders that are still to be given or acknowledged. */
export interface Mirror {
  tickets: TicketRecord[];
  events: OperatorEvent[];
  deadlines: DeadlineRecord[];
}

/** Brings the copy up to date. */
export async function saveMirror(journal: Journal): Promise<void> {
  const [tickets, deadlines] = await Promise.all([
    journal.getAllFromIndex('tickets', 'open', 1),
    activeDeadlines(journal),
  ]);
  const byTicket = journal.transaction('events').store.index('ticketId');
  const events = (await Promise.all(tickets.map(({ ticketId }) => byTicket.getAll(ticketId)))).flat();
  const mirror: Mirror = { tickets, events, deadlines };
  const digest = await digestOf(mirror);
  const { [LAST]: last } = await browser.storage.session.get(LAST);
  if (last === digest) return;
  await browser.storage.local.set({ [KEY]: mirror });
  await browser.storage.session.set({ [LAST]: digest });
}

export async function loadMirror(): Promise<Mirror> {
  const { [KEY]: kept } = await browser.storage.local.get(KEY);
  return (kept as Mirror | undefined) ?? { tickets: [], events: [], deadlines: [] };
}

/**
 * Fills an empty journal from the copy. Clients' keys are lost with the old one: the tickets are to be read again, and what
 * they say of an incident is told anew.
 */
export async function restore(journal: Journal, { tickets, events, deadlines }: Mirror): Promise<void> {
  await write(journal, async (tx) => {
    for (const ticket of tickets) {
      await tx.objectStore('tickets').put({ ...ticket, read: false, askedAt: null, client: null, appeals: [] });
    }
    for (const event of events) await tx.objectStore('events').put(event);
    for (const deadline of deadlines) await tx.objectStore('deadlines').put(deadline);
  });
}

/** The reminders that were given from the copy since the browser was started. */
export async function givenFromMirror(): Promise<Set<string>> {
  const { [GIVEN]: given } = await browser.storage.session.get(GIVEN);
  return new Set((given as string[] | undefined) ?? []);
}

export async function noteGiven(reminderId: string): Promise<void> {
  await browser.storage.session.set({ [GIVEN]: [...(await givenFromMirror()), reminderId] });
}

async function digestOf(mirror: Mirror): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(mirror));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
