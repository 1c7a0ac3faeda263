/** The leads' page of the shipped build: what is set there is checked, kept, and in force at once. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Launched, launchChromium, openExtensionPage, waitFor } from '../tools/browser.ts';

let launched: Launched;
let page: Page;

beforeAll(async () => {
  launched = await launchChromium();
});
afterAll(() => launched.close());
beforeEach(async () => {
  page = await openExtensionPage(launched, 'options.html#limits');
  await page.waitForSelector('.options');
});
afterEach(() => page.close({ runBeforeUnload: false }));

const FIRST_RESPONSE = '[id="set-clocks.firstResponse.limitMinutes"]';

async function type(selector: string, value: string): Promise<void> {
  await page.click(selector, { count: 3 });
  await page.keyboard.type(value);
}

const save = () => page.click('button[type=submit]');
const goTo = async (section: string) => {
  await page.click(`.sections a[href="#${section}"]`);
  await page.waitForSelector(`main[data-section=${section}]`);
};
const status = () => page.$eval('.save-bar [role=status]', (element) => element.textContent);
const saved = () => waitFor('сохранено', async () => (await status())?.startsWith('Сохранено'));

test('a limit is saved and is there when the page is opened again; it can be put back', async () => {
  await type(FIRST_RESPONSE, '25');
  await save();
  await saved();
  const again = await openExtensionPage(launched, 'options.html#limits');
  const input = await again.waitForSelector(FIRST_RESPONSE);
  expect(await input?.evaluate((element) => (element as HTMLInputElement).value)).toBe('25');
  await again.close();
  await page.locator('button ::-p-text(вернуть 30)').click();
  await save();
  await saved();
});

test('a wrong number is refused in Russian beside its field, and nothing is lost', async () => {
  await type(FIRST_RESPONSE, '0');
  await save();
  const words = await waitFor('ошибка', () =>
    page.$eval('[id$="limitMinutes-error"]', (element) => element.textContent),
  );
  expect(words).toMatch(/от 1 до/);
  expect(await status()).toContain('Не сохранено');
  expect(await page.$eval(FIRST_RESPONSE, (element) => (element as HTMLInputElement).value)).toBe('0');
});

test('R23: a prescribed text is locked; once changed it says what the regulation says, and can be put back', async () => {
  await goTo('transfers');
  const text = '#macro-os-text';
  expect(await page.$eval(text, (element) => (element as HTMLTextAreaElement).readOnly)).toBe(true);
  await page.locator('[data-macro=os] button ::-p-text(изменить всё равно)').click();
  await type(text, '!');
  await waitFor('замечание', () => page.$('[data-macro=os] .warning'));
  await page.locator('[data-macro=os] button ::-p-text(вернуть)').click();
  expect(await page.$eval(text, (element) => (element as HTMLTextAreaElement).value)).toContain(
    'Передали заявку программистам',
  );
});

test('portal and channel: the number to call, staff names a line each, a wrong address is refused in its place', async () => {
  await goTo('consult');
  await type('[id="set-consult.phone"]', '+7 900 000-00-09');
  await goTo('portal');
  await page.click('[id="set-portal.staffNames"]');
  await page.keyboard.type('Оператор Первый\n\nОператор Вторая\n');
  await type('[id="set-portal.reportUrl"]', 'https://elsewhere.example/');
  await goTo('limits');
  await save();
  const words = await waitFor('ошибка', () =>
    page.$eval('[id="set-portal.reportUrl-error"]', (element) => element.textContent),
  );
  expect(words).toContain('начинается с «/»');
  await type('[id="set-portal.reportUrl"]', '/report/');
  await save();
  await saved();
  const again = await openExtensionPage(launched, 'options.html#portal');
  const names = await again.waitForSelector('[id="set-portal.staffNames"]');
  expect(await names?.evaluate((element) => (element as HTMLTextAreaElement).value)).toBe(
    'Оператор Первый\nОператор Вторая',
  );
  await again.close();
});
