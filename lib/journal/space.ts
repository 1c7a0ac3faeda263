/** Making room when the disk is full: the oldest goes first, and that it went can be seen. */
import type { Journal } from './open.ts';
import { forgetTicket } from './retention.ts';
import { transact } from './transact.ts';

/** Destroys the older half of the tickets that have nothing open. False when there was none, or not even that could be written. */
export async function freeSpace(journal: Journal): Promise<boolean> {
  try {
    return await transact(journal, async (tx) => {
      const done = { at: Date.now(), tickets: 0, events: 0, contacts: 0, full: true };
      const bySight = await tx.objectStore('tickets').index('seenAt').getAll();
      const over = bySight.filter(({ open }) => open === 0);
      for (const { ticketId } of over.slice(0, Math.ceil(over.length / 2))) {
        done.events += await forgetTicket(tx, ticketId);
        done.tickets++;
      }
      if (done.tickets > 0) await tx.objectStore('purges').add(done);
      return done.tickets > 0;
    });
  } catch (error) {
    console.error('Место не освобождено:', error);
    return false;
  }
}
