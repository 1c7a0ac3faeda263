/** What becomes of the list of tickets: rows with their clocks, and which tickets are to be read. */
import type { Journal } from '../journal/open.ts';
import type { Listed, TicketRecord } from '../journal/schema.ts';
import { write } from '../journal/write.ts';
import type { RowView } from '../messages.ts';
import type { ListRow, ListSnapshot } from '../regulation/snapshot.ts';
import { HOUR_MS, MINUTE_MS } from '../text/moscow.ts';
import { incidentTickets } from './incident.ts';
import { APPEAL_LIFE_MS } from './incident-facts.ts';
import { type Context, criticalDecision, type Judged, judge, rejudge } from './judging.ts';

/** How stale (ms) `seenAt` may get: the list is read each minute, and retention counts in days. */
export const SEEN_STEP_MS = 6 * HOUR_MS;

export interface ListOutcome {
  rows: Record<string, RowView>;
  cleared: string[];
}

/** Takes in a list page: notes what has changed, judges what is new, and gives what each row shows. */
export async function takeList(journal: Journal, { rows }: ListSnapshot, context: Context): Promise<ListOutcome> {
  const cleared: string[] = [];
  const views = await write(journal, async (tx) => {
    const members = await incidentTickets(tx, context);
    // All at once: one after the other, a thousand rows would wait for a thousand answers.
    const taken = rows.map(async (row) => {
      const before = await tx.objectStore('tickets').get(row.id);
      const record = merge(before, row, context.now);
      const inIncident = members.has(row.id);
      const judged =
        record === before
          ? judge(record, await tx.objectStore('events').index('ticketId').getAll(row.id), context)
          : await rejudge(tx, record, inIncident, context, cleared);
      return [row.id, viewOf(judged, inIncident)] as const;
    });
    return Object.fromEntries(await Promise.all(taken));
  });
  return { rows: views, cleared };
}

/**
 * Tickets to be read for their text, the newest first: those that the list showed as new or changed, and those with something
 * open that the list at hand doesn't show any more (they may have been closed elsewhere). One that was asked for in vain of
 * late isn't among them.
 */
export async function ticketsToRead(
  journal: Journal,
  { rows }: ListSnapshot,
  { now }: Context,
): Promise<TicketRecord[]> {
  const listed = new Set(rows.map((row) => row.id));
  const { store } = journal.transaction('tickets');
  const [shown, open] = await Promise.all([
    Promise.all([...listed].map((id) => store.get(id))),
    store.index('open').getAll(1),
  ]);
  const changed = shown.filter((record) => record !== undefined && !record.read && isWorthReading(record, now));
  const vanished = open.filter(({ ticketId, seenAt }) => !listed.has(ticketId) && seenAt < now - ASK_AGAIN_MS);
  return [...changed, ...vanished]
    .filter((record) => record !== undefined)
    .filter(({ askedAt }) => askedAt === null || askedAt < now - ASK_AGAIN_MS)
    .sort((a, b) => newest(b) - newest(a));
}

/** Notes that a tab is asked to read the ticket now (ms). */
export async function noteAsked(journal: Journal, ticketId: string, now: number): Promise<void> {
  const tx = journal.transaction('tickets', 'readwrite');
  const record = await tx.store.get(ticketId);
  if (record) await tx.store.put({ ...record, askedAt: now });
  await tx.done;
}

/** A ticket whose page doesn't come, or that isn't in the list any more, is asked for at most this often (ms). */
const ASK_AGAIN_MS = 10 * MINUTE_MS;

function newest({ listed, seenAt }: TicketRecord): number {
  return listed?.updated ?? seenAt;
}

/** Old tickets that wait for the client tell nothing that is urgent. */
function isWorthReading({ listed }: TicketRecord, now: number): boolean {
  if (!listed || listed.closed) return false;
  return listed.lastBy !== 'staff' || listed.updated === null || listed.updated >= now - APPEAL_LIFE_MS;
}

/** The record with what the row tells; the same object when the row tells nothing new. */
function merge(before: TicketRecord | undefined, row: ListRow, now: number): TicketRecord {
  const { updated, created, lastBy, closed } = row;
  const listed: Listed = { updated, created, lastBy, closed };
  if (!before) return { ...UNREAD, ticketId: row.id, url: row.url, seenAt: now, listed, closed };
  const same = before.listed !== null && isSame(before.listed, listed);
  if (same && now - before.seenAt < SEEN_STEP_MS) return before;
  const read = before.read && (same || before.listed === null);
  return { ...before, seenAt: now, listed, closed, read, askedAt: same ? before.askedAt : null };
}

const UNREAD: Omit<TicketRecord, 'ticketId' | 'url' | 'seenAt' | 'listed' | 'closed'> = {
  thread: [],
  read: false,
  askedAt: null,
  client: null,
  contact: null,
  call: null,
  symptom: 'none',
  mark: null,
  criteria: [],
  appeals: [],
  open: 0,
};

function isSame(a: Listed, b: Listed): boolean {
  return a.updated === b.updated && a.created === b.created && a.lastBy === b.lastBy && a.closed === b.closed;
}

function viewOf({ record, events, verdict }: Judged, inIncident: boolean): RowView {
  return {
    verdict,
    critical: criticalDecision(events) ?? (record.criteria.length > 0 && !record.closed),
    inIncident,
    symptom: record.mark ?? record.symptom,
  };
}
