/** What the browser shows for us: system notifications and the badge on the icon. */
import { browser } from 'wxt/browser';
import type { Wording } from './wording.ts';

export interface NotificationLook extends Wording {
  /** Stays until somebody acts, where that is supported. */
  stays: boolean;
}

/**
 * Shows a notification in the place of an earlier one with the same id. All are silent: the sound is ours (`sound.ts`), so
 * that it can be turned off and isn't heard twice. Firefox refuses options that it doesn't know (platform.md §0.2).
 */
export async function showNotification(id: string, { title, text, stays }: NotificationLook): Promise<void> {
  const iconUrl = browser.runtime.getURL('/icon/128.png');
  const plain = { type: 'basic', title, message: text, iconUrl } as const;
  try {
    await browser.notifications.create(id, { ...plain, silent: true, requireInteraction: stays, priority: 2 });
  } catch {
    await browser.notifications.create(id, plain);
  }
}

/** Shows one that means nothing, for somebody to see. False where the browser has notifications switched off. */
export async function tryNotification(): Promise<boolean> {
  // Firefox has no levels.
  if ((await browser.notifications.getPermissionLevel?.()) === 'denied') return false;
  const text = 'Так приходят напоминания о сроках. Ничего делать не нужно.';
  await showNotification('check', { title: 'Дежурный: проверка', text, stays: false });
  return true;
}

export async function hideNotifications(ids: readonly string[]): Promise<void> {
  await Promise.all(ids.map((id) => browser.notifications.clear(id)));
}

/** The badge: how many reminders wait for somebody, or that an incident goes on. */
export async function showBadge(due: number, incident: boolean): Promise<void> {
  const text = incident ? '!' : due > 99 ? '99+' : due > 0 ? String(due) : '';
  await browser.action.setBadgeBackgroundColor({ color: '#c62828' });
  await browser.action.setBadgeText({ text });
}
