/** Counting a person's own progress in this browser, by day and clause, and telling it (`regulation/progress.ts`). Nothing of a client is kept. */
import type { Journal } from '../journal/open.ts';
import type { DeadlineRecord } from '../journal/schema.ts';
import { addToTally, tallySince } from '../journal/tallies.ts';
import { loadResults } from '../practice/results.ts';
import { lateClause, type Progress, type ProgressMark, sumProgress, tallyKey } from '../regulation/progress.ts';
import type { ClockId, ClockRules } from '../regulation/rules.ts';
import { addDays, MINUTE_MS, moscowDate } from '../text/moscow.ts';
import type { Context } from './judging.ts';
import { sessionOf } from './session.ts';

export async function countProgress(
  journal: Journal,
  marks: readonly ProgressMark[],
  { settings, now }: Context,
): Promise<void> {
  await addToTally(journal, 'progress', marks.map(tallyKey), moscowDate(now), settings.retentionDays);
}

/** What is known of as many days as anything is kept. */
export async function loadProgress(journal: Journal, { settings, now }: Context): Promise<Progress> {
  const to = moscowDate(now);
  const from = addDays(to, 1 - settings.retentionDays);
  const results = await loadResults(now, settings.retentionDays);
  return {
    from,
    to,
    clauses: sumProgress(
      await tallySince(journal, 'progress', from),
      results.flatMap(({ clauses }) => clauses),
    ),
    runs: results.map(({ title, at, right, of }) => ({ title, on: moscowDate(at), right, of })),
  };
}

const openedKey = (ticketId: string) => `opened:${ticketId}`;

/** Notes that a person has the ticket open in this browser, at `now` (ms). */
export async function noteOpened(ticketId: string, now: number): Promise<void> {
  await sessionOf({}).set({ [openedKey(ticketId)]: now });
}

/** Counts the clocks that have just run out on tickets which were opened here while they ran: of those alone this person knew. */
export async function countLate(journal: Journal, fired: readonly DeadlineRecord[], context: Context): Promise<void> {
  const due = fired.flatMap((reminder) =>
    reminder.level === 'due' && reminder.ticketId !== null ? [{ ...reminder, key: openedKey(reminder.ticketId) }] : [],
  );
  if (due.length === 0) return;
  const opened = await sessionOf({}).get(due.map(({ key }) => key));
  const marks = due.flatMap((reminder) => lateMark(reminder, opened[reminder.key], context.settings.clocks));
  await countProgress(journal, marks, context);
}

/** A clock began at its limit before its end, or earlier, where working hours have stretched it. */
function lateMark({ subject, deadline }: DeadlineRecord, openedAt: unknown, rules: ClockRules): ProgressMark[] {
  if (subject.kind !== 'clock' || typeof openedAt !== 'number') return [];
  const clock = subject.clock as ClockId;
  const clause = lateClause(clock);
  const isKnown = openedAt >= deadline - rules[clock].limitMinutes * MINUTE_MS;
  return clause !== null && isKnown ? [{ clause, kind: 'late' }] : [];
}
