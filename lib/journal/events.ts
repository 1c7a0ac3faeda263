/** What operators have marked, by ticket. */
import type { Journal } from './open.ts';
import type { OperatorEvent, TicketRecord } from './schema.ts';

/** A ticket and what was marked in it, in one transaction; without the record where the ticket isn't known. */
export async function ticketWithEvents(
  journal: Journal,
  ticketId: string,
): Promise<{ record: TicketRecord | undefined; own: OperatorEvent[] }> {
  const tx = journal.transaction(['tickets', 'events']);
  const [record, own] = await Promise.all([
    tx.objectStore('tickets').get(ticketId),
    tx.objectStore('events').index('ticketId').getAll(ticketId),
  ]);
  return { record, own };
}

/**
 * The events of many tickets in one request: a request for each would take seconds for a thousand. What lies between the first and the
 * last number comes along; tickets that are open or of today are neighbours.
 */
export async function eventsOfTickets(
  journal: Journal,
  ticketIds: readonly string[],
): Promise<(ticketId: string) => readonly OperatorEvent[]> {
  const sorted = ticketIds.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return () => [];
  const all = await journal.getAllFromIndex('events', 'ticketId', IDBKeyRange.bound(first, last));
  const byTicket = Map.groupBy(all, ({ ticketId }) => ticketId);
  return (ticketId) => byTicket.get(ticketId) ?? [];
}
