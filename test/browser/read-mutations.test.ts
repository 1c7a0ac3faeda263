/** Pages of the corpus, changed at random: what is read stays the same, or less is read; nothing is made up and nothing throws. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { readHead } from '../../lib/portal/read-head.ts';
import type { readList } from '../../lib/portal/read-list.ts';
import type { readReport } from '../../lib/portal/read-report.ts';
import type { readThread } from '../../lib/portal/read-thread.ts';
import type { ThreadMessage } from '../../lib/regulation/snapshot.ts';
import { bundle, launch, redraw, serve, show } from './portal-bench.ts';

interface Portal {
  readThread: typeof readThread;
  readHead: typeof readHead;
  readList: typeof readList;
  readReport: typeof readReport;
}
declare const portal: Portal;

const NOW = Date.parse('2026-11-24T12:00:30+03:00');
const folder = fileURLToPath(new URL('../pages/read/', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.html'));
/** How often each page is changed in every manner. */
const ROUNDS = Number(process.env.WAYS ?? 2);

let browser: Browser;
let page: Page;
let script: string;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  script = await bundle(['read-thread.ts', 'read-head.ts', 'read-list.ts', 'read-report.ts']);
  server = await serve((path) => {
    const name = path.slice(1);
    return names.includes(name) ? { body: readFileSync(folder + name) } : null;
  });
  browser = await launch('chrome');
  page = await browser.newPage();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

type Change = 'wrap' | 'decoys' | 'nameless' | 'scramble';
interface Read {
  messages: ThreadMessage[];
  rows: unknown[];
  clients: unknown[];
}

/** Changes the page as told and reads it before and after. */
function changeAndRead(change: Change, seed: number, staffNames: string[], now: number): { before: Read; after: Read } {
  let state = seed;
  const chance = (share: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 < share;
  };
  const profile = { bindings: {}, staffNames, listUrl: null, newTicketUrl: null, reportUrl: null, reportQuery: null };
  const read = (): Read => {
    portal.readHead(document, profile, now);
    return {
      messages: portal.readThread(document, profile, now),
      rows: portal.readList(document, profile, now),
      clients: portal.readReport(document, now),
    };
  };
  const trees = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
    root,
    ...[...root.querySelectorAll('*')].flatMap((element) => (element.shadowRoot ? trees(element.shadowRoot) : [])),
  ];
  const all = (selector: string) =>
    trees(document).flatMap((tree) => [...tree.querySelectorAll<HTMLElement>(selector)]);
  const before = read();
  if (change === 'wrap') {
    for (const element of all('div, p, span, b, h4, a, time')) {
      // A frame that is moved loads anew and is empty meanwhile; a row's cells stay a row's.
      if (!chance(0.3) || element.querySelector('iframe') || element.parentElement?.matches('tr, [role=row]')) continue;
      const wrapper = document.createElement(/^(?:div|p|h4)$/.test(element.localName) ? 'div' : 'span');
      element.replaceWith(wrapper);
      wrapper.append(element);
    }
  }
  if (change === 'decoys') {
    const make = (tag: string, text: string, ...inner: Node[]) => {
      const element = document.createElement(tag);
      element.append(text, ...inner);
      return element;
    };
    const link = (i: number) => Object.assign(make('a', `Не работает печать ${i}`), { href: `/tickets/${i}` });
    const range = [1, 2, 3, 4, 5, 6];
    const similar = range.map((i) => make('div', '', link(i), make('span', `2${i}.07.2026 10:00`)));
    const works = range.map((i) => make('li', `2${i}.07.2026 10:0${i} Плановые работы на сервере ${i}`));
    const files = range.map((i) =>
      make('tr', '', make('td', `файл${i}.pdf`), make('td', '12 КБ'), make('td', `2${i}.07.2026 10:00`)),
    );
    const parts = [
      make('aside', '', make('h3', 'Похожие'), make('div', '', ...similar)),
      make('section', '', make('h3', 'События'), make('ul', '', ...works)),
      make('table', '', ...files),
      make('p', 'Обновлено 24.11.2026 11:00'),
    ];
    for (const part of parts) {
      if (chance(0.5)) document.body.prepend(part);
      else document.body.append(part);
    }
  }
  if (change === 'nameless') {
    for (const element of all('[class], [id]')) {
      element.removeAttribute('class');
      element.removeAttribute('id');
    }
  }
  if (change === 'scramble') {
    const ways: ((element: HTMLElement) => void)[] = [
      (element) => element.remove(),
      (element) => element.replaceWith(...element.childNodes),
      (element) => {
        element.textContent = '21.07.2026 09:02 ½ <b> ]]> № : : :'.repeat(3);
      },
    ];
    for (const way of ways) for (const element of all('body *')) if (chance(0.05)) way(element);
  }
  return { before, after: read() };
}

const key = ({ at, text, hidden, author }: ThreadMessage) => JSON.stringify([at, text, hidden, author]);

describe.each(names)('%s', (name) => {
  const facts = JSON.parse(readFileSync(folder + name.replace(/\.html$/, '.json'), 'utf8')) as {
    staffNames?: string[];
  };
  const change = async (how: Change, seed: number) => {
    const address = `${server.origin}/${name}`;
    if (page.url() === address) await redraw(page, readFileSync(folder + name, 'utf8'));
    else await show(page, address, script);
    return page.evaluate(changeAndRead, how, seed, facts.staffNames ?? [], NOW);
  };

  it.each(['wrap', 'decoys'] as const)('reads the same after «%s»', async (how) => {
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const { before, after } = await change(how, seed);
      expect(after.messages.map(key)).toEqual(before.messages.map(key));
      expect(after.clients).toEqual(before.clients);
      if (how === 'decoys') expect(after.rows).toEqual(before.rows);
    }
  });

  it('makes nothing up on a page without names', async () => {
    const { before, after } = await change('nameless', 1);
    const times = new Set([null, ...before.messages.map((message) => message.at)]);
    expect(after.messages.filter((message) => !times.has(message.at))).toEqual([]);
    expect(after.messages.length).toBeLessThanOrEqual(before.messages.length);
  });

  it('never throws on a broken page', async () => {
    for (let seed = 1; seed <= ROUNDS; seed++) await expect(change('scramble', seed)).resolves.toBeDefined();
  });
});
