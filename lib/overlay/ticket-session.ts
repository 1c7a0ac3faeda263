/** What happens on a ticket's page: wires the page, the background's knowledge and the operator's presses to the panel's one state. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Banner } from '../messages.ts';
import { caretIn, messageField } from '../portal/caret.ts';
import type { Recognised } from '../portal/handles.ts';
import type { SaveKind } from '../portal/saves.ts';
import type { Write } from '../portal/write.ts';
import { transfersOf } from '../regulation/canned.ts';
import type { ReportAnswer } from '../regulation/client-check.ts';
import { refresh } from '../regulation/clocks.ts';
import { explain } from '../regulation/explain.ts';
import type { IncidentView } from '../regulation/incidents.ts';
import { consultWaitsSince, marksSince } from '../regulation/marks.ts';
import { unfit } from '../regulation/offer.ts';
import type { FieldName, TicketSnapshot } from '../regulation/snapshot.ts';
import type { TicketVerdict } from '../regulation/verdict.ts';
import type { Settings } from '../settings/schema.ts';
import type { ClientQuery } from '../text/client-query.ts';
import { HOUR_MS } from '../text/moscow.ts';
import { keepBanner } from './banner.ts';
import { createChatGuard } from './chat-guard.ts';
import { createClientLookup } from './client-lookup.ts';
import { closingStart } from './closing.ts';
import { createDraftKeeper } from './draft-keeper.ts';
import { createEditDraft } from './edit-draft.ts';
import { createFormDraft } from './form-draft.ts';
import { createGuard } from './guard.ts';
import { createMacroRuns, type RunPorts } from './macro-run.ts';
import { createNotes } from './notes.ts';
import { keepActs } from './operator-acts.ts';
import type { PanelActions, PanelState } from './panel-state.ts';
import type { PhraseOpening, PhrasePlace } from './phrase-place.ts';
import { phraseValues } from './phrase-values.ts';
import type { OverlayPorts } from './ports.ts';
import { createScreenshots, type Screenshots } from './screenshot.ts';
import { textActions } from './text-actions.ts';
import { incidentPhrase } from './texts.ts';
import { elsewhereOf, factsOf, statuses } from './ticket-facts.ts';
import { createTicketKnowledge } from './ticket-knowledge.ts';
import { createTicketPage } from './ticket-page.ts';
import { createUnfinished } from './unfinished.ts';

export interface TicketPorts extends OverlayPorts {
  /** Moves once a second; what has fallen due shows itself. */
  tick: ReadonlySignal<number>;
  /** Asks the client report (R06). */
  report(query: ClientQuery, profile: Settings['portal'], signal: AbortSignal): Promise<ReportAnswer>;
  /** Scrolls to a field of the page, focuses it and lets it flash. */
  reveal(page: Recognised, field: FieldName): void;
  rememberFolded(folded: boolean): void;
  /** Opens the dialog of a call that comes in. */
  newCall(): void;
  /** Opens the palette of canned responses. */
  phrases(opening: PhraseOpening): void;
}

export interface TicketSession {
  state: ReadonlySignal<PanelState>;
  actions: PanelActions;
  screenshots: Screenshots;
  /** Where canned responses go. */
  phrases: PhrasePlace;
  /** The page was redrawn. */
  pageChanged(): void;
  /** Something was typed or pressed on the page; values are read anew. */
  valuesChanged(): void;
  /** The background says that something may have changed. */
  knowledgeChanged(banner: Banner): void;
  settingsChanged(settings: Settings): void;
  /** The page as it was read last. */
  shown: ReadonlySignal<Recognised>;
  /** The page with the values that its fields hold now. */
  page(): Recognised;
  /** True when the form must not be sent now: an internal text stands in it without the hidden flag, or required fields are missing. */
  holds(kind: SaveKind, control: HTMLElement | null): boolean;
}

interface Start {
  page: Recognised;
  settings: Settings;
  banner: Banner;
  folded: boolean;
}

