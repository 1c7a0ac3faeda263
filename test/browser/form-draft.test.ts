/** What is typed into a new ticket's form, or changed in a ticket's fields, outlives a reload, a stale session, a crash of its tab and the worker's death. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fillField, openPortal, submitForm } from '../demo-portal/operator.ts';
import { type DemoPortal, startDemoPortal } from '../demo-portal/server.ts';
import { killWorker, type Launched, launch, waitFor } from '../tools/browser.ts';
import { has, press, textOf, waitForPanel } from './overlay-kit.ts';

let portal: DemoPortal;
let launched: Launched;
let page: Page;

beforeAll(async () => {
  portal = await startDemoPortal({ skin: 'public', redrawMs: 0, empty: true });
  launched = await launch('chromium', { ports: [portal.port] });
  page = await openPortal(launched.browser, portal, portal.paths.create);
});
afterAll(async () => {
  await launched?.close();
  await portal?.close();
});

const FIELDS = {
  TITLE: 'Печатная форма',
  UF_PHONE: '+7 900 000-00-01',
  UF_CALL_TIME: 'после 14 МСК',
  MESSAGE: 'Просит помочь с печатной формой.',
  UF_BASE: 'Бухгалтерия',
};
const value = (name: string) => page.$eval(`[name=${name}]`, (field) => (field as HTMLInputElement).value);
const bringBack = async () => {
  await textOf(page, '[data-name=form]');
  await press(page, '[data-name=form-accept]');
  for (const [name, text] of Object.entries(FIELDS)) {
    await waitFor(`поле ${name}`, async () => (await value(name)) === text);
  }
};

/** Another tab in the place of one that has crashed. */
async function crash(path: string): Promise<void> {
  const crashed = page;
  page = await launched.browser.newPage();
  void crashed.goto('chrome://crash').catch(() => {});
  await page.goto(portal.url + path);
}

it('a new ticket’s form comes back each time, and is not offered after the ticket was created', async () => {
  await waitFor('поля прочитаны', () => has(page, '[data-field=phone][data-state=missing]'));
  await fillField(page, 'UF_CONTRACT', portal.state.clients[0]!.contract);
  for (const [name, text] of Object.entries(FIELDS)) await fillField(page, name, text);
  await waitFor('база указана', () => has(page, '[data-field=database][data-state=present]'));
  await page.reload();
  await bringBack();

  await killWorker(launched);
  await page.reload();
  await bringBack();

  await waitFor('база указана', () => has(page, '[data-field=database][data-state=present]'));
  portal.staleSessid();
  await submitForm(page);
  await bringBack();

  await crash(portal.paths.create);
  await bringBack();

  await waitFor('база указана', () => has(page, '[data-field=database][data-state=present]'));
  await submitForm(page);
  await waitForPanel(page);
  await page.goto(portal.url + portal.paths.create);
  await waitFor('поля прочитаны', () => has(page, '[data-field=phone][data-state=missing]'));
  expect(await has(page, '[data-name=form]')).toBe(false);
});

it('what is changed in a ticket’s fields comes back each time, and is not offered after it was saved', async () => {
  const fields = { contract: portal.state.clients[0]!.contract, phone: '+79000000002', callTime: 'до 12 МСК' };
  const ticket = portal.arrive({ title: 'Вопрос', text: 'Подскажите.', fields });
  const path = portal.paths.ticket(ticket.id);
  const edits = { STATUS_ID: 'В работе', UF_PHONE: '+7 900 000-00-03', UF_BASE: 'Торговля' };
  const shown = (name: string) =>
    page.$eval(`[name=${name}]`, (field) => {
      const [option] = (field as HTMLSelectElement).selectedOptions ?? [];
      return option?.text ?? (field as HTMLInputElement).value;
    });
  const edited = () => waitFor('база указана', () => has(page, '[data-field=database][data-state=present]'));
  const back = async () => {
    expect(await textOf(page, '[data-name=edits]')).toContain('база «Торговля»');
    await press(page, '[data-name=edits-accept]');
    for (const [name, text] of Object.entries(edits)) {
      await waitFor(`поле ${name}`, async () => (await shown(name)) === text);
    }
  };
  await page.goto(portal.url + path);
  await waitForPanel(page);
  await waitFor('поля прочитаны', () => has(page, '[data-field=database][data-state=missing]'));
  for (const [name, text] of Object.entries(edits)) await fillField(page, name, text);
  await edited();
  await page.reload();
  await back();

  await killWorker(launched);
  await page.reload();
  await back();

  portal.staleSessid();
  await submitForm(page);
  await back();

  await crash(path);
  await back();

  await edited();
  await submitForm(page);
  await waitFor('сохранено', () => ticket.fields.database === 'Торговля');
  await waitForPanel(page);
  await edited();
  expect(await has(page, '[data-name=edits]')).toBe(false);
});
