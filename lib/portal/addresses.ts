/** Tickets' addresses as portals write them: in links, in `ondblclick`, in a query or in the path. */

/** Query keys that hold a ticket's number, most telling first. */
const ID_KEYS = [
  'id',
  'ticketid',
  'ticket_id',
  'ticket',
  'requestid',
  'request_id',
  'req',
  'zayavka',
  'incident_id',
  'issue',
  'bug_id',
  'case',
  'tid',
  'number',
];
const PATH_WORD =
  /(?:^|\/)(?:tickets?|issues?|requests?|bugs?|cases?|incidents?|appeals?|tasks?|zayavk[ai]|obrasc?heni[ey]a?|support|helpdesk|view|show|edit|detail|zoom)[/_-]?(\d{1,18})(?=[/?.-]|$)/i;

/** `/tktview/56f5ca08f1`, `/tickets/3f2a9c…`: numbers of systems that count by hashes. */
const PATH_HASH =
  /\/(?:tkt(?:view|edit)|tickets?|issues?|requests?|cases?|incidents?)\/((?=[0-9a-f-]*\d)[0-9a-f]{8,40}(?:-[0-9a-f]{4}){0,3}(?:-[0-9a-f]{12})?)(?=[/?]|$)/i;

/** `/browse/SUP-12`. */
const PATH_KEY = /\/(?:browse|issues?|tickets?|(?:portal|queues?\/\w+)\/\w+)\/([A-Z][A-Z0-9]{1,9}-\d{1,9})(?=[/?]|$)/;

/** The ticket's number in an address (absolute or not), or null. Templates yield `38417/`: what follows the digits is cut off. */
export function ticketIdOf(address: string): string | null {
  const [beforeHash = '', hash = ''] = address.split('#');
  const query = beforeHash.indexOf('?');
  if (query >= 0) {
    const pairs = beforeHash.slice(query + 1).split(/[&;]/);
    for (const key of ID_KEYS) {
      for (const pair of pairs) {
        const [name = '', value = ''] = pair.split('=');
        const digits = name.toLowerCase() === key ? /^(\d{1,18})(?:%2f|\/)?$/i.exec(value)?.[1] : undefined;
        if (digits && Number(digits) > 0) return digits;
      }
    }
  }
  const path = query >= 0 ? beforeHash.slice(0, query) : beforeHash;
  const id = PATH_WORD.exec(path)?.[1];
  if (id && Number(id) > 0) return id;
  const key = PATH_KEY.exec(path)?.[1] ?? PATH_HASH.exec(path)?.[1];
  if (key) return key;
  // `#ticket/zoom/77`, `index.php?/Tickets/View/77`: a route of the page's own.
  const route = hash.includes('/') ? hash : query >= 0 ? beforeHash.slice(query + 1) : '';
  const routed = route.includes('/') ? PATH_WORD.exec(route)?.[1] : undefined;
  return routed && Number(routed) > 0 ? routed : null;
}

/** Whether an address leads to a person and not to a ticket. */
export function isPersons(address: string): boolean {
  return /(?:^|[/_.-])(?:users?|profiles?|people|person|contacts?|authors?|clients?|customers?|staff)(?:[/_.?-]|\d|$)/i.test(
    address,
  );
}

const PLAIN_PATH = /^\/(?!\/)[\w\-./]*(?:\?[\w=&;%+-]*)?$/;
const ORIGIN = /^https?:\/\/[^/?#]+/;

/** An http(s) address made absolute, or null for a script, an anchor or what can't be parsed. */
export function absolute(address: string | null | undefined, base: string): string | null {
  const trimmed = address?.trim();
  if (!trimmed || trimmed.startsWith('#')) return null;
  // Most addresses of a list are of this plain kind; parsing a thousand is dear.
  const origin = PLAIN_PATH.test(trimmed) && !/\/\.|\.\.|%/.test(trimmed) ? ORIGIN.exec(base)?.[0] : undefined;
  if (origin) return origin + trimmed;
  try {
    const url = new URL(trimmed, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

/** The first address that an inline handler names in quotes: `jsUtils.Redirect([], '/support/?ID=7')`. */
export function addressInScript(script: string | null): string | null {
  if (!script) return null;
  for (const match of script.slice(0, 2000).matchAll(/'([^'\n]{2,500})'|"([^"\n]{2,500})"/g)) {
    const text = (match[1] ?? match[2] ?? '').replaceAll('\\/', '/').replaceAll('&amp;', '&');
    if (/^(?:https?:\/\/|\.{0,2}\/|\?)|\.(?:php|html?|aspx|pl|cgi)(?:\?|$)/i.test(text)) return text;
  }
  return null;
}
