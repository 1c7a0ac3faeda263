/** The whole way from a call to a closed ticket, by keyboard only. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Skin } from '../../lib/practice/model.ts';
import { openPortal } from '../demo-portal/operator.ts';
import { type DemoPortal, startDemoPortal } from '../demo-portal/server.ts';
import { type Launched, launch, waitFor } from '../tools/browser.ts';
import type { BrowserKind } from '../tools/install-browser.ts';
import { formValues, has, textOf, waitForPhase } from './overlay-kit.ts';

const RUNS: [BrowserKind, Skin][] = [
  ['chromium', 'public'],
  ['chromium', 'admin'],
  ['firefox', 'public'],
];

const MOST_TABS = 150;

/** Runs in the page: what has the focus, in our overlay too. */
function focused(): string | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element?.getAttribute('data-name') ?? element?.getAttribute('name') ?? null;
}

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

  /** Alt+Shift and a key, by its place. */
  const hotkey = async (code: 'KeyN') => {
    await page.keyboard.down('Alt');
    await page.keyboard.down('Shift');
    await page.keyboard.press(code);
    await page.keyboard.up('Shift');
    await page.keyboard.up('Alt');
  };
  /** Presses Tab until the button has the focus (`name` of the portal's own, `data-name` of ours), then Enter. */
  const press = async (name: string) => {
    await page.waitForSelector(`[name=${name}]`);
    await tabTo(name);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  };
  const go = async (name: string) => {
    await waitFor(name, async () => (await has(page, `[data-name=${name}]:enabled`)) || null);
    await tabTo(name);
    await page.keyboard.press('Enter');
  };
  const tabTo = async (name: string) => {
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      if ((await page.evaluate(focused)) === name) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`До «${name}» не дойти клавишей Tab`);
  };
  const fact = (name: string) => textOf(page, `.chip[data-fact=${name}]`);

  it('R02, R08: a call is understood while it is typed, and fills the form of a new ticket', async () => {
    const client = portal.state.clients.find(({ paid }) => paid)!;
    await textOf(page, '.list-bar');
    await hotkey('KeyN');
    await waitFor('поле ждёт', async () => (await has(page, '.call input:focus')) || null);
    await page.keyboard.type(`${client.contract} 8 900 000-00-01 база ЗУП, виснет, после 15 по екб`);
    await waitFor('время понято', async () => (await has(page, '.chip[data-fact=callTime][data-known]')) || null);
    expect(await fact('contract')).toContain(client.contract);
    expect(await fact('phone')).toContain('+79000000001');
    expect(await fact('database')).toContain('ЗУП');
    expect(await fact('callTime')).toContain('после 13:00 МСК');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[name=MESSAGE]');
    await textOf(page, '[data-name=call]');
    const filled = await formValues(page);
    expect(filled.TITLE).toBe('База ЗУП, виснет');
    expect(filled).toMatchObject({
      UF_CONTRACT: client.contract,
      UF_PHONE: '+79000000001',
      UF_CALL_TIME: 'после 13:00 МСК (после 15:00 ЕКБ)',
      UF_BASE: 'ЗУП',
    });
    expect(portal.state.posts).toEqual([]);
  });

  it('R12a: our own ticket is closed with what was done, in one save', async () => {
    await press('apply');
    const ticket = await waitFor('заявка создана', () => [...portal.state.tickets.values()].at(-1));
    await go('closing');
    await page.keyboard.type('Перезапустили сеанс на сервере');
    await go('closing-show');
    await go('fill');
    await waitForPhase(page, 'filled');
    expect(portal.state.posts).toHaveLength(1);
    await press('apply');
    await waitFor('заявка закрыта', () => ticket.closed);
    expect(ticket.messages.at(-1)).toMatchObject({ hidden: false, text: 'Перезапустили сеанс на сервере' });
  });

  it('R12b: a client’s ticket solved by phone: the work hidden, then the public text and the flag', async () => {
    const fields = { phone: '+79000000002', callTime: 'после 13:00 МСК', database: 'ЗУП' };
    const ticket = portal.arrive({ title: 'Не печатает', text: 'Не печатает счёт.', fields });
    await page.goto(portal.url + portal.paths.ticket(ticket.id));
    await go('closing');
    await page.keyboard.type('Настроили принтер');
    await go('closing-show');
    await go('fill');
    await waitForPhase(page, 'filled');
    await press('apply');
    await waitFor('скрытый комментарий', () => ticket.messages.length === 2);
    expect(ticket.messages[1]).toMatchObject({ hidden: true });
    expect(ticket.messages[1]!.text).toMatch(/^Настроили принтер\s+\[Д\] \d\d:\d\d клиент: сообщено по телефону$/);
    expect(ticket.closed).toBe(false);
    await waitForPhase(page, 'preview');
    await go('fill');
    await waitForPhase(page, 'filled');
    await press('apply');
    await waitFor('заявка закрыта', () => ticket.closed);
    expect(ticket.messages.at(-1)).toMatchObject({ hidden: false, text: 'Заявка решена по телефону.' });
  });
});
