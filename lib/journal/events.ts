/** What operators have marked, by ticket. */
import type { Journal } from './open.ts';
import type { OperatorEvent } from './schema.ts';

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
