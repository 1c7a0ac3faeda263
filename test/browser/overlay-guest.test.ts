/** The overlay as a guest: what the portal's page must not notice of it, and what it has to live through. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OVERLAY_TAG } from '../../lib/portal/roots.ts';
import { openPortal } from '../demo-portal/operator.ts';
import { type DemoPortal, startDemoPortal } from '../demo-portal/server.ts';
import { type Launched, launchChromium, OUTPUT, waitFor } from '../tools/browser.ts';
import { faults } from './axe.ts';
import { has, hosts, press, textOf, waitForPanel } from './overlay-kit.ts';

declare global {
  interface Window {
    heard: string[];
  }
}

describe('a guest on the page', () => {
  let portal: DemoPortal;
  let launched: Launched;
  let page: Page;

  beforeAll(async () => {
    portal = await startDemoPortal({ skin: 'public', redrawMs: 0, empty: true });
    launched = await launchChromium({ ports: [portal.port] });
    page = await openPortal(launched.browser, portal);
  });
  afterAll(async () => {
    await launched?.close();
    await portal?.close();
  });

  const openTicket = async () => {
    const ticket = portal.arrive();
    await page.goto(portal.url + portal.paths.ticket(ticket.id));
    await waitForPanel(page);
    return ticket;
  };

  it('keys typed in the panel never reach the portal’s hotkeys, in either layout', async () => {
    await openTicket();
    await page.evaluate(() => {
      window.heard = [];
      const types = ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'focusin', 'paste', 'compositionstart'];
      for (const target of [window, document, document.body])
        for (const type of types)
          for (const capture of [true, false]) {
            target.addEventListener(
              type,
              (event) => window.heard.push(`${type} ${(event as KeyboardEvent).key ?? ''}`),
              capture,
            );
          }
    });
    await press(page, '[data-name=noReply]');
    const input = await page.waitForSelector(`${OVERLAY_TAG} >>> .ask input`);
    await page.keyboard.type('abc ');
    await page.keyboard.sendCharacter('щ');
    await page.keyboard.press('KeyS');
    await page.keyboard.press('Backspace');
    expect(await input!.evaluate((field) => (field as HTMLInputElement).value)).toBe('abc щ');
    expect(await page.evaluate(() => window.heard)).toEqual([]);
    await page.keyboard.press('Enter');
    await waitFor('отмечено', () => has(page, '[data-name=recent]'));
    await page.click('[name=MESSAGE]');
    await page.keyboard.type('x');
    expect((await page.evaluate(() => window.heard)).length).toBeGreaterThan(0);
  });

  it('Alt+Shift+D folds and opens it by the key’s place, and folding is remembered', async () => {
    await openTicket();
    const fold = async () => {
      await page.keyboard.down('Alt');
      await page.keyboard.down('Shift');
      await page.keyboard.press('KeyD');
      await page.keyboard.up('Shift');
      await page.keyboard.up('Alt');
    };
    await fold();
    await waitFor('свёрнута', () => has(page, '.strip'));
    await page.reload();
    await waitFor('осталась свёрнутой', () => has(page, '.strip'));
    await fold();
    await waitFor('развёрнута', () => has(page, '.panel'));
  });

  it('only a person’s own presses count', async () => {
    await openTicket();
    await page.evaluate((tag) => {
      const root = document.querySelector(tag)!.shadowRoot!;
      root.querySelector<HTMLElement>('[data-name=macro-os]')!.click();
      root
        .querySelector<HTMLElement>('[data-name=macro-os]')!
        .dispatchEvent(new MouseEvent('click', { bubbles: true }));
    }, OVERLAY_TAG);
    await press(page, '[data-name=macro-manager]');
    expect(await textOf(page, '.run h4')).toBe('На менеджера');
  });

  it('moves nothing, adds no named field, and one host stands at the end of the document', async () => {
    const ticket = portal.arrive();
    await page.goto(portal.url + portal.paths.ticket(ticket.id));
    await waitForPanel(page);
    const seen = await page.evaluate(async (tag) => {
      const shifts: { value: number }[] = [];
      const observer = new PerformanceObserver((list) =>
        shifts.push(...(list.getEntries() as unknown as typeof shifts)),
      );
      observer.observe({ type: 'layout-shift', buffered: true });
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const host = document.querySelector(tag)!;
      return {
        shift: shifts.reduce((sum, { value }) => sum + value, 0),
        last: document.documentElement.lastElementChild === host,
        named: host.shadowRoot!.querySelectorAll('[name]').length,
        wide: document.documentElement.scrollWidth <= innerWidth,
      };
    }, OVERLAY_TAG);
    expect(seen).toEqual({ shift: 0, last: true, named: 0, wide: true });
    expect(await hosts(page)).toBe(1);
  });

  it('survives a page that throws it out, and follows into a modal dialog', async () => {
    await openTicket();
    await page.evaluate((tag) => document.querySelector(tag)!.remove(), OVERLAY_TAG);
    await waitFor('вернулась', async () => (await hosts(page)) === 1);
    await waitForPanel(page);
    await page.evaluate(() => {
      const dialog = document.body.appendChild(document.createElement('dialog'));
      dialog.textContent = 'Окно портала';
      dialog.showModal();
    });
    await waitFor('в окне портала', () =>
      page.evaluate((tag) => document.querySelector(tag)!.parentElement!.localName === 'dialog', OVERLAY_TAG),
    );
    await press(page, '[data-name=macro-os]');
    expect(await has(page, '.run')).toBe(true);
    await page.evaluate(() => document.querySelector('dialog')!.close());
    await waitFor('снова на месте', () =>
      page.evaluate((tag) => document.querySelector(tag)!.parentElement === document.documentElement, OVERLAY_TAG),
    );
  });

  it.each(['light', 'dark'])('has no accessibility faults, %s', async (theme) => {
    const ticket = portal.arrive({ symptom: 'hang', at: Date.now() - 3 * 3_600_000 });
    await page.goto(portal.url + portal.paths.ticket(ticket.id));
    if (theme === 'dark') await page.addStyleTag({ content: 'html, body { background: #111 !important }' });
    await page.waitForSelector(`${OVERLAY_TAG} >>> .overlay[data-theme=${theme}]`);
    await waitForPanel(page);
    await press(page, '[data-name=call-busy]');
    await waitFor('отмечено', () => has(page, '[data-name=recent]'));
    await press(page, '[data-name=macro-os]');
    await press(page, '.clock-face');
    expect(await faults(page, { within: OVERLAY_TAG })).toEqual([]);
  });

  it('stays usable in a narrow, low window', async () => {
    await page.setViewport({ width: 480, height: 360 });
    try {
      await openTicket();
      await press(page, '[data-name=macro-os]');
      await press(page, '[data-name=fill]');
      await waitFor('заполнено', () => has(page, '[data-name=filled]'));
      await press(page, '[data-name=undo]');
      await press(page, '[data-name=fold]');
      await press(page, '.strip');
    } finally {
      await page.setViewport({ width: 1280, height: 900 });
    }
  });

  it('isn’t printed', async () => {
    await openTicket();
    await page.emulateMediaType('print');
    const shown = await page.evaluate((tag) => getComputedStyle(document.querySelector(tag)!).display, OVERLAY_TAG);
    await page.emulateMediaType('screen');
    expect(shown).toBe('none');
  });

  it('comes back with the page out of the back-forward cache', async () => {
    await openTicket();
    await page.goto(`${portal.url}${portal.paths.report}`);
    await page.goBack();
    await waitForPanel(page);
    expect(await hosts(page)).toBe(1);
  });

  it('after an update the old panel goes quietly and asks to reload; after the reload there is one panel', async () => {
    await openTicket();
    await page.type('[name=MESSAGE]', 'Набрано до обновления');
    await launched.browser.installExtension(OUTPUT.chromium);
    const words = () => page.evaluate((tag) => document.querySelector(tag)?.shadowRoot?.textContent ?? '', OVERLAY_TAG);
    await waitFor(
      'просьба обновить страницу',
      async () => (await words()).includes('обновите страницу') || (await has(page, '.panel')),
      20_000,
    );
    await waitFor('одна панель или просьба', async () => (await hosts(page)) === 1, 20_000);
    expect(await page.$eval('[name=MESSAGE]', (field) => (field as HTMLTextAreaElement).value)).toBe(
      'Набрано до обновления',
    );
    await page.reload();
    await waitForPanel(page);
    expect(await hosts(page)).toBe(1);
  });
});
