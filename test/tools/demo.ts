/** `npm run demo`: the extension at work on the demo portal, for a person; with `--headless`, or without a display, by itself. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { openPortal } from '../demo-portal/operator.ts';
import { type DemoPortal, startDemoPortal } from '../demo-portal/server.ts';
import { launchChromium, openExtensionPage } from './browser.ts';
import { WALK, type Walk } from './demo-walk.ts';

const ROOT = join(import.meta.dirname, '../..');
const PICTURES = join(ROOT, '.output/demo');

const { values: options } = parseArgs({
  options: {
    headless: { type: 'boolean', default: !hasDisplay() },
    /** The portal's template: `public` or `admin`. */
    skin: { type: 'string', default: 'public' },
    /** With the traps of the real portal's admin pages (portal.md). */
    traps: { type: 'boolean', default: false },
  },
});

console.log('Собираем расширение…');
const built = spawnSync(process.execPath, [join(ROOT, 'test/tools/build.ts')], { encoding: 'utf8' });
if (built.status !== 0) {
  console.error(built.stderr);
  process.exit(1);
}
const skin = options.skin === 'admin' || options.traps ? 'admin' : 'public';
const portal = await startDemoPortal({ skin, trapsMs: options.traps ? 60_000 : 0 });
process.exitCode = options.headless ? await walkThrough(portal) : await showToPerson(portal);
await portal.close();

/** Walks the main job; 1 when a step fails. */
async function walkThrough(portal: DemoPortal): Promise<number> {
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  const launched = await launchChromium({ ports: [portal.port], spy: true });
  try {
    const extension = await openExtensionPage(launched, 'options.html');
    const page = await launched.browser.newPage();
    const shot = async (name: string) => void (await page.screenshot({ path: join(PICTURES, `${name}.png`) }));
    const failed = await takeSteps({ portal, page, extension, shot });
    console.log(`Снимки: ${relative(process.cwd(), PICTURES)}`);
    return failed ? 1 : 0;
  } finally {
    await launched.close();
  }
}

/** A step that fails ends the walk: the next ones stand on it. */
async function takeSteps(walk: Walk): Promise<boolean> {
  for (const [n, { title, run }] of WALK.entries()) {
    try {
      console.log(`✓ ${n + 1}. ${title}: ${await run(walk)}`);
    } catch (error) {
      console.error(`✗ ${n + 1}. ${title}: ${(error as Error).message}`);
      await walk.shot('failed');
      return true;
    }
  }
  return false;
}

/** Opens a window and leaves it until it is closed, or until Ctrl+C. */
async function showToPerson(portal: DemoPortal): Promise<number> {
  const { browser, close } = await launchChromium({ ports: [portal.port], headless: false });
  const events = await browser.newPage();
  await events.goto(`${portal.url}/_demo`);
  await openPortal(browser, portal);
  console.log(`
Портал открыт: ${portal.url}${portal.paths.list}

Что попробовать:
  • откройте заявку с красным кружком: справа сроки, чего не хватает и передачи;
  • «На программистов» → «Заполнить» → «Отменить» → снова «Заполнить» → «Сохранить» портала;
  • «Новая заявка»: панель покажет, чего не хватает, нажатие ведёт к полю;
  • во вкладке «События» устройте сбой: через минуту придёт уведомление, на портале появится полоса;
  • правая кнопка на значке расширения → «Параметры»: фразы, статусы, сроки.

Закончить: Ctrl+C или закройте окно.`);
  const closed = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));
  const interrupted = new Promise<void>((resolve) => process.once('SIGINT', () => resolve()));
  await Promise.race([closed, interrupted]);
  await close();
  return 0;
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
