/** What happens on a ticket's page: what the page and the background tell becomes the panel's state; the operator's presses become acts. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Banner, TicketView } from '../messages.ts';
import type { Recognised } from '../portal/handles.ts';
import type { SaveKind } from '../portal/saves.ts';
import { isWritable, readValue } from '../portal/value.ts';
import { applyWrites, type Write } from '../portal/write.ts';
import type { ReportAnswer } from '../regulation/client-check.ts';
import { refresh } from '../regulation/clocks.ts';
import { explain } from '../regulation/explain.ts';
import { consultWaitsSince, marksSince } from '../regulation/marks.ts';
import { composeQuestion, type FieldState } from '../regulation/required-fields.ts';
import type { FieldName, FieldSnapshot, TicketSnapshot } from '../regulation/snapshot.ts';
import type { TicketVerdict } from '../regulation/verdict.ts';
import type { Settings } from '../settings/schema.ts';
import type { ClientQuery } from '../text/client-query.ts';
import { HOUR_MS } from '../text/moscow.ts';
import type { NoHurry } from '../text/no-hurry.ts';
import { keepBanner } from './banner.ts';
import { fillFromCall } from './call-fill.ts';
import { createChatGuard } from './chat-guard.ts';
import { createClientLookup } from './client-lookup.ts';
import { closingMacro, closingOf, closingStart, closingToResume } from './closing.ts';
import { createDraftKeeper } from './draft-keeper.ts';
import { fillMacro, isFormFree } from './fills.ts';
import { createFormDraft } from './form-draft.ts';
import { createGuard } from './guard.ts';
import { createMacroRuns } from './macro-run.ts';
import { keepActs } from './operator-acts.ts';
import type { PanelActions, PanelNote, PanelState } from './panel-state.ts';
import type { OverlayPorts } from './ports.ts';
import { noteInThread } from './progress.ts';
import { createScreenshots, type Screenshots } from './screenshot.ts';
import { consultMessage, dutyMacro, incidentPhrase, questionMacro, recordMacro, stageMacro } from './texts.ts';
import { consultFacts, elsewhereOf, factsOf, newsOf, statuses } from './ticket-facts.ts';

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
}

export interface TicketSession {
  state: ReadonlySignal<PanelState>;
  actions: PanelActions;
  screenshots: Screenshots;
  /** The page was redrawn. */
  pageChanged(): void;
  /** Something was typed or pressed on the page; values are read anew. */
  valuesChanged(): void;
  /** The background says that something may have changed. */
  knowledgeChanged(banner: Banner): void;
  settingsChanged(settings: Settings): void;
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
  const page = signal(start.page);
  const settings = signal(start.settings);
  const view = signal<TicketView | null>(null);
  const folded = signal(start.folded);
  const notes = signal<readonly PanelNote[]>([]);
  const aboutBase = signal<boolean | null>(null);
  const fields = signal<readonly FieldState[]>([]);
  const ready = signal(false);
  const snapshot = () => page.value.snapshot as TicketSnapshot;
  const ticketId = () => snapshot().ticketId;

  const note = (next: PanelNote) => {
    notes.value = [...notes.peek().filter(({ id }) => id !== next.id), next];
  };
  const forget = (id: string) => {
    notes.value = notes.peek().filter((known) => known.id !== id);
  };
  const failed = (text: string) => note({ id: 'failed', tone: 'bad', text });

  const banner = keepBanner(ask, start.banner, failed);
  const guard = createGuard({
    fields: () => fields.peek(),
    snapshot,
    go: (field) => ports.reveal(page.peek(), field),
    unfold: () => {
      folded.value = false;
    },
    skipped: (gaps, reason) => {
      const names = gaps.map(({ note }) => note).join(', ');
      void ask('fieldsSkipped', { ticketId: ticketId(), reason: `${names} — ${reason}` });
    },
  });
  const lookup = createClientLookup({
    ask,
    now,
    report: (query, signal) => ports.report(query, settings.peek().portal, signal),
    found: () => {
      void tell(true);
      void judge(true);
    },
  });
  const acts = keepActs(ports, ticketId, view, failed);
  const chat = createChatGuard({
    noHurry: () => (view.peek()?.critical.decided === true ? null : noHurry),
    note,
    forget,
    offer: (macroId) => actions.onStart(macroId),
  });
  const runs = createMacroRuns({
    page: () => {
      page.value = withValues(page.peek());
      return page.peek();
    },
    recognise: () => readPage(ports, page),
    facts: () => factsOf(settings.peek(), view.peek(), now()),
    filling: ({ kind, changes }) => {
      const text = changes.find(({ field }) => field === 'message' || field === 'internal')?.after;
      return text === undefined ? Promise.resolve() : drafts.expect({ text, internal: kind === 'note' });
    },
    filled: (macro, step, of) => {
      valuesChanged();
      if (runs.state.peek()?.choice.channel === 'phone') markSaid(step, of);
      const id = ticketId();
      if (id === null || of === 1) return;
      const progress = step === 0 || step === of ? null : { macroId: macro.id, step };
      void ask('saveProgress', { ticketId: id, progress });
    },
  });
  const formDraft = createFormDraft({
    ask,
    note,
    forget,
    write: (values) => {
      const isEmpty = ([field]: [string, string]) => snapshot().fields[field as FieldName]?.value.trim() === '';
      void write(
        Object.entries(values)
          .filter(isEmpty)
          .map(([field, value]) => ({ field, value }) as Write),
      );
    },
  });
  const screenshots = createScreenshots({
    now,
    page: () => readPage(ports, page),
    note,
    forget,
    unfold: () => {
      folded.value = false;
    },
    changed: () => valuesChanged(),
  });
  const drafts = createDraftKeeper({ ask, ticketId, note, forget, start: (macro) => runs.start(macro, false) });

  /** R21: a transfer that was said on the phone is marked with its last save, and taken back with it. */
  const markSaid = (step: number, of: number) => {
    const last = acts.recent.peek();
    if (step === of) acts.actions.onAct({ type: 'clientToldByPhone' });
    else if (step === 0 && last?.event.type === 'clientToldByPhone') acts.actions.onTakeBack(last);
  };

  let told = '';
  /** What the page's texts ask for, which the background doesn't keep. */
  let noHurry: NoHurry | null = null;
  /** Tells the background what the page holds, when that is news to it, and takes its view. */
  const tell = async (anyway = false) => {
    const seen = snapshot();
    const news = newsOf(seen);
    if (news === told && !anyway) return;
    told = news;
    const answer = await ask('ticketSeen', seen);
    if (!answer.ok) {
      if (answer.why === 'failed') failed(answer.message);
      return;
    }
    forget('failed');
    const first = view.peek() === null;
    view.value = answer.value;
    noHurry = answer.value.noHurry;
    lookup.named(answer.value.named, answer.value.client);
    if (first) onFirstView(answer.value);
    if (answer.value.fill) void takeFill(answer.value);
  };

  /** Puts in what an operator has asked for on another page; into a form with a text of its own only at his press. */
  const takeFill = async ({ ticketId, incident }: TicketView) => {
    const answer = await ask('takeFill', { ticketId });
    if (!answer.ok || answer.value === null) return;
    const macro = fillMacro(answer.value, incident, settings.peek().phrases);
    if (!macro) return;
    folded.value = false;
    runs.start(macro, false);
    if (isFormFree(snapshot(), answer.value)) await runs.fill();
  };

  let judged = '';
  /** Has the required fields judged, when a value has changed; the texts are read by the background. */
  const judge = async (anyway = false) => {
    const seen = snapshot();
    const values = JSON.stringify([Object.values(seen.fields).map(({ value }) => value), aboutBase.peek()]);
    if (values === judged && !anyway) return;
    judged = values;
    const answer = await ask('requiredFields', { page: seen, aboutBase: aboutBase.peek() });
    if (!answer.ok) return;
    fields.value = answer.value;
    guard.look();
  };

  /** Puts in what the operator has taken down of a call, when this is the form that he opened for it. */
  const takeCall = async () => {
    if (ticketId() !== null) return;
    const answer = await ask('takeCall');
    if (!answer.ok || answer.value === null) return;
    note(await fillFromCall(() => readPage(ports, page), answer.value));
    valuesChanged();
  };

  const onFirstView = ({ draft, progress }: TicketView) => {
    const macro = settings.peek().macros.find(({ id }) => id === progress?.macroId);
    const contact = macro && progress && noteInThread(macro, snapshot().messages);
    if (macro && progress && contact !== null && contact !== undefined) runs.resume(macro, progress.step + 1, contact);
    const closing = closingToResume(progress, draft, snapshot().messages);
    if (closing && progress)
      runs.end(closingMacro(closing), closingOf(closing, settings.peek().phrases, ''), progress.step + 1);
    if (ticketId() === null) formDraft.restore(draft, snapshot());
    else drafts.restore(draft, snapshot());
  };

  const valuesChanged = () => {
    page.value = withValues(page.peek());
    if (ticketId() === null) formDraft.keep(snapshot());
    else drafts.keep(snapshot());
    screenshots.look();
    void tell();
    void judge();
    runs.refresh();
    if (runs.atRisk()) note({ id: 'risk', tone: 'bad', text: AT_RISK });
    else forget('risk');
  };

  let shown: TicketVerdict | null = null;
  /** Stays the same object until a status changes: the seconds themselves render nothing but countdowns. */
  const verdict = computed<TicketVerdict | null>(() => {
    const next = view.value && refresh(view.value.verdict, tick.value);
    if (next === null || shown === null || statuses(shown) !== statuses(next)) shown = next;
    return shown;
  });

  const state = computed<PanelState>(() => ({
    folded: folded.value,
    ready: ready.value,
    ticketId: ticketId(),
    banner: banner.banner.value,
    notes: notes.value,
    view: view.value && verdict.value && { ...view.value, verdict: verdict.value },
    rules: settings.value.clocks,
    fields: fields.value,
    macros: settings.value.macros,
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
    broken: page.value.broken,
    elsewhere: elsewhereOf(snapshot(), view.value?.events ?? [], now()),
  }));

  const sayNow = () => {
    const isCall = ticketId() === null && banner.banner.value.incident?.state === 'open';
    return isCall ? incidentPhrase(settings.value.phrases) : null;
  };

  const actions: PanelActions = {
    ...banner.actions,
    ...acts.actions,
    onAct: (event) => {
      if (event.type !== 'consultAsked' || chat.allows()) acts.actions.onAct(event);
    },
    onFold: (value) => {
      folded.value = value;
      ports.rememberFolded(value);
    },
    onNote: (id, accepted) => {
      forget(id);
      if (id === 'draft') drafts.decide(accepted);
      if (id === 'form') formDraft.decide(accepted);
      if (id === 'chat') chat.decide(accepted);
      screenshots.decide(id, accepted);
    },
    onPass: guard.pass,
    onSearchClient: lookup.search,
    onRetryClient: lookup.retry,
    onChooseClient: (client) => {
      lookup.choose(client);
      const empty = (
        [
          ['contract', client.contract],
          ['login', client.login],
        ] as const
      ).find(([field, value]) => value !== null && snapshot().fields[field]?.value.trim() === '');
      if (empty) void carry(empty[0], empty[1]!);
    },
    onGo: (field) => ports.reveal(page.peek(), field),
    onCarry: ({ field, suggestion }) => field && suggestion && void carry(field, suggestion),
    onQuestion: () => {
      const text = composeQuestion(fields.peek(), settings.peek().phrases.ask_missing);
      if (text) runs.start(questionMacro(text), false);
    },
    onPoint: (field) =>
      void ask('startPointing', { tabId: null, field }).then((answer) => {
        if (!answer.ok && answer.why === 'failed') failed(answer.message);
      }),
    onNotAboutBase: () => {
      aboutBase.value = false;
      void judge();
    },
    onStart: (macroId, channel = 'ticket') => {
      const macro = settings.peek().macros.find(({ id }) => id === macroId);
      if (!macro) return;
      runs.start(macro);
      if (channel === 'phone') runs.choose({ channel, contactPerson: null });
    },
    onChoose: runs.choose,
    onFill: () => void runs.fill(),
    onUndo: () => void runs.undo(),
    onLeave: runs.leave,
    onEnd: (choice) => {
      const { phoneRecord } = factsOf(settings.peek(), view.peek(), now());
      runs.end(closingMacro(choice), closingOf(choice, settings.peek().phrases, phoneRecord));
    },
    onNewCall: ports.newCall,
    onCopy: (text) => void copy(text),
    onWrite: (duty) => runs.start(dutyMacro(duty, view.peek()?.events ?? [], settings.peek().phrases), false),
    onTell: () => {
      const incident = view.peek()?.incident;
      if (!incident) return;
      const stage = incident.fixedAt !== null ? 'fixed' : incident.eta !== null ? 'eta' : 'initial';
      runs.start(stageMacro(stage, incident, settings.peek().phrases), false);
    },
    onTellNext: async (stage, after) => {
      const answer = await ask('tellNext', { stage, after });
      if (!answer.ok && answer.why === 'failed') failed(answer.message);
    },
    onRecord: ({ record }) => {
      if (record !== null) runs.start(recordMacro(record), false);
    },
    consultMessage: () => {
      chat.warn();
      return consultMessage(consultFacts(snapshot(), view.peek()), settings.peek().phrases);
    },
    explain: (id) => {
      const known = view.peek();
      return known ? explain(id, known.events, settings.peek().clocks, now(), { callHours: known.call }) : [];
    },
  };

  const carry = (field: FieldName, value: string) => write([{ field, value }]);
  const write = async (writes: Write[]) => {
    const done = await applyWrites(readPage(ports, page), writes);
    if (!done.ok) failed(done.failures.map(({ reason }) => reason).join('; '));
    valuesChanged();
  };
  const copy = async (text: string) => {
    const done = await ports.copy(text);
    note({ id: 'copied', tone: done ? 'ok' : 'bad', text: done ? 'Скопировано.' : 'Браузер не дал скопировать.' });
  };

  void Promise.all([tell(), judge()]).then(() => {
    ready.value = true;
    void takeCall();
  });
  return {
    state,
    actions,
    screenshots,
    pageChanged: () => {
      readPage(ports, page);
      if (runs.state.peek()?.phase === 'filled' && drafts.isSent(snapshot())) runs.leave();
      valuesChanged();
    },
    valuesChanged,
    knowledgeChanged: (next) => {
      banner.set(next);
      void tell(true);
      void takeCall();
      void judge(true);
    },
    settingsChanged: (next) => {
      settings.value = next;
      void tell(true);
    },
    page: () => {
      page.value = withValues(page.peek());
      return page.peek();
    },
    holds: (kind, control) => {
      if (!runs.atRisk()) return guard.holds(kind, control);
      folded.value = false;
      valuesChanged();
      return true;
    },
  };
}

