/** Bringing a ticket to the front. */
import { browser } from 'wxt/browser';
import { PersonError } from '../errors.ts';
import { isPortalUrl } from './portal-origin.ts';
import { portalTabs } from './tabs.ts';

/** Shows the tab that has the ticket open, or opens one. */
export async function showTicket(url: string): Promise<void> {
  if (!isPortalUrl(url)) throw new PersonError('Адрес заявки не на портале. Найдите её в списке портала.');
  for (const tab of await portalTabs()) {
    if (!samePage(tab.url, url)) continue;
    const shown = await browser.tabs.update(tab.tabId, { active: true }).catch(() => undefined);
    if (!shown) continue;
    if (shown.windowId !== undefined) await browser.windows.update(shown.windowId, { focused: true });
    return;
  }
  await browser.tabs.create({ url });
}

function samePage(a: string, b: string): boolean {
  return a.split('#', 1)[0] === b.split('#', 1)[0];
}
