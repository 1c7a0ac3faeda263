/**
 * What answers the overlay in practice in place of the background: the same rules over a journal, a memory and a clock of the run. It notes
 * what the operator marks, and tells nobody outside of the page.
 */

import { dueReminders } from '../duty/banner.ts';
import { loadBoard } from '../duty/board.ts';
import { viewCall } from '../duty/calls.ts';
import { nextToTell, ticketToTell } from '../duty/fills.ts';
import { loadGuide, saveGuide } from '../duty/guidance.ts';
import { advance, loadIncident } from '../duty/incident.ts';
import { actOnIncident } from '../duty/incident-actions.ts';
import { loadIncidentPage } from '../duty/incident-page.ts';
import { type Context, judge, judgeOptions } from '../duty/judging.ts';
import { takeList } from '../duty/list.ts';
import { offerPhrases } from '../duty/phrases.ts';
import { judgeFields } from '../duty/required.ts';
import { type SessionArea, saveClients, saveDraft, saveProgress, saveTitles } from '../duty/session.ts';
import { viewNewTicket, viewTicket } from '../duty/ticket-view.ts';
import {
  markSymptom,
  moveEvent,
  type Outcome,
  recordEvent,
  rejudgeAll,
  takeBackEvent,
  takeTicket,
} from '../duty/tickets.ts';
import { explainToPerson, PersonError } from '../errors.ts';
import {
  acknowledge,
  dueDeadlines,
  markFired,
  markFiring,
  nextDueAt,
  pendingDeadlines,
  snooze,
} from '../journal/deadlines.ts';
import type { Journal } from '../journal/open.ts';
import { write } from '../journal/write.ts';
import type { Banner, BoardView, Handlers, TicketFill, TicketView, ToBackground } from '../messages.ts';
import type { ask } from '../messaging-client.ts';
import type { CallFill } from '../regulation/call-facts.ts';
import type { EventBody } from '../regulation/events.ts';
import { explain } from '../regulation/explain.ts';
import { fillOf, readNewCall } from '../regulation/new-call.ts';
import type { TicketSnapshot } from '../regulation/snapshot.ts';
import type { Settings } from '../settings/schema.ts';
import { matcherWith } from '../text/lexicon-changes.ts';
import { MINUTE_MS } from '../text/moscow.ts';
import type { PracticeJournal } from './journal.ts';

export interface PracticePorts {
  journal: PracticeJournal;
  settings: Settings;
  /** The run's moment, ms. */
  now(): number;
  /** A mark of the operator about a ticket, with the id that takes it back. */
  marked(ticketId: string, event: EventBody, eventId: string): void;
  takenBack(eventId: string): void;
  /** Moved to another moment, ms. */
  moved(eventId: string, newId: string, at: number): void;
  /** Clients whom the report has shown. */
  found(clients: Parameters<Handlers<ToBackground, void>['clientsSeen']>[0]['clients']): void;
  showTicket(ticketId: string): void;
  showNewTicket(): void;
  newCall(): void;
  /** The journal says something new. */
  changed(): void;
}

export interface PracticeBackground {
  ask: typeof ask;
  banner(): Promise<Banner>;
  /** Gives what has fallen due by now. True when that was something. */
  wake(): Promise<boolean>;
  /** When (ms) the next reminder falls due; null for none. */
  nextDueAt(): Promise<number | null>;
}