const AT_RISK =
  'Отметка «скрытое» снята, а в поле внутренний текст: клиент его увидит. Верните отметку или уберите текст. Пока так, форма не отправится.';

/** Recognises the page anew; what isn't this ticket any more is left to whoever watches the page. */
function readPage({ recognise }: OverlayPorts, page: Signal<Recognised>): Recognised {
  const next = recognise();
  const known = page.peek().snapshot as TicketSnapshot;
  if (next.snapshot.kind === known.kind && next.snapshot.ticketId === known.ticketId) page.value = next;
  return next;
}

/** The same page with the values that its fields hold now, and those unlocked that the page has unlocked: far cheaper than recognising it. */
function withValues(page: Recognised): Recognised {
  const snapshot = page.snapshot as TicketSnapshot;
  const fields: TicketSnapshot['fields'] = {};
  for (const [name, field] of Object.entries(snapshot.fields) as [FieldName, FieldSnapshot][]) {
    const handle = page.handles[name];
    fields[name] = handle?.element.isConnected
      ? { ...field, value: readValue(handle), writable: field.writable || isWritable(handle) }
      : field;
  }
  return { ...page, snapshot: { ...snapshot, fields } };
}

/** A shift: what was marked before it is not corrected any more (ms). */
const LATELY_MARKED_MS = 12 * HOUR_MS;
