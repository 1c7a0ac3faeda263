/** The background's ear: who may ask what (platform.md §2), and whether what is asked is well formed. */
import { type Browser, browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { explainToPerson } from '../errors.ts';
import type { Envelope, Handlers, Outcome, ToBackground } from '../messages.ts';
import { toBackground } from '../messages-check.ts';
import { isPortalUrl } from './portal-origin.ts';

/** Who asks. `tabId` is null for an extension page. */
export interface Asker {
  tabId: number | null;
  url: string;
}

/** Listens for good. To be called at once when the worker starts, or the message that woke it is lost. */
export function receive(handlers: Handlers<ToBackground, Asker>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, respond: (outcome: Outcome<unknown>) => void) => {
    const { to, type, data } = (message ?? {}) as Partial<Envelope>;
    if (to !== 'background' || typeof type !== 'string' || !Object.hasOwn(toBackground, type)) return;
    void answer(handlers, type as keyof ToBackground, data, sender).then(respond);
    return true;
  });
}

async function answer(
  handlers: Handlers<ToBackground, Asker>,
  name: keyof ToBackground,
  data: unknown,
  sender: Browser.runtime.MessageSender,
): Promise<Outcome<unknown>> {
  const asker = await whoAsks(sender);
  if (!asker || (asker.tabId !== null && PAGES_ONLY.has(name))) {
    return { ok: false, message: 'Этой странице такое не разрешено.' };
  }
  const parsed = z.safeParse(toBackground[name], data);
  if (!parsed.success) {
    console.error(`«${name}»:`, z.prettifyError(parsed.error));
    return { ok: false, message: 'Расширение не поняло страницу. Обновите вкладку.' };
  }
  return await outcomeOf(handlers[name] as (data: unknown, asker: Asker) => unknown, parsed.data, asker);
}

const PAGES_ONLY: ReadonlySet<keyof ToBackground> = new Set([
  'setSettings',
  'describeSettings',
  'phraseUses',
  'team',
  'tryTeamFile',
  'useTeamFile',
  'releaseTeam',
  'teamFile',
  'restoreTeam',
  'leaveTeam',
  'setTeamPlace',
  'checkTeamFile',
  'acceptTeamFile',
  'progress',
  'dataReport',
  'purge',
  'backup',
  'tryBackup',
  'restoreBackup',
  'portals',
  'setPortals',
  'testNotification',
  'board',
  'portalTabs',
  'diagnoseTab',
  'placeCounts',
  'regulation',
  'regulationRead',
  'wantedClause',
  'handovers',
  'handOver',
  'confirmHandover',
  'shiftReport',
  'incidentPage',
  'alarmLog',
  'explain',
  'setSound',
  'testSound',
]);

/**
 * Null for anybody else than our own pages and our script in the top frame of a portal's page. Private windows are left alone:
 * nothing may be kept of them (platform.md §3).
 */
async function whoAsks(sender: Browser.runtime.MessageSender): Promise<Asker | null> {
  const { url = '', tab, frameId } = sender;
  if (sender.id !== browser.runtime.id || tab?.incognito) return null;
  if (url.startsWith(browser.runtime.getURL('/'))) return { tabId: null, url };
  if (tab?.id === undefined || frameId !== 0 || !(await isPortalUrl(url))) return null;
  return { tabId: tab.id, url };
}

async function outcomeOf(
  handler: (data: unknown, asker: Asker) => unknown,
  data: unknown,
  asker: Asker,
): Promise<Outcome<unknown>> {
  try {
    return { ok: true, value: await handler(data, asker) };
  } catch (error) {
    return { ok: false, message: explainToPerson(error) };
  }
}
