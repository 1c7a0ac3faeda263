/** What the background answers to each message. */
import { explainToPerson, PersonError } from '../errors.ts';
import { acknowledge, snooze } from '../journal/deadlines.ts';
import { type Journal, withJournal } from '../journal/open.ts';
import type { Banner, Handlers, TicketView, ToBackground } from '../messages.ts';
import { explain } from '../regulation/explain.ts';
import type { TicketSnapshot } from '../regulation/snapshot.ts';
import { heldBy } from '../settings/layers.ts';
import { loadLayers, loadSettings, saveLocal } from '../settings/store.ts';
import { overlay } from '../settings/tree.ts';
import { MINUTE_MS } from '../text/moscow.ts';
import { makeBackup, restoreBackup, tryBackup } from './backup.ts';
import { bannerWithoutJournal, loadBanner } from './banner.ts';
import { saveBinding, startPointing, tryBinding } from './bindings.ts';
import { loadBoard } from './board.ts';
import { dropCall, fillCall, keptCall, settlePromise, takeCall, viewCall } from './calls.ts';
import { correctedNow, noteClockOffset } from './clock.ts';
import { loadContext } from './context.ts';
import { dataReport, purgeByHand } from './data.ts';
import { fillTicket, nextToTell, takeFill, ticketToTell } from './fills.ts';
import { countPlaces, loadGuide, loadPlaceCounts, saveGuide } from './guidance.ts';
import { loadIncident } from './incident.ts';
import { actOnIncident } from './incident-actions.ts';
import { loadAlarmLog, loadIncidentPage } from './incident-page.ts';
import { type Context, judge, judgeOptions } from './judging.ts';
import { takeList } from './list.ts';
import { noteListUrl } from './list-address.ts';
import { endMute, mute } from './mute.ts';
import { noteNewTicketUrl, openNewTicket } from './new-ticket.ts';
import { showPortal, showTicket } from './open-ticket.ts';
import { putScript } from './page-scripts.ts';
import { offerPhrases, phraseUsed, phraseUses } from './phrases.ts';
import { keepPolling } from './poll.ts';
import type { Asker } from './receive.ts';
import { followUp, reconcile, rejudgeOpen } from './reconcile.ts';
import { openRegulation, regulationNews, rememberRegulation, takeWantedClause } from './regulation.ts';
import { judgeFields } from './required.ts';
import { keepSkipped, saveClients, saveDraft, saveEdits, saveProgress, saveTitles, takeSkipped } from './session.ts';
import { confirmHandover, handOver, loadHandovers, loadShiftReport } from './shift.ts';
import { playSound } from './sound.ts';
import { askTab, portalTabs, rememberTab } from './tabs.ts';
import { teamHandlers } from './team-handlers.ts';
import { viewNewTicket, viewTicket } from './ticket-view.ts';
import { markSymptom, moveEvent, type Outcome, recordEvent, takeBackEvent, takeTicket } from './tickets.ts';

