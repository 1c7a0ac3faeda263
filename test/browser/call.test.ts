/** The whole way from a call to a closed ticket, by keyboard only. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Skin } from '../../lib/practice/model.ts';
import { openPortal } from '../demo-portal/operator.ts';
import { type DemoPortal, startDemoPortal } from '../demo-portal/server.ts';
import { type Launched, launch, waitFor } from '../tools/browser.ts';
import type { BrowserKind } from '../tools/install-browser.ts';
import { formValues, has, textOf } from './overlay-kit.ts';

const RUNS: [BrowserKind, Skin][] = [
  ['chromium', 'public'],
  ['chromium', 'admin'],
  ['firefox', 'public'],
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

  /** Alt+Shift and a key, by its place. */
  const hotkey = async (code: 'KeyN') => {
    await page.keyboard.down('Alt');
    await page.keyboard.down('Shift');
    await page.keyboard.press(code);
    await page.keyboard.up('Shift');
    await page.keyboard.up('Alt');
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
});