export function createTicketSession(ports: TicketPorts, start: Start): TicketSession {
  const { ask, now, tick } = ports;
  const settings = signal(start.settings);
  const folded = signal(start.folded);
  const ready = signal(false);
  const here = createTicketPage(ports.recognise, start.page);
  const { page, snapshot, ticketId } = here;
  const notes = createNotes();
  const { failed } = notes;
  const unfold = () => {
    folded.value = false;
  };
  const goTo = (field: FieldName) => ports.reveal(page.peek(), field);

  const knowledge = createTicketKnowledge({
    ask,
    snapshot,
    notes,
    viewed: (seen, first) => {
      lookup.named(seen.named, seen.client);
      runs.refresh();
      if (first) unfinished.resume(seen);
      if (seen.fill) void unfinished.takeFill(seen);
    },
    judged: () => guard.look(),
  });
  const { view, fields } = knowledge;
  const facts = () => factsOf(settings.peek(), snapshot(), view.peek(), now());

  const banner = keepBanner(ask, start.banner, failed);
  const acts = keepActs(ports, ticketId, view, failed);
  const lookup = createClientLookup({
    ask,
    now,
    patterns: () => settings.peek().contacts.patterns,
    report: (query, signal) => ports.report(query, settings.peek().portal, signal),
    found: () => {
      void knowledge.tell(true);
      void knowledge.judge(true);
    },
  });
  const guard = createGuard({
    fields: () => fields.peek(),
    snapshot,
    go: goTo,
    unfold,
    skipped: (gaps, reason) => {
      const names = gaps.map(({ note }) => note).join(', ');
      const clauses = gaps.map(({ clause }) => clause);
      void ask('fieldsSkipped', { ticketId: ticketId(), reason: `${names} — ${reason}`, clauses });
    },
  });
  const chat = createChatGuard({
    noHurry: () => (view.peek()?.critical.decided === true ? null : knowledge.noHurry()),
    notes,
    offer: (macroId) => texts.onStart(macroId),
  });

  const write = async (writes: Write[]) => {
    const failure = await here.write(writes);
    if (failure !== null) failed(failure);
    valuesChanged();
    return failure === null;
  };
  /** Keeps what a run has filled until it is seen in the thread; R21: what was said on the phone is marked with the last save, and taken back with it. */
  const filled: RunPorts['filled'] = (macro, step, of, values) => {
    valuesChanged();
    if (runs.state.peek()?.choice.channel === 'phone') {
      const last = acts.recent.peek();
      if (step === of) acts.actions.onAct({ type: 'clientToldByPhone' });
      else if (step === 0 && last?.event.type === 'clientToldByPhone') acts.actions.onTakeBack(last);
    }
    if (step === of) void ask('phraseUsed', { id: macro.id });
    const id = ticketId();
    if (id === null || of === 1) return;
    const progress = step === 0 || step === of ? null : { macroId: macro.id, step, values };
    void ask('saveProgress', { ticketId: id, progress });
  };
  const runs = createMacroRuns({
    page: here.withValues,
    recognise: here.reread,
    facts,
    filling: ({ kind, changes }) => {
      const text = changes.find(({ field }) => field === 'message' || field === 'internal')?.after;
      return text === undefined ? Promise.resolve() : drafts.expect({ text, internal: kind === 'note' });
    },
    filled,
  });
  /** What was marked is corrected: the line that told of it before isn't left in the form (R04). */
  const dropOldRecord = async (line: string | null) => {
    const shown = runs.state.peek();
    if (line === null || shown?.macro.hidden !== line) return;
    if (shown.phase === 'filled') await runs.undo();
    runs.leave();
  };
  const phrases: PhrasePlace = {
    settings,
    facts: () => ({
      page: ticketId() === null ? 'ticket-new' : 'ticket',
      paid: view.peek()?.client?.paid ?? null,
      critical: view.peek()?.critical.decided === true,
      incident: isReported(banner.banner.peek().incident),
    }),
    values: (id) => ({ ...facts().values, ...phraseValues(id, view.peek(), fields.peek()) }),
    message: () => messageField(here.withValues()),
    start: (macro, values) => {
      unfold();
      runs.start(macro, macro.status !== null || macro.assignee !== null, values);
    },
  };
  /** Opens the palette where the person is in the message, with one of them looked at. */
  const palette = (id?: string) => {
    const held = phrases.message();
    ports.phrases({ caret: held && caretIn(held), typed: '', id });
  };
  const texts = textActions({ runs, chat, settings, view, fields, facts, snapshot, palette });

  const formDraft = createFormDraft({ ask, notes, write: (values) => write(intoEmpty(snapshot(), values)) });
  const editDraft = createEditDraft({
    ask,
    first: snapshot(),
    notes,
    write: (values) =>
      write(Object.entries(values).map(([field, value]) => ({ field, value, mode: 'replace' }) as Write)),
  });
  const drafts = createDraftKeeper({ ask, ticketId, notes, start: (macro) => runs.start(macro, false) });
  const screenshots = createScreenshots({ now, page: here.reread, notes, unfold, changed: () => valuesChanged() });
  const unfinished = createUnfinished({
    ask,
    here,
    settings,
    runs,
    drafts,
    formDraft,
    editDraft,
    notes,
    unfold,
    changed: () => valuesChanged(),
  });

  const valuesChanged = () => {
    here.withValues();
    if (ticketId() === null) formDraft.keep(snapshot());
    else {
      drafts.keep(snapshot());
      editDraft.keep(snapshot());
    }
    screenshots.look();
    void knowledge.tell();
    void knowledge.judge();
    runs.refresh();
    if (runs.atRisk()) notes.note({ id: 'risk', tone: 'bad', text: AT_RISK });
    else notes.forget('risk');
  };

  let shown: TicketVerdict | null = null;
  /** Stays the same object until a status changes: the seconds themselves render nothing but countdowns. */
  const verdict = computed<TicketVerdict | null>(() => {
    const next = view.value && refresh(view.value.verdict, tick.value);
    if (next === null || shown === null || statuses(shown) !== statuses(next)) shown = next;
    return shown;
  });
  const sayNow = () => {
    const isCall = ticketId() === null && banner.banner.value.incident?.state === 'open';
    return isCall ? incidentPhrase(settings.value.phrases) : null;
  };
  const state = computed<PanelState>(() => ({
    folded: folded.value,
    ready: ready.value,
    ticketId: ticketId(),
    banner: banner.banner.value,
    notes: notes.list.value,
    view: view.value && verdict.value && { ...view.value, verdict: verdict.value },
    rules: settings.value.clocks,
    fields: fields.value,
    notAboutBase: knowledge.notAboutBase.value,
    macros: transfersOf(settings.value).filter(({ when }) => unfit(when, phrases.facts()) === null),
    run: runs.state.value,
    consult: settings.value.consult,
    consultWaits: consultWaitsSince(view.value?.events ?? []) !== null,
    recent: acts.recent.value,
    marks: marksSince(view.value?.events ?? [], now() - LATELY_MARKED_MS),
    sayNow: sayNow(),
    guard: guard.state.value,
    closing: closingStart(snapshot(), settings.value.phrases),
    lookup: lookup.state.value,
    instructions: settings.value.instructions,
    fitting: knowledge.instructions.value,
    broken: page.value.broken,
    elsewhere: elsewhereOf(snapshot(), view.value?.events ?? [], now()),
  }));

  const actions: PanelActions = {
    ...banner.actions,
    ...acts.actions,
    ...texts,
    onAct: (event) => {
      if (event.type !== 'consultAsked' || chat.allows()) acts.actions.onAct(event);
    },
    onRetime: (mark, time) => {
      void dropOldRecord(mark.record);
      acts.actions.onRetime(mark, time);
    },
    onTakeBack: (mark) => {
      void dropOldRecord(mark.record);
      acts.actions.onTakeBack(mark);
    },
    onFold: (value) => {
      folded.value = value;
      ports.rememberFolded(value);
    },
    onNote: notes.answer,
    onPass: guard.pass,
    onSearchClient: lookup.search,
    onRetryClient: lookup.retry,
    onChooseClient: (client) => {
      lookup.choose(client);
      const [identity] = intoEmpty(snapshot(), { contract: client.contract, login: client.login });
      if (identity) void write([identity]);
    },
    onGo: goTo,
    onCarry: ({ field, suggestion: value }) => field && value && void write([{ field, value }]),
    onPoint: (field) =>
      void ask('startPointing', { tabId: null, field }).then((answer) => {
        if (!answer.ok && answer.why === 'failed') failed(answer.message);
      }),
    onNotAboutBase: knowledge.toggleBase,
    onNewCall: ports.newCall,
    onPhrases: () => palette(),
    onCopy: async (text) => {
      const done = await ports.copy(text);
      const said = done ? 'Скопировано.' : 'Браузер не дал скопировать.';
      notes.note({ id: 'copied', tone: done ? 'ok' : 'bad', text: said });
    },
    onTellNext: async (stage, after) => {
      const answer = await ask('tellNext', { stage, after });
      if (!answer.ok && answer.why === 'failed') failed(answer.message);
    },
    explain: (id) => {
      const known = view.peek();
      return known ? explain(id, known.events, settings.peek().clocks, now(), { callHours: known.call }) : [];
    },
  };

  void Promise.all([knowledge.tell(), knowledge.judge()]).then(() => {
    ready.value = true;
    void unfinished.takeCall();
  });
  return {
    state,
    actions,
    screenshots,
    phrases,
    pageChanged: () => {
      here.reread();
      if (runs.state.peek()?.phase === 'filled' && drafts.isSent(snapshot())) runs.leave();
      valuesChanged();
    },
    valuesChanged,
    knowledgeChanged: (next) => {
      banner.set(next);
      void knowledge.tell(true);
      void unfinished.takeCall();
      void knowledge.judge(true);
    },
    settingsChanged: (next) => {
      settings.value = next;
      void knowledge.tell(true);
    },
    shown: page,
    page: here.withValues,
    holds: (kind, control) => {
      if (!runs.atRisk()) return guard.holds(kind, control);
      unfold();
      valuesChanged();
      return true;
    },
  };
}

const AT_RISK =
  'Отметка «скрытое» снята, а в поле внутренний текст: клиент его увидит. Верните отметку или уберите текст. Пока так, форма не отправится.';

/** Those of the values whose fields are on the page and empty. */
function intoEmpty({ fields }: TicketSnapshot, values: Partial<Record<FieldName, string | null>>): Write[] {
  return (Object.entries(values) as [FieldName, string | null][])
    .filter(([field, value]) => value !== null && fields[field]?.value.trim() === '')
    .map(([field, value]) => ({ field, value: value! }));
}

/** R30: it may be told in tickets. */
function isReported(incident: IncidentView | null): boolean {
  return incident?.state === 'open' && incident.reported;
}

/** A shift: what was marked before it is not corrected any more (ms). */
const LATELY_MARKED_MS = 12 * HOUR_MS;
