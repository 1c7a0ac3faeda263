/** Puts scripts into portal pages on demand: what is always there stays small (design.md, «Shape»). */
import { browser } from 'wxt/browser';
import type { PageScript } from '../messages.ts';

type ScriptFiles = Extract<Parameters<typeof browser.scripting.executeScript>[0], { files: unknown }>['files'];

/** Rejects where the tab is gone or doesn't take scripts. One that is there already isn't evaluated again. */
export async function putScript(tabId: number, script: PageScript): Promise<void> {
  const target = { tabId };
  const [found] = await browser.scripting.executeScript({
    target,
    func: isOnShelf,
    args: [script],
    injectImmediately: true,
  });
  if (found?.result !== true) await putFiles(tabId, [`/${script}.js`]);
}

/** Runs in the page, on its own: whether a script has handed itself over there (`overlay/parts.ts`). */
function isOnShelf(script: string): boolean {
  const { dezhurny } = globalThis as { dezhurny?: Record<string, unknown> };
  return dezhurny !== undefined && script in dezhurny;
}

/** Chrome leaves open tabs without our script after installing, and with a dead one after an update (platform.md §0.3). */
export async function reinjectContentScripts(): Promise<void> {
  await putIntoOpenTabs((browser.runtime.getManifest().content_scripts ?? []).flatMap(({ matches = [] }) => matches));
}

/** The files of the script that is always on portal pages. Firefox gives them as whole addresses, and takes paths only. */
export function contentScriptFiles(): string[] {
  const root = browser.runtime.getURL('/');
  const files = (browser.runtime.getManifest().content_scripts ?? []).flatMap(({ js = [] }) => js);
  return files.map((file) => file.replace(root, ''));
}

/** Puts that script into the open tabs whose addresses match. */
export async function putIntoOpenTabs(matches: string[]): Promise<void> {
  const files = contentScriptFiles();
  const tabs = await browser.tabs.query({ url: matches });
  await Promise.all(tabs.map((tab) => reinject(tab.id, files)));
}

/** Tabs that don't take it (discarded, an error page) get it when they are loaded. */
async function reinject(tabId: number | undefined, files: string[]): Promise<void> {
  if (tabId === undefined || files.length === 0) return;
  try {
    await putFiles(tabId, files);
  } catch (error) {
    console.debug('Вкладка без скрипта до перезагрузки:', tabId, error);
  }
}

async function putFiles(tabId: number, files: string[]): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: files as ScriptFiles, injectImmediately: true });
}
