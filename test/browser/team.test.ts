/** The team's settings reach operators: by policies of the real browsers, and by a file at an address (a loopback server stands for it). */
import { generateKeyPairSync } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { browser } from 'wxt/browser';
import { openPortal } from '../demo-portal/operator.ts';
import { startDemoPortal } from '../demo-portal/server.ts';
import {
  FIREFOX_BASE,
  GECKO_ID,
  type Launched,
  launch,
  launchChromium,
  OUTPUT,
  openExtensionPage,
  waitFor,
} from '../tools/browser.ts';
import type { BrowserKind } from '../tools/install-browser.ts';
import { policyPlace } from '../tools/policies.ts';
import { publicKeyOf } from '../tools/rollout/crx.ts';
import { extensionIdOf } from '../tools/rollout/extension-id.ts';
import { kitFiles } from '../tools/rollout/kit.ts';
import type { Rollout } from '../tools/rollout/policy-files.ts';
import { zipOf } from '../tools/rollout/zip.ts';
import { ask } from './background-kit.ts';

/** In pages of the extension, in both kinds of browser. */
declare const chrome: typeof browser;

const document = (more: object = {}) =>
  JSON.stringify({ format: 'dezhurny-team', schema: 1, version: '1', author: 'Ведущий', ...more });

/** What the server gives: files of the kit by their paths, else the team's file. */
const served = new Map<string, Buffer>();
let body = '';
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer(({ url: path = '' }, response) =>
    response.setHeader('Access-Control-Allow-Origin', '*').end(served.get(path.split('?')[0]!) ?? body),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/team.json`;
});
afterAll(() => server.close());

const settings = async (page: Page) => (await ask(page, 'describeSettings')).settings;
const text = (page: Page, name: string) => page.$eval(`[data-name=${name}]`, (element) => element.textContent ?? '');

/** Presses a key of the page once it may be pressed. */
async function press(page: Page, name: string): Promise<void> {
  const key = await page.waitForSelector(`button[data-name=${name}]:enabled`);
  await key!.click();
}

async function openTeam(launched: Launched, timeout = 30_000): Promise<Page> {
  const page = await openExtensionPage(launched, 'options.html#team');
  await page.waitForSelector('[data-name=team-versions]', { timeout });
  return page;
}

/** A build's folder as its archive. */
async function archiveOf(folder: string): Promise<Buffer> {
  const files = new Map<string, Buffer>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(relative(folder, path), await readFile(path));
  }
  return zipOf(files);
}

describe.each(['chromium', 'firefox'] as const)('the kit’s policy in %s', (kind: BrowserKind) => {
  test('installs the package; its values are in force and locked, its file is fetched; Chromium hears of a change', async ({
    skip,
  }) => {
    const place = await policyPlace(kind);
    if (!place) return skip('Политики браузеров может записать только root');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const extensionId = extensionIdOf(publicKeyOf(privateKey));
    const { version } = JSON.parse(await readFile(join(OUTPUT.chromium, 'manifest.json'), 'utf8')) as Rollout;
    const site = new URL('.', url).href.replace(/\/$/, '');
    const [chromium, firefox] = await Promise.all([archiveOf(OUTPUT.chromium), archiveOf(OUTPUT.firefox)]);
    const apply = async (values: Rollout['values']) => {
      const kit = kitFiles(
        { version, extensionId, geckoId: GECKO_ID, site, values },
        { chromium, firefox },
        privateKey,
      );
      for (const [path, bytes] of kit) if (path.startsWith('site/')) served.set(path.slice('site'.length), bytes);
      const policy = kit.get(kind === 'chromium' ? 'linux/chromium.json' : 'firefox/policies-esr-unsigned.json')!;
      // A driver may look into what a policy has installed only so.
      const seen = kind === 'chromium' ? { DeveloperToolsAvailability: 1 } : {};
      await place.write({ ...JSON.parse(policy.toString()), ...seen });
    };
    body = document({ version: '7', polling: { seconds: 120 } });
    try {
      await apply({
        teamConfigUrl: url,
        teamConfigJson: document({ clocks: { firstResponse: { limitMinutes: 25 } } }),
        locked: ['consult'],
        retentionDays: 14,
        portals: ['https://portal.firma.ru/support/'],
        unknown: 'x',
      });
      const launched = await launch(kind, { program: place.program, extension: null, updates: true });
      const base = kind === 'chromium' ? `chrome-extension://${extensionId}/` : FIREFOX_BASE;
      try {
        const page = await waitFor('установлено', () => openTeam({ ...launched, base }, 5_000), 40_000);
        const report = await waitFor('политика дошла', async () => {
          const found = await ask(page, 'describeSettings');
          return found.origins.retentionDays === 'managed' && found;
        });
        expect(report.settings.clocks.firstResponse.limitMinutes).toBe(25);
        expect(report.settings.retentionDays).toBe(14);
        expect(report.settings.portals).toEqual(['https://portal.firma.ru']);
        expect(report.locks).toEqual([{ path: 'consult', layer: 'managed' }]);
        expect(report.errors).toEqual({});
        await waitFor('файл по адресу из политики', async () => (await settings(page)).polling.seconds === 120);
        await waitFor('видно на странице', () => page.$('[data-name=team-policy]'));
        await page.evaluate(() => location.assign('#consult'));
        const phone = await page.waitForSelector('[id="set-consult.phone"]');
        expect(await phone!.evaluate((input) => (input as HTMLInputElement).disabled)).toBe(true);
        expect(await page.$eval('[data-path="consult.phone"] .origin', (words) => words.textContent)).toContain(
          'задано администратором',
        );
        if (kind === 'firefox') return;
        await apply({ retentionDays: 21 });
        await waitFor('перемена политики', async () => (await settings(page)).retentionDays === 21, 20_000);
        await waitFor(
          'перемена видна',
          async () => !(await page.$eval('[id="set-consult.phone"]', (input) => (input as HTMLInputElement).disabled)),
        );
      } finally {
        await launched.close();
      }
    } finally {
      served.clear();
      await place.restore();
    }
  }, 120_000);
});

