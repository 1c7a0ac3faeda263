/** Real browsers with the shipped build in them, for tests, `demo`, `probe` and `bench`: one driver for Chromium and Firefox. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { spiedCopy } from './extension.ts';
import { type BrowserKind, findBrowser } from './install-browser.ts';
import { PORTAL_HOST } from './portal-host.ts';

export { PORTAL_HOST };

export const OUTPUT: Record<BrowserKind, string> = {
  chromium: join(import.meta.dirname, '../../.output/chrome-mv3'),
  firefox: join(import.meta.dirname, '../../.output/firefox-mv3'),
};

const OFFLINE = '--disable-background-networking';

export const GECKO_ID = 'dezhurny@e-office24.ru';
const FIREFOX_UUID = '7a9c1f2e-5b0d-4c3a-9e8f-1d2c3b4a5f60';
export const FIREFOX_BASE = `moz-extension://${FIREFOX_UUID}/`;

export interface LaunchOptions {
  /** Folder of the built extension; null for the control run without one. Default: the build of this kind. */
  extension?: string | null;
  /** The extension notes its notifications, for `shownNotifications`. */
  spy?: boolean;
  /** The origins `http://support.e-office24.ru:PORT` that are treated as secure. */
  ports?: number[];
  headless?: boolean;
  /** Width and height of the window's inside. */
  viewport?: { width: number; height: number };
  /** Firefox only: how long an event page may be idle, ms. */
  idleMs?: number;
  /** A profile to keep over restarts; else a fresh one that is removed at the end. */
  profile?: string;
  args?: string[];
  /** Chromium only: it asks for extensions and their updates by itself, as it does outside of tests. */
  updates?: boolean;
  /** Started in the browser's place; it ends in the browser itself (`policies.ts`). */
  program?: string;
}

export interface Launched {
  kind: BrowserKind;
  browser: Browser;
  extensionId: string | null;
  /** `chrome-extension://…/` or `moz-extension://…/`; empty without an extension. */
  base: string;
  /** Ends the browser and removes its fresh profile. */
  close(): Promise<void>;
}

/** Starts a browser of either kind with the extension in it. */
export function launch(kind: BrowserKind, options: LaunchOptions = {}): Promise<Launched> {
  return kind === 'chromium' ? launchChromium(options) : launchFirefox(options);
}

export async function launchChromium(options: LaunchOptions = {}): Promise<Launched> {
  const { ports = [], headless = true, viewport = { width: 1280, height: 900 } } = options;
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'dezhurny-chromium-')));
  const { extension, copies } = await prepare('chromium', options);
  const secure = ports.map((port) => `http://${PORTAL_HOST}:${port}`).join(',');
  const browser = await puppeteer.launch({
    browser: 'chrome',
    executablePath: options.program ?? (await findBrowser('chromium')),
    headless,
    // Who opens a window for a person ends it in order, folders too.
    handleSIGINT: headless,
    pipe: true,
    enableExtensions: true,
    userDataDir: profile,
    ignoreDefaultArgs: options.updates ? [OFFLINE] : [],
    defaultViewport: headless ? viewport : null,
    acceptInsecureCerts: true,
    args: [
      '--no-first-run',
      '--disable-gpu',
      '--disable-quic',
      ...(options.updates ? [] : [OFFLINE]),
      '--disable-component-update',
      '--disable-sync',
      '--lang=ru',
      '--host-resolver-rules=MAP *.e-office24.ru 127.0.0.1',
      ...(secure ? [`--unsafely-treat-insecure-origin-as-secure=${secure}`] : []),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(options.args ?? []),
    ],
  });
  const close = () => closeAndForget(browser, options.profile ? copies : [...copies, profile]);
  const extensionId = await install(browser, extension, close);
  return {
    kind: 'chromium',
    browser,
    extensionId,
    base: extensionId ? `chrome-extension://${extensionId}/` : '',
    close,
  };
}

