/** The operator's keys on a ticket of the demo portal, in the shipped build (R04, R13, R19–R21). */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPortal } from '../demo-portal/operator.ts';
import { type DemoPortal, startDemoPortal } from '../demo-portal/server.ts';
import { type Launched, launchChromium, waitFor } from '../tools/browser.ts';
import { formValues, has, press, textOf, waitForPanel, waitForPhase } from './overlay-kit.ts';

describe('operator’s keys', () => {
  let launched: Launched;
  let portal: DemoPortal;
  let page: Page;

  beforeAll(async () => {
    portal = await startDemoPortal({ skin: 'admin', redrawMs: 0 });
    launched = await launchChromium({ ports: [portal.port] });
    page = await openPortal(launched.browser, portal, portal.paths.list);
    const ticket = portal.arrive({ title: 'Печатная форма', text: 'Просим добавить логотип.' });
    await page.goto(portal.url + portal.paths.ticket(ticket.id));
    await waitForPanel(page);
  });
  afterAll(async () => {
    await launched?.close();
    await portal?.close();
  });

  it('R04: a mark outlives the page: after a reload it can still be taken back and recorded', async () => {
    await press(page, '[data-name=call-busy]');
    await waitFor('отмечено', () => has(page, '[data-name=recent]'));
    await page.reload();
    await waitForPanel(page);
    await press(page, '[data-name=marks]');
    expect(await textOf(page, '[data-section=marks] [data-name=mark]')).toContain('Звонок: занято, в');
    await press(page, '[data-section=marks] [data-name=record]');
    await waitForPhase(page, 'preview');
    expect(await textOf(page, '.run')).toMatch(/\[Д\] \d\d:\d\d звонок: занято/);
    await press(page, '.run-head .button');
    await press(page, '[data-section=marks] [data-name=take-back]');
    await waitFor('отменено', async () => !(await has(page, '[data-section=marks]')));
    await waitFor('срока нет', async () => !(await has(page, '[data-clock=callback]')));
  });

  it('R21: after «Ответ получен» each transfer is offered, written or said; what was said is marked with it', async () => {
    await press(page, '[data-name=consultAnswered]');
    await press(page, '[data-name=said-os]');
    await waitForPhase(page, 'preview');
    await press(page, '[data-name=fill]:not(:disabled)');
    await waitForPhase(page, 'filled');
    expect(await formValues(page)).toMatchObject({ HIDDEN: true });
    expect(await formValues(page)).not.toMatchObject({ MESSAGE: expect.stringContaining('Передали заявку') });
    await waitFor('сказано', async () => (await textOf(page, '[data-name=recent]')).includes('Сообщили по телефону'));
    await press(page, '[data-name=undo]');
    await waitFor('снято', async () => !(await has(page, '[data-name=recent]')));
    await press(page, '.run-head .button');
  });

  it('R13d: an answered call alone doesn’t pass the answer on: it asks', async () => {
    await press(page, '[data-name=call-answered]');
    await press(page, '[data-name=answer-told]');
    await waitFor('передачи как обычно', async () => !(await has(page, '[data-name=said-os]')));
  });

  it('«Почему столько» lists what counts and what doesn’t', async () => {
    await press(page, '.clock-face');
    await waitFor('список', () => has(page, '.why li[data-counts]'));
  });
});
