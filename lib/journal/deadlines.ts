/**
 * Reminders at rest: the outbox (platform.md §1). A reminder is armed, then firing, then fired; whoever dies in between leaves it
 * firing, and the next wake shows it again under the same notification. Written with strict durability.
 */
import type { Journal } from './open.ts';
import type { DeadlineRecord, DeadlineState } from './schema.ts';
import { type WriteTx, write } from './write.ts';

/** A reminder as the rules want it, before it has been through anything. */
export type PlannedReminder = Omit<DeadlineRecord, 'rev' | 'snoozed' | 'reason' | 'state' | 'firedAt' | 'lateMs'>;

const ACTIVE: ReadonlySet<DeadlineState> = new Set(['armed', 'firing', 'fired']);

/**
 * Makes an owner's reminders be as planned: what isn't planned any more is cancelled, what is new is armed, what was given
 * or acknowledged stays so. The matters of `kept` are left alone. Returns those whose notifications are to be taken away.
 */
export async function syncDeadlines(
  tx: WriteTx,
  owner: string,
  planned: readonly PlannedReminder[],
  kept: readonly string[] = [],
): Promise<string[]> {
  const store = tx.objectStore('deadlines');
  const known = (await store.index('owner').getAll(owner)).filter(({ matter }) => !kept.includes(matter));
  const byMatter = Map.groupBy(known, (record) => record.matter);
  const matters = new Set(planned.map((reminder) => reminder.matter));
  const cleared = [...byMatter].filter(([matter, rows]) => !matters.has(matter) && rows.some(isShown));
  const changed = known.filter((record) => !matters.has(record.matter) && ACTIVE.has(record.state)).map(cancelled);
  for (const matter of matters) {
    const rows = byMatter.get(matter) ?? [];
    const wanted = planned.filter((reminder) => reminder.matter === matter);
    changed.push(...changesOf(rows, wanted));
  }
  for (const record of changed) await store.put(record);
  return cleared.map(([matter]) => matter);
}

/** What has to change among the reminders of one matter. */
function changesOf(rows: readonly DeadlineRecord[], wanted: readonly PlannedReminder[]): DeadlineRecord[] {
  const snoozed = rows.some(isSnoozed);
  const lastFiredAt = Math.max(...rows.map((row) => row.firedAt ?? Number.NEGATIVE_INFINITY));
  const changed: DeadlineRecord[] = [];
  for (const row of rows) {
    const isWanted = wanted.some((reminder) => reminder.id === row.id);
    if (row.state === 'armed' && !isSnoozed(row) && (snoozed || !isWanted)) changed.push(cancelled(row));
    if (row.state !== 'cancelled' || !isWanted || snoozed) continue;
    if (row.firedAt !== null) changed.push({ ...row, state: 'fired' });
    else if (row.dueAt > lastFiredAt) changed.push({ ...row, state: 'armed' });
  }
  for (const reminder of wanted) {
    const isNew = !rows.some((row) => row.id === reminder.id) && reminder.dueAt > lastFiredAt;
    if (isNew && !snoozed) changed.push(armed(reminder));
  }
  return changed;
}

/** Arms a reminder that nothing cancels but an acknowledgement; the same one twice is one. */
export async function armOnce(tx: WriteTx, reminder: PlannedReminder): Promise<void> {
  const store = tx.objectStore('deadlines');
  if (!(await store.get(reminder.id))) await store.put(armed(reminder));
}

/** What is due at `now` (ms), and what a worker that died left firing. */
export async function dueDeadlines(journal: Journal, now: number): Promise<DeadlineRecord[]> {
  const index = journal.transaction('deadlines').store.index('due');
  const [due, firing] = await Promise.all([
    index.getAll(IDBKeyRange.bound(['armed', Number.NEGATIVE_INFINITY], ['armed', now])),
    index.getAll(inState('firing')),
  ]);
  return [...firing, ...due];
}

/** The moment (ms) of the next armed reminder; null when there is none. */
export async function nextDueAt(journal: Journal): Promise<number | null> {
  const cursor = await journal.transaction('deadlines').store.index('due').openKeyCursor(inState('armed'));
  return cursor ? (cursor.key as [DeadlineState, number])[1] : null;
}

/** What fell due and wasn't acknowledged, by its time, also what is just being shown: of each matter the newest. */
export async function pendingDeadlines(journal: Journal): Promise<DeadlineRecord[]> {
  const index = journal.transaction('deadlines').store.index('due');
  const [firing, fired] = await Promise.all([index.getAll(inState('firing')), index.getAll(inState('fired'))]);
  const byTime = [...firing, ...fired].sort((a, b) => a.dueAt - b.dueAt);
  return [...new Map(byTime.map((record) => [record.matter, record])).values()];
}

/** Everything that is still to be given or waits for somebody. */
export async function activeDeadlines(journal: Journal): Promise<DeadlineRecord[]> {
  const index = journal.transaction('deadlines').store.index('due');
  return (await Promise.all([...ACTIVE].map((state) => index.getAll(inState(state))))).flat();
}