export function createPracticeBackground(ports: PracticePorts): PracticeBackground {
  const { journal, settings } = ports;
  const session = memory();
  const context = (): Context => ({ settings, now: ports.now(), session });
  let callFill: CallFill | null = null;
  let promisedUntil: number | null = null;

  const bannerOf = async (open: Journal): Promise<Banner> => {
    const incident = await loadIncident(open, context());
    return { incident, due: dueReminders(await pendingDeadlines(open), incident, ports.now()), notices: [] };
  };
  const banner = () => journal.use(bannerOf);
  /** Does what an operator has asked for about a ticket, and gives what the panel shows then. */
  const change = (work: (open: Journal, now: Context) => Promise<Outcome>): Promise<TicketView> =>
    journal.use(async (open) => {
      const now = context();
      const { judged } = await work(open, now);
      ports.changed();
      return await viewTicket(open, judged, now, null);
    });
  const act = async (ticketId: string, event: EventBody, at = ports.now()) => {
    const before = new Set((await eventsOf(ticketId)).map(({ id }) => id));
    const view = await change((open, now) => recordEvent(open, ticketId, event, at, now));
    const made = (await eventsOf(ticketId)).find(({ id }) => !before.has(id));
    if (made) ports.marked(ticketId, event, made.id);
    return view;
  };
  const eventsOf = (ticketId: string) => journal.use((open) => open.getAllFromIndex('events', 'ticketId', ticketId));
  const fill = async (ticketId: string, what: TicketFill) => {
    await session.set({ [`fill:${ticketId}`]: what });
    ports.showTicket(ticketId);
  };

  const handlers: Partial<Handlers<ToBackground, void>> = {
    getSettings: () => settings,
    async ticketSeen(snapshot) {
      const now = context();
      if (!hasId(snapshot)) return await viewNewTicket(snapshot, now);
      await saveTitles({ [snapshot.ticketId]: snapshot.title }, session);
      const view = await journal.use(async (open) => {
        const { judged, reading, client, changed } = await takeTicket(open, snapshot, now);
        if (changed) ports.changed();
        return await viewTicket(open, judged, now, { reading, client });
      });
      if (promisedUntil === null || snapshot.head.createdBy !== 'staff') return view;
      const until = promisedUntil;
      promisedUntil = null;
      return await act(snapshot.ticketId, { type: 'callbackPromised', until });
    },
    requiredFields: ({ page, aboutBase }) => judgeFields(page, aboutBase, context()),
    async listSeen(snapshot) {
      await saveTitles(Object.fromEntries(snapshot.rows.map(({ id, title }) => [id, title])), session);
      const { rows } = await journal.use((open) => takeList(open, snapshot, context()));
      return { rows };
    },
    async clientsSeen({ clients }) {
      ports.found(clients);
      await saveClients(clients, ports.now(), session);
      return { ok: true };
    },
    act: ({ ticketId, event, at }) => act(ticketId, event, at),
    async takeBack({ ticketId, eventId }) {
      const view = await change((open, now) => takeBackEvent(open, ticketId, eventId, now));
      ports.takenBack(eventId);
      return view;
    },
    async correctAct({ ticketId, eventId, at }) {
      if (at > ports.now() + MINUTE_MS) throw new PersonError('Это время ещё не наступило.');
      const before = new Set((await eventsOf(ticketId)).map(({ id }) => id));
      const view = await change((open, now) => moveEvent(open, ticketId, eventId, at, now));
      const made = (await eventsOf(ticketId)).find(({ id }) => !before.has(id));
      if (made) ports.moved(eventId, made.id, at);
      return view;
    },
    async markSymptom({ ticketId, symptom }) {
      await change((open, now) => markSymptom(open, ticketId, symptom, now));
      return { ok: true };
    },
    async incident(action) {
      await journal.use((open) => actOnIncident(open, action, context()));
      ports.changed();
      return await banner();
    },
    async acknowledge({ reminderId, snoozeMinutes, reason = null }) {
      await journal.use((open) =>
        snoozeMinutes === undefined
          ? acknowledge(open, reminderId)
          : snooze(open, reminderId, ports.now() + snoozeMinutes * MINUTE_MS, reason),
      );
      ports.changed();
      return await banner();
    },
    guide: ({ ticketId, ours }) => loadGuide(ticketId, ours, ONE_TAB, session),
    async saveGuide({ ticketId, kept }) {
      await saveGuide(ticketId, kept, ONE_TAB, session);
      return { ok: true };
    },
    // Practice isn't real work, and its pages aren't the portal's.
    progressMade: () => ({ ok: true }),
    placesSeen: () => ({ ok: true }),
    async fieldsSkipped({ ticketId, reason }) {
      if (ticketId !== null) await act(ticketId, { type: 'fieldsSkipped', reason });
      return { ok: true };
    },
    async saveProgress({ ticketId, progress }) {
      await saveProgress(ticketId, progress, session);
      return { ok: true };
    },
    async saveDraft({ ticketId, text }) {
      await saveDraft(ticketId, text, session);
      return { ok: true };
    },
    openTicket({ ticketId }) {
      ports.showTicket(ticketId);
      return { ok: true };
    },
    async fillTicket({ ticketId, fill: what }) {
      await fill(ticketId, what);
      return { ok: true };
    },
    async tellNext({ stage, after }) {
      const incident = await journal.use((open) => loadIncident(open, context()));
      const client = incident && nextToTell(incident, stage, after);
      if (!client) return { ticketId: null };
      await fill(ticketToTell(client), { kind: 'phrase', stage });
      return { ticketId: ticketToTell(client) };
    },
    async takeFill({ ticketId }) {
      const key = `fill:${ticketId}`;
      const { [key]: kept } = await session.get(key);
      await session.remove(key);
      return (kept as TicketFill | undefined) ?? null;
    },
    phrases: ({ query, facts }) => offerPhrases(query, facts, settings),
    phraseUsed: () => ({ ok: true }),
    keptCall: () => null,
    dropCall: () => ({ ok: true }),
    readCall: (call) => journal.use((open) => viewCall(open, call, context())),
    fillCall({ call, until }) {
      callFill = fillOf(call, readNewCall(call, ports.now(), settings.contacts, matcherWith(settings.lexicon)));
      promisedUntil = until;
      ports.showNewTicket();
      return { opened: true };
    },
    takeCall() {
      const taken = callFill;
      callFill = null;
      return taken;
    },
    newCall() {
      ports.newCall();
      return { ok: true };
    },
    board: () => journal.use((open) => boardOf(open)),
    incidentPage: () => journal.use((open) => loadIncidentPage(open, context())),
    explain: ({ ticketId, clock }) =>
      journal.use(async (open) => {
        const record = await open.get('tickets', ticketId);
        if (!record) throw new PersonError('Этой заявки в журнале больше нет.');
        const own = await open.getAllFromIndex('events', 'ticketId', ticketId);
        const { events } = judge(record, own, context());
        return explain(clock, events, settings.clocks, ports.now(), judgeOptions(record, settings));
      }),
  };

  const boardOf = async (open: Journal): Promise<BoardView> => ({
    ...(await loadBoard(open, context())),
    watching: { state: 'on', lastReadAt: ports.now(), requests: 0 },
    banner: await bannerOf(open),
    sound: settings.me.sound,
    consult: settings.consult,
  });

  return {
    ask: (async (type: keyof ToBackground, data: never) => {
      const handler = handlers[type] as ((data: never) => unknown) | undefined;
      if (!handler) return { ok: false, why: 'failed', message: 'В тренировке этого нет.' };
      try {
        return { ok: true, value: await handler(data) };
      } catch (error) {
        return { ok: false, why: 'failed', message: explainToPerson(error) };
      }
    }) as typeof ask,
    banner,
    nextDueAt: () => journal.use(nextDueAt),
    wake: () => journal.use((open) => giveDue(open, context())),
  };
}

