/** The corpus of `test/pages/read`: every page beside a file with what it says. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { readHead } from '../../lib/portal/read-head.ts';
import type { readList } from '../../lib/portal/read-list.ts';
import type { readReport } from '../../lib/portal/read-report.ts';
import type { readThread } from '../../lib/portal/read-thread.ts';
import { moscowIso } from '../../lib/text/moscow.ts';
import { bundle, launch, serve, show } from './portal-bench.ts';

interface Portal {
  readThread: typeof readThread;
  readHead: typeof readHead;
  readList: typeof readList;
  readReport: typeof readReport;
}
declare const portal: Portal;

interface Facts {
  staffNames?: string[];
  messages?: unknown[];
  head?: unknown;
  rows?: unknown[];
  clients?: unknown[];
}

/** Tuesday, 24 November 2026, 12:00:30 in Moscow. */
const NOW = Date.parse('2026-11-24T12:00:30+03:00');
const folder = fileURLToPath(new URL('../pages/read/', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.html'));

let browser: Browser;
let page: Page;
let script: string;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  script = await bundle(['read-thread.ts', 'read-head.ts', 'read-list.ts', 'read-report.ts']);
  server = await serve((path) => {
    const name = /^\/pages\/([\w.-]+)/.exec(path)?.[1];
    return name && names.includes(name) ? { body: readFileSync(folder + name) } : null;
  });
  browser = await launch('chrome');
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

function readAll(profile: unknown, now: number) {
  const of = profile as Parameters<Portal['readThread']>[1];
  return {
    messages: portal.readThread(document, of, now),
    head: portal.readHead(document, of, now),
    rows: portal.readList(document, of, now),
    clients: portal.readReport(document, now),
  };
}

/** Times as ISO, so that expected facts can be read. */
function withIso(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withIso);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      /^(?:at|createdAt|updated|created)$/.test(key) && typeof inner === 'number'
        ? moscowIso(inner).slice(0, 19)
        : withIso(inner),
    ]),
  );
}

describe.each(names)('%s', (name) => {
  const facts = JSON.parse(readFileSync(folder + name.replace(/\.html$/, '.json'), 'utf8')) as Facts;
  const profile = {
    bindings: {},
    staffNames: facts.staffNames ?? [],
    listUrl: null,
    newTicketUrl: null,
    reportUrl: null,
    reportQuery: null,
  };

  it('says what the facts beside it say', async () => {
    await show(page, `${server.origin}/pages/${name}?ID=0`, script);
    const read = await page.evaluate(readAll, profile, NOW);
    const plain = JSON.parse(JSON.stringify(withIso(read)).replaceAll(server.origin, '')) as Required<Facts>;
    expect(plain.messages).toEqual(facts.messages ?? []);
    if (facts.head) expect(plain.head).toEqual(facts.head);
    expect(plain.rows).toEqual(facts.rows ?? []);
    expect(plain.clients).toEqual(facts.clients ?? []);
  });
});
