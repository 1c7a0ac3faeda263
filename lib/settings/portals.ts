/** Other addresses of the portal, as leads and administrators name them. Pure. */

/** What a portal's address must be to be kept: scheme and host, any port. */
export const PORTAL_FORM = /^https?:\/\/(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])$/;

/**
 * Scheme and host of what somebody has typed or pasted: a host («портал.рф»), or any address of a page there. Https where no scheme is
 * named. Null for what is no such address.
 */
export function asPortal(typed: string): string | null {
  const text = typed.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  const portal = `${protocol}//${hostname}`;
  return PORTAL_FORM.test(portal) ? portal : null;
}
