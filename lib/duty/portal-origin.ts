/** Which pages are the portal's, by the settings in force. */
import { isPortalPage } from '../settings/portals.ts';
import { loadSettings } from '../settings/store.ts';

/** True for http(s) pages of the portal: its own host and subdomains, and the other addresses that are set; on any port. */
export async function isPortalUrl(url: string): Promise<boolean> {
  // The portal's own pages ask often, and need no settings to be known.
  return isPortalPage(url, []) || isPortalPage(url, (await loadSettings()).settings.portals);
}
