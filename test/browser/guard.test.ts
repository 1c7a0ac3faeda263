/** The guard on the shipped build (R15–R18): creating and closing are held while something required is missing, nothing else is. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Skin } from '../../lib/practice/model.ts';
import { fillField, openPortal, submitForm } from '../demo-portal/operator.ts';
import { type DemoPortal, startDemoPortal } from '../demo-portal/server.ts';
import { type Launched, launch, waitFor } from '../tools/browser.ts';
import type { BrowserKind } from '../tools/install-browser.ts';
import { has, press, textOf, type, waitForPanel } from './overlay-kit.ts';

const RUNS: [BrowserKind, Skin][] = [
  ['chromium', 'admin'],
  ['firefox', 'public'],
];

describe.each(RUNS)('%s, skin %s', (kind, skin) => {
  let portal: DemoPortal;
  let launched: Launched;
  let page: Page;

  beforeAll(async () => {
    portal = await startDemoPortal({ skin, redrawMs: 0, empty: true });
    launched = await launch(kind, { ports: [portal.port] });
    page = await openPortal(launched.browser, portal);
  });
  afterAll(async () => {
    await launched?.close();
    await portal?.close();
  });
  beforeEach(() => {
    portal.state.posts.length = 0;
  });

  const openNew = async () => {
    await page.goto(portal.url + portal.paths.create);
    await waitFor('поля прочитаны', () => has(page, '[data-field=phone][data-state=missing]'));
    await fillField(page, 'TITLE', 'Печатная форма');
    await fillField(page, 'MESSAGE', 'Клиент просит помочь с печатной формой.');
  };
  const focused = () => page.evaluate(() => (document.activeElement as HTMLInputElement).name);
  const held = async () => {
    await textOf(page, '[data-name=guard]');
    expect(portal.state.posts).toEqual([]);
  };

  it('holds the creation by a press, by Enter, and by the page’s own submit(), and leads to the first gap', async () => {
    await openNew();
    await page.click('input[name=apply]');
    await held();
    expect(await focused()).toBe('UF_CONTRACT');
    await page.focus('[name=TITLE]');
    await page.keyboard.press('Enter');
    await held();
    expect(await focused()).toBe('UF_CONTRACT');
    await page.focus('[name=MESSAGE]');
    await page.evaluate(() => document.querySelector<HTMLTextAreaElement>('[name=MESSAGE]')!.form!.submit());
    await waitFor('submit() удержан', async () => (await focused()) === 'UF_CONTRACT');
    expect(portal.state.posts).toEqual([]);
  });

  it('lets a whole ticket through, and one without a field for a reason', async () => {
    await openNew();
    const [client] = portal.state.clients;
    await fillField(page, 'UF_CONTRACT', client!.contract);
    await fillField(page, 'UF_PHONE', '+7 900 000-00-01');
    await fillField(page, 'UF_CALL_TIME', 'после 14 МСК');
    await waitFor('время указано', () => has(page, '[data-field=callTime][data-state=present]'));
    await page.click('input[name=apply]');
    await held();
    expect(await focused()).toBe('UF_BASE');
    await press(page, '[data-name=guard-pass]');
    await type(page, '[data-name=guard] .ask input', 'клиент не знает названия');
    await press(page, '[data-name=guard] .ask .button');
    await textOf(page, '[data-name=guard-passed]');
    await submitForm(page);
    await waitForPanel(page);
    expect(portal.state.posts).toHaveLength(1);
    await openNew();
    await fillField(page, 'UF_CONTRACT', client!.contract);
    await fillField(page, 'UF_PHONE', '+7 900 000-00-01');
    await fillField(page, 'UF_CALL_TIME', 'после 14 МСК');
    await page.keyboard.down('Alt');
    await page.keyboard.down('Shift');
    await page.keyboard.press('KeyB');
    await page.keyboard.up('Shift');
    await page.keyboard.up('Alt');
    await waitFor('не о базе', () => has(page, '[data-field=database][data-state=notApplicable]'));
    await submitForm(page);
    expect(portal.state.posts).toHaveLength(2);
  });

  it('never holds an ordinary save of a ticket; holds its closing', async () => {
    const ticket = portal.arrive({ client: portal.state.clients[0]!, title: 'Вопрос', text: 'Подскажите.' });
    await page.goto(portal.url + portal.paths.ticket(ticket.id));
    await waitForPanel(page);
    await waitFor('поля прочитаны', () => has(page, '[data-field=phone][data-state=missing]'));
    await fillField(page, 'MESSAGE', 'Смотрим.');
    await submitForm(page);
    expect(portal.state.posts).toHaveLength(1);
    await waitForPanel(page);
    await waitFor('поля прочитаны', () => has(page, '[data-field=phone][data-state=missing]'));
    await fillField(page, 'CLOSE', true);
    await page.click('input[name=apply]');
    await textOf(page, '[data-name=guard]');
    expect(portal.state.posts).toHaveLength(1);
    expect(portal.state.tickets.get(ticket.id)!.closed).toBe(false);
  });
});
