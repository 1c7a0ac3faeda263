/** A call that comes in during an incident: from the board to the dialog in the portal's tab, and a promise back to the board (R02, R13a, R30). */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PHRASES } from '../../lib/regulation/macros.ts';
import { moscowTime } from '../../lib/text/moscow.ts';
import { fillField, openPortal, submitForm } from '../demo-portal/operator.ts';
import { type DemoPortal, startDemoPortal } from '../demo-portal/server.ts';
import { type Launched, launchChromium, openExtensionPage, waitFor } from '../tools/browser.ts';
import { ask } from './background-kit.ts';
import { has, press, textOf, type } from './overlay-kit.ts';

let portal: DemoPortal;
let launched: Launched;
let page: Page;
let board: Page;

beforeAll(async () => {
  portal = await startDemoPortal({ skin: 'public', redrawMs: 0, empty: true });
  launched = await launchChromium({ ports: [portal.port] });
  portal.storm(3, 'hang');
  page = await openPortal(launched.browser, portal);
  board = await openExtensionPage(launched, 'sidepanel.html#board');
});
afterAll(async () => {
  await launched?.close();
  await portal?.close();
});

const phrase = (id: string) => PHRASES.find((one) => one.id === id)!.text;
const client = () => portal.state.clients[40]!;

it('R30: the board’s key opens the dialog in the portal’s tab, and it says what a caller is told', async () => {
  await waitFor('сбой открыт', async () => (await ask(board, 'board')).incident?.state === 'open', 20_000);
  await (await board.waitForSelector('[data-name=new-call]'))!.click();
  expect(await textOf(page, '.call [data-name=say]')).toContain(phrase('incident'));
  await waitFor('вкладка портала впереди', () => page.evaluate(() => document.visibilityState === 'visible'));
});

it('R13a: a caller of a new ticket is promised a call; it waits for the ticket and then stands on the board', async () => {
  const promised = moscowTime(Date.now() + 60 * 60_000);
  await type(page, '.call input', `${client().contract} 8 900 000-00-01 база ЗУП, вопрос, после 15 мск`);
  await press(page, '[data-name=call-promise]');
  expect(await textOf(page, '.call-phrase')).toContain(phrase('call_back_phrase'));
  await type(page, '.call-promise .ask input', promised);
  await press(page, '.call-promise .ask .button:not(:disabled)');
  expect(await textOf(page, '[data-name=call-promised]')).toContain(`к ${promised} МСК`);
  await press(page, '[data-name=call-fill]:not(:disabled)');
  await page.waitForSelector('[name=MESSAGE]');
  await textOf(page, '[data-name=call]');
  await waitFor('доска ждёт заявки', async () =>
    (await ask(board, 'board')).banner.notices.some((notice) => notice.includes(`Обещан звонок к ${promised} МСК`)),
  );
  await fillField(page, 'MESSAGE', 'Клиент спрашивает про отпуск.');
  await submitForm(page);
  const ticket = await waitFor('заявка создана', () =>
    [...portal.state.tickets.values()].find(({ fields }) => fields.contract === client().contract),
  );
  await board.bringToFront();
  const row = await board.waitForSelector(`[data-part=callbacks] .board-row[data-ticket="${ticket.id}"]`);
  expect(await row!.evaluate((element) => element.textContent)).toContain(promised);
  expect((await ask(board, 'board')).banner.notices.join()).not.toContain('Обещан звонок');
});

it('R08, R13a: to a caller who has an open ticket the call is promised in it', async () => {
  await (await board.waitForSelector('[data-name=new-call]'))!.click();
  await type(page, '.call input', client().contract);
  await waitFor('его заявка', () => has(page, '[data-section=call-tickets] li'));
  await press(page, '[data-name=call-promise]');
  await type(page, '.call-promise .ask input', '23:59');
  await press(page, '.call-promise .ask .button:not(:disabled)');
  expect(await textOf(page, '[data-name=call-told]')).toContain('Звонок к 23:59 МСК — на доске');
});
