/** The leads' page of the shipped build: what is set there is checked, kept, and in force at once. */
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openPortal } from '../demo-portal/operator.ts';
import { startDemoPortal } from '../demo-portal/server.ts';
import { type Launched, launchChromium, openExtensionPage, waitFor } from '../tools/browser.ts';
import { faults } from './axe.ts';
import { ask } from './background-kit.ts';

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

test('R23: a prescribed text is locked; once changed the difference is shown word by word, and can be put back', async () => {
  await goTo('phrases');
  await page.click('.phrases-item[data-id=os]');
  const text = '[id="set-macros.os.text"]';
  const prescribed = await page.$eval(text, (element) => (element as HTMLTextAreaElement).value);
  expect(await page.$eval(text, (element) => (element as HTMLTextAreaElement).readOnly)).toBe(true);
  await page.click('[data-phrase=os] [name=unlock]');
  await type(text, prescribed.replace('программистам', 'коллегам'));
  await save();
  await saved();
  expect(await page.$eval('[data-phrase=os] .difference del', (words) => words.textContent)).toContain('программистам');
  expect(await page.$eval('[data-phrase=os] .difference ins', (words) => words.textContent)).toContain('коллегам');
  await page.click('[data-phrase=os] [name=restore]');
  expect(await page.$eval(text, (element) => (element as HTMLTextAreaElement).value)).toBe(prescribed);
  await save();
  await saved();
});

