/** Where the form for a new ticket is, and how it is opened. */
import { browser } from 'wxt/browser';
import type { Settings } from '../settings/schema.ts';
import { isPortalUrl } from './portal-origin.ts';
import { portalTabs } from './tabs.ts';

const KEY = 'newTicketUrl';

/** Remembers the form's address when an operator has it open. */
export async function noteNewTicketUrl(url: string): Promise<void> {
  await browser.storage.local.set({ [KEY]: url.split('#', 1)[0]! });
}

/**
 * Opens the form: in this tab, or in one beside a ticket, which may be half written. As the lead has set its address,
 * else as it was opened last, else by `link` of the page. False when nobody knows the address; a tab that shows the form stays as it is.
 */
export async function openNewTicket(tabId: number, link: string | null, { portal }: Settings): Promise<boolean> {
  const tab = (await portalTabs()).find((one) => one.tabId === tabId);
  if (tab?.kind === 'ticket-new') return true;
  const { [KEY]: seen } = await browser.storage.local.get(KEY);
  const address = portal.newTicketUrl ?? (typeof seen === 'string' ? seen : link);
  const here = tab?.url ?? link ?? '';
  if (address === null || !URL.canParse(address, here)) return false;
  const { href: url } = new URL(address, here);
  if (!(await isPortalUrl(url))) return false;
  if (tab?.kind === 'ticket') await browser.tabs.create({ url, openerTabId: tabId });
  else await browser.tabs.update(tabId, { url });
  return true;
}
