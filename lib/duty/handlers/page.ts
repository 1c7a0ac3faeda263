/** What the background answers to portal pages: what they show and where, their scripts, and the pointing at fields. */
import { PersonError } from '../../errors.ts';
import { withJournal } from '../../journal/open.ts';
import type { Handlers, ToBackground } from '../../messages.ts';
import { currentBanner } from '../banner.ts';
import { saveBinding, startPointing, tryBinding } from '../bindings.ts';
import { correctedNow, noteClockOffset } from '../clock.ts';
import { loadContext } from '../context.ts';
import { countPlaces, loadPlaceCounts } from '../guidance.ts';
import { takeList } from '../list.ts';
import { noteListUrl } from '../list-address.ts';
import { noteNewTicketUrl } from '../new-ticket.ts';
import { putScript } from '../page-scripts.ts';
import { keepPolling } from '../poll.ts';
import type { Asker } from '../receive.ts';
import { followUp, reconcile, rejudgeOpen } from '../reconcile.ts';
import { saveClients, saveTitles } from '../session.ts';
import { askTab, portalTabs, rememberTab } from '../tabs.ts';

export const pageHandlers = {
  async hello(page, { tabId, url }) {
    const context = await loadContext();
    const { settings, now } = context;
    if (tabId !== null) await rememberTab({ tabId, url, ...page, at: now });
    if (page.kind === 'ticket-new') await noteNewTicketUrl(url);
    void reconcile();
    void keepPolling();
    return { settings, banner: await currentBanner(context), now };
  },

  async clockSeen({ offsetMs }) {
    if (await noteClockOffset(offsetMs)) await rejudgeOpen();
    return { ok: true };
  },

  async listSeen(snapshot) {
    const context = await loadContext();
    await noteListUrl(snapshot.url);
    await saveTitles(Object.fromEntries(snapshot.rows.map(({ id, title }) => [id, title])));
    void keepPolling();
    return await withJournal(async (journal) => {
      const { rows, cleared } = await takeList(journal, snapshot, context);
      await followUp(journal, { cleared });
      return { rows };
    });
  },

  async clientsSeen({ clients }) {
    await saveClients(clients, await correctedNow());
    return { ok: true };
  },

  async putScript({ script }, { tabId }) {
    if (tabId === null) throw new PersonError('Скрипт страницы просит не страница портала.');
    await putScript(tabId, script);
    return { ok: true };
  },

  async startPointing({ tabId, field }, asker) {
    const target = tabId ?? asker.tabId;
    if (target === null) throw new PersonError('Сначала откройте страницу портала.');
    await startPointing(target, field);
    return { ok: true };
  },

  tryBinding: ({ field, kind, binding }) => tryBinding(field, kind, binding),

  async saveBinding({ field, kind, binding }) {
    await saveBinding(field, kind, binding);
    return { ok: true };
  },

  portalTabs: async () =>
    (await portalTabs()).map(({ tabId, url, kind, loggedOut }) => ({ tabId, url, kind, loggedOut })),

  diagnoseTab: async ({ tabId }) => (await askTab(tabId, 'diagnose', undefined)) ?? null,

  async placesSeen({ kind, found, missing }) {
    await countPlaces(kind, found, missing);
    return { ok: true };
  },

  placeCounts: loadPlaceCounts,
} satisfies Partial<Handlers<ToBackground, Asker>>;
