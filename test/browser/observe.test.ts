/** Noticing what the portal redraws, where it went, and pages read in the background, in the real browser. */
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { encodeQuery, fetchPage } from '../../lib/portal/fetch-page.ts';
import type { onNavigation } from '../../lib/portal/navigation.ts';
import type { observe } from '../../lib/portal/observe.ts';
import { bundle, launch, serve, show } from './portal-bench.ts';

declare const portal: {
  observe: typeof observe;
  onNavigation: typeof onNavigation;
  fetchPage: typeof fetchPage;
  encodeQuery: typeof encodeQuery;
};

/** The page's clock, put forward by hand: nothing here waits for the machine. */
interface Bench {
  calls: number;
  watch: ReturnType<typeof observe>;
  stop: AbortController;
  /** Lets the observer see what was changed, then puts the clock forward; how often it has called so far. */
  pass(ms: number): Promise<number>;
}
declare const bench: Bench;

let browser: Browser;
let page: Page;
let script: string;
let server: Awaited<ReturnType<typeof serve>>;

/** «Договор» in windows-1251. */
const CYRILLIC = Buffer.from([0xc4, 0xee, 0xe3, 0xee, 0xe2, 0xee, 0xf0]);

beforeAll(async () => {
  script = await bundle(['observe.ts', 'navigation.ts', 'fetch-page.ts']);
  server = await serve((path) => {
    if (path.startsWith('/list')) {
      const head =
        '<!doctype html><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p id="p">';
      return { body: Buffer.concat([Buffer.from(head), CYRILLIC]), type: 'text/html' };
    }
    if (path.startsWith('/away')) return { body: '<p>elsewhere</p>' };
    if (path.startsWith('/gone')) return { body: '<p>no such page</p>', status: 404 };
    if (path.startsWith('/data')) return { body: '{"a":1}', type: 'application/json' };
    return { body: '<!doctype html><meta charset="utf-8"><main><ul></ul></main>' };
  });
  browser = await launch('chrome');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  page = await browser.newPage();
  await show(page, `${server.origin}/`, script);
  return () => page.close();
});

const start = () =>
  page.evaluate(() => {
    let now = 0;
    let timers: { id: number; at: number; run: () => void }[] = [];
    performance.now = () => now;
    Object.assign(globalThis, {
      setTimeout: (run: () => void, ms: number) => {
        const id = timers.length + now * 1000 + 1;
        timers.push({ id, at: now + ms, run });
        return id;
      },
      clearTimeout: (id?: number) => {
        timers = timers.filter((timer) => timer.id !== id);
      },
    });
    const stop = new AbortController();
    const made: Omit<Bench, 'watch'> = {
      calls: 0,
      stop,
      pass: async (ms) => {
        await new Promise<void>((resolve) => queueMicrotask(resolve));
        now += ms;
        const due = timers.filter((timer) => timer.at <= now);
        timers = timers.filter((timer) => timer.at > now);
        for (const timer of due) timer.run();
        return made.calls;
      },
    };
    const watch = portal.observe(document.querySelector('main')!, () => made.calls++, { signal: stop.signal });
    Object.assign(globalThis, { bench: Object.assign(made, { watch }) });
  });

