/** When the journal can't be used: reminders go on from its copy, and one that stays damaged is built anew. */
import { browser } from 'wxt/browser';
import { DamagedJournal, JournalUnusable, rebuildJournal } from '../journal/open.ts';
import { counted } from '../text/counted.ts';
import { DAY_MS, MINUTE_MS, moscowTime } from '../text/moscow.ts';
import { givenFromMirror, loadMirror, noteGiven, restore } from './mirror.ts';
import { showNotification } from './notify.ts';
import { notificationId } from './outbox.ts';
import { wordReminder } from './wording.ts';

/** Since when (ms, the machine's clock) it doesn't open. */
const DAMAGED_SINCE = 'journalDamagedSince';
const REBUILT = 'journalRebuilt';
/** The browser often repairs its store within this time (ms). */
const PATIENCE_MS = 2 * MINUTE_MS;

/** The journal has opened. */
export async function noteOpened(): Promise<void> {
  const { [DAMAGED_SINCE]: since } = await browser.storage.local.get(DAMAGED_SINCE);
  if (since !== undefined) await browser.storage.local.remove(DAMAGED_SINCE);
}

/** Builds the journal anew when it has been damaged for long enough. True when that was done. */
export async function recover(error: unknown, now: number): Promise<boolean> {
  if (!(error instanceof DamagedJournal)) return false;
  const { [DAMAGED_SINCE]: since } = await browser.storage.local.get(DAMAGED_SINCE);
  if (typeof since !== 'number') {
    await browser.storage.local.set({ [DAMAGED_SINCE]: now });
    return false;
  }
  if (now - since < PATIENCE_MS) return false;
  const mirror = await loadMirror();
  await rebuildJournal((journal) => restore(journal, mirror));
  await browser.storage.local.remove(DAMAGED_SINCE);
  await browser.storage.local.set({ [REBUILT]: { at: now, deadlines: mirror.deadlines.length } });
  return true;
}

/** What to tell for a day after the journal was built anew (Russian); null otherwise. */
export async function recoveryNotice(now: number): Promise<string | null> {
  const { [REBUILT]: kept } = await browser.storage.local.get(REBUILT);
  const rebuilt = kept as { at: number; deadlines: number } | undefined;
  if (!rebuilt || now - rebuilt.at > DAY_MS) return null;
  const restored = counted(rebuilt.deadlines, 'напоминание', 'напоминания', 'напоминаний');
  return `Журнал был повреждён и в ${moscowTime(rebuilt.at)} собран заново, восстановлено: ${restored}. Сверьте доску со списком заявок.`;
}

/** Gives what is due by the copy, each once, when it is the journal that has failed. */
export async function giveFromMirror(error: unknown, now: number): Promise<void> {
  if (!(error instanceof JournalUnusable)) return;
  const given = await givenFromMirror();
  const { deadlines } = await loadMirror();
  const due = deadlines.filter(({ id, state, dueAt }) => state === 'armed' && dueAt <= now && !given.has(id));
  for (const reminder of due) {
    await showNotification(notificationId(reminder.matter), { ...wordReminder(reminder, null, now), stays: true });
    await noteGiven(reminder.id);
  }
}