export async function launchFirefox(options: LaunchOptions = {}): Promise<Launched> {
  const { headless = true, viewport = { width: 1280, height: 900 } } = options;
  const { extension, copies } = await prepare('firefox', options);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: options.program ?? (await findBrowser('firefox')),
    headless,
    ...(options.profile ? { userDataDir: options.profile } : {}),
    defaultViewport: headless ? viewport : null,
    acceptInsecureCerts: true,
    args: ['--remote-allow-system-access', ...(options.args ?? [])],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: FIREFOX_UUID }),
      'extensions.background.idle.timeout': options.idleMs ?? 30_000,
      'extensions.webextOptionalPermissionPrompts': false,
      'network.dns.localDomains': PORTAL_HOST,
      'intl.locale.requested': 'ru',
      // A restart takes a temporary extension out; what it kept stays.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
    },
  });
  const close = () => closeAndForget(browser, copies);
  const extensionId = await install(browser, extension, close);
  return { kind: 'firefox', browser, extensionId, base: extensionId ? FIREFOX_BASE : '', close };
}

/** The folder to install, and the copies to remove at the end. */
async function prepare(kind: BrowserKind, { extension = OUTPUT[kind], spy }: LaunchOptions) {
  if (extension === null || !spy) return { extension, copies: [] };
  const copy = await spiedCopy(extension);
  return { extension: copy, copies: [copy] };
}

/** Puts the extension in; on a failure the browser is ended. */
async function install(browser: Browser, extension: string | null, close: () => Promise<void>): Promise<string | null> {
  try {
    return extension === null ? null : await browser.installExtension(extension);
  } catch (error) {
    await close();
    throw error;
  }
}

/** Ends the browser and removes the folders that were made for it. */
async function closeAndForget(browser: Browser, folders: readonly string[]): Promise<void> {
  await browser.close();
  for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Opens a page of the extension itself, such as `options.html`. */
export async function openExtensionPage({ kind, browser, base }: Launched, path: string): Promise<Page> {
  const page = await browser.newPage();
  const loaded = page.goto(base + path);
  if (kind === 'chromium') await loaded;
  else {
    // Firefox never tells that a moz-extension page has loaded, although it has: the page itself is asked.
    loaded.catch(() => {});
    const isThere = (url: string) => location.href.startsWith(url) && document.readyState === 'complete';
    await waitFor(`страница ${path}`, () => within(1_000, page.evaluate(isThere, base)));
  }
  return page;
}

/** What is asked of a page that is being left may never be answered: null then, after `ms`. */
function within<T>(ms: number, answer: Promise<T>): Promise<T | null> {
  return Promise.race([answer, new Promise<null>((resolve) => setTimeout(resolve, ms, null))]);
}

/** Stops the service worker at once, as the browser may at any moment. Chromium only; false when none was running. */
export async function killWorker({ browser, extensionId }: Launched): Promise<boolean> {
  const session = await browser.target().createCDPSession();
  try {
    const { targetInfos } = await session.send('Target.getTargets');
    const workers = targetInfos.filter(
      (info) => info.type === 'service_worker' && info.url.includes(`//${extensionId}/`),
    );
    for (const { targetId } of workers) await session.send('Target.closeTarget', { targetId });
    return workers.length > 0;
  } finally {
    await session.detach();
  }
}

/** Ends the background at once in either browser, wherever it is at the moment. False when none was running. */
export async function killBackground(launched: Launched): Promise<boolean> {
  return launched.kind === 'chromium' ? await killWorker(launched) : await killEventPage(launched);
}

/** Firefox ends event pages by a call that only its own chrome knows; the driver's protocol reaches it. */
async function killEventPage({ browser }: Launched): Promise<boolean> {
  const { connection } = browser as unknown as { connection: { send(method: string, params: object): Promise<Bidi> } };
  const { result: tree } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const { result } = await connection.send('script.evaluate', {
    target: { context: tree.contexts?.[0]?.context },
    awaitPromise: true,
    expression: `(async () => {
      const { extension } = WebExtensionPolicy.getByID('${GECKO_ID}');
      const ran = extension.backgroundState === 'running';
      await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
      return ran;
    })()`,
  });
  return result.result?.value === true;
}

interface Bidi {
  result: { contexts?: { context: string }[]; result?: { value: unknown } };
}

/** Asks again and again until the answer is neither false nor null nor undefined; an error with `what` after `timeoutMs`. */
export async function waitFor<T>(
  what: string,
  probe: () => Promise<T> | T,
  timeoutMs = 10_000,
): Promise<Exclude<T, false | null | undefined>> {
  const end = Date.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      const answer = await probe();
      if (answer !== false && answer !== null && answer !== undefined) {
        return answer as Exclude<T, false | null | undefined>;
      }
      last = answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`Не дождались: ${what} (последнее: ${String(last)})`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
