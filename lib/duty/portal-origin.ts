/** Which pages are the portal's. */

const PORTAL_HOST = 'e-office24.ru';

/** True for http(s) addresses of the portal and its subdomains, on any port. */
export function isPortalUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return false;
  return hostname === PORTAL_HOST || hostname.endsWith(`.${PORTAL_HOST}`);
}
