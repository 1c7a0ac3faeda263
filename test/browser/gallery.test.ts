/** Every made-up state of the gallery before axe: what a rare moment shows can be read too. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NAMES, showState } from '../tools/gallery/surfaces.tsx';
import { faults } from './axe.ts';
import { bundle, launch } from './portal-bench.ts';

declare const portal: { NAMES: typeof NAMES; showState: typeof showState };

let page: Page;

beforeAll(async () => {
  const browser = await launch('chrome');
  page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.setContent('<!doctype html><html lang="ru"><title>Панель</title></html>');
  await page.evaluate(await bundle(['../../test/tools/gallery/surfaces.tsx']));
});
afterAll(() => page?.browser().close());

it('axe finds nothing in any state, light and dark', async () => {
  const found: string[] = [];
  for (const name of await page.evaluate(() => portal.NAMES)) {
    for (const theme of ['light', 'dark'] as const) {
      expect(await page.evaluate((...shown) => portal.showState(...shown), name, theme)).toBe(true);
      const within = name.startsWith('panel') || name.startsWith('call') || name.startsWith('banner');
      const lines = await faults(page, { within: within ? '[data-surface]' : 'body', coloursOnly: theme === 'dark' });
      found.push(...lines.map((line) => `${name}, ${theme}: ${line}`));
    }
  }
  expect(found).toEqual([]);
});
