/** Bringing a ticket to the front. */
import { browser } from 'wxt/browser';
import { PersonError } from '../errors.ts';
import { isPortalUrl } from './portal-origin.ts';
import { portalTabs } from './tabs.ts';

/** Shows the tab that has the ticket open, or opens it in the tab `into`, or in a new one. Returns the tab; null when it has no id. */
export async function showTicket(url: string, into: number | null = null): Promise<number | null> {
  if (!(await isPortalUrl(url))) throw new PersonError('Адрес заявки не на портале. Найдите её в списке портала.');
  for (const { tabId, url: shown } of await portalTabs()) {
    if (samePage(shown, url) && (await bringToFront(tabId))) return tabId;
  }
  if (into !== null && (await bringToFront(into, url))) return into;
  return (await browser.tabs.create({ url })).id ?? null;
}

/** Brings the portal's tab that was used last to the front. Returns it. */
export async function showPortal(): Promise<number> {
  for (const { tabId, loggedOut } of await portalTabs()) {
    if (!loggedOut && (await bringToFront(tabId))) return tabId;
  }
  throw new PersonError('Портал не открыт. Откройте «Техподдержку» в любой вкладке и нажмите ещё раз.');
}

/** False when the tab is gone. */
async function bringToFront(tabId: number, url?: string): Promise<boolean> {
  const shown = await browser.tabs.update(tabId, { active: true, ...(url && { url }) }).catch(() => undefined);
  if (!shown) return false;
  if (shown.windowId !== undefined) await browser.windows.update(shown.windowId, { focused: true });
  return true;
}

function samePage(a: string, b: string): boolean {
  return a.split('#', 1)[0] === b.split('#', 1)[0];
}
