/**
 * Making the world fit the journal (platform.md §1): at every wake, whatever woke us, all that fell due is given, the alarms are
 * set for what comes, and the badge and the pages are told.
 */
import { browser } from 'wxt/browser';
import { explainToPerson } from '../errors.ts';
import { dueDeadlines, rearmEarly } from '../journal/deadlines.ts';
import { type Journal, withJournal } from '../journal/open.ts';
import { purge } from '../journal/retention.ts';
import { write } from '../journal/write.ts';
import type { Banner } from '../messages.ts';
import { isWithin } from '../regulation/hours.ts';
import { DAY_MS, moscowDate } from '../text/moscow.ts';
import { lastAbsence, noteAwake, wordAbsence } from './absence.ts';
import { armNext, keepTicking } from './alarms.ts';
import { bannerWithoutJournal, isNews, loadBanner } from './banner.ts';
import { correctedNow } from './clock.ts';
import { loadContext } from './context.ts';
import { advance, incidentTickets } from './incident.ts';
import type { Context } from './judging.ts';
import { saveMirror } from './mirror.ts';
import { forgetMute, lastMute, mutedUntil } from './mute.ts';
import { hideNotifications, showBadge } from './notify.ts';
import { giveHeldBack, giveReminders, notificationId, SUMMARY_ID } from './outbox.ts';
import { giveFromMirror, noteOpened, recover } from './recovery.ts';
import { playSound } from './sound.ts';
import { tellPages, tellTabs } from './tabs.ts';
import { rejudgeAll } from './tickets.ts';

const LOCK = 'reconcile';
const PURGED_ON = 'purgedOn';

export interface ReconcileOptions {
  /** Matters whose notifications are over. */
  cleared?: readonly string[];
  /** The pages are told in any case: an operator has changed what they show. */
  changed?: boolean;
}

/** Does it once; several wakes at the same moment one after the other. Never rejects: the next wake tries again. */
export async function reconcile({ cleared = [], changed = false }: ReconcileOptions = {}): Promise<void> {
  try {
    await takeAway(cleared);
    const { banner, volume } = await navigator.locks.request(LOCK, reconcileAlone);
    if ((await isNews(banner)) || changed) tell(banner);
    if (volume > 0) await playSound(volume);
  } catch (error) {
    await standIn(error);
  }
}

/** Does what can be done without the journal; where that was built anew, all of it. */
async function standIn(error: unknown): Promise<void> {
  const now = await correctedNow();
  try {
    await giveFromMirror(error, now);
    if (await recover(error, now)) return await reconcile({ changed: true });
  } catch (worse) {
    console.error('Журнал не собран заново:', worse);
  }
  const banner = await bannerWithoutJournal(explainToPerson(error));
  await showBadge(0, true);
  if (await isNews(banner)) tell(banner);
}

/** Takes notifications away whose matters are over. */
async function takeAway(matters: readonly string[]): Promise<void> {
  if (matters.length > 0) await hideNotifications([...matters.map(notificationId), SUMMARY_ID]);
}

/**
 * What follows a change of the journal: before anybody is told that it was made, the alarm is set, so that whoever dies now is
 * woken in time; the rest goes on by itself.
 */
export async function followUp(journal: Journal, options: ReconcileOptions): Promise<void> {
  await armNext(journal);
  void reconcile(options);
}

/**
 * Judges every ticket with something open anew: the limits have changed, or the clock. What was given too early by a wrong one is
 * given again at its time.
 */
export async function rejudgeOpen(): Promise<void> {
  const context = await loadContext();
  const cleared: string[] = [];
  await withJournal((journal) =>
    write(journal, async (tx) => {
      cleared.push(...(await rearmEarly(tx, context.now)));
      const members = await incidentTickets(tx, context);
      await rejudgeAll(tx, await tx.objectStore('tickets').index('open').getAllKeys(1), members, context, cleared);
    }),
  );
  await reconcile({ cleared, changed: true });
}

async function reconcileAlone(): Promise<{ banner: Banner; volume: number }> {
  const context = await loadContext();
  await keepTicking();
  await noteAwake(context.now);
  const { banner, loud } = await withJournal(async (journal) => {
    await purgeDaily(journal, context);
    await takeAway(await catchUp(journal, context));
    const loud = await giveAll(journal, context);
    await armNext(journal);
    await saveMirror(journal);
    return { banner: await loadBanner(journal, context), loud };
  });
  await noteOpened();
  await showBadge(banner.due.length, isGoingOn(banner));
  return { banner, volume: loud ? audible(context) : 0 };
}

/** How loud a reminder may be now, in percent; 0 for not at all. */
function audible({ settings: { me, quiet }, now }: Context): number {
  return me.sound && !(quiet.on && isWithin(quiet, now)) ? me.volume : 0;
}

/** Gives what is due, and what «обед» has held back once it is over. True when it is to be heard. */
async function giveAll(journal: Journal, context: Context): Promise<boolean> {
  const { now } = context;
  const absence = await lastAbsence(now);
  const why = absence?.to === now ? wordAbsence(absence) : null;
  const isMuted = (await mutedUntil(now)) !== null;
  const loud = await giveReminders(journal, context, isMuted, why);
  const held = isMuted ? null : await lastMute();
  if (!held) return loud;
  const late = await giveHeldBack(journal, held, context);
  await forgetMute();
  return loud || late;
}

/** Judges anew what is due, so that only what still holds is given, and the reminder after it is armed. */
async function catchUp(journal: Journal, context: Context): Promise<string[]> {
  const due = await dueDeadlines(journal, context.now);
  const cleared: string[] = [];
  await write(journal, async (tx) => {
    const { members, tickets, outputs } = await advance(tx, [], context, cleared);
    const concerned = new Set(due.flatMap(({ ticketId }) => ticketId ?? []));
    if (outputs.length > 0) for (const ticket of tickets) concerned.add(ticket);
    await rejudgeAll(tx, concerned, members, context, cleared);
  });
  return cleared;
}

/** Nobody waits for it: a tab that is asleep answers late. */
function tell(banner: Banner): void {
  void tellTabs('changed', { banner });
  void tellPages('changed', undefined);
}

function isGoingOn({ incident }: Banner): boolean {
  return incident?.state === 'open';
}

async function purgeDaily(journal: Journal, { settings, now }: Context): Promise<void> {
  const today = moscowDate(now);
  const { [PURGED_ON]: last } = await browser.storage.local.get(PURGED_ON);
  if (last === today) return;
  await purge(journal, now - settings.retentionDays * DAY_MS, now);
  await browser.storage.local.set({ [PURGED_ON]: today });
}
