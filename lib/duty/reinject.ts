/** Chrome leaves open tabs without our script after installing, and with a dead one after an update (platform.md §0.3). */
import { browser } from 'wxt/browser';

type ScriptFiles = Extract<Parameters<typeof browser.scripting.executeScript>[0], { files: unknown }>['files'];

/** Puts the content scripts of the manifest into the tabs that are open already. */
export async function reinjectContentScripts(): Promise<void> {
  for (const { matches = [], js = [] } of browser.runtime.getManifest().content_scripts ?? []) {
    const tabs = await browser.tabs.query({ url: matches });
    await Promise.all(tabs.map((tab) => inject(tab.id, js)));
  }
}

/** Tabs that don't take it (discarded, an error page) get it when they are loaded. */
async function inject(tabId: number | undefined, files: string[]): Promise<void> {
  if (tabId === undefined || files.length === 0) return;
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: files as ScriptFiles });
  } catch (error) {
    console.debug('Вкладка без скрипта до перезагрузки:', tabId, error);
  }
}
