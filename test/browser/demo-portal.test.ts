/** The demo portal behaves as portal.md says of such portals, in both skins. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Skin } from '../../lib/practice/model.ts';
import { fillField, logIn, openPortal, submitForm } from '../demo-portal/operator.ts';
import { type DemoPortal, startDemoPortal } from '../demo-portal/server.ts';
import { COLLEAGUE } from '../demo-portal/state.ts';
import { type Launched, launchChromium, waitFor } from '../tools/browser.ts';

const TEXT = 'Ёлка «100%» — №5, база «Торговля»';

describe.each<Skin>(['public', 'admin'])('skin %s', (skin) => {
  let portal: DemoPortal;
  let browser: Launched;
  let page: Page;

  beforeAll(async () => {
    portal = await startDemoPortal({ skin, redrawMs: 200 });
    browser = await launchChromium({ extension: null, ports: [portal.port] });
    page = await openPortal(browser.browser, portal);
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.close();
  });

  const text = () => page.$eval('main', (main) => main.textContent);

  it('is sent in its own charset and shows the seeded tickets', async () => {
    expect(await page.evaluate(() => document.characterSet)).toBe(skin === 'public' ? 'UTF-8' : 'windows-1251');
    for (const { id, title } of portal.state.tickets.values()) {
      expect(await text()).toContain(String(id));
      expect(await text()).toContain(title);
    }
  });

  it('saves a new ticket with all its fields and redirects', async () => {
    await page.goto(portal.url + portal.paths.create);
    await fillField(page, 'TITLE', TEXT);
    await fillField(page, 'UF_CONTRACT', '10234');
    await fillField(page, 'UF_PHONE', '8 900 000-00-01');
    await fillField(page, 'UF_CALL_TIME', 'после 14');
    await fillField(page, 'UF_BASE', 'Торговля 11');
    await fillField(page, 'MESSAGE', TEXT);
    await submitForm(page);
    const saved = [...portal.state.tickets.values()].at(-1)!;
    expect(saved.title).toBe(TEXT);
    expect(saved.messages.map((message) => message.text)).toEqual([TEXT]);
    expect(saved.fields).toMatchObject({ contract: '10234', phone: '8 900 000-00-01', callTime: 'после 14' });
    expect(page.url()).toBe(portal.url + portal.paths.ticket(saved.id));
    expect(await text()).toContain(TEXT);
    expect(await page.$eval('[name=UF_BASE]', (field) => (field as HTMLInputElement).value)).toBe('Торговля 11');
  });

  it('saves a hidden message, status, assignee and closing, and marks them', async () => {
    const ticket = portal.arrive({ text: 'Здравствуйте' });
    await page.goto(portal.url + portal.paths.ticket(ticket.id));
    await fillField(page, 'MESSAGE', 'Только для своих');
    await fillField(page, 'HIDDEN', true);
    await fillField(page, 'STATUS_ID', 'Требует передачи на ОС');
    await fillField(page, 'RESPONSIBLE_USER_ID', 'Диспетчер техподдержки');
    await submitForm(page, 'apply');
    expect(ticket).toMatchObject({ status: 'Требует передачи на ОС', assignee: 'Диспетчер техподдержки' });
    expect(ticket.messages.at(-1)).toMatchObject({ text: 'Только для своих', hidden: true });
    expect(await text()).toContain('[скрытое]');
    expect(await text()).toContain('(техподдержка)');
    await fillField(page, 'CLOSE', true);
    await submitForm(page, 'save');
    expect(ticket).toMatchObject({ closed: true, status: 'Закрыта' });
    expect(page.url()).toBe(portal.url + portal.paths.list);
    await page.goto(portal.url + portal.paths.ticket(ticket.id));
    expect(await page.$('[name=MESSAGE]')).toEqual(skin === 'public' ? expect.anything() : null);
    await (skin === 'public' ? fillField(page, 'OPEN', true) : fillField(page, 'CLOSE', false));
    await submitForm(page);
    expect(ticket).toMatchObject({ closed: false, status: 'Открыта' });
  });

  it('with a stale sessid silently does not save, and shows the form empty', async () => {
    const ticket = portal.arrive({ text: 'Здравствуйте' });
    await page.goto(portal.url + portal.paths.ticket(ticket.id));
    await fillField(page, 'MESSAGE', 'Ответ, который пропадёт');
    portal.staleSessid();
    await submitForm(page);
    expect(ticket.messages).toHaveLength(1);
    expect(portal.state.posts.at(-1)).toMatchObject({ accepted: false });
    expect(await page.$eval('[name=MESSAGE]', (field) => (field as HTMLTextAreaElement).value)).toBe('');
    await fillField(page, 'MESSAGE', 'Ответ ещё раз');
    await submitForm(page);
    expect(ticket.messages.at(-1)!.text).toBe('Ответ ещё раз');
  });

  it('answers an ended login with 200 and the login form at the same address, and then shows what was asked for', async () => {
    const address = portal.url + portal.paths.ticket([...portal.state.tickets.keys()][0]!);
    portal.expireSession();
    const response = await page.goto(address);
    expect(response!.status()).toBe(200);
    expect(page.url()).toBe(address);
    await logIn(page, 'не тот');
    expect(await page.$('form[name=form_auth]')).not.toBeNull();
    await logIn(page);
    expect(page.url()).toBe(address);
    expect(await page.$('[name=UF_CONTRACT]')).not.toBeNull();
  });

  it('redraws the list whole, without a change of the address', async () => {
    await page.goto(portal.url + portal.paths.list);
    const id = skin === 'public' ? 'support_list' : 't_ticket_list';
    const list = (await page.$(`#${id}`))!;
    const { id: ticket } = portal.storm(1, 'hang')[0]!;
    await waitFor('новая строка', async () => (await text()).includes(String(ticket)));
    expect(await list.evaluate((element) => element.isConnected)).toBe(false);
    expect(page.url()).toBe(portal.url + portal.paths.list);
  });

  it('finds clients in the report, asked in its own charset', async () => {
    const client = portal.state.clients.findLast(({ organisation }) => organisation.includes('Берёзка'))!;
    await page.goto(portal.url + portal.paths.report);
    await page.type('[name=q]', client.organisation);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await page.$$eval('tbody tr', (rows) => rows.length)).toBe(1);
    for (const words of [client.contract, client.inn, client.login, `${client.usedGb} из ${client.quotaGb} ГБ`]) {
      expect(await text()).toContain(words);
    }
    expect(await page.$eval('[name=q]', (field) => (field as HTMLInputElement).value)).toBe(client.organisation);
  });

  it('shows hostile text as text', async () => {
    const ticket = portal.arrive({ title: '<img src=x onerror=alert(1)>', text: '</textarea><script>1</script>' });
    portal.reply(ticket.id, { text: '"><b>x</b>', author: COLLEAGUE });
    await page.goto(portal.url + portal.paths.ticket(ticket.id));
    expect(await text()).toContain('<img src=x onerror=alert(1)>');
    expect(await text()).toContain('</textarea><script>1</script>');
    expect(await page.$('main img, main b > b')).toBeNull();
  });

  it('storms from the page of events', async () => {
    const before = portal.state.tickets.size;
    await page.goto(`${portal.url}/_demo`);
    await Promise.all([page.waitForNavigation(), page.click('form[action*="symptom=kicked"] input')]);
    expect(portal.state.tickets.size).toBe(before + 3);
    expect(await page.$eval('.said', (said) => said.textContent)).toContain('Пришли заявки');
  });
});
