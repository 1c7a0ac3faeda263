/** The panel on the shipped build: each transfer in both skins, undo, drafts, and what the portal's page must not notice. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Skin } from '../../lib/practice/model.ts';
import { whenPhrase } from '../../lib/regulation/calendar.ts';
import { MACROS } from '../../lib/regulation/macros.ts';
import { builtIn } from '../../lib/settings/defaults.ts';
import { moscowDate } from '../../lib/text/moscow.ts';
import { fillField, openPortal, submitForm } from '../demo-portal/operator.ts';
import { type DemoPortal, startDemoPortal } from '../demo-portal/server.ts';
import { type Launched, launch, waitFor } from '../tools/browser.ts';
import type { BrowserKind } from '../tools/install-browser.ts';
import { fillMacro, formValues, has, hosts, press, textOf, type, waitForPanel, waitForPhase } from './overlay-kit.ts';

const macro = (id: string) => MACROS.find((one) => one.id === id)!;

/** Each browser and each skin; all pairs where it may take long. */
const RUNS: [BrowserKind, Skin][] = [
  ['chromium', 'public'],
  ['firefox', 'admin'],
  ...(process.env.LONG ? ([['chromium', 'admin']] as [BrowserKind, Skin][]) : []),
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

  const openTicket = async (paid = true) => {
    const client = portal.state.clients.find((one) => one.paid === paid)!;
    const ticket = portal.arrive({ client, title: 'Печатная форма', text: 'Просим добавить логотип.' });
    await page.goto(portal.url + portal.paths.ticket(ticket.id));
    await waitForPanel(page);
    return { client, ticket };
  };
  const checkInReport = async (contract: string) => {
    await page.goto(`${portal.url}${portal.paths.report}?q=${contract}`);
    // The client is known to the panel as soon as the report has been read.
    await waitFor('отчёт прочитан', () => hosts(page));
  };
  const publicTexts = (id: number) =>
    portal.state.tickets
      .get(id)!
      .messages.filter(({ hidden, author }) => author.staff && !hidden)
      .map(({ text }) => text);

  it.each(['os', 'manager'])('R23, R24: «%s» fills phrase, status and responsible, and sends nothing', async (id) => {
    const { ticket } = await openTicket();
    await fillMacro(page, id);
    const { text, status, assignee } = macro(id);
    const values = await formValues(page);
    expect(values.MESSAGE).toBe(text);
    expect(values.STATUS_ID).toBe(status);
    expect(values.RESPONSIBLE_USER_ID).toContain(assignee);
    expect(portal.state.posts).toEqual([]);
    await submitForm(page);
    expect(publicTexts(ticket.id)).toEqual([text]);
    expect(portal.state.tickets.get(ticket.id)).toMatchObject({ status, assignee });
  });

  it('R25: the 2nd line gets the calendar’s word; status and responsible stay', async () => {
    const { ticket } = await openTicket();
    const before = await formValues(page);
    await fillMacro(page, 'line2');
    const { when } = whenPhrase(moscowDate(Date.now()), builtIn.calendar)!;
    const values = await formValues(page);
    expect(values).toEqual({ ...before, MESSAGE: macro('line2').text.replace('{когда}', when) });
    await submitForm(page);
    expect(portal.state.tickets.get(ticket.id)!.status).toBe('Открыта');
  });

  it('R22: unknown and unpaid clients are refused, a paid one is passed on', async () => {
    const free = await openTicket(false);
    await press(page, '[data-name=macro-lk]');
    expect(await textOf(page, '[data-name=refused]')).toMatch(/неизвестна|не платит/);
    await checkInReport(free.client.contract);
    await page.goto(portal.url + portal.paths.ticket(free.ticket.id));
    await press(page, '[data-name=macro-lk]');
    await waitFor('известно, что клиент бесплатный', async () =>
      (await textOf(page, '[data-name=refused]')).includes('не платит'),
    );

    const paid = portal.state.clients.find((one) => one.paid)!;
    await checkInReport(paid.contract);
    const { ticket } = await openTicket();
    await fillMacro(page, 'lk');
    await submitForm(page);
    expect(portal.state.tickets.get(ticket.id)).toMatchObject({ status: macro('lk').status });
  });

  it('R22: another person goes into a hidden comment of its own first, then the client is written to', async () => {
    const paid = portal.state.clients.find((one) => one.paid)!;
    await checkInReport(paid.contract);
    const { ticket } = await openTicket();
    await press(page, '[data-name=macro-lk]');
    await waitForPhase(page, 'preview');
    await press(page, '[data-name=other-person]');
    await type(page, '.run input', 'Образцов Пример');
    await press(page, '[data-name=fill]:not(:disabled)');
    await waitForPhase(page, 'filled');
    expect(await formValues(page)).toMatchObject({
      MESSAGE: 'Контактное лицо по заявке: Образцов Пример',
      HIDDEN: true,
      STATUS_ID: 'Открыта',
    });
    await submitForm(page);
    await waitForPhase(page, 'preview');
    await press(page, '[data-name=fill]:not(:disabled)');
    await waitForPhase(page, 'filled');
    expect(await formValues(page)).toMatchObject({ MESSAGE: macro('lk').text, HIDDEN: false });
    await submitForm(page);
    const thread = portal.state.tickets.get(ticket.id)!.messages.slice(1);
    expect(thread.map(({ hidden, text }) => [hidden, text])).toEqual([
      [true, 'Контактное лицо по заявке: Образцов Пример'],
      [false, macro('lk').text],
    ]);
    await waitForPanel(page);
    expect(await has(page, '.run')).toBe(false);
  });

  it('undo takes the macro back as one step, and it can be filled again', async () => {
    await openTicket();
    await fillField(page, 'UF_PHONE', '+7 900 000-00-01');
    const before = await formValues(page);
    await fillMacro(page, 'os');
    expect(await formValues(page)).not.toEqual(before);
    await press(page, '[data-name=undo]');
    await waitForPhase(page, 'preview');
    expect(await formValues(page)).toEqual(before);
    await press(page, '[data-name=fill]:not(:disabled)');
    await waitForPhase(page, 'filled');
    expect((await formValues(page)).MESSAGE).toBe(macro('os').text);
  });

  it('what a person typed stays: the phrase is added under it', async () => {
    await openTicket();
    await page.type('[name=MESSAGE]', 'Добрый день!');
    await fillMacro(page, 'os');
    const { MESSAGE } = await formValues(page);
    expect(String(MESSAGE)).toMatch(/^Добрый день!\s+Передали заявку программистам/);
  });

  it('a save that the portal silently lost: the text is offered again and goes the second time', async () => {
    const { ticket } = await openTicket();
    await fillMacro(page, 'os');
    await waitFor('черновик сохранён', () => has(page, '.run[data-phase=filled]'));
    portal.staleSessid();
    await submitForm(page);
    expect(publicTexts(ticket.id)).toEqual([]);
    expect(await textOf(page, '[data-name=draft]')).toContain('не появилось');
    await press(page, '[data-name=draft-accept]');
    await waitForPhase(page, 'preview');
    await press(page, '[data-name=fill]:not(:disabled)');
    await waitForPhase(page, 'filled');
    await submitForm(page);
    expect(publicTexts(ticket.id)).toEqual([macro('os').text]);
    await waitForPanel(page);
    expect(await has(page, '[data-name=draft]')).toBe(false);
  });

  it('R04: a busy call is marked, recorded in a hidden comment, and starts its clock (R19)', async () => {
    const { ticket } = await openTicket();
    await press(page, '[data-name=call-busy]');
    await waitFor('срок перезвонить', () => has(page, '[data-clock=callback]'));
    await press(page, '[data-name=record]');
    await waitForPhase(page, 'preview');
    await press(page, '[data-name=fill]:not(:disabled)');
    await waitForPhase(page, 'filled');
    expect(await formValues(page)).toMatchObject({ HIDDEN: true });
    await submitForm(page);
    const last = portal.state.tickets.get(ticket.id)!.messages.at(-1)!;
    expect(last.hidden).toBe(true);
    expect(last.text).toMatch(/^\[Д\] \d\d:\d\d звонок: занято$/);
  });

  it('an internal text that has lost its flag is not sent', async () => {
    const { ticket } = await openTicket();
    await press(page, '[data-name=call-noAnswer]');
    await press(page, '[data-name=record]');
    await waitForPhase(page, 'preview');
    await press(page, '[data-name=fill]:not(:disabled)');
    await waitForPhase(page, 'filled');
    await page.click('[name=HIDDEN]');
    await page.click('input[name=apply]');
    expect(await textOf(page, '[data-name=risk]')).toContain('клиент его увидит');
    expect(portal.state.posts).toEqual([]);
    await page.click('[name=HIDDEN]');
    await submitForm(page);
    expect(portal.state.tickets.get(ticket.id)!.messages.at(-1)!.hidden).toBe(true);
  });

  it('a press on a required field leads to the portal’s own field', async () => {
    await openTicket();
    await press(page, '[data-field=phone] .field-go');
    const name = await page.evaluate(() => (document.activeElement as HTMLInputElement).name);
    expect(name).toBe('UF_PHONE');
    await page.keyboard.type('+7 900 000-00-01');
    await waitFor('телефон указан', () => has(page, '[data-field=phone][data-state=present]'));
  });

  it('a badge in each row of the list; urgent rows come to the top and go back', async () => {
    const late = portal.arrive({ at: Date.now() - 3 * 3_600_000 });
    portal.arrive();
    await page.goto(portal.url + portal.paths.list);
    const order = () =>
      page.$$eval('dezhurny-badge', (badges) =>
        badges.map((badge) => /\d{5}/.exec(badge.closest('tr')?.textContent ?? '')?.[0] ?? ''),
      );
    const count = portal.state.tickets.size;
    await waitFor('метки у всех строк', async () => (await order()).length === count);
    const before = await order();
    await press(page, '[data-name=urgent-first]');
    await waitFor('просроченная первой', async () => (await order())[0] === String(late.id));
    await press(page, '[data-name=urgent-first]');
    expect(await order()).toEqual(before);
  });

  it('is silent where the login has expired', async () => {
    portal.expireSession();
    await page.goto(portal.url + portal.paths.list);
    await page.waitForSelector('[name=USER_PASSWORD]');
    // Another tab of the portal is at work, so the extension has had its time.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await hosts(page)).toBe(0);
    expect(
      await page.$$eval('body *', (all) => all.filter(({ localName }) => localName.startsWith('dezhurny')).length),
    ).toBe(0);
    page = await openPortal(launched.browser, portal);
  });
});