/** The build with the right to work on the loopback: a driver can't press Chromium's own question; Firefox is told not to ask. */
async function permittedCopy(kind: BrowserKind): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'dezhurny-extension-'));
  await cp(OUTPUT[kind], copy, { recursive: true });
  if (kind === 'firefox') return copy;
  const path = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as { host_permissions: string[] };
  manifest.host_permissions.push('http://127.0.0.1/*');
  await writeFile(path, JSON.stringify(manifest));
  return copy;
}

test('a team file that a lead has changed reaches a second profile; a bad one is refused and changes nothing', async () => {
  const extension = await permittedCopy('chromium');
  const [lead, operator] = [await launchChromium(), await launchChromium({ extension })];
  try {
    const [leads, operators] = [await openTeam(lead), await openTeam(operator)];
    const release = async (limitMinutes: number) => {
      await ask(leads, 'setSettings', { local: { clocks: { firstResponse: { limitMinutes } } } });
      await waitFor('отличие видно', async () => (await text(leads, 'team-release')).includes('прошлой версии: 1'));
      await leads.click('[data-name=team-release] input[type=text]', { count: 3 });
      await leads.keyboard.type('Ведущий');
      await press(leads, 'team-release');
      await waitFor('выпущено', async () => (await text(leads, 'team-release')).includes('прошлой версии: 0'));
      const { at } = (await ask(leads, 'team')).versions[0]!;
      body = (await ask(leads, 'teamFile', { at })).text;
    };
    await release(25);

    await operators.type('[data-name=team-address] input[type=text]', url);
    await press(operators, 'team-follow');
    await operators.waitForSelector('[data-name=team-pending]');
    const row = '[data-name=team-pending] [data-path="clocks.firstResponse.limitMinutes"]';
    expect(await operators.$eval(row, ({ textContent }) => textContent)).toBe(
      'Первый ответ на заявку: ответить в течение30 мин25 мин',
    );
    expect((await settings(operators)).clocks.firstResponse.limitMinutes).toBe(30);
    await press(operators, 'team-accept');
    await waitFor('действует', async () => (await settings(operators)).clocks.firstResponse.limitMinutes === 25);

    await release(20);
    await press(operators, 'team-check');
    await waitFor(
      'изменённый файл действует',
      async () => (await settings(operators)).clocks.firstResponse.limitMinutes === 20,
    );
    expect(await operators.$$('[data-name=team-versions] li')).toHaveLength(2);

    for (const [bad, reason] of [
      ['x'.repeat(2_000_000), '512 КБ'],
      [body.slice(0, -5), 'оборван'],
      [document({ schema: 2 }), 'более новой версией'],
      [
        document({ retentionDays: '<img src=x onerror=alert(1)>', consult: { link: 'javascript:alert(1)' } }),
        'consult.link',
      ],
    ] as const) {
      body = bad;
      await press(operators, 'team-check');
      await waitFor(reason, async () => (await text(operators, 'team-address')).includes(reason));
      const file = join(extension, 'bad.json');
      await writeFile(file, bad);
      const input = await operators.$('[data-name=team-document] input[type=file]');
      await (input as import('puppeteer-core').ElementHandle<HTMLInputElement>).uploadFile(file);
      await waitFor(reason, async () => (await text(operators, 'team-document')).includes(reason));
    }
    const { settings: kept, locks } = await ask(operators, 'describeSettings');
    expect([kept.clocks.firstResponse.limitMinutes, kept.retentionDays, locks]).toEqual([20, 30, []]);
    expect(await operators.$$('[data-name=team-versions] li')).toHaveLength(2);

    await press(operators, 'team-restore');
    await waitFor('прежняя версия', async () => (await settings(operators)).clocks.firstResponse.limitMinutes === 25);
  } finally {
    await Promise.all([lead.close(), operator.close()]);
    await rm(extension, { recursive: true, force: true });
  }
});

