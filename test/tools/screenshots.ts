/**
 * `node test/tools/screenshots.ts [skin]`: the shipped build at work on the demo portal, light and dark, folded and open, in `.output/screenshots`.
 * For looking at. With `readme` in place of a skin: the pictures of README.md, where it has them.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { OVERLAY_TAG } from '../../lib/portal/roots.ts';
import type { Skin } from '../../lib/practice/model.ts';
import { firstCall } from '../../lib/practice/scenarios/calls.ts';
import { ask } from '../browser/background-kit.ts';
import { begunRun, press as pressKey } from '../browser/practice-kit.ts';
import { openPortal } from '../demo-portal/operator.ts';
import { type DemoPortal, startDemoPortal } from '../demo-portal/server.ts';
import { type Launched, launchChromium, openExtensionPage, waitFor } from './browser.ts';

const FOLDER = join(import.meta.dirname, '../../.output/screenshots');
const README = join(import.meta.dirname, '../demo-portal/screenshots');
const SIZES = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
];
const DARK = 'html, body { background: #15181d !important; color: #d5d9e0; filter: none }';

const minutesAgo = (minutes: number) => Date.now() - minutes * 60_000;

const forReadme = process.argv[2] === 'readme';
const skin = (forReadme ? 'public' : (process.argv[2] ?? 'public')) as Skin;
const portal = await startDemoPortal({ skin, redrawMs: 0 });
const launched = await launchChromium({ ports: [portal.port], viewport: SIZES[0] });
try {
  if (forReadme) await pictureReadme(launched, portal);
  else await pictureAll(launched, portal);
} finally {
  await launched.close();
  await portal.close();
}

/** A ticket, a ticket with hints, and practice. */
async function pictureReadme(launched: Launched, portal: DemoPortal): Promise<void> {
  const page = await openPortal(launched.browser, portal, portal.paths.list);
  await page.waitForSelector('dezhurny-badge');
  const shot = (shown: Page, name: string) => shown.screenshot({ path: join(README, `${name}.png`) });
  const ticket = portal.arrive({ client: portal.state.clients[0]!, at: minutesAgo(8) });
  const open = async () => {
    await page.goto(portal.url + portal.paths.ticket(ticket.id));
    await page.waitForSelector(`${OVERLAY_TAG} >>> .clock`);
    await page.waitForNetworkIdle();
  };
  await open();
  await shot(page, 'ticket');
  const options = await openExtensionPage(launched, 'options.html');
  await ask(options, 'setSettings', { local: { guidance: { on: true, until: null } } });
  await page.bringToFront();
  await page.goto(portal.url + portal.paths.create);
  await waitFor('подсказка', () => page.$(`${OVERLAY_TAG} >>> .guide-bubble:not([hidden])`));
  await shot(page, 'guidance');

  const practice = await openExtensionPage(launched, 'practice.html');
  await practice.setViewport({ width: 1440, height: 810 });
  await pressKey(practice, `start-${firstCall.id}`);
  const frame = await begunRun(practice);
  await pressKey(practice, 'next');
  for (const key of ['take', 'ask-client', 'ask-phone', 'ask-database']) await pressKey(practice, key);
  await (await frame.waitForSelector('header a[href*="ID=0"]'))!.click();
  const contract = await frame.waitForSelector('[name=UF_CONTRACT]');
  await contract!.type(firstCall.clients[0]!.contract);
  await frame.waitForSelector(`${OVERLAY_TAG} >>> .guide[data-step=ticket]`);
  await shot(practice, 'practice');
}

async function pictureAll(launched: Launched, portal: DemoPortal): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const page = await openPortal(launched.browser, portal, portal.paths.report);
  await page.waitForSelector(OVERLAY_TAG);
  const client = portal.state.clients[0]!;
  const calm = portal.arrive({ client, at: minutesAgo(8) });
  portal.storm(3, 'hang');
  const late = portal.arrive({ at: minutesAgo(34), symptom: 'cannot_enter' });
  for (const size of SIZES) {
    await page.setViewport(size);
    for (const theme of ['light', 'dark']) {
      const shot = async (name: string) => {
        await page.screenshot({ path: join(FOLDER, `${skin}-${name}-${size.width}-${theme}.png`) });
      };
      const open = async (path: string) => {
        await page.goto(portal.url + path);
        if (theme === 'dark') await page.addStyleTag({ content: DARK });
        await page.waitForSelector(`${OVERLAY_TAG} >>> .overlay[data-theme=${theme}]`);
      };
      await open(portal.paths.list);
      await page.waitForSelector('dezhurny-badge');
      await page.waitForNetworkIdle();
      await shot('list');
      await open(portal.paths.ticket(calm.id));
      await page.waitForSelector(`${OVERLAY_TAG} >>> .clock`);
      await shot('ticket');
      await press(page, '[data-name=macro-os]');
      await shot('preview');
      await press(page, '[data-name=fill]');
      await page.waitForSelector(`${OVERLAY_TAG} >>> [data-name=filled]`);
      await shot('filled');
      await open(portal.paths.ticket(late.id));
      await page.waitForSelector(`${OVERLAY_TAG} >>> .clock`);
      await shot('late');
      await press(page, '[data-name=fold]');
      await shot('folded');
      await press(page, '.strip');
    }
  }
}

async function press(page: Page, selector: string): Promise<void> {
  const part = await page.waitForSelector(`${OVERLAY_TAG} >>> ${selector}`);
  await part!.click();
}