test('phrases: a copy with conditions is saved; an error opens its phrase; what is taken away is gone, or comes back', async () => {
  await goTo('phrases');
  await type('.phrases-bar input', 'устранили');
  await page.waitForFunction(() => document.querySelectorAll('.phrases-item').length < 4);
  await page.click('.phrases-item[data-id=fixed]');
  await page.click('[data-name=phrase-copy]');
  const id = await page
    .waitForSelector('[data-phrase^=own-]')
    .then((one) => one!.evaluate((element) => (element as HTMLElement).dataset.phrase!));
  await page.select(`[data-phrase="${id}"] [data-name=when-critical]`, '1');
  await type(`[id="set-canned.shortcuts.${id}"]`, 'kr');
  await page.click('.phrases-item[data-id=lk]');
  await save();
  await page.waitForSelector(`[data-phrase="${id}"] [id="set-canned.shortcuts.${id}-error"]`);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe(`set-canned.shortcuts.${id}`);
  expect(await page.$eval('.sections a[href="#phrases"] .badge', (badge) => badge.textContent)).toContain('ошиб');
  await type(`[id="set-canned.shortcuts.${id}"]`, 'готово');
  await save();
  await saved();
  const { macros, canned } = (await ask(page, 'describeSettings')).settings;
  expect(macros.find((macro) => macro.id === id)).toMatchObject({ verbatim: false, when: { critical: true } });
  expect(canned.order.indexOf(id)).toBe(canned.order.indexOf('fixed') + 1);
  await page.click('[data-name=phrase-remove]');
  await page.locator('[data-name=phrase-removed] button').click();
  await page.waitForSelector(`.phrases-item[data-id="${id}"]`);
  await page.click('[data-name=phrase-remove]');
  await save();
  await saved();
  const left = (await ask(page, 'describeSettings')).settings;
  expect(left.macros.some((macro) => macro.id === id)).toBe(false);
  expect(left.canned.shortcuts[id]).toBeUndefined();
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

test('«/» finds a setting in the wrong layout and goes to it; an error leads to its section; Ctrl+S saves', async () => {
  await page.keyboard.press('Slash');
  await page.keyboard.type('uhjvrjcnm');
  await page.waitForSelector('.find-results [aria-selected=true]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('main[data-section=sound] [data-path="me.volume"][data-marked]');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('set-me.volume');
  await type('[id="set-me.volume"]', '150');
  expect(await page.$eval('[data-path="me.volume"] .origin', (words) => words.textContent)).toContain('не сохранено');
  await goTo('calendar');
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyS');
  await page.keyboard.up('Control');
  await page.waitForSelector('main[data-section=sound] [id="set-me.volume-error"]');
  expect(await page.$eval('.sections a[href="#sound"] .badge', (badge) => badge.textContent)).toBe('1 ошибка');
  await type('[id="set-me.volume"]', '40');
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyS');
  await page.keyboard.up('Control');
  await saved();
  expect(await page.$eval('[data-path="me.volume"] .origin', (words) => words.textContent)).toContain('задано здесь');
});

test('R25: a day of the year is made free and marked; the year to come is preliminary', async () => {
  await goTo('calendar');
  await page.locator('[data-name=year-after]').click();
  while ((await page.$eval('[data-name=year]', (year) => year.textContent)) !== '2027') {
    await page.click('[data-name=year-before]');
  }
  expect(await page.$eval('.year-head', (head) => head.textContent)).toContain('предварительно');
  await page.focus('[data-date="2027-01-01"]');
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowLeft'] as const) await page.keyboard.press(key);
  await page.keyboard.press('Space');
  await page.waitForSelector('[data-date="2027-01-14"][data-off][data-edited]');
  await save();
  await saved();
});

test('data: counted, copied to a file and back, refused when spoilt, forgotten after a question', async () => {
  await goTo('data');
  await page.waitForSelector('.holdings tbody tr');
  const copy = join(tmpdir(), `dezhurny-copy-${process.pid}.json`);
  const { text } = await ask(page, 'backup');
  const backup = JSON.parse(text);
  const days = '[id="set-retentionDays"]';
  const kept = () => page.$eval(days, (input) => (input as HTMLInputElement).value);
  const before = await kept();
  const restored = before === '30' ? 12 : 30;
  const purges = () => page.$$eval('.purges li', (items) => items.length);
  const purged = await purges();
  try {
    const upload = async (content: string) => {
      await writeFile(copy, content);
      await ((await page.$('[data-name=backup-file]')) as ElementHandle<HTMLInputElement>).uploadFile(copy);
    };
    await upload(text.slice(0, -9));
    await page.locator('[data-name=backup-words].error ::-p-text(ничего не изменено)').wait();
    await upload(JSON.stringify({ ...backup, settings: { ...backup.settings, retentionDays: restored } }));
    await page.waitForSelector('.changes [data-path=retentionDays]');
    expect(await kept()).toBe(before);
    await page.click('[data-name=backup-restore]');
    // The setting is seen before the preview goes, which moves what is clicked next.
    await page.locator('[data-name=backup-words] ::-p-text(уже действует)').wait();
    await waitFor('настройка из копии', async () => (await kept()) === String(restored));
  } finally {
    await rm(copy, { force: true });
  }
  await page.select('[data-name=purge-scope]', 'all');
  await page.click('[data-name=purge]');
  await page.click('[data-name=purge-yes]');
  await waitFor('запись об удалении', async () => (await purges()) > purged);
});

test('the check before work: the person says what he sees and hears; what is not in order says what to do', async () => {
  const portal = await startDemoPortal({ skin: 'public' });
  try {
    await ask(page, 'setSettings', { local: { consult: { phone: '' } } });
    await goTo('first-run');
    const check = (name: string, state: string) => page.waitForSelector(`[data-check=${name}][data-state=${state}]`);
    await check('portal', 'unknown');
    await check('phone', 'bad');
    const list = await openPortal(launched.browser, portal);
    await list.waitForSelector('dezhurny-badge');
    await page.bringToFront();
    await page.click('[data-name=check-portal]');
    await check('portal', 'ok');
    await page.click('[data-name=check-notification]');
    await page.locator('[data-name=notification-unseen]').click();
    await check('notifications', 'bad');
    await page.click('[data-name=check-notification]');
    await page.locator('[data-name=notification-seen]').click();
    await check('notifications', 'ok');
    await page.click('[data-name=check-sound]');
    await page.locator('[data-name=sound-heard]').click();
    await check('sound', 'ok');
    await page.click('[data-check=phone] a');
    await page.waitForSelector('main[data-section=consult]');
    await type('[id="set-consult.phone"]', '+7 900 000-00-09');
    await save();
    await saved();
    await goTo('first-run');
    await check('phone', 'ok');
    await list.close();
  } finally {
    await portal.close();
  }
});

test('axe finds nothing in any section, light and dark', { timeout: 180_000 }, async () => {
  const sections = await page.$$eval('.sections a', (links) =>
    links.map((link) => link.getAttribute('href')!.slice(1)),
  );
  const violations: string[] = [];
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    for (const section of sections) {
      await goTo(section);
      const found = await faults(page, { coloursOnly: value === 'dark' });
      violations.push(...found.map((words) => `${section}, ${value}: ${words}`));
    }
  }
  expect(violations).toEqual([]);
});
