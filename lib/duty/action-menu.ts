/** What the toolbar icon's menu offers besides the browser's own entries. */
import { browser } from 'wxt/browser';

const PRACTICE = 'practice';

/** Once for each version of the extension: the browser keeps the menu. */
export function offerPractice(): void {
  // One that an older version has left is no reason for an error.
  void browser.contextMenus
    .removeAll()
    .then(() => browser.contextMenus.create({ id: PRACTICE, title: 'Тренировка', contexts: ['action'] }));
}

export function onMenuClicked({ menuItemId }: { menuItemId: string | number }): void {
  if (menuItemId === PRACTICE) void browser.tabs.create({ url: browser.runtime.getURL('/practice.html') });
}