/** A run has one portal page. */
const ONE_TAB = 0;

/** Judges anew what is due, so that only what still holds is given. True when something was. */
async function giveDue(journal: Journal, context: Context): Promise<boolean> {
  const due = await dueDeadlines(journal, context.now);
  await write(journal, async (tx) => {
    const { tickets, outputs, members } = await advance(tx, [], context, []);
    const concerned = new Set(due.flatMap(({ ticketId }) => ticketId ?? []));
    if (outputs.length > 0) for (const ticket of tickets) concerned.add(ticket);
    await rejudgeAll(tx, concerned, members, context, []);
  });
  const firing = await markFiring(
    journal,
    (await dueDeadlines(journal, context.now)).map(({ id }) => id),
  );
  const ids = firing.map(({ id }) => id);
  await markFired(journal, ids, context.now);
  return ids.length > 0;
}

function hasId(snapshot: TicketSnapshot): snapshot is TicketSnapshot & { ticketId: string } {
  return snapshot.ticketId !== null;
}

/** What the browser keeps for a session, kept for a run. */
function memory(): SessionArea {
  const kept = new Map<string, unknown>();
  return {
    get: async (keys) =>
      Object.fromEntries(
        [keys].flat().flatMap((key) => (kept.has(key) ? [[key, structuredClone(kept.get(key))]] : [])),
      ),
    set: async (items) => {
      for (const [key, value] of Object.entries(items)) kept.set(key, structuredClone(value));
    },
    remove: async (key) => {
      kept.delete(key);
    },
  };
}
