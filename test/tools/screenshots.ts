/** `node test/tools/screenshots.ts [skin]`: the shipped build at work on the demo portal, light and dark, folded and open, in `.output/screenshots`. For looking at. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { OVERLAY_TAG } from '../../lib/portal/roots.ts';
import type { Skin } from '../../lib/practice/model.ts';
import { openPortal } from '../demo-portal/operator.ts';
import { startDemoPortal } from '../demo-portal/server.ts';
import { launchChromium } from './browser.ts';

const FOLDER = join(import.meta.dirname, '../../.output/screenshots');
const SIZES = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
];
const DARK = 'html, body { background: #15181d !important; color: #d5d9e0; filter: none }';

const skin = (process.argv[2] ?? 'public') as Skin;
mkdirSync(FOLDER, { recursive: true });
const portal = await startDemoPortal({ skin, redrawMs: 0 });
const launched = await launchChromium({ ports: [portal.port] });
try {
  const page = await openPortal(launched.browser, portal, portal.paths.report);
  await page.waitForSelector(OVERLAY_TAG);
  const client = portal.state.clients[0]!;
  const minutesAgo = (minutes: number) => Date.now() - minutes * 60_000;
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
} finally {
  await launched.close();
  await portal.close();
}

async function press(page: Page, selector: string): Promise<void> {
  const part = await page.waitForSelector(`${OVERLAY_TAG} >>> ${selector}`);
  await part!.click();
}
