/** The client in the report on the shipped build (R06, R07, R09, R10, R22): each kind of client gives its own answer, in both skins. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalClient, Skin } from '../../lib/practice/model.ts';
import { moscowDate } from '../../lib/text/moscow.ts';
import { fillField, openPortal } from '../demo-portal/operator.ts';
import { type DemoPortal, startDemoPortal } from '../demo-portal/server.ts';
import { type Launched, launch, waitFor } from '../tools/browser.ts';
import type { BrowserKind } from '../tools/install-browser.ts';
import { has, press, textOf, type, waitForPanel } from './overlay-kit.ts';

const RUNS: [BrowserKind, Skin][] = [
  ['chromium', 'public'],
  ['firefox', 'admin'],
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

  const today = moscowDate(Date.now());
  const isFine = ({ validUntil, usedGb, quotaGb }: PortalClient) =>
    validUntil > `${Number(today.slice(0, 4)) + 1}` && usedGb <= quotaGb;
  const clientThat = (fits: (client: PortalClient) => boolean) => portal.state.clients.find(fits)!;
  const open = async (client: PortalClient, fields: { contract?: string; login?: string } = {}) => {
    const ticket = portal.arrive({ client, title: 'Вопрос', text: 'Подскажите, пожалуйста.', fields });
    await page.goto(portal.url + portal.paths.ticket(ticket.id));
    await waitForPanel(page);
    return ticket;
  };

  it('R06, R15: a paid client in order is verified by himself, and not any more once the value changes', async () => {
    const paid = clientThat((client) => client.paid && isFine(client));
    await open(paid);
    expect(await textOf(page, '[data-name=client-checked]')).toMatch(/^проверено в отчёте \d\d:\d\d$/);
    expect(await textOf(page, '[data-name=client-facts]')).toContain('платный');
    await waitFor('договор проверен', () => has(page, '[data-field=client][data-state=verified]'));
    await fillField(page, 'UF_CONTRACT', '99999');
    expect(await textOf(page, '[data-name=client-notFound]')).toContain('Поиск данных по клиенту');
    expect(await has(page, '[data-field=client][data-state=verified]')).toBe(false);
  });

  it('R22: a free client is refused to the consultants', async () => {
    await open(clientThat((client) => !client.paid && isFine(client)));
    expect(await textOf(page, '[data-name=client-facts]')).toContain('бесплатный');
    await press(page, '[data-name=macro-lk]');
    expect(await textOf(page, '[data-name=refused]')).toContain('не платит');
  });

  it('R09, R10: an expired contract and a full quota lead to their instructions', async () => {
    await open(clientThat(({ validUntil }) => validUntil < today));
    expect(await textOf(page, '[data-name=client-expired]')).toContain('Кредит и продление тарифа');
    await open(clientThat(({ usedGb, quotaGb, validUntil }) => usedGb > quotaGb && validUntil > today));
    expect(await textOf(page, '[data-name=client-quotaExceeded]')).toContain('Переполнена квота');
  });

  it('R07: nobody found; an organisation of several is chosen by the operator', async () => {
    await open(clientThat(isFine), { contract: '', login: '' });
    await type(page, '[data-section=client] input', 'Ромашка');
    await press(page, '[data-name=client-search]');
    expect(await textOf(page, '[data-name=client-several]')).toContain('несколько');
    const chosen = await textOf(page, '[data-name=client-choose]');
    await press(page, '[data-name=client-choose]');
    await waitFor('договор перенесён', () =>
      page.$eval('[name=UF_CONTRACT]', (field, text) => text.startsWith((field as HTMLInputElement).value), chosen),
    );
    await waitFor('договор проверен', () => has(page, '[data-field=client][data-state=verified]'));
  });

  it('R06: a report that asks for the login is never taken for «в норме»; again after it', async () => {
    const [first, second] = portal.state.clients.filter((client) => client.paid && isFine(client)).slice(3);
    await open(first!);
    await textOf(page, '[data-name=client-checked]');
    const { value } = (await page.cookies()).find(({ name }) => name === 'PHPSESSID') ?? { value: '' };
    expect(value).not.toBe('');
    portal.expireSession();
    await fillField(page, 'UF_CONTRACT', second!.contract);
    expect(await textOf(page, '[data-name=client-loggedOut]')).toContain('не проверен');
    expect(await has(page, '[data-name=client-facts]')).toBe(false);
    const other = await openPortal(launched.browser, portal);
    await other.close();
    await page.bringToFront();
    await press(page, '[data-name=client-retry]');
    await waitFor('после входа проверен', () => has(page, '[data-name=client-facts]'));
  });
});
