/** What is kept on this computer, and forgetting it at a person's word (design.md, «Little personal data»). */
import { browser } from 'wxt/browser';
import { journalHoldings, sizeOf } from '../journal/holdings.ts';
import type { Journal } from '../journal/open.ts';
import { purge, purgeAll, purgeClosed } from '../journal/retention.ts';
import type { PurgeRecord } from '../journal/schema.ts';
import type { DataReport, PurgeScope } from '../messages.ts';
import { forgetResults } from '../practice/results.ts';
import { DAY_MS } from '../text/moscow.ts';
import type { Context } from './judging.ts';
import { hideNotifications } from './notify.ts';

const SETTINGS_KEYS = /^settings\.|^team/;
const MOST_PURGES = 50;

export async function dataReport(journal: Journal, { settings }: Context): Promise<DataReport> {
  const [stores, purges, local, session] = await Promise.all([
    journalHoldings(journal),
    journal.getAll('purges'),
    browser.storage.local.get(null),
    browser.storage.session.get(null),
  ]);
  const { true: set = [], false: other = [] } = Object.groupBy(
    Object.entries(local),
    ([key]) => String(SETTINGS_KEYS.test(key)) as 'true' | 'false',
  );
  return {
    stores,
    kept: { settings: measured(set), service: measured(other), memory: measured(Object.entries(session)) },
    retentionDays: settings.retentionDays,
    purges: purges.toReversed().slice(0, MOST_PURGES),
  };
}

/** Destroys what is asked for; titles, drafts and clients that are in memory, and results of practice, go with everything. */
export async function purgeByHand(journal: Journal, scope: PurgeScope, context: Context): Promise<PurgeRecord> {
  const { now, settings } = context;
  if (scope === 'old') return await purge(journal, now - settings.retentionDays * DAY_MS, now, true);
  if (scope === 'closed') return await purgeClosed(journal, now);
  const done = await purgeAll(journal, now);
  await hideNotifications(Object.keys(await browser.notifications.getAll()));
  const memory = Object.keys(await browser.storage.session.get(null));
  await browser.storage.session.remove(memory.filter((key) => TOLD.test(key)));
  await forgetResults();
  return done;
}

/** What is in memory of tickets and clients (`session.ts`). */
const TOLD = /^(?:title|draft|progress|client|call|fill|opened)/;

function measured(entries: readonly [string, unknown][]): { records: number; bytes: number } {
  return { records: entries.length, bytes: sizeOf(Object.fromEntries(entries)) };
}
