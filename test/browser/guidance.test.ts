/** Guidance and the regulation on the shipped build: off it isn't there, on it leads through a ticket, and each clause leads to the text. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OVERLAY_TAG } from '../../lib/portal/roots.ts';
import type { Skin } from '../../lib/practice/model.ts';
import { fillField, openPortal } from '../demo-portal/operator.ts';
import { type DemoPortal, startDemoPortal } from '../demo-portal/server.ts';
import { type Launched, launch, openExtensionPage, waitFor } from '../tools/browser.ts';
import type { BrowserKind } from '../tools/install-browser.ts';
import { faults, faultsInThemes } from './axe.ts';
import { has, press, textOf, waitForPanel } from './overlay-kit.ts';

const RUNS: [BrowserKind, Skin][] = [
  ['chromium', 'public'],
  ['firefox', 'admin'],
];

describe.each(RUNS)('guidance in %s, skin %s', (kind, skin) => {
  let portal: DemoPortal;
  let launched: Launched;
  let page: Page;
  let options: Page;

  beforeAll(async () => {
    portal = await startDemoPortal({ skin, redrawMs: 0, empty: true });
    launched = await launch(kind, { ports: [portal.port] });
    page = await openPortal(launched.browser, portal);
    const client = portal.state.clients.find(
      ({ usedGb, quotaGb, validUntil, paid }) => paid && usedGb <= quotaGb && validUntil > '2028',
    );
    const ticket = portal.arrive({ client: client!, title: 'Вопрос', text: 'Не печатается чек.' });
    await page.goto(portal.url + portal.paths.ticket(ticket.id));
    await waitForPanel(page);
  });
  afterAll(async () => {
    await launched?.close();
    await portal?.close();
  });

  const step = (id: string) => waitFor(`шаг ${id}`, () => has(page, `.guide[data-step=${id}]`));
  const bubble = () =>
    page.$eval(`${OVERLAY_TAG} >>> .guide-bubble:not([hidden])`, (shown) => ({
      words: shown.textContent,
      box: shown.getBoundingClientRect().toJSON() as DOMRect,
    }));
  const ours = async () => (await faults(page)).filter((line) => line.includes('dezhurny'));

  it('is off: nothing of it is on the page', async () => {
    expect(await has(page, '.guide')).toBe(false);
    expect(await page.$$(`${OVERLAY_TAG}[data-part=guide]`)).toHaveLength(0);
    if (kind === 'chromium') expect(await scriptsIn(page)).not.toContain('guidance');
  });

  it('the trainer switches it on for this browser, and it comes into the open tab', async () => {
    options = await openExtensionPage(launched, 'options.html#guidance');
    await options.waitForSelector('[id="set-guidance.on"]');
    await options.click('[id="set-guidance.on"]');
    await options.keyboard.down('Control');
    await options.keyboard.press('KeyS');
    await options.keyboard.up('Control');
    await page.bringToFront();
    await step('instruction');
    if (kind === 'chromium') expect(await scriptsIn(page)).toContain('guidance');
  });

  it('R06–R10: what the page shows is ticked by itself; why, with the clause’s own words', async () => {
    await press(page, '[data-name=guide-steps]');
    const statuses = await page.$$eval(`${OVERLAY_TAG} >>> .guide-steps li`, (rows) =>
      rows.map((row) => `${row.getAttribute('data-step')} ${row.getAttribute('data-status')}`),
    );
    expect(statuses).toEqual(['client done', 'ticket done', 'contract done', 'quota done', 'instruction current']);
    await press(page, '[data-name=guide-why]');
    expect(await textOf(page, '.guide .quote')).toContain('следовать приложенным инструкциям');
    await press(page, '[data-name=guide-steps]');
  });

  it('R13: not solved: to the 2nd line, its answer, the client; the same step stands there after a reload', async () => {
    await press(page, '[data-name=guide-unsolved]');
    await step('consult');
    await page.reload();
    await step('consult');
    await press(page, '[data-name=consultAsked]');
    await step('answer');
    await press(page, '[data-name=consultAnswered]');
    await step('tell');
    await press(page, '[data-name=guide-skip]');
    await page.keyboard.type('сообщит коллега');
    await page.keyboard.press('Enter');
    await step('over');
    await press(page, '[data-name=guide-steps]');
    await press(page, '[data-name=guide-resume-tell]');
    await step('tell');
    await press(page, '[data-name=guide-steps]');
  });

  it('a new ticket: the hint stands beside the field, lets presses through and covers nothing that is pressed', async () => {
    await page.goto(portal.url + portal.paths.create);
    await step('client');
    const hint = await waitFor('подсказка', bubble);
    expect(hint.words).toContain('Впишите договор или логин');
    const beside = await page.$eval('[name=UF_CONTRACT]', (field) => field.getBoundingClientRect().toJSON() as DOMRect);
    expect(Math.abs(hint.box.top - beside.top)).toBeLessThan(120);
    const covered = await page.evaluate(({ left, top, width, height }) => {
      const at = (x: number, y: number) => document.elementFromPoint(x, y)?.localName ?? '';
      return [at(left + 2, top + 2), at(left + width / 2, top + height / 2), at(left + width - 2, top + height - 2)];
    }, hint.box);
    for (const name of covered) expect(name).not.toMatch(/dezhurny|input|button|select|textarea|^a$/);
    expect(await ours()).toEqual([]);
    const paid = portal.state.clients.find(({ validUntil }) => validUntil > '2028')!;
    await fillField(page, 'UF_CONTRACT', paid.contract);
    await waitFor('клиент найден', async () => !(await has(page, '.guide[data-step=client]')));
  });

  it('a clause’s text opens in the side panel, is searched, and a lead’s change is shown once', async () => {
    // Firefox never tells the address of a page of the extension: there it is a tab more.
    const tabs = (await launched.browser.pages()).length;
    const isOpen = async () =>
      (await launched.browser.pages()).length > tabs ||
      launched.browser.targets().some((target) => target.url().includes('sidepanel.html'));
    expect(await isOpen()).toBe(false);
    await press(page, '.guide .clause');
    await waitFor('текст регламента открылся', isOpen);
    const before = (await launched.browser.pages()).length;
    const panel = await openExtensionPage(launched, 'sidepanel.html#regulation/R22');
    await panel.waitForSelector('#clause-R22[data-at]');
    await page.bringToFront();
    await press(page, '.guide .clause');
    await waitFor('пункт в открытой панели', async () => !(await panel.$('#clause-R22[data-at]')));
    expect((await launched.browser.pages()).length).toBe(before + 1);
    await panel.bringToFront();
    await panel.type('.regulation-search input', 'rdjne');
    await waitFor(
      'нашлась квота',
      async () => (await panel.$('#clause-R10')) !== null && !(await panel.$('#clause-R22')),
    );
    expect(await (kind === 'chromium' ? faultsInThemes : faults)(panel)).toEqual([]);

    await options.bringToFront();
    await options.evaluate(() => {
      location.hash = '#regulation';
    });
    await options.waitForSelector('[data-name=clause]');
    await options.select('[data-name=clause]', 'R20');
    await options.type('[id="set-regulation.R20"]', ' И позвоните завтра.');
    expect(await faults(options)).toEqual([]);
    await options.keyboard.down('Control');
    await options.keyboard.press('KeyS');
    await options.keyboard.up('Control');
    await panel.bringToFront();
    await panel.waitForSelector('[data-name=regulation-news]');
    const news = await panel.$eval('.regulation-changes', (list) => list.textContent);
    expect(news).toMatch(/^R20.*И позвоните завтра\.$/);
    await panel.click('[data-name=regulation-read]');
    await waitFor('прочитано', async () => (await panel.$('[data-name=regulation-news]')) === null);
  });

  it('counts how many of its places it has found, for the diagnosis', async () => {
    await options.bringToFront();
    await options.evaluate(() => {
      location.hash = '#portal-map';
    });
    await options.waitForSelector('[data-name=hint-places] [data-place=save]');
    const row = await options.$eval('[data-place=save]', (line) => line.textContent);
    expect(row).toMatch(/[1-9]\d* из [1-9]/);
  });
});

/** The names of our scripts that have come into the page, as the extension's own world of it has them. Chromium only. */
async function scriptsIn(page: Page): Promise<string[]> {
  const session = await page.createCDPSession();
  try {
    const worlds: number[] = [];
    session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context.id));
    await session.send('Runtime.enable');
    const expression = 'Object.keys(globalThis.dezhurny ?? {})';
    for (const contextId of worlds) {
      const { result } = await session.send('Runtime.evaluate', { contextId, expression, returnByValue: true });
      if (Array.isArray(result.value) && result.value.length > 0) return result.value as string[];
    }
    return [];
  } finally {
    await session.detach();
  }
}
