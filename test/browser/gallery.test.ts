/** Every made-up state of every surface, light and dark: axe finds nothing. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Launched, launchChromium } from '../tools/browser.ts';

const AXE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

declare const axe: typeof import('axe-core');

let server: ViteDevServer;
let launched: Launched;
let page: Page;
let base: string;

beforeAll(async () => {
  const root = join(import.meta.dirname, '../tools/gallery');
  const repository = join(import.meta.dirname, '../..');
  server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    cacheDir: join(repository, '.output/gallery'),
    server: { port: 0, host: '127.0.0.1', fs: { allow: [repository] }, hmr: false, ws: false },
  });
  await server.listen();
  base = server.resolvedUrls!.local[0]!;
  launched = await launchChromium({ extension: null });
  page = await launched.browser.newPage();
});
afterAll(async () => {
  await launched?.close();
  await server?.close();
});

it('axe finds nothing in any state, light or dark', async () => {
  await page.goto(base);
  await page.waitForSelector('body[data-states]');
  const states = await page.$eval('body', ({ dataset }) => dataset.states!.split(' '));
  expect(states.length).toBeGreaterThan(20);
  const faults: string[] = [];
  for (const theme of ['light', 'dark']) {
    for (const state of states) {
      const isSide = /^(?:board|incident|shift)\//.test(state);
      await page.setViewport(isSide ? { width: 360, height: 900 } : { width: 1280, height: 900 });
      await page.goto(`${base}?state=${state}&theme=${theme}`);
      await page.waitForSelector('body[data-states]');
      await page.addScriptTag({ path: AXE });
      const found = await page.evaluate(async () => {
        const { violations } = await axe.run(document.querySelector('[data-surface]') ?? document);
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      });
      faults.push(...found.map((fault) => `${state} ${theme} ${fault}`));
      if (process.env.SHOTS) {
        await page.screenshot({ path: join(process.env.SHOTS, `${state.replace('/', '-')}-${theme}.png`) });
      }
    }
  }
  expect(faults).toEqual([]);
}, 240_000);
