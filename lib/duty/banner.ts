/** What every portal page shows at its top, and when to tell the pages of it. */
import { browser } from 'wxt/browser';
import { explainToPerson } from '../errors.ts';
import { pendingDeadlines } from '../journal/deadlines.ts';
import { type Journal, withJournal } from '../journal/open.ts';
import type { DeadlineRecord } from '../journal/schema.ts';
import type { Banner, DueReminder } from '../messages.ts';
import type { IncidentView } from '../regulation/incidents.ts';
import { loadSettings } from '../settings/store.ts';
import { DAY_MS } from '../text/moscow.ts';
import { absenceNotice, lastAbsence } from './absence.ts';
import { promiseNotice } from './calls.ts';
import { clockOffset, clockWarning, correctedNow } from './clock.ts';
import { loadIncident } from './incident.ts';
import type { Context } from './judging.ts';
import { mutedUntil } from './mute.ts';
import { isLoud } from './outbox.ts';
import { portalsNotice } from './portals.ts';
import { recoveryNotice } from './recovery.ts';
import { regulationNotice } from './regulation.ts';
import { teamFileNotice } from './team-file.ts';
import { pollingNotice } from './watching.ts';
import { wordReminder } from './wording.ts';

const LAST = 'lastBanner';

export async function loadBanner(journal: Journal, context: Context): Promise<Banner> {
  const incident = await loadIncident(journal, context);
  const pending = await pendingDeadlines(journal);
  const due = dueReminders(pending, incident, context.now);
  return {
    incident,
    due,
    notices: await journalNotices(journal, pending, context),
    mutedUntil: await mutedUntil(context.now),
  };
}

/** The banner, whatever has become of the journal: a page that says hello gets its settings in any case. */
export async function currentBanner(context: Context): Promise<Banner> {
  try {
    return await withJournal((journal) => loadBanner(journal, context));
  } catch (error) {
    return await bannerWithoutJournal(explainToPerson(error));
  }
}

/** The banner when the journal doesn't open: nothing but that. */
export async function bannerWithoutJournal(message: string): Promise<Banner> {
  return { incident: null, due: [], notices: [message, ...(await notices())], mutedUntil: null };
}

/** What the journal has to say for itself: what fell due while nothing could be given, room that was made, a rebuilding. */
async function journalNotices(
  journal: Journal,
  pending: readonly DeadlineRecord[],
  { now }: Context,
): Promise<string[]> {
  const purges = await journal.getAll('purges');
  const own = [
    absenceNotice(await lastAbsence(now), pending),
    await recoveryNotice(now),
    purges.some(({ full, at }) => full && now - at < DAY_MS) ? FULL : null,
  ];
  return [...own.filter((notice) => notice !== null), ...(await notices())];
}

const FULL =
  'На диске кончилось место: журнал удалил записи самых старых заявок, где всё сделано. Сроки идут дальше; освободите место на диске.';

/** True when the pages haven't been told this banner yet; from now on they have. */
export async function isNews(banner: Banner): Promise<boolean> {
  const said = JSON.stringify({ ...banner, due: banner.due.map(({ id }) => id) });
  const { [LAST]: last } = await browser.storage.session.get(LAST);
  if (last === said) return false;
  await browser.storage.session.set({ [LAST]: said });
  return true;
}

async function notices(): Promise<string[]> {
  const all = [
    clockWarning(await clockOffset()),
    await pollingNotice(),
    await promiseNotice(await correctedNow()),
    await teamFileNotice(),
    await regulationNotice((await loadSettings()).settings.regulation),
    await portalsNotice(),
  ];
  return all.filter((notice) => notice !== null);
}

/** Reminders that wait for somebody, in words. */
export function dueReminders(
  pending: readonly DeadlineRecord[],
  incident: IncidentView | null,
  now: number,
): DueReminder[] {
  return pending.map((record) => {
    const { id, ticketId, dueAt } = record;
    return { id, ticketId, dueAt, ...wordReminder(record, incident, now), sound: isLoud(record) };
  });
}
