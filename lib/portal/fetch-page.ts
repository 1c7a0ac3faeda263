/** Pages of the portal read in the background of a tab: same origin, in whatever charset they are (platform.md §10). */

export interface FetchedPage {
  document: Document;
  status: number;
  /** Where redirects led. */
  url: string;
  /** The server's `Date` header, ms, for correcting the machine's clock; null where it sends none. */
  serverTime: number | null;
}

export interface FetchOptions {
  signal?: AbortSignal;
  /** Default 20,000 ms. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;

/**
 * Reads a page as a document. `XMLHttpRequest`, because only it decodes by the page's own `meta`; `fetch().text()` garbles windows-1251.
 * Rejects another origin, a network error, an answer that is no page; an error status is answered as it is.
 */
export function fetchPage(
  address: string,
  { signal, timeoutMs = TIMEOUT_MS }: FetchOptions = {},
): Promise<FetchedPage> {
  return new Promise((resolve, reject) => {
    const url = new URL(address, location.href);
    if (url.origin !== location.origin) {
      reject(new Error(`Not the portal's own page: ${url.origin}`));
      return;
    }
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    signal?.addEventListener('abort', abort, { once: true });
    request.open('GET', url.href);
    request.responseType = 'document';
    request.timeout = timeoutMs;
    request.onload = () => {
      const page = request.responseXML;
      if (!page || new URL(request.responseURL).origin !== location.origin) reject(new Error('The answer is no page'));
      else resolve({ document: page, status: request.status, url: request.responseURL, serverTime: dateOf(request) });
    };
    request.onerror = () => reject(new Error('The portal did not answer'));
    request.ontimeout = () => reject(new Error('The portal did not answer in time'));
    request.onabort = () => reject(signal?.reason ?? new Error('Aborted'));
    request.onloadend = () => signal?.removeEventListener('abort', abort);
    request.send();
  });
}

function dateOf(request: XMLHttpRequest): number | null {
  const at = Date.parse(request.getResponseHeader('date') ?? '');
  return Number.isNaN(at) ? null : at;
}

/** Bytes of every character of a one-byte charset, from the platform's own decoder turned round. */
function bytesOf(charset: string): Map<string, number> | null {
  try {
    const decoder = new TextDecoder(charset);
    const bytes = new Map<string, number>();
    for (let byte = 0; byte < 256; byte++) {
      const char = decoder.decode(new Uint8Array([byte]));
      if (char.length === 1 && char !== '\ufffd') bytes.set(char, byte);
    }
    // A charset of several bytes has no such table.
    return bytes.size >= 250 ? bytes : null;
  } catch {
    return null;
  }
}

/**
 * A query string as the portal's own form would send it from a page in `charset`. In a one-byte charset (windows-1251) what it lacks goes as
 * a numeric reference, which is what browsers do; in any other, or an unknown one, the query is UTF-8.
 */
export function encodeQuery(params: Record<string, string>, charset = 'utf-8'): string {
  const bytes = /^utf-?8$/i.test(charset) ? null : bytesOf(charset);
  if (!bytes) return new URLSearchParams(params).toString();
  const encode = (text: string) => {
    let out = '';
    for (const char of text.replace(/\r?\n/g, '\r\n')) {
      const byte = bytes.get(char);
      if (byte === undefined) out += encode(`&#${char.codePointAt(0)};`);
      else if (/^[\w.*-]$/.test(char) && byte < 128) out += char;
      else out += char === ' ' ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    }
    return out;
  };
  return Object.entries(params)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}
