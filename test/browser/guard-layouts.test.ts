/** A ticket on layouts of the corpus, in the shipped build: five kinds of client, what is missing, a save, the end of it (R06–R10, R12b, R15–R17). */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OVERLAY_TAG } from '../../lib/portal/roots.ts';
import { PATHS, type PortalClient } from '../../lib/practice/model.ts';
import { reportPage } from '../../lib/practice/page.ts';
import { moscowDate } from '../../lib/text/moscow.ts';
import { findClients, makeClients } from '../demo-portal/clients.ts';
import { type Launched, launchChromium, PORTAL_HOST, waitFor } from '../tools/browser.ts';
import { ask, openQuietPage } from './background-kit.ts';
import { formValues, has, press, textOf, type, waitForPhase } from './overlay-kit.ts';
import { serve } from './portal-bench.ts';
import { corpus } from './portal-corpus.ts';

/** Labels with `for`; nothing but placeholders; neither names nor labels; web components. */
const LAYOUTS = ['cards-for', 'placeholders', 'tw-new', 'shadow'];

const pages = corpus('forms');
const clients = makeClients(Date.now(), 1);
const today = moscowDate(Date.now());
const inYears = `${Number(today.slice(0, 4)) + 1}`;
const isFine = ({ validUntil, usedGb, quotaGb }: PortalClient) => validUntil > inYears && usedGb <= quotaGb;
const contractOf = (fits: (client: PortalClient) => boolean) => clients.find(fits)!.contract;

/** The contract to type, and what the panel says of it. */
const CLIENTS: [kind: string, contract: string, name: string, words: RegExp][] = [
  ['free', contractOf((client) => !client.paid && isFine(client)), 'client-facts', /бесплатный/],
  ['unknown', '99999', 'client-notFound', /Поиск данных по клиенту/],
  ['expired', contractOf(({ validUntil }) => validUntil < today), 'client-expired', /Кредит и продление тарифа/],
  [
    'over quota',
    contractOf(({ usedGb, quotaGb, validUntil }) => usedGb > quotaGb && validUntil > inYears),
    'client-quotaExceeded',
    /Переполнена квота/,
  ],
  ['paid', contractOf((client) => client.paid && isFine(client)), 'client-facts', /(?<!бес)платный/],
];

let server: Awaited<ReturnType<typeof serve>>;
let launched: Launched;
let page: Page;
let shown = pages[0]!;

beforeAll(async () => {
  server = await serve((path) => {
    const { pathname, searchParams } = new URL(path, 'http://portal');
    if (pathname === '/favicon.ico') return null;
    if (pathname !== PATHS.public.report) return { body: shown.html };
    const query = searchParams.get('q') ?? '';
    const context = { skin: 'public', sessid: '', operator: '', now: Date.now(), redrawMs: 0, trapsMs: 0 } as const;
    return { body: reportPage(context, query, findClients(clients, query)) };
  });
  const { port } = new URL(server.origin);
  launched = await launchChromium({ ports: [Number(port)] });
  const quiet = await openQuietPage(launched);
  await ask(quiet, 'setSettings', { local: { portal: { reportUrl: PATHS.public.report } } });
  page = await launched.browser.newPage();
});
afterAll(async () => {
  await launched?.close();
  await server?.close();
});

/** Opens a page of the corpus under the portal's name; its saves are counted and not sent. */
async function open(name: string): Promise<void> {
  shown = pages.find((one) => one.name === name)!;
  await page.goto(`http://${PORTAL_HOST}:${new URL(server.origin).port}${shown.facts.at}`);
  await page.evaluate(() =>
    document.addEventListener('submit', (event) => {
      event.preventDefault();
      const { dataset } = document.documentElement;
      dataset.sent = String(Number(dataset.sent ?? 0) + 1);
    }),
  );
}

describe.each(LAYOUTS)('layout %s', (name) => {
  const { facts } = pages.find((one) => one.name === name)!;
  const { contract, phone, callTime, database } = facts.fields!;
  const sent = () => page.evaluate(() => document.documentElement.dataset.sent ?? '0');
  const write = async (selector: string, text: string) => {
    // A wide row may reach under the panel, where no press gets.
    await page.$eval(selector, (field) => (field as HTMLInputElement).select());
    await page.keyboard.type(text);
  };
  const gaps = () =>
    page.$$eval(`${OVERLAY_TAG} >>> [data-name^=gap-]`, (found) => found.map((gap) => gap.getAttribute('data-name')));
  const save = async () => {
    const button = await page.evaluateHandle((selector) => {
      const form = document.querySelector(selector)!.closest('form')!;
      return form.querySelector<HTMLElement>('button:not([type=button]), input[type=submit]')!;
    }, facts.fields!.contract!.split(' >>> ')[0]!);
    await button.click();
  };

  it('holds an empty form and names what is missing', async () => {
    await open(name);
    await waitFor('поля прочитаны', () => has(page, '[data-field=phone][data-state=missing]'));
    await save();
    await textOf(page, '[data-name=guard]');
    expect(await gaps()).toEqual(['gap-client', 'gap-phone', 'gap-callTime', 'gap-database']);
    expect(await sent()).toBe('0');
  });

  it.each(CLIENTS)('a client: %s', async (_, number, card, words) => {
    await write(contract!, number);
    await waitFor(`${card}: ${words}`, async () => {
      if (!(await has(page, `[data-name=${card}]`))) return false;
      return words.test(await textOf(page, '[data-section=client]'));
    });
  });

  it('lets it go once nothing is missing', async () => {
    await waitFor('проверен', () => has(page, '[data-field=client][data-state=verified]'));
    await write(phone!, callTime ? '+7 900 000-00-01' : '+7 900 000-00-01, после 14 МСК');
    if (callTime) await write(callTime, 'после 14 МСК');
    await save();
    await waitFor('осталась база', async () => (await gaps()).join() === 'gap-database');
    expect(await sent()).toBe('0');
    await write(database!, 'Бухгалтерия');
    await waitFor('база указана', () => has(page, '[data-field=database][data-state=present]'));
    await save();
    await waitFor('отправлено', async () => (await sent()) === '1');
  });
});

it('R12b: where no hidden flag is found the comment is copied, the public text and the flag are filled', async () => {
  await open('bitrix-public-existing');
  await press(page, '[data-name=closing]');
  await type(page, '.closing textarea', 'Настроили принтер');
  await press(page, '[data-name=closing-show]:not(:disabled)');
  await waitForPhase(page, 'preview');
  await press(page, '[data-name=copy-note]');
  await waitFor('скопировано', async () => (await textOf(page, '[data-name=copied]')).includes('Скопировано'));
  await press(page, '[data-name=fill]:not(:disabled)');
  await waitForPhase(page, 'filled');
  expect(await formValues(page)).toMatchObject({ MESSAGE: 'Заявка решена по телефону.', CLOSE: true });
  await page.$eval('[name=MESSAGE]', (field) => (field as HTMLTextAreaElement).select());
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyV');
  await page.keyboard.up('Control');
  expect((await formValues(page)).MESSAGE).toMatch(
    /^Настроили принтер\s+\[Д\] \d\d:\d\d клиент: сообщено по телефону$/,
  );
});
