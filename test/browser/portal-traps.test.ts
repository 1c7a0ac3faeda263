/** The traps of the real portal (portal.md, «Admin», «Behaviour that matters»), in which the overlay must do right. */
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OVERLAY_TAG } from '../../lib/portal/roots.ts';
import type { PortalTicket } from '../../lib/practice/model.ts';
import { MACROS } from '../../lib/regulation/macros.ts';
import { fillField, openPortal, submitForm } from '../demo-portal/operator.ts';
import { type DemoPortal, startDemoPortal } from '../demo-portal/server.ts';
import { type Launched, launchChromium, waitFor } from '../tools/browser.ts';
import { fillMacro, formValues, hosts, press, textOf, waitForPanel, waitForPhase } from './overlay-kit.ts';

const FILLED = { MESSAGE: MACROS[1]!.text, STATUS_ID: MACROS[1]!.status };

describe('an admin portal with traps', () => {
  let portal: DemoPortal;
  let launched: Launched;
  let page: Page;
  let ticket: PortalTicket;

  beforeAll(async () => {
    portal = await startDemoPortal({ skin: 'admin', redrawMs: 0, empty: true, trapsMs: 300 });
    launched = await launchChromium({ ports: [portal.port] });
    page = await openPortal(launched.browser, portal);
  });
  afterAll(async () => {
    await launched?.close();
    await portal?.close();
  });
  beforeEach(async () => {
    ticket = portal.arrive();
    await page.goto(portal.url + portal.paths.ticket(ticket.id));
    await waitForPanel(page);
  });

  const presences = () =>
    page.$eval('#presence', (frame) => (frame as HTMLIFrameElement).contentWindow!.performance.timeOrigin);

  it('in «просмотр» nothing is written and the reason is said; after «Ответить» the macro fills the form in', async () => {
    await press(page, '[data-name=macro-os]');
    await waitFor('причина', async () => (await textOf(page, '.run')).includes('недоступно'));
    expect(await formValues(page)).toMatchObject({ MESSAGE: '', STATUS_ID: 'Открыта' });
    await page.click('#answer');
    await press(page, '[data-name=fill]:not(:disabled)');
    await waitForPhase(page, 'filled');
    expect(await formValues(page)).toMatchObject(FILLED);
  });

  it('the lists that another one clears stay as the operator set them, and hidden twins stay empty', async () => {
    await page.click('#answer');
    await fillField(page, 'SLA_ID', 'Особый');
    await fillField(page, 'CATEGORY_ID', 'Ошибки');
    await fillField(page, 'CRITICALITY_ID', 'Высокая');
    await fillMacro(page, 'os');
    expect(await formValues(page)).toMatchObject({
      SLA_ID: 'Особый',
      CATEGORY_ID: 'Ошибки',
      CRITICALITY_ID: 'Высокая',
    });
    const twins = await page.$$eval('input[type=hidden][name$=_ID]', (found) =>
      found.map((twin) => (twin as HTMLInputElement).value),
    );
    expect(twins).toEqual(['', '']);
    await submitForm(page);
    expect(portal.state.tickets.get(ticket.id)).toMatchObject({ status: FILLED.STATUS_ID });
    expect(ticket.messages.at(-1)).toMatchObject({ hidden: false, text: FILLED.MESSAGE });
  });

  it('the autosave sends the portal’s own fields only, and the time that grows disturbs nothing', async () => {
    await page.click('#answer');
    const own = await page.evaluate(() => [...new FormData(document.forms.namedItem('form1')!).keys()]);
    await fillMacro(page, 'os');
    const seen = portal.state.autosaves.length;
    await waitFor('автосохранение', () => portal.state.autosaves.length > seen + 2);
    const sent = Object.keys(portal.state.autosaves.at(-1)!);
    expect(sent.filter((name) => ![...own, 'autosave'].includes(name))).toEqual([]);
    expect(await hosts(page)).toBe(1);
    expect(await formValues(page)).toMatchObject(FILLED);
  });

  it('a frame that loads again and again leaves the panel where it is', async () => {
    const panel = await page.waitForSelector(OVERLAY_TAG);
    const first = await presences();
    await waitFor('кадр загрузился заново', async () => (await presences()) > first);
    expect(await panel!.evaluate((host) => host.isConnected)).toBe(true);
    expect(await hosts(page)).toBe(1);
  });

  it('a ticket in the list’s slider has one panel, which fills its form in', async () => {
    await page.goto(portal.url + portal.paths.list);
    await page.click(`a[href$="ID=${ticket.id}"]`);
    const frame = (await (await page.waitForSelector('#slider'))!.contentFrame()) as Frame;
    await (await frame.waitForSelector('#answer'))!.click();
    await waitForPanel(page);
    await fillMacro(page, 'os');
    expect(await frame.$eval('[name=MESSAGE]', (field) => (field as HTMLTextAreaElement).value)).toBe(FILLED.MESSAGE);
    expect(await hosts(page)).toBe(1);
  });
});
