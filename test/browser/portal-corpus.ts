/** The corpus of forms and page kinds: pages beside the facts that recognition must tell of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ClientRecord, FieldName, PageKind } from '../../lib/regulation/snapshot.ts';
import { encode } from '../demo-portal/charset.ts';
import { serve } from './portal-bench.ts';

/** What stands in the JSON beside a page. A field that isn't named must not be found. */
export interface Facts {
  /** Path and query that the page had on the portal. */
  at: string;
  kind: PageKind;
  ticketId?: string;
  loggedOut?: boolean;
  /** Selectors: ` | ` goes into a frame, ` >>> ` into a shadow root. */
  fields?: Partial<Record<FieldName, string>>;
  internalForm?: 'flag' | 'field';
  writable?: boolean;
  /** How many messages, rows or clients there are. */
  messages?: number;
  rows?: number;
  clients?: number;
  /** What they say: «author[!] time» of each message (`!` for hidden), «id|title|status|assignee|updated» of each row. */
  thread?: string[];
  table?: string[];
  records?: ClientRecord[];
  /** In which the page is served; the file itself is UTF-8. */
  charset?: string;
  /** A page of the same folder that is shown in a frame of this one, under `/frame/`. */
  frame?: string;
}

export interface CorpusPage {
  name: string;
  facts: Facts;
  html: string;
}

/** The pages of a folder of `test/pages`. */
export function corpus(folder: 'forms' | 'kinds'): CorpusPage[] {
  const path = fileURLToPath(new URL(`../pages/${folder}/`, import.meta.url));
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({
      name: name.slice(0, -'.json'.length),
      facts: JSON.parse(readFileSync(path + name, 'utf8')) as Facts,
      html: readFileSync(path + name.replace('.json', '.html'), 'utf8'),
    }));
}

/** Serves one page of the corpus at a time, under the address of its facts. */
export async function serveCorpus(pages: CorpusPage[]) {
  let shown: CorpusPage | undefined;
  const server = await serve((path) => {
    if (path.startsWith('/frame/')) {
      const inner = pages.find(({ name }) => `${name}.html` === shown?.facts.frame);
      return inner ? { body: inner.html } : null;
    }
    if (!shown || path === '/favicon.ico') return null;
    const { charset = 'utf-8' } = shown.facts;
    return { body: Buffer.from(encode(shown.html, charset)), type: `text/html; charset=${charset}` };
  });
  return {
    /** The address to open next. */
    addressOf(page: CorpusPage): string {
      shown = page;
      return server.origin + page.facts.at;
    },
    close: server.close,
  };
}
