/** The portal's open tabs, as they have said hello, and how to speak to them. */
import { browser } from 'wxt/browser';
import type { Data, Envelope, Outcome, Reply, ToPage, ToTab } from '../messages.ts';
import type { PageKind } from '../regulation/snapshot.ts';
import { putScript } from './page-scripts.ts';

export interface PortalTab {
  tabId: number;
  url: string;
  kind: PageKind;
  loggedOut: boolean;
  visible: boolean;
  /** When it said hello last, ms. */
  at: number;
}

const PREFIX = 'tab:';
/** A tab that doesn't answer within this (ms) is asleep or hangs. */
const ANSWER_MS = 20_000;

export async function rememberTab(tab: PortalTab): Promise<void> {
  await browser.storage.session.set({ [PREFIX + tab.tabId]: tab });
}

export async function forgetTab(tabId: number): Promise<void> {
  await browser.storage.session.remove(PREFIX + tabId);
}

/** What only the script `reading` answers. */
const READING: ReadonlySet<keyof ToTab> = new Set(['poll', 'fetchTicket', 'diagnose']);

/** The tabs that may still be there, the best to ask first: visible ones, then whoever spoke last. */
export async function portalTabs(): Promise<PortalTab[]> {
  const kept = await browser.storage.session.get(null);
  const tabs = Object.entries(kept).flatMap(([key, tab]) => (key.startsWith(PREFIX) ? [tab as PortalTab] : []));
  return tabs.sort((a, b) => Number(b.visible) - Number(a.visible) || b.at - a.at);
}

/** Asks a tab. Undefined when it is gone, failed or didn't answer in time; one that is gone is forgotten. */
export async function askTab<K extends keyof ToTab>(
  tabId: number,
  type: K,
  data: Data<ToTab, K>,
): Promise<Reply<ToTab, K> | undefined> {
  const envelope: Envelope = { to: 'tab', type, data };
  try {
    if (READING.has(type)) await putScript(tabId, 'reading');
    const answer = browser.tabs.sendMessage(tabId, envelope, { frameId: 0 });
    const outcome: Outcome<Reply<ToTab, K>> | undefined = await Promise.race([answer, timeout(ANSWER_MS)]);
    return outcome?.ok ? outcome.value : undefined;
  } catch {
    await forgetTab(tabId);
    return undefined;
  }
}

/** Tells every portal tab. */
export async function tellTabs<K extends keyof ToTab>(type: K, data: Data<ToTab, K>): Promise<void> {
  await Promise.all((await portalTabs()).map(({ tabId }) => askTab(tabId, type, data)));
}

/** Tells the extension's own pages; undefined when none is open that cares. */
export async function tellPages<K extends keyof ToPage>(
  type: K,
  data: Data<ToPage, K>,
): Promise<Reply<ToPage, K> | undefined> {
  const envelope: Envelope = { to: 'page', type, data };
  try {
    const outcome: Outcome<Reply<ToPage, K>> | undefined = await browser.runtime.sendMessage(envelope);
    return outcome?.ok ? outcome.value : undefined;
  } catch {
    return undefined;
  }
}

function timeout(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
