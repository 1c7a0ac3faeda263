/** What every portal page shows at its top, and when to tell the pages of it. */
import { browser } from 'wxt/browser';
import { pendingDeadlines } from '../journal/deadlines.ts';
import type { Journal } from '../journal/open.ts';
import type { DeadlineRecord } from '../journal/schema.ts';
import type { Banner, DueReminder } from '../messages.ts';
import type { IncidentView } from '../regulation/incidents.ts';
import { clockOffset, clockWarning } from './clock.ts';
import { loadIncident } from './incident.ts';
import type { Context } from './judging.ts';
import { mutedUntil } from './mute.ts';
import { isLoud } from './outbox.ts';
import { pollingNotice } from './watching.ts';
import { wordReminder } from './wording.ts';

const LAST = 'lastBanner';

export async function loadBanner(journal: Journal, context: Context): Promise<Banner> {
  const incident = await loadIncident(journal, context);
  const pending = await pendingDeadlines(journal);
  const due = pending.map((record) => asDue(record, incident, context.now));
  return { incident, due, notices: await notices(), mutedUntil: await mutedUntil(context.now) };
}

/** The banner when the journal doesn't open: nothing but that. */
export async function bannerWithoutJournal(message: string): Promise<Banner> {
  return { incident: null, due: [], notices: [message, ...(await notices())], mutedUntil: null };
}

/** True when the pages haven't been told this banner yet; from now on they have. */
export async function isNews(banner: Banner): Promise<boolean> {
  const said = JSON.stringify({ ...banner, due: banner.due.map(({ id }) => id) });
  const { [LAST]: last } = await browser.storage.session.get(LAST);
  if (last === said) return false;
  await browser.storage.session.set({ [LAST]: said });
  return true;
}

async function notices(): Promise<string[]> {
  const all = [clockWarning(await clockOffset()), await pollingNotice()];
  return all.filter((notice) => notice !== null);
}

function asDue(record: DeadlineRecord, incident: IncidentView | null, now: number): DueReminder {
  const { id, ticketId, dueAt } = record;
  return { id, ticketId, dueAt, ...wordReminder(record, incident, now), sound: isLoud(record) };
}
