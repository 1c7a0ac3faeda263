/** What the background answers about settings, canned responses and the regulation's text. */
import { withJournal } from '../../journal/open.ts';
import type { Handlers, ToBackground } from '../../messages.ts';
import { loadLayers, loadSettings, saveLocal } from '../../settings/store.ts';
import { loadContext } from '../context.ts';
import { offerPhrases, phraseUsed, phraseUses } from '../phrases.ts';
import type { Asker } from '../receive.ts';
import { reconcile } from '../reconcile.ts';
import { openRegulation, regulationNews, rememberRegulation, takeWantedClause } from '../regulation.ts';

export const settingsHandlers = {
  getSettings: async () => (await loadSettings()).settings,

  async setSettings({ local }) {
    const saved = await saveLocal(local);
    return saved.ok ? { ok: true, settings: saved.effective.settings } : saved;
  },

  async describeSettings() {
    const [effective, { local = {} }] = await Promise.all([loadSettings(), loadLayers()]);
    return { ...effective, local };
  },

  phrases: async ({ query, facts }) => offerPhrases(query, facts, (await loadSettings()).settings),

  async phraseUsed({ id }) {
    const context = await loadContext();
    await withJournal((journal) => phraseUsed(journal, id, context));
    return { ok: true };
  },

  async phraseUses() {
    const context = await loadContext();
    return await withJournal((journal) => phraseUses(journal, context));
  },

  async openRegulation({ clause }, { tabId }) {
    await openRegulation(clause, tabId);
    return { ok: true };
  },

  async regulation() {
    const { regulation: edition } = (await loadSettings()).settings;
    return { edition, changes: await regulationNews(edition) };
  },

  async regulationRead() {
    await rememberRegulation((await loadSettings()).settings.regulation);
    void reconcile({ changed: true });
    return { ok: true };
  },

  wantedClause: takeWantedClause,
} satisfies Partial<Handlers<ToBackground, Asker>>;
