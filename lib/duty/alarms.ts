/** The alarms that wake the background: they only wake, the truth is in the journal (platform.md §1). */
import { browser } from 'wxt/browser';
import { nextDueAt } from '../journal/deadlines.ts';
import type { Journal } from '../journal/open.ts';
import { MINUTE_MS } from '../text/moscow.ts';
import { clockOffset } from './clock.ts';

const TICK_ALARM = 'tick';
const NEXT_ALARM = 'next';

/** Sees to it that we are woken each minute. */
export async function keepTicking(): Promise<void> {
  const tick = await browser.alarms.get(TICK_ALARM);
  // Creating it anew each time would put it off each time; one that lies far ahead was set by a clock that was wrong.
  const isGood = tick?.periodInMinutes === 1 && tick.scheduledTime <= Date.now() + 2 * MINUTE_MS;
  if (!isGood) await browser.alarms.create(TICK_ALARM, { periodInMinutes: 1 });
}

/** Sees to it that we are woken at the next reminder's moment. */
export async function armNext(journal: Journal): Promise<void> {
  const next = await nextDueAt(journal);
  if (next === null) await browser.alarms.clear(NEXT_ALARM);
  // The journal's moments are by the portal's clock, alarms by the machine's.
  else await browser.alarms.create(NEXT_ALARM, { when: Math.max(next - (await clockOffset()), Date.now() + 1_000) });
}
