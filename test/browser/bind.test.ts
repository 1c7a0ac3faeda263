/** «Указать на странице»: a lead binds a field that nothing tells, and hears when the binding holds no more. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Launched, launch, openExtensionPage, PORTAL_HOST, waitFor } from '../tools/browser.ts';
import { has, press, textOf, waitForPanel } from './overlay-kit.ts';

declare global {
  interface Window {
    pressed: number;
  }
}

/** A ticket's page whose contract nobody can find by its name or words. */
let field = '<label for="f7">Реквизит 7</label> <input id="f7" name="f7" value="К-1047">';

const ticketPage = () => `<!doctype html><title>Заявка № 512</title><h1>Заявка № 512</h1>
<form method="post" action="/support/ticket/512/"><input type="hidden" name="ID" value="512">
<p>${field}</p>
<p><label for="p">Телефон:</label> <input id="p" name="PHONE" value="+7 900 000-00-01"></p>
<p><label for="m">Сообщение:</label> <textarea id="m" name="MESSAGE"></textarea></p>
<button onclick="window.pressed = 1; return false">Сохранить</button></form>`;

describe.each(['chromium', 'firefox'] as const)('binding in %s', (kind) => {
  let server: Server;
  let launched: Launched;
  let page: Page;
  let address = '';

  beforeAll(async () => {
    server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(ticketPage());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    launched = await launch(kind, { ports: [port] });
    address = `http://${PORTAL_HOST}:${port}/support/ticket/512/`;
    page = await launched.browser.newPage();
    await page.goto(address);
    await waitForPanel(page);
  });
  afterAll(async () => {
    await launched?.close();
    server?.close();
  });

  const clientRow = () =>
    page.$eval('>>> .field-row[data-field=client]', (row) => row.getAttribute('data-state')).catch(() => null);
  const step = (name: string) => waitFor(name, () => has(page, `.bind-card[data-step=${name}]`));

  it('a lead points at it by keyboard, sees what is taken, and keeps it', async () => {
    await waitFor('поле не найдено', async () => (await clientRow()) === 'notFound');
    await press(page, '[data-name=point-client]');
    await step('pointing');
    await page.keyboard.press('Tab');
    await waitFor('поле в рамке', async () => (await textOf(page, '.bind-under')).includes('Реквизит 7'));
    await page.keyboard.press('Enter');
    await step('taken');
    expect(await textOf(page, '.bind-facts')).toContain('К-1047');
    await waitFor('проверено', async () => (await textOf(page, '.bind-tried')).includes('1 из 1'));
    await press(page, '[data-name=bind-save]');
    await step('saved');
    await press(page, '[data-name=bind-leave]');
    await waitFor('поле найдено', async () => (await clientRow()) === 'unverified');
  });

  it('nothing of the page is pressed while it is pointed at; Escape leaves', async () => {
    await page.reload();
    await waitForPanel(page);
    await page.evaluate(async () => {
      window.pressed = 0;
    });
    const options = await openExtensionPage(launched, 'options.html#portal-map');
    await options.waitForSelector('[data-field=contract]');
    expect(await options.$eval('[data-field=contract]', (row) => row.textContent)).toContain('по привязке');
    await options.click('[data-name=point-phone]');
    await page.bringToFront();
    await step('pointing');
    await page.click('button');
    expect(await page.evaluate(() => window.pressed)).toBe(0);
    await page.keyboard.press('Escape');
    await waitFor('вышли', async () => !(await has(page, '.bind-card')));
    await options.close();
  });

  it('a binding that holds no more is told to the operator and to the lead, who takes it away', async () => {
    const before = field;
    field = '<label for="g9">Реквизит 9</label> <input id="g9" name="g9">';
    try {
      await page.reload();
      await waitForPanel(page);
      expect(await textOf(page, '[data-name=broken]')).toContain('Договор');
      const options = await openExtensionPage(launched, 'options.html#portal-map');
      await options.waitForSelector('[data-field=contract]');
      expect(await options.$eval('[data-field=contract]', (row) => row.textContent)).toContain('больше не находит');
      await options.click('[data-name=unbind-ticket-contract]');
      await waitFor('привязок нет', async () => (await options.$('.bindings')) === null);
      await options.close();
    } finally {
      field = before;
    }
  });
});
