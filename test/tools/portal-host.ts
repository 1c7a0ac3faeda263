/** The name that pages are shown under, resolved to the loopback: the extension works on the portal's own name only. */
export const PORTAL_HOST = 'support.e-office24.ru';
