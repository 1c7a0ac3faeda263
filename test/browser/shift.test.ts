/** «Смена» in the side panel of the shipped build: the handover and the report, in both browsers. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Launched, launch, openExtensionPage, waitFor } from '../tools/browser.ts';
import { faultsInThemes } from './axe.ts';
import { ask, openQuietPage, ticketDueIn } from './background-kit.ts';

const MINUTE_MS = 60_000;

describe.each(['chromium', 'firefox'] as const)('in %s', (kind) => {
  let launched: Launched;
  let page: Page;

  beforeAll(async () => {
    launched = await launch(kind, { viewport: { width: 360, height: 800 } });
    const quiet = await openQuietPage(launched);
    await ask(quiet, 'ticketSeen', ticketDueIn('21', 20 * MINUTE_MS));
    await ask(quiet, 'ticketSeen', ticketDueIn('22', -5 * MINUTE_MS));
    await ask(quiet, 'act', { ticketId: '21', event: { type: 'call', result: 'busy' } });
    await ask(quiet, 'act', { ticketId: '21', event: { type: 'noReplyNeeded', reason: '=1+1' } });
    page = await openExtensionPage(launched, 'sidepanel.html#shift');
    await page.waitForSelector('.report');
  });
  afterAll(() => launched?.close());

  const text = (selector: string) => page.$eval(selector, (element) => element.textContent ?? '');
  const press = async (name: string) => (await page.waitForSelector(`[data-name="${name}"]:enabled`))!.click();

  test('R03: the handover is made of what is open, is given, and taken over by name', async () => {
    await press('compose');
    const words = await (await page.waitForSelector('textarea'))!.evaluate(
      (area) => (area as HTMLTextAreaElement).value,
    );
    expect(words).toMatch(/Горит:\n— № 22, договор 22: Первый ответ, с /);
    expect(words).toMatch(/Позвонить:\n— № 21, договор 21: Перезвонить: было занято, до /);
    await press('hand-over');
    await waitFor('передана', async () => (await text('[data-name=given]')).includes('3 дела в 2 заявках'));
    await page.type('[data-name=given] input', 'Второй оператор');
    await press('take-over');
    await waitFor('принята', async () => (await text('[data-name=given]')).includes('Принял: Второй оператор'));
  });

  test('R01, R04: the report counts by clock, says what was skipped and why, and of how many tickets it speaks', async () => {
    const report = await text('.report');
    expect(report).toContain('По 2 заявкам из 2');
    expect(report).toMatch(/Первый ответ.*просрочено 1/);
    expect(report).toMatch(/Звонки: 1.*занято 1/);
    expect(report).toMatch(/Пропущено и отложено: 1.*21 =1\+1/);
  });

  test('hostile input: in the saved table a reason is no formula', async () => {
    await page.evaluate(() => {
      const make = URL.createObjectURL;
      URL.createObjectURL = (file: Blob) => {
        void file.text().then((csv) => document.body.setAttribute('data-csv', csv));
        return make(file);
      };
    });
    await press('csv');
    const csv = await waitFor('таблица', () => page.$eval('body', (body) => body.getAttribute('data-csv')));
    expect(csv).toContain(";'=1+1");
  });

  test.runIf(kind === 'chromium')('axe finds nothing, light and dark', async () => {
    expect(await faultsInThemes(page)).toEqual([]);
  });

  test.runIf(kind === 'chromium')('on paper there is the report alone', async () => {
    await page.emulateMediaType('print');
    const shown = await page.$$eval('.page-top, [data-section=handover], .no-print, .report', (found) =>
      found.filter((element) => (element as HTMLElement).offsetParent !== null).map(({ className }) => className),
    );
    expect(shown).toEqual(['report']);
  });
});
