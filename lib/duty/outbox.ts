/** Giving reminders: an outbox, at least once, under notification ids that make a second time no second notification. */
import { cancel, dueDeadlines, markFired, markFiring } from '../journal/deadlines.ts';
import type { Journal } from '../journal/open.ts';
import type { DeadlineRecord } from '../journal/schema.ts';
import type { IncidentView } from '../regulation/incidents.ts';
import { hideNotifications, showNotification } from './notify.ts';
import { wordReminder, wordSummary } from './wording.ts';

/** More reminders than this at once are one notification. */
const MOST_SINGLE = 3;

export const SUMMARY_ID = 'due/summary';

/** What the outbox needs to know of the moment. */
export interface OutboxContext {
  now: number;
  incident: IncidentView | null;
  /** «Обед»: what falls due goes to the board and the banner only. */
  muted: boolean;
}

/**
 * Gives what is due. True when it has to be heard: reminders that a dead worker may have shown already are repeated
 * silently.
 */
export async function giveReminders(journal: Journal, context: OutboxContext): Promise<boolean> {
  const { chosen, superseded } = newestOfMatters(await dueDeadlines(journal, context.now));
  await cancel(journal, superseded);
  const repeated = new Set(chosen.filter(({ state }) => state === 'firing').map(({ id }) => id));
  const firing = await markFiring(
    journal,
    chosen.map(({ id }) => id),
  );
  if (firing.length === 0) return false;
  if (!context.muted) await show(firing, context);
  await markFired(
    journal,
    firing.map(({ id }) => id),
    context.now,
  );
  return !context.muted && firing.some((reminder) => isLoud(reminder) && !repeated.has(reminder.id));
}

/** The notification of a matter: later reminders of the same matter take its place. */
export function notificationId(matter: string): string {
  return `due/${matter}`;
}

async function show(reminders: readonly DeadlineRecord[], { incident, now }: OutboxContext): Promise<void> {
  const alarms = reminders.filter(({ subject }) => subject.kind === 'incident');
  const others = reminders.filter(({ subject }) => subject.kind !== 'incident');
  const single = others.length > MOST_SINGLE ? alarms : [...alarms, ...others];
  for (const reminder of single) {
    const look = { ...wordReminder(reminder, incident, now), stays: staysUntilActed(reminder) };
    await showNotification(notificationId(reminder.matter), look);
  }
  if (others.length <= MOST_SINGLE) return;
  await showNotification(SUMMARY_ID, { ...wordSummary(others, now), stays: true });
  await hideNotifications(others.map(({ matter }) => notificationId(matter)));
}

/** Of several reminders of one matter only the newest is given. */
function newestOfMatters(due: readonly DeadlineRecord[]): { chosen: DeadlineRecord[]; superseded: string[] } {
  const chosen = new Map<string, DeadlineRecord>();
  for (const reminder of due.toSorted((a, b) => a.dueAt - b.dueAt)) chosen.set(reminder.matter, reminder);
  const superseded = due.filter(({ id, matter }) => chosen.get(matter)?.id !== id).map(({ id }) => id);
  return { chosen: [...chosen.values()], superseded };
}

/** Whether a reminder is to be heard. */
export function isLoud({ level }: DeadlineRecord): boolean {
  return level === 'sound' || level === 'due' || level === 'repeat' || level === 'alarm';
}

function staysUntilActed({ level }: DeadlineRecord): boolean {
  return level === 'due' || level === 'repeat' || level === 'alarm';
}