describe('observe', () => {
  it('calls once for many changes, when the page has come to rest', async () => {
    await start();
    const calls = await page.evaluate(async () => {
      const list = document.querySelector('ul')!;
      for (let i = 0; i < 1000; i++) list.append(document.createElement('li'));
      const early = await bench.pass(100);
      list.append(document.createElement('li'));
      return [early, await bench.pass(100), await bench.pass(100), await bench.pass(5000)];
    });
    expect(calls).toEqual([0, 0, 1, 1]);
  });

  it('keeps still about our own writes, and not about the portal’s beside them', async () => {
    await start();
    const calls = await page.evaluate(async () => {
      const list = document.querySelector('ul')!;
      bench.watch.quietly(() => list.append('наше'));
      const own = await bench.pass(1000);
      list.append('портала');
      bench.watch.quietly(() => list.append('наше'));
      return [own, await bench.pass(1000)];
    });
    expect(calls).toEqual([0, 1]);
  });

  it('keeps still about our overlay', async () => {
    await start();
    const calls = await page.evaluate(() => {
      const host = document.createElement('dezhurny-panel');
      document.querySelector('main')!.append(host);
      host.append('внутри');
      host.remove();
      return bench.pass(1000);
    });
    expect(calls).toBe(0);
  });

  it('looks even at a page that never rests, and ever more rarely', async () => {
    await start();
    const moments = await page.evaluate(async () => {
      const list = document.querySelector('ul')!;
      const seen: number[] = [];
      for (let ms = 0; ms < 7000; ms += 10) {
        list.replaceChildren(document.createElement('li'));
        const before = bench.calls;
        if ((await bench.pass(10)) > before) seen.push(ms);
      }
      return seen;
    });
    const gaps = moments.map((moment, index) => moment - (moments[index - 1] ?? 0));
    expect(gaps.length).toBeGreaterThan(1);
    expect(gaps.slice(1).every((gap, index) => gap > gaps[index]! * 1.5)).toBe(true);
  });

  it('does nothing while the tab is hidden, and looks once when it is shown', async () => {
    await start();
    const calls = await page.evaluate(async () => {
      const list = document.querySelector('ul')!;
      const turn = (state: boolean) => {
        Object.defineProperty(document, 'hidden', { value: state, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      };
      turn(true);
      list.append('a');
      const hidden = await bench.pass(5000);
      turn(false);
      return [hidden, await bench.pass(1000), await bench.pass(1000)];
    });
    expect(calls).toEqual([0, 1, 1]);
  });

  it('stops with its signal', async () => {
    await start();
    const calls = await page.evaluate(async () => {
      document.querySelector('ul')!.append('a');
      await bench.pass(10);
      bench.stop.abort();
      return bench.pass(5000);
    });
    expect(calls).toBe(0);
  });
});

describe('onNavigation', () => {
  const listen = () =>
    page.evaluate(() => {
      const seen: string[] = [];
      portal.onNavigation(() => seen.push(location.pathname + location.search), {
        signal: new AbortController().signal,
      });
      Object.assign(globalThis, { seen });
    });
  const seen = () => page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);

  it('tells the new address once it stands, and is deaf to the hash', async () => {
    await listen();
    await page.evaluate(() => {
      history.pushState(null, '', '/ticket?ID=2');
      location.hash = 'note-1';
    });
    await page.waitForFunction(() => (globalThis as unknown as { seen: string[] }).seen.length > 0);
    await page.evaluate(() => history.replaceState(null, '', '/ticket?ID=3'));
    await page.waitForFunction(() => (globalThis as unknown as { seen: string[] }).seen.length > 1);
    expect(await seen()).toEqual(['/ticket?ID=2', '/ticket?ID=3']);
  });

  it('tells of a page that comes back from the back-forward cache', async () => {
    await listen();
    await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false })));
    expect(await seen()).toEqual([]);
    await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    expect(await seen()).toEqual(['/']);
  });
});

describe('fetchPage', () => {
  const read = (address: string) =>
    page.evaluate(
      (to) =>
        portal.fetchPage(to).then(
          ({ document: doc, status, serverTime }) => ({
            text: doc.querySelector('p')?.textContent,
            status,
            dated: serverTime !== null,
          }),
          (error: Error) => ({ error: error.message }),
        ),
      address,
    );

  it('reads windows-1251 by the page’s own meta, and the server’s clock', async () => {
    expect(await read('/list')).toEqual({ text: 'Договор', status: 200, dated: true });
  });

  it('answers an error status as it is', async () => {
    expect(await read('/gone')).toMatchObject({ status: 404 });
  });

  it('refuses another origin and what is no page', async () => {
    expect(await read('http://localhost:9/')).toEqual({ error: "Not the portal's own page: http://localhost:9" });
    expect(await read('/data')).toEqual({ error: 'The answer is no page' });
  });

  it('stops with its signal', async () => {
    const reason = await page.evaluate(() => {
      const stop = new AbortController();
      const asked = portal.fetchPage('/list', { signal: stop.signal });
      stop.abort(new Error('enough'));
      return asked.catch((error: Error) => error.message);
    });
    expect(reason).toBe('enough');
  });
});
