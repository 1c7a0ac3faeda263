/** What the extension does where a page can't see it: the notifications that it shows, the badge on its icon. */
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { browser } from 'wxt/browser';

/** In pages of the extension, in both kinds of browser. */
declare const chrome: typeof browser;

/** A notification that the extension has shown; `at` in ms. */
export interface ShownNotification {
  id: string;
  title: string;
  message: string;
  at: number;
}

/**
 * Goes before the background's script: notes each notification that was really shown in `storage.local`, which outlives the
 * worker and the browser. Headless browsers forget what they have shown, Firefox at once (platform.md §6.4).
 */
const SPY = `{
  let count = 0;
  const api = globalThis.browser ?? globalThis.chrome;
  for (const notifications of new Set([api.notifications, globalThis.chrome.notifications])) {
    const create = notifications.create.bind(notifications);
    notifications.create = async (id, options) => {
      const given = await create(id, options);
      const at = Date.now();
      await api.storage.local.set({ ['spy:' + at + ':' + count++]: { id: given, title: options.title, message: options.message, at } });
      return given;
    };
  }
}
`;

/** A copy of a built extension that notes its notifications; nothing else of it is changed. In a folder of its own. */
export async function spiedCopy(extension: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'dezhurny-extension-'));
  await cp(extension, copy, { recursive: true });
  const background = join(copy, 'background.js');
  await writeFile(background, SPY + (await readFile(background, 'utf8')));
  return copy;
}

/** All that were shown in this profile, oldest first. `page` is a page of the extension, launched with `spy`. */
export function shownNotifications(page: Page): Promise<ShownNotification[]> {
  return page.evaluate(async () => {
    const stored = await chrome.storage.local.get(null);
    const spied = Object.entries(stored).filter(([key]) => key.startsWith('spy:'));
    return spied.map(([, shown]) => shown as ShownNotification).sort((a, b) => a.at - b.at);
  });
}

/** The text on the extension's icon, as its page sees it. */
export function badgeText(page: Page): Promise<string> {
  return page.evaluate(() => chrome.action.getBadgeText({}));
}
