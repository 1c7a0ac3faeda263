/** The dialog of a call: what is typed is understood by the background while it is typed, kept there, and put into the form of a new ticket. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { CallView } from '../messages.ts';
import type { CallDraft, CallFact } from '../regulation/call-facts.ts';
import type { InstructionId, ReportAnswer } from '../regulation/client-check.ts';
import type { ClientRecord } from '../regulation/snapshot.ts';
import type { Settings } from '../settings/schema.ts';
import type { ClientQuery } from '../text/client-query.ts';
import { moscowTime } from '../text/moscow.ts';
import { createClientLookup, type LookupState } from './client-lookup.ts';
import { createMarker } from './marker.ts';
import { nextAt } from './moments.ts';
import type { OverlayPorts } from './ports.ts';

export interface CallState {
  draft: CallDraft;
  /** Null until something was typed and the background has answered. */
  view: CallView | null;
  /** Until when (ms) a callback was promised (R13a); it goes to the board with the ticket. */
  until: number | null;
  /** What came of the last press; null for nothing to tell. */
  told: { tone: 'ok' | 'bad'; text: string } | null;
  /** True while the form is being opened. */
  busy: boolean;
}

/** With what the report tells of the caller. */
export interface CallShown extends CallState {
  lookup: LookupState;
  /** Links of the instructions; empty where leads have set none. */
  instructions: Readonly<Record<InstructionId, string>>;
}

export interface CallActions {
  onType(text: string): void;
  /** Corrects what was understood; an empty value says that there is none, null takes the text's word again. */
  onCorrect(fact: CallFact, value: string | null): void;
  /** A promise to call back by `HH:MM`, Moscow: for the open ticket that is named, else for the new one. */
  onPromise(time: string, ticketId: string | null): void;
  onTakePromiseBack(): void;
  onSearchClient(query: string): void;
  onRetryClient(): void;
  onChooseClient(client: ClientRecord): void;
  onOpenTicket(ticketId: string): void;
  /** Opens the form for a new ticket, to be filled. */
  onFill(): void;
  /** Forgets the call. */
  onClear(): void;
  onCopy(text: string): void;
  onClose(): void;
}

export interface CallSession {
  state: ReadonlySignal<CallShown>;
  actions: CallActions;
}

export interface CallPorts extends Pick<OverlayPorts, 'ask' | 'copy'> {
  settings: Pick<Settings, 'portal' | 'instructions' | 'contacts'>;
  /** Asks the client report (R06). */
  report(query: ClientQuery, profile: Settings['portal'], signal: AbortSignal): Promise<ReportAnswer>;
  /** Where the page says that a new ticket is made; null when it doesn't. */
  link(): string | null;
  close(): void;
}

const EMPTY: CallDraft = { text: '', corrections: {} };
/** Quiet time after the last letter, ms. */
const TYPING_MS = 200;

/** Goes on with what was typed on another page. */
export function createCallSession({ ask, copy, settings, report, link, close }: CallPorts): CallSession {
  const state = signal<CallState>({ draft: EMPTY, view: null, until: null, told: null, busy: false });
  const set = (change: Partial<CallState>) => {
    state.value = { ...state.peek(), ...change };
  };
  const failed = (text: string) => set({ told: { tone: 'bad', text }, busy: false });
  /** The portal's clock minus the machine's, ms. */
  let offset = 0;
  const now = () => Date.now() + offset;
  const marker = createMarker({ ask, now }, failed);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const lookup = createClientLookup({
    ask,
    now,
    patterns: () => settings.contacts.patterns,
    report: (query, stop) => report(query, settings.portal, stop),
    // His tickets may be known by what the report tells of him.
    found: () => void read(),
  });

  const read = async () => {
    const number = ++asked;
    const answer = await ask('readCall', state.peek().draft);
    if (number !== asked) return;
    if (answer.ok) {
      offset = answer.value.now - Date.now();
      set({ view: answer.value });
      const { facts, inn } = answer.value.reading;
      lookup.named(facts.contract ?? facts.login ?? inn ?? '', answer.value.client);
    } else if (answer.why === 'failed') failed(answer.message);
    else failed('Расширение обновилось: обновите страницу и откройте звонок ещё раз. Набранное цело.');
  };
  const change = (draft: CallDraft, wait: number) => {
    set({ draft, told: null });
    clearTimeout(timer);
    timer = setTimeout(() => void read(), wait);
  };
  const correct = (fact: CallFact, value: string | null) => {
    const { draft } = state.peek();
    const { [fact]: _, ...others } = draft.corrections;
    change({ ...draft, corrections: value === null ? others : { ...others, [fact]: value } }, 0);
  };

  void ask('keptCall').then((answer) => {
    if (answer.ok && answer.value && state.peek().draft === EMPTY) set({ draft: answer.value });
    void read();
  });

  return {
    state: computed(() => ({ ...state.value, lookup: lookup.state.value, instructions: settings.instructions })),
    actions: {
      onType: (text) => change({ ...state.peek().draft, text }, TYPING_MS),
      onCorrect: correct,
      onPromise: async (time, ticketId) => {
        const until = nextAt(time, now());
        if (until === null) return failed('Время нужно вида 15:30.');
        if (ticketId === null) return set({ until, told: null });
        const done = await marker.mark(ticketId, { type: 'callbackPromised', until });
        if (done)
          set({ told: { tone: 'ok', text: `Звонок к ${moscowTime(until)} МСК — на доске, заявка ${ticketId}.` } });
      },
      onTakePromiseBack: () => set({ until: null }),
      onSearchClient: lookup.search,
      onRetryClient: lookup.retry,
      onChooseClient: (client) => {
        lookup.choose(client);
        if (client.contract) correct('contract', client.contract);
      },
      onOpenTicket: async (ticketId) => {
        const answer = await ask('openTicket', { ticketId });
        if (answer.ok) close();
        else if (answer.why === 'failed') failed(answer.message);
      },
      onFill: async () => {
        const { draft, until, busy } = state.peek();
        if (busy || draft.text.trim() === '') return;
        clearTimeout(timer);
        asked++;
        set({ busy: true, told: null });
        const answer = await ask('fillCall', { call: draft, link: link(), until });
        if (!answer.ok)
          return failed(answer.why === 'failed' ? answer.message : 'Расширение обновилось: обновите страницу.');
        if (answer.value.opened) close();
        else failed('Где форма новой заявки, неизвестно. Откройте её сами: данные звонка впишутся.');
      },
      onClear: () => {
        clearTimeout(timer);
        asked++;
        set({ draft: EMPTY, view: null, until: null, told: null });
        void ask('dropCall').then(read);
      },
      onCopy: async (text) => {
        const done = await copy(text);
        set({ told: { tone: done ? 'ok' : 'bad', text: done ? 'Скопировано.' : 'Браузер не дал скопировать.' } });
      },
      onClose: close,
    },
  };
}
