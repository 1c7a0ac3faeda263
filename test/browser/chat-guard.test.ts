/** R14 on the shipped build: what needs no immediate action is asked about before it goes to the chat, with the right transfer offered. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPortal } from '../demo-portal/operator.ts';
import { type DemoPortal, startDemoPortal } from '../demo-portal/server.ts';
import { type Launched, launch, waitFor } from '../tools/browser.ts';
import { has, press, textOf, waitForPanel, waitForPhase } from './overlay-kit.ts';

let portal: DemoPortal;
let launched: Launched;
let page: Page;

beforeAll(async () => {
  portal = await startDemoPortal({ skin: 'admin', redrawMs: 0, empty: true });
  launched = await launch('chromium', { ports: [portal.port] });
  page = await openPortal(launched.browser, portal);
});
afterAll(async () => {
  await launched?.close();
  await portal?.close();
});

const open = async (text: string) => {
  const client = portal.state.clients.find(({ paid }) => paid)!;
  const ticket = portal.arrive({ client, title: 'Вопрос', text });
  await page.goto(portal.url + portal.paths.ticket(ticket.id));
  await waitForPanel(page);
};

it('offers the consultants for a consultation, and lets through what is pressed again', async () => {
  await open('Пусть с нами свяжется консультант по зарплате.');
  await textOf(page, '[data-name=client-checked]');
  await press(page, '[data-name=consultAsked]');
  expect(await textOf(page, '[data-name=chat]')).toContain('R14');
  await press(page, '[data-name=chat-accept]');
  await waitForPhase(page, 'preview');
  expect(await has(page, '.run[data-macro=lk]')).toBe(true);
  await press(page, '[data-name=consultAsked]');
  await waitFor('отмечено', () => has(page, '[data-name=consultReacted]'));
});

it('offers the 2nd line for another day; asks nothing of the rest', async () => {
  await open('Перенесите, пожалуйста, работы на понедельник.');
  await press(page, '[data-name=consultAsked]');
  await press(page, '[data-name=chat-accept]');
  await waitFor('на 2-ю линию', () => has(page, '.run[data-macro=line2]'));
  await open('Не печатается счёт. Позвоните после 17 по екб, +7 900 000-00-01.');
  expect(await textOf(page, '[data-name=carry-phone]')).toContain('+7 900 000-00-01');
  expect(await textOf(page, '[data-name=carry-callTime]')).toContain('после 15:00 МСК');
  await press(page, '[data-name=carry-callTime]');
  await waitFor('время в поле', () =>
    page.$eval(
      '[name=UF_CALL_TIME]',
      (field) => (field as HTMLInputElement).value === 'после 15:00 МСК (после 17:00 ЕКБ)',
    ),
  );
  await press(page, '[data-name=consultAsked]');
  await waitFor('отмечено', () => has(page, '[data-name=consultReacted]'));
});