export const handlers: Handlers<ToBackground, Asker> = {
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

  async ticketSeen(snapshot) {
    const context = await loadContext();
    if (!hasId(snapshot)) return await viewNewTicket(snapshot, context);
    await saveTitles({ [snapshot.ticketId]: snapshot.title });
    return await withJournal(async (journal) => {
      const { judged, cleared, changed, ...read } = await takeTicket(journal, snapshot, context);
      const { contact } = read.reading;
      const settled = await settlePromise(
        journal,
        { ticketId: snapshot.ticketId, contact, events: judged.events },
        context,
      );
      await followUp(journal, { cleared, changed: changed || settled !== null });
      await recordSkipped(journal, snapshot, context);
      return await viewTicket(journal, settled?.judged ?? judged, context, read);
    });
  },

  async requiredFields({ page, aboutBase }) {
    return await judgeFields(page, aboutBase, await loadContext());
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

  act: async ({ ticketId, event, at }) =>
    await changed((journal, context) => {
      if (at !== undefined) refuseFuture(at, context);
      return recordEvent(journal, ticketId, event, at ?? context.now, context);
    }),

  takeBack: async ({ ticketId, eventId }) =>
    await changed((journal, context) => takeBackEvent(journal, ticketId, eventId, context)),

  correctAct: async ({ ticketId, eventId, at }) =>
    await changed((journal, context) => {
      refuseFuture(at, context);
      return moveEvent(journal, ticketId, eventId, at, context);
    }),

  async markSymptom({ ticketId, symptom }) {
    await changed((journal, context) => markSymptom(journal, ticketId, symptom, context));
    return { ok: true };
  },

  async incident(action) {
    const context = await loadContext();
    return await withJournal(async (journal) => {
      const cleared = await actOnIncident(journal, action, context);
      await followUp(journal, { cleared, changed: true });
      return await loadBanner(journal, context);
    });
  },

  async acknowledge({ reminderId, snoozeMinutes, reason = null }) {
    const context = await loadContext();
    return await withJournal(async (journal) => {
      const until = snoozeMinutes === undefined ? null : context.now + snoozeMinutes * MINUTE_MS;
      const reminder = await (until === null
        ? acknowledge(journal, reminderId)
        : snooze(journal, reminderId, until, reason));
      await followUp(journal, { cleared: reminder ? [reminder.matter] : [], changed: true });
      return await loadBanner(journal, context);
    });
  },

  async mute({ minutes }) {
    const context = await loadContext();
    if (minutes === null) await endMute(context.now);
    else await mute(context.now + minutes * MINUTE_MS, context.now);
    void reconcile({ changed: true });
    return await currentBanner(context);
  },

  async fieldsSkipped({ ticketId, reason }) {
    const context = await loadContext();
    if (ticketId === null) await keepSkipped({ reason, at: context.now });
    else
      await changed((journal) =>
        recordEvent(journal, ticketId, { type: 'fieldsSkipped', reason }, context.now, context),
      );
    return { ok: true };
  },

  async saveProgress({ ticketId, progress }) {
    await saveProgress(ticketId, progress);
    return { ok: true };
  },

  async saveDraft({ ticketId, text }) {
    await saveDraft(ticketId, text);
    return { ok: true };
  },

  async saveEdits({ ticketId, edits }) {
    await saveEdits(ticketId, edits);
    return { ok: true };
  },

  keptCall,

  async readCall(call) {
    const context = await loadContext();
    return await withJournal((journal) => viewCall(journal, call, context));
  },

  async dropCall() {
    await dropCall();
    return { ok: true };
  },

  async fillCall({ call, link, until }, { tabId }) {
    if (tabId === null) throw new PersonError('Заявка заполняется на странице портала.');
    const context = await loadContext();
    if (until !== null) refusePast(until, context);
    await fillCall(call, until, context);
    const opened = await openNewTicket(tabId, link, context.settings);
    // A form that stands there already hears of it.
    void reconcile({ changed: true });
    return { opened };
  },

  takeCall: async (_, { tabId }) => await takeCall(tabId),

  async newCall() {
    await askTab(await showPortal(), 'newCall', undefined);
    return { ok: true };
  },

  async guide({ ticketId, ours }, { tabId }) {
    return tabId === null ? null : await loadGuide(ticketId, ours, tabId);
  },

  async saveGuide({ ticketId, kept }, { tabId }) {
    if (tabId !== null) await saveGuide(ticketId, kept, tabId);
    return { ok: true };
  },

  async placesSeen({ kind, found, missing }) {
    await countPlaces(kind, found, missing);
    return { ok: true };
  },

  placeCounts: loadPlaceCounts,

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

  getSettings: async () => (await loadSettings()).settings,

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

  async putScript({ script }, { tabId }) {
    if (tabId === null) throw new PersonError('Скрипт страницы просит не страница портала.');
    await putScript(tabId, script);
    return { ok: true };
  },

  async setSettings({ local }) {
    const saved = await saveLocal(local);
    return saved.ok ? { ok: true, settings: saved.effective.settings } : saved;
  },

  async describeSettings() {
    const [effective, { local = {} }] = await Promise.all([loadSettings(), loadLayers()]);
    return { ...effective, local };
  },

  ...teamHandlers,

  async board() {
    const context = await loadContext();
    const { consult, me } = context.settings;
    const [facts, banner] = await Promise.all([
      withJournal((journal) => loadBoard(journal, context)),
      currentBanner(context),
    ]);
    return { ...facts, banner, sound: me.sound, consult };
  },

  async explain({ ticketId, clock }) {
    const context = await loadContext();
    return await withJournal(async (journal) => {
      const record = await journal.get('tickets', ticketId);
      if (!record) throw new PersonError('Этой заявки в журнале больше нет.');
      const { events } = judge(record, await journal.getAllFromIndex('events', 'ticketId', ticketId), context);
      return explain(clock, events, context.settings.clocks, context.now, judgeOptions(record, context.settings));
    });
  },

  async setSound({ on }) {
    const { local, locks = [] } = await loadLayers();
    if (heldBy({ origins: {}, locks }, 'me.sound')) throw new PersonError('Звук задан администратором.');
    await saveLocal(overlay(local ?? {}, { me: { sound: on } }));
    void reconcile({ changed: true });
    return { ok: true };
  },

  async openTicket({ ticketId }) {
    const record = await withJournal((journal) => journal.get('tickets', ticketId));
    if (!record) throw new PersonError('Этой заявки в журнале больше нет. Найдите её в списке портала.');
    await showTicket(record.url);
    return { ok: true };
  },

  handovers: async () => await withJournal(loadHandovers),

  async handOver() {
    const context = await loadContext();
    return await withJournal((journal) => handOver(journal, context));
  },

  async confirmHandover({ at, by }) {
    const context = await loadContext();
    return await withJournal((journal) => confirmHandover(journal, at, by, context));
  },

  async shiftReport(span) {
    const context = await loadContext();
    return await withJournal((journal) => loadShiftReport(journal, span, context));
  },

  async fillTicket({ ticketId, fill }) {
    await withJournal((journal) => fillTicket(journal, ticketId, fill));
    // A tab that shows the ticket already hears of it.
    void reconcile({ changed: true });
    return { ok: true };
  },

  async tellNext({ stage, after }) {
    const context = await loadContext();
    const ticketId = await withJournal(async (journal) => {
      const incident = await loadIncident(journal, context);
      const client = incident && nextToTell(incident, stage, after);
      if (!client) return null;
      await fillTicket(journal, ticketToTell(client), { kind: 'phrase', stage });
      return ticketToTell(client);
    });
    void reconcile({ changed: true });
    return { ticketId };
  },

  takeFill: async ({ ticketId }, { tabId }) => await takeFill(ticketId, tabId),

  async incidentPage() {
    const context = await loadContext();
    return await withJournal((journal) => loadIncidentPage(journal, context));
  },

  async dataReport() {
    const context = await loadContext();
    return await withJournal((journal) => dataReport(journal, context));
  },

  async purge({ scope }) {
    const context = await loadContext();
    const done = await withJournal((journal) => purgeByHand(journal, scope, context));
    await rejudgeOpen();
    return done;
  },

  async backup() {
    const context = await loadContext();
    return { text: await withJournal((journal) => makeBackup(journal, context)) };
  },

  tryBackup: async ({ text }) => await withJournal((journal) => tryBackup(journal, text)),

  async restoreBackup({ text }) {
    await withJournal((journal) => restoreBackup(journal, text));
    await rejudgeOpen();
    return { ok: true };
  },

  async alarmLog() {
    const context = await loadContext();
    return await withJournal((journal) => loadAlarmLog(journal, context));
  },

  async testSound({ volume }) {
    const { settings } = await loadContext();
    return { ok: await playSound(volume ?? settings.me.volume) };
  },
};

/** What was left out when this ticket was created: known before the ticket had a number. */
async function recordSkipped(
  journal: Journal,
  { ticketId, messages }: TicketSnapshot & { ticketId: string },
  context: Context,
): Promise<void> {
  const [opening] = messages;
  if (opening?.author !== 'staff' || opening.at === null) return;
  const skipped = await takeSkipped(opening.at);
  if (skipped)
    await recordEvent(journal, ticketId, { type: 'fieldsSkipped', reason: skipped.reason }, skipped.at, context);
}

/** Does what an operator has asked for about a ticket, tells everybody, and gives what the panel shows then. */
async function changed(work: (journal: Journal, context: Context) => Promise<Outcome>): Promise<TicketView> {
  const context = await loadContext();
  return await withJournal(async (journal) => {
    const { judged, cleared } = await work(journal, context);
    await followUp(journal, { cleared, changed: true });
    return await viewTicket(journal, judged, context, null);
  });
}

/** @throws PersonError for a moment (ms) that is still to come; the portal's clock and ours may differ a little. */
function refuseFuture(at: number, { now }: Context): void {
  if (at > now + MINUTE_MS) throw new PersonError('Это время ещё не наступило.');
}

/** @throws PersonError for a moment (ms) that is past. */
function refusePast(at: number, { now }: Context): void {
  if (at < now - MINUTE_MS) throw new PersonError('Это время уже прошло.');
}

/** The banner, whatever has become of the journal: a page that says hello gets its settings in any case. */
async function currentBanner(context: Context): Promise<Banner> {
  try {
    return await withJournal((journal) => loadBanner(journal, context));
  } catch (error) {
    return await bannerWithoutJournal(explainToPerson(error));
  }
}

function hasId(snapshot: TicketSnapshot): snapshot is TicketSnapshot & { ticketId: string } {
  return snapshot.ticketId !== null;
}
