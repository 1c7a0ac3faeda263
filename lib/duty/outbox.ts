/** Giving reminders: an outbox, at least once, under notification ids that make a second time no second notification. */
import { browser } from 'wxt/browser';
import { cancel, dueDeadlines, markFired, markFiring, pendingDeadlines } from '../journal/deadlines.ts';
import type { Journal } from '../journal/open.ts';
import type { DeadlineRecord } from '../journal/schema.ts';
import type { IncidentView } from '../regulation/incidents.ts';
import { MINUTE_MS } from '../text/moscow.ts';
import { loadIncident } from './incident.ts';
import type { Context } from './judging.ts';
import { givenFromMirror } from './mirror.ts';
import type { Mute } from './mute.ts';
import { hideNotifications, showNotification } from './notify.ts';
import { countLate } from './progress.ts';
import { wordReminder, wordSummary } from './wording.ts';

/** More reminders than this are one notification. */
const MOST_SINGLE = 3;

export const SUMMARY_ID = 'due/summary';
const SUMMARY_AT = 'summaryAt';
/** However many tickets nag every 10 minutes, each at its own: their one notification comes no more often than that (ms). */
const NAG_MS = 10 * MINUTE_MS;

/**
 * Gives what is due. True when it has to be heard: reminders that a dead worker may have shown already are repeated
 * silently. `muted` («обед»): what falls due goes to the board and the banner only. `why` so many come at once, where it is known.
 */
export async function giveReminders(
  journal: Journal,
  context: Context,
  muted: boolean,
  why: string | null,
): Promise<boolean> {
  const { chosen, superseded } = newestOfMatters(await dueDeadlines(journal, context.now));
  await cancel(journal, superseded);
  const repeated = new Set(chosen.filter(({ state }) => state === 'firing').map(({ id }) => id));
  const firing = await markFiring(
    journal,
    chosen.map(({ id }) => id),
  );
  if (firing.length === 0) return false;
  const waiting = await pendingDeadlines(journal);
  const many = waiting.filter(isOfTicket).length > MOST_SINGLE;
  // Read now: the incident may have begun after the reminders of this wake were looked up.
  const incident = await loadIncident(journal, context);
  const given = await givenFromMirror();
  const unseen = firing.filter(({ id }) => !given.has(id));
  if (!muted) await show(unseen, many ? waiting.filter(isOfTicket) : [], incident, context.now, why);
  await markFired(
    journal,
    firing.map(({ id }) => id),
    context.now,
  );
  await countLate(journal, firing, context);
  const heard = unseen.filter((reminder) => !repeated.has(reminder.id) && !(many && reminder.level === 'repeat'));
  return !muted && heard.some(isLoud);
}

/** «Обед» is over: what it has held back, and nobody has seen to, is given. True when that is to be heard. */
export async function giveHeldBack(journal: Journal, { from, until }: Mute, context: Context): Promise<boolean> {
  const pending = await pendingDeadlines(journal);
  const held = pending.filter(({ firedAt }) => firedAt !== null && firedAt >= from && firedAt <= until);
  const [first] = held;
  if (!first) return false;
  const wording =
    held.length === 1
      ? wordReminder(first, await loadIncident(journal, context), context.now)
      : wordSummary(held, context.now, 'Тишина окончена');
  const id = held.length === 1 ? notificationId(first.matter) : SUMMARY_ID;
  await showNotification(id, { ...wording, stays: held.some(staysUntilActed) });
  return held.some(isLoud);
}

/** The notification of a matter: later reminders of the same matter take its place. */
export function notificationId(matter: string): string {
  return `due/${matter}`;
}

/** Shows each by itself; where `many` wait, those that come together, or nag again, are one notification about all of them. */
async function show(
  reminders: readonly DeadlineRecord[],
  many: readonly DeadlineRecord[],
  incident: IncidentView | null,
  now: number,
  why: string | null,
): Promise<void> {
  const together = reminders.filter(isOfTicket).length > MOST_SINGLE;
  const isGrouped = (reminder: DeadlineRecord) =>
    isOfTicket(reminder) && (together || (many.length > 0 && reminder.level === 'repeat'));
  for (const reminder of reminders.filter((one) => !isGrouped(one))) {
    const look = { ...wordReminder(reminder, incident, now), stays: staysUntilActed(reminder) };
    await showNotification(notificationId(reminder.matter), look);
  }
  const grouped = reminders.filter(isGrouped);
  if (grouped.length === 0) return;
  const isNew = grouped.some(({ level }) => level !== 'repeat');
  if (!isNew && now - (await summaryShownAt()) < NAG_MS) return;
  await browser.storage.session.set({ [SUMMARY_AT]: now });
  await showNotification(SUMMARY_ID, { ...wordSummary(many, now, why), stays: true });
  await hideNotifications(grouped.map(({ matter }) => notificationId(matter)));
}

async function summaryShownAt(): Promise<number> {
  const { [SUMMARY_AT]: at } = await browser.storage.session.get(SUMMARY_AT);
  return typeof at === 'number' ? at : 0;
}

function isOfTicket({ subject }: DeadlineRecord): boolean {
  return subject.kind !== 'incident';
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
