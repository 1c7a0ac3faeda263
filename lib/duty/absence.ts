/** The time in which nothing could be given: the browser was closed, or the machine slept (platform.md §1.9). */
import { browser } from 'wxt/browser';
import type { DeadlineRecord } from '../journal/schema.ts';
import { counted } from '../text/counted.ts';
import { MINUTE_MS, moscowDate, moscowTime } from '../text/moscow.ts';

export interface Absence {
  /** Moments, ms. */
  from: number;
  to: number;
  /** The browser was closed; else the machine slept. */
  closed: boolean;
}

/** The last moment that is known to have been awake. */
const ALIVE = 'aliveAt';
/** In memory: gone with the browser. */
const ABSENCE = 'absence';
/** The alarm wakes each minute; a longer gap (ms) than this was no chance to. */
const GAP_MS = 3 * MINUTE_MS;

/** Notes that we are awake at `now` (ms), and the absence that has ended by it. */
export async function noteAwake(now: number): Promise<void> {
  const [{ [ALIVE]: alive }, { [ABSENCE]: known }] = await Promise.all([
    browser.storage.local.get(ALIVE),
    browser.storage.session.get(ABSENCE),
  ]);
  const isLong = typeof alive === 'number' && now - alive > GAP_MS;
  const ended: Absence | null = isLong ? { from: alive, to: now, closed: known === undefined } : null;
  if (ended || known === undefined) await browser.storage.session.set({ [ABSENCE]: { last: ended } });
  await browser.storage.local.set({ [ALIVE]: now });
}

/** The last absence since the browser was started; null when there was none, or a wrong clock has made it up. */
export async function lastAbsence(now: number): Promise<Absence | null> {
  const { [ABSENCE]: known } = await browser.storage.session.get(ABSENCE);
  const absence = (known as { last: Absence | null } | undefined)?.last;
  return absence && absence.to <= now + MINUTE_MS ? absence : null;
}

/** «Браузер был закрыт с 18:00 до 09:00»; the day is named when it was another one. */
export function wordAbsence({ from, to, closed }: Absence): string {
  const [, month, day] = moscowDate(from).split('-');
  const since = moscowDate(from) === moscowDate(to) ? moscowTime(from) : `${moscowTime(from)} ${day}.${month}`;
  return `${closed ? 'Браузер был закрыт' : 'Компьютер спал'} с ${since} до ${moscowTime(to)}`;
}

/** What to tell while something of that time waits for somebody (Russian); null otherwise. */
export function absenceNotice(absence: Absence | null, pending: readonly DeadlineRecord[]): string | null {
  if (!absence) return null;
  const missed = pending.filter(({ deadline }) => deadline > absence.from && deadline <= absence.to).length;
  if (missed === 0) return null;
  return `${wordAbsence(absence)}: за это время подошли сроки, ждут вас: ${counted(missed, 'напоминание', 'напоминания', 'напоминаний')}.`;
}
