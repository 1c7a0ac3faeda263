/** Tickets that nobody opens: the shipped build watches the demo portal's list through a tab (design.md, «Polling»; R29). */
import { rm } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Skin } from '../../lib/practice/model.ts';
import { openPortal } from '../demo-portal/operator.ts';
import { type DemoPortal, startDemoPortal } from '../demo-portal/server.ts';
import { type Launched, launch, waitFor } from '../tools/browser.ts';
import { shownNotifications } from '../tools/extension.ts';
import type { BrowserKind } from '../tools/install-browser.ts';
import { ask, openQuietPage, pollNow, trappedCopy } from './background-kit.ts';

/** Each browser and each skin; all pairs where it may take long. */
const CASES: [kind: BrowserKind, skin: Skin][] = [
  ['chromium', 'public'],
  ['firefox', 'admin'],
  ...(process.env.LONG ? ([['chromium', 'admin']] as [BrowserKind, Skin][]) : []),
];

describe.each(CASES)('in %s, skin %s', (kind, skin) => {
  let portal: DemoPortal;
  let copy: string;
  let launched: Launched;
  let page: Page;

  beforeAll(async () => {
    portal = await startDemoPortal({ skin, empty: true });
    portal.arrive({ text: 'Как сменить пароль?' });
    copy = await trappedCopy(kind);
    launched = await launch(kind, { extension: copy, ports: [portal.port] });
    page = await openQuietPage(launched);
    await openPortal(launched.browser, portal);
    await waitFor('слежение идёт', async () => (await ask(page, 'board')).watching.state === 'on', 20_000);
  });
  afterAll(async () => {
    await launched?.close();
    await portal?.close();
    if (copy) await rm(copy, { recursive: true, force: true });
  });

  const incidents = async () => (await shownNotifications(page)).filter(({ title }) => title.startsWith('Сбой'));

  test('a storm of three is seen in the list, its texts are read, and it is said once, naming the clients', async () => {
    portal.storm(3, 'hang');
    await pollNow(page);
    const [said] = await waitFor('тревога', async () => {
      const all = await incidents();
      return all.length > 0 && all;
    });
    expect(said?.title).toBe('Сбой: 3 клиента, зависание');
    const facts = await ask(page, 'board');
    for (const client of facts.incident?.clients ?? []) expect(said?.message.toLowerCase()).toContain(client.label);
    await pollNow(page);
    expect(await incidents()).toHaveLength(1);
  });

  test('a ticket is read once, again when it has changed', async () => {
    const before = (await ask(page, 'board')).watching.requests;
    await pollNow(page);
    expect((await ask(page, 'board')).watching.requests).toBe(before + 1);
    portal.arrive({ text: 'Как сменить пароль?' });
    await pollNow(page);
    expect((await ask(page, 'board')).watching.requests).toBe(before + 3);
  });
});
