/** What the journal forgets, and when (design.md, «Little personal data»; platform.md §3). */
import { moscowDate } from '../text/moscow.ts';
import type { Journal } from './open.ts';
import { type DeadlineRecord, JOURNAL_STORES, type PurgeRecord } from './schema.ts';
import { forgetTallies } from './tallies.ts';
import { transact } from './transact.ts';
import type { WriteTx } from './write.ts';

/**
 * Destroys what no page has told of since `before` (ms): tickets with their events and reminders, the incidents' timeline, daily counts;
 * and contacts of tickets that have nothing open. Notes that it was done, when anything was.
 */
export async function purge(journal: Journal, before: number, now: number, byHand = false): Promise<PurgeRecord> {
  return await transact(journal, async (tx) => {
    const done: PurgeRecord = { at: now, tickets: 0, events: 0, contacts: 0, ...(byHand && { byHand }) };
    const tickets = tx.objectStore('tickets');
    for (const ticketId of await tickets.index('seenAt').getAllKeys(IDBKeyRange.upperBound(before, true))) {
      done.events += await forgetTicket(tx, ticketId);
      done.tickets++;
    }
    for (const ticket of await tickets.index('open').getAll(0)) {
      if (!ticket.contact) continue;
      await tickets.put({ ...ticket, contact: null });
      done.contacts++;
    }
    await forgetReminders(tx, before);
    await forgetTallies(tx, moscowDate(before));
    for (const seq of await tx.objectStore('incidents').index('at').getAllKeys(IDBKeyRange.upperBound(before, true))) {
      await tx.objectStore('incidents').delete(seq);
    }
    if (byHand || done.tickets + done.events + done.contacts > 0) await tx.objectStore('purges').add(done);
    return done;
  });
}

/** Destroys tickets that have nothing open, whatever their age, and notes it. */
export async function purgeClosed(journal: Journal, now: number): Promise<PurgeRecord> {
  return await transact(journal, async (tx) => {
    const done: PurgeRecord = { at: now, tickets: 0, events: 0, contacts: 0, byHand: true };
    for (const ticketId of await tx.objectStore('tickets').index('open').getAllKeys(0)) {
      done.events += await forgetTicket(tx, ticketId);
      done.tickets++;
    }
    await forgetReminders(tx, 0);
    await tx.objectStore('purges').add(done);
    return done;
  });
}

/** Destroys all that the journal holds, open or not, the key of the clients' hashes too; what is left is that it was done. */
export async function purgeAll(journal: Journal, now: number): Promise<PurgeRecord> {
  return await transact(journal, async (tx) => {
    const [tickets, events] = [await tx.objectStore('tickets').count(), await tx.objectStore('events').count()];
    const contacts = (await tx.objectStore('tickets').getAll()).filter(({ contact }) => contact !== null).length;
    const done: PurgeRecord = { at: now, tickets, events, contacts, byHand: true };
    for (const store of JOURNAL_STORES) if (store !== 'purges') await tx.objectStore(store).clear();
    await tx.objectStore('purges').add(done);
    return done;
  });
}

/** Destroys a ticket with what operators did about it. Returns how many such events there were. */
export async function forgetTicket(tx: WriteTx, ticketId: string): Promise<number> {
  const ids = await tx.objectStore('events').index('ticketId').getAllKeys(ticketId);
  for (const id of ids) await tx.objectStore('events').delete(id);
  await tx.objectStore('tickets').delete(ticketId);
  return ids.length;
}

/** Those that are over, and those whose ticket is gone. */
async function forgetReminders(tx: WriteTx, before: number): Promise<void> {
  const isOver = ({ state, dueAt }: DeadlineRecord) => (state === 'acked' || state === 'cancelled') && dueAt < before;
  for (const reminder of await tx.objectStore('deadlines').getAll()) {
    const { id, ticketId } = reminder;
    const isOrphan = ticketId !== null && (await tx.objectStore('tickets').getKey(ticketId)) === undefined;
    if (isOrphan || isOver(reminder)) await tx.objectStore('deadlines').delete(id);
  }
}