describe.each(['chromium', 'firefox'] as const)('another address of the portal in %s', (kind: BrowserKind) => {
  test('once added the panel is in open tabs and new ones; without the permission it is said; removed it is gone', async () => {
    const extension = await permittedCopy(kind);
    const portal = await startDemoPortal({ skin: 'public' });
    const launched = await launch(kind, { extension });
    try {
      const address = `http://127.0.0.1:${portal.port}`;
      const open = await openPortal(launched.browser, { ...portal, url: address });
      const page = await openExtensionPage(launched, 'options.html#portals');
      await page.waitForSelector('[data-name=portals] input');
      await page.type('[data-name=portals] input', 'два слова');
      await press(page, 'portal-add');
      expect(await text(page, 'portals')).toContain('Нужен адрес вида');
      await page.click('[data-name=portals] input', { count: 3 });
      await page.keyboard.type(`${address}/support/`);
      await press(page, 'portal-add');
      await page.waitForSelector('[data-portal="http://127.0.0.1"] [data-tone=ok]');
      await open.bringToFront();
      await waitFor('открытая вкладка', () => open.$('dezhurny-badge'));
      await open.reload();
      await waitFor('новая страница', () => open.$('dezhurny-badge'));
      expect((await ask(page, 'portalTabs')).map(({ kind }) => kind)).toContain('list');

      await page.bringToFront();
      if (kind === 'firefox') {
        await page.evaluate(() => chrome.permissions.remove({ origins: ['http://127.0.0.1/*'] }));
        await waitFor('сказано, что разрешения нет', async () =>
          (await ask(page, 'board')).banner.notices.some((notice) => notice.includes('http://127.0.0.1')),
        );
        await page.reload({ timeout: 2000 }).catch(() => undefined);
        await press(page, 'portal-permit');
        await page.waitForSelector('[data-portal="http://127.0.0.1"] [data-tone=ok]');
      }
      await press(page, 'portal-remove');
      await waitFor('убрано', async () => (await settings(page)).portals.length === 0);
      await waitFor('не подключается', () =>
        page.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 0),
      );
      await open.bringToFront();
      await open.reload();
      await open.waitForSelector('table');
      expect(await open.$('dezhurny-badge')).toBeNull();
    } finally {
      await launched.close();
      await portal.close();
      await rm(extension, { recursive: true, force: true });
    }
  });
});