/** A wrong clock by less than this (ms) has given nothing too early that is worth giving again. */
const EARLY_MS = 60_000;

/**
 * The clock went back to `now` (ms): what was given under the wrong one before its time is armed again, so that it is given at
 * it; what was due by the right one too was given now. Owners are to be judged anew after it. Returns the matters whose
 * notifications came too early.
 */
export async function rearmEarly(tx: WriteTx, now: number): Promise<string[]> {
  const store = tx.objectStore('deadlines');
  const early = (await store.getAll()).filter(({ firedAt }) => firedAt !== null && firedAt > now + EARLY_MS);
  for (const record of early) {
    const wasDue = !record.snoozed && record.dueAt <= now;
    await store.put(wasDue ? { ...record, firedAt: now } : { ...again(record), firedAt: null, lateMs: null });
  }
  return early.filter(({ dueAt }) => dueAt > now).map(({ matter }) => matter);
}

/** What was put off by a wrong clock has lost its own time: the ticket's judgement arms it anew. */
function again(record: DeadlineRecord): DeadlineRecord {
  return record.snoozed ? { ...cancelled(record), snoozed: false } : { ...record, state: 'armed' };
}

/** Step 1 of the outbox: from now on they are being shown. Those that were cancelled meanwhile are left out of the result. */
export async function markFiring(journal: Journal, ids: readonly string[]): Promise<DeadlineRecord[]> {
  return await change(journal, ids, (record) =>
    record.state === 'armed' || record.state === 'firing' ? { ...record, state: 'firing' } : null,
  );
}

/** Step 2 of the outbox: they were shown at `now` (ms); older reminders of the same matters give way to them. */
export async function markFired(journal: Journal, ids: readonly string[], now: number): Promise<void> {
  await write(journal, async (tx) => {
    const store = tx.objectStore('deadlines');
    for (const id of ids) {
      const record = await store.get(id);
      if (record?.state !== 'firing') continue;
      for (const other of await store.index('matter').getAll(record.matter)) {
        if (other.id !== id && other.state === 'fired') await store.put(cancelled(other));
      }
      const lateMs = Math.max(0, now - record.dueAt);
      await store.put({ ...record, state: 'fired', firedAt: now, lateMs });
    }
  });
}

/** Those that a newer reminder of the same matter stands for. */
export async function cancel(journal: Journal, ids: readonly string[]): Promise<void> {
  await change(journal, ids, (record) => (ACTIVE.has(record.state) ? cancelled(record) : null));
}

/** «Понятно». Returns the reminder; null when it isn't waiting for that. */
export async function acknowledge(journal: Journal, id: string): Promise<DeadlineRecord | null> {
  const [record] = await change(journal, [id], (found) => (isShown(found) ? { ...found, state: 'acked' } : null));
  return record ?? null;
}

/** Puts a reminder off until a moment (ms), for a reason: until then its matter is silent. */
export async function snooze(
  journal: Journal,
  id: string,
  until: number,
  reason: string | null,
): Promise<DeadlineRecord | null> {
  return await write(journal, async (tx) => {
    const store = tx.objectStore('deadlines');
    const record = await store.get(id);
    if (!record || !isShown(record)) return null;
    for (const other of await store.index('matter').getAll(record.matter)) {
      if (other.id !== id && ACTIVE.has(other.state)) await store.put(cancelled(other));
    }
    await store.put({ ...record, state: 'armed', dueAt: until, rev: record.rev + 1, snoozed: true, reason });
    return record;
  });
}

async function change(
  journal: Journal,
  ids: readonly string[],
  apply: (record: DeadlineRecord) => DeadlineRecord | null,
): Promise<DeadlineRecord[]> {
  return await write(journal, async (tx) => {
    const changed: DeadlineRecord[] = [];
    for (const id of ids) {
      const record = await tx.objectStore('deadlines').get(id);
      const next = record && apply(record);
      if (!next) continue;
      await tx.objectStore('deadlines').put(next);
      changed.push(next);
    }
    return changed;
  });
}

function armed(reminder: PlannedReminder): DeadlineRecord {
  return { ...reminder, rev: 0, snoozed: false, reason: null, state: 'armed', firedAt: null, lateMs: null };
}

function cancelled(record: DeadlineRecord): DeadlineRecord {
  return { ...record, state: 'cancelled' };
}

function isShown({ state }: DeadlineRecord): boolean {
  return state === 'firing' || state === 'fired';
}

function isSnoozed({ state, snoozed }: DeadlineRecord): boolean {
  return state === 'armed' && snoozed;
}

function inState(state: DeadlineState): IDBKeyRange {
  return IDBKeyRange.bound([state, Number.NEGATIVE_INFINITY], [state, Number.POSITIVE_INFINITY]);
}
