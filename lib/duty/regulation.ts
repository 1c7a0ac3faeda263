/** The regulation in this browser: which words everybody here has seen, and opening it at a clause. */
import { browser } from 'wxt/browser';
import { type ClauseChange, clauseChanges, clauseWords, type Edition } from '../regulation/clauses.ts';
import { counted } from '../text/counted.ts';
import { tellPages } from './tabs.ts';

/** The words that were in force when somebody last said «понятно». */
const SEEN = 'regulation.seen';
/** The clause at which the side panel is to open. */
const WANTED = 'regulation.wanted';

/** What has changed since then. The first time there is nothing to compare with: the words are kept, nothing is news. */
export async function regulationNews(edition: Edition): Promise<ClauseChange[]> {
  const seen = (await browser.storage.local.get(SEEN))[SEEN] as Record<string, string> | undefined;
  if (seen) return clauseChanges(seen, edition);
  await rememberRegulation(edition);
  return [];
}

export async function rememberRegulation(edition: Edition): Promise<void> {
  await browser.storage.local.set({ [SEEN]: clauseWords(edition) });
}

/** For the banner, Russian; null when nothing is new. */
export async function regulationNotice(edition: Edition): Promise<string | null> {
  const changes = await regulationNews(edition);
  if (changes.length === 0) return null;
  const clauses = changes.map(({ id }) => id).join(', ');
  const what = counted(changes.length, 'пункт', 'пункта', 'пунктов');
  return `Регламент изменился, ${what}: ${clauses}. Что изменилось, показывает вкладка «Регламент» боковой панели.`;
}

/**
 * Opens the text at a clause: in the side panel that is open, else in the tab's, else in a tab of its own (Firefox lets only its own button
 * open the sidebar). Called within the press itself: Chrome opens the panel for nothing else.
 */
export async function openRegulation(clause: string, tabId: number | null): Promise<void> {
  const opening = openPanel(tabId);
  if (await tellPages('showClause', { clause })) return;
  await browser.storage.session.set({ [WANTED]: clause });
  if (await opening) return;
  await browser.storage.session.remove(WANTED);
  await browser.tabs.create({ url: `${browser.runtime.getURL('/sidepanel.html')}#regulation/${clause}` });
}

/** The clause that the side panel was opened for, once. */
export async function takeWantedClause(): Promise<string | null> {
  const { [WANTED]: wanted } = await browser.storage.session.get(WANTED);
  if (wanted !== undefined) await browser.storage.session.remove(WANTED);
  return (wanted as string | undefined) ?? null;
}

async function openPanel(tabId: number | null): Promise<boolean> {
  if (tabId === null || import.meta.env.FIREFOX) return false;
  try {
    await browser.sidePanel.open({ tabId });
    return true;
  } catch {
    return false;
  }
}
