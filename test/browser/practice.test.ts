/** The practice page of the shipped build: run by its own keys and forms, by the keyboard alone, with hints; and what is told of it afterwards. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OVERLAY_TAG } from '../../lib/portal/roots.ts';
import { firstCall } from '../../lib/practice/scenarios/calls.ts';
import { expired, laterTrap } from '../../lib/practice/scenarios/clients.ts';
import { criticalSilent } from '../../lib/practice/scenarios/urgent.ts';
import { sumProgress } from '../../lib/regulation/progress.ts';
import { progressFile } from '../../lib/regulation/progress-file.ts';
import { type Launched, launch, openExtensionPage, waitFor } from '../tools/browser.ts';
import { begunRun, practise, press, tabTo } from './practice-kit.ts';

let launched: Launched;
let page: Page;

describe('in Chromium', () => {
  beforeAll(async () => {
    launched = await launch('chromium');
    page = await openExtensionPage(launched, 'practice.html');
  });
  afterAll(() => launched.close());

  // Every scenario is run twice, and with each of its steps left out, in test/unit/practice/run.test.ts.
  test('scenarios done right score in full, and the same when they are done again', { timeout: 120_000 }, async () => {
    const first = await practise(page, firstCall);
    expect(first[0]).toContain('Всё по регламенту');
    expect(await practise(page, firstCall)).toEqual(first);
    const [sum] = await practise(page, criticalSilent);
    expect(sum).toContain('Всё по регламенту');
  });

  test('R14: a scenario is done by the keyboard alone', { timeout: 60_000 }, async () => {
    await tabTo(page, page, `[data-name="start-${laterTrap.id}"]`);
    await page.keyboard.press('Enter');
    const frame = await begunRun(page);
    await tabTo(page, frame, 'header a[href*=report]');
    await page.keyboard.press('Enter');
    await tabTo(page, frame, 'input[name=q]');
    await page.keyboard.type(laterTrap.clients[0]!.contract);
    await page.keyboard.press('Enter');
    await frame.waitForSelector('td ::-p-text(Комплексный)');
    await tabTo(page, frame, 'header a');
    await page.keyboard.press('Enter');
    await tabTo(page, frame, 'td.title a');
    await page.keyboard.press('Enter');
    await tabTo(page, frame, '[name=MESSAGE]');
    await page.keyboard.type('Записали на пятницу.');
    await tabTo(page, frame, '[name=apply]');
    await page.keyboard.press('Enter');
    await frame.waitForSelector('.ticket-edit-message ::-p-text(Записали на пятницу.)');
    await tabTo(page, page, '[data-name=finish]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.result-sum[data-tone=ok]');
    await tabTo(page, page, '[data-name=list]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.scenario');
  });

  test('hints lead through a run, and axe finds nothing on any surface of practice, light and dark', async () => {
    expect(await violations(page)).toEqual([]);
    await press(page, `start-${laterTrap.id}`);
    const frame = await begunRun(page);
    await press(page, 'guide');
    await frame.waitForSelector(`${OVERLAY_TAG} >>> .guide[data-step=client]`);
    await (await frame.waitForSelector('td.title a'))!.click();
    await frame.waitForSelector(`${OVERLAY_TAG} >>> .panel .guide`);
    expect(await violations(page)).toEqual([]);
    await (await frame.waitForSelector(`${OVERLAY_TAG} >>> [data-name=fold]`))!.click();
    await frame.waitForSelector(`${OVERLAY_TAG} >>> .folded .guide .guide-next`);
    expect(await violations(page)).toEqual([]);
    await press(page, 'guide');
    await waitFor('подсказок нет', async () => (await frame.$(`${OVERLAY_TAG} >>> .guide`)) === null);
    await press(page, 'finish');
    await page.waitForSelector('.result');
    expect(await violations(page)).toEqual([]);
    await press(page, 'list');
  });

  test('what was practised stands in one’s own progress, which is saved for the trainer', async () => {
    await page.click('a[href="#progress"]');
    await page.waitForSelector('tr[data-clause=R06]');
    expect(await page.$eval('tr[data-clause=R06]', (row) => row.textContent)).toContain('верно');
    expect(await violations(page)).toEqual([]);
    expect(await page.$('[data-name=progress-save]:disabled')).not.toBeNull();
    await page.type('.progress-save input', 'Образцова Вера');
    await press(page, 'progress-save');
    await page.waitForSelector('::-p-text(Файл сохранён)');
  });

  test('the trainer reads several files at once: a bad one is refused by name, the others stay', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dezhurny-progress-'));
    try {
      const span = { from: '2026-11-01', to: '2026-11-30', runs: [] };
      const files = [
        progressFile({ ...span, name: 'Яковлев', clauses: sumProgress({ 'R16 missing': 2 }, []) }),
        progressFile({ ...span, name: 'Абрамова', clauses: sumProgress({ 'R16 missing': 1, 'R01 late': 1 }, []) }),
        { name: 'плохой.json', text: '{"format":' },
      ];
      const paths = files.map(({ name }) => join(folder, name));
      await Promise.all(files.map(({ text }, index) => writeFile(paths[index]!, text)));
      const options = await openExtensionPage(launched, 'options.html#progress');
      const input = (await options.waitForSelector('[data-name=progress-files]')) as ElementHandle<HTMLInputElement>;
      await input.uploadFile(...paths);
      await options.waitForSelector('[data-name=progress-table]');
      const heads = await options.$$eval('[data-name=progress-table] thead th', (cells) =>
        cells.map((cell) => cell.firstChild?.textContent),
      );
      expect(heads).toEqual(['Пункт', 'Абрамова', 'Яковлев']);
      expect(await options.$eval('tbody tr', (row) => row.textContent)).toMatch(/^R16.*спотыкаются: 2 из 2/);
      expect(await options.$eval('[data-name=progress-refused]', (list) => list.textContent)).toContain('плохой.json');
      expect(await violations(options)).toEqual([]);
      await options.click('button[aria-label="Убрать файл: Яковлев"]');
      await waitFor('один файл', async () => (await options.$$('thead th')).length === 2);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

test('in Firefox a scenario done right scores in full', { timeout: 120_000 }, async () => {
  const firefox = await launch('firefox');
  try {
    const [sum] = await practise(await openExtensionPage(firefox, 'practice.html'), expired);
    expect(sum).toContain('Всё по регламенту');
  } finally {
    await firefox.close();
  }
});

/** What axe finds on a page, and in our own parts of the made-up portal, in both themes. */
async function violations(where: Page): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark']) {
    await where.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    for (const frame of where.frames()) {
      await frame.evaluate(axe.source);
      const faults = await frame.evaluate(async (tag) => {
        // The made-up portal's own pages are as old as the real one's.
        const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(
          document.querySelector<HTMLElement>(tag) ?? document,
          { iframes: false },
        );
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      }, OVERLAY_TAG);
      found.push(...faults.map((fault) => `${theme} ${fault}`));
    }
  }
  return found;
}
