/** The portal's own address, and the others that leads and administrators name. Pure. */

const OWN_HOST = 'e-office24.ru';

/** What the browser is asked for so that we may work on the portal's own pages, as in the manifest. */
export const OWN_PATTERN = `*://*.${OWN_HOST}/*`;

/** What another address of the portal must be to be kept: scheme and host, any port. */
export const PORTAL_FORM = /^https?:\/\/(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])$/;

/**
 * Scheme and host of what somebody has typed or pasted: a host («портал.рф»), or any address of a page there. Https where no scheme is
 * named. Null for what is no such address.
 */
export function asPortal(typed: string): string | null {
  const text = typed.trim();
  return portalOf(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
}

/** Whether a page is the portal's: its own, or one at the other addresses. */
export function isPortalPage(url: string, portals: readonly string[]): boolean {
  const portal = portalOf(url);
  if (portal === null) return false;
  const host = portal.replace(/^https?:\/\//, '');
  return host === OWN_HOST || host.endsWith(`.${OWN_HOST}`) || portals.includes(portal);
}

/** What the browser is to be asked for so that we may work at another address: all ports of that host. */
export function patternOf(portal: string): string {
  return `${portal}/*`;
}

function portalOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  const portal = `${protocol}//${hostname}`;
  return PORTAL_FORM.test(portal) ? portal : null;
}
