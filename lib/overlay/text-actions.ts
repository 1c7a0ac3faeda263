/** The keys of the panel that offer a text for the ticket: transfers, the end of it, duties, the incident's phrase, record lines. Each is shown before it is filled. */
import type { ReadonlySignal } from '@preact/signals';
import type { TicketView } from '../messages.ts';
import { composeQuestion, type FieldState } from '../regulation/required-fields.ts';
import type { TicketSnapshot } from '../regulation/snapshot.ts';
import { askedIn } from '../regulation/variables.ts';
import type { Settings } from '../settings/schema.ts';
import type { ChatGuard } from './chat-guard.ts';
import { closingMacro, closingOf } from './closing.ts';
import type { MacroRuns, RunFacts } from './macro-run.ts';
import type { PanelActions } from './panel-state.ts';
import { consultMessage, dutyMacro, questionMacro, recordMacro, stageMacro } from './texts.ts';
import { consultFacts } from './ticket-facts.ts';

export type TextActions = Pick<
  PanelActions,
  | 'onStart'
  | 'onChoose'
  | 'onFill'
  | 'onUndo'
  | 'onLeave'
  | 'onEnd'
  | 'onQuestion'
  | 'onWrite'
  | 'onTell'
  | 'onRecord'
  | 'consultMessage'
>;

interface Ports {
  runs: MacroRuns;
  chat: ChatGuard;
  settings: ReadonlySignal<Settings>;
  view: ReadonlySignal<TicketView | null>;
  fields: ReadonlySignal<readonly FieldState[]>;
  facts(): RunFacts;
  snapshot(): TicketSnapshot;
  /** Opens the palette at one that asks for something before it can be shown. */
  palette(macroId: string): void;
}

export function textActions({ runs, chat, settings, view, fields, facts, snapshot, palette }: Ports): TextActions {
  const phrases = () => settings.peek().phrases;
  return {
    onStart: (macroId, channel = 'ticket') => {
      const macro = settings.peek().macros.find(({ id }) => id === macroId);
      if (!macro) return;
      if (askedIn(macro.text, macro.hidden).length > 0) return palette(macroId);
      runs.start(macro);
      if (channel === 'phone') runs.choose({ channel, contactPerson: null });
    },
    onChoose: runs.choose,
    onFill: () => void runs.fill(),
    onUndo: () => void runs.undo(),
    onLeave: runs.leave,
    onEnd: (choice) => runs.end(closingMacro(choice), closingOf(choice, phrases(), facts().phoneRecord)),
    onQuestion: () => {
      const text = composeQuestion(fields.peek(), phrases().ask_missing);
      if (text) runs.start(questionMacro(text), false);
    },
    onWrite: (duty) => runs.start(dutyMacro(duty, view.peek()?.events ?? [], phrases()), false),
    onTell: () => {
      const incident = view.peek()?.incident;
      if (!incident) return;
      const stage = incident.fixedAt !== null ? 'fixed' : incident.eta !== null ? 'eta' : 'initial';
      runs.start(stageMacro(stage, incident, phrases()), false);
    },
    onRecord: ({ record }) => {
      if (record !== null) runs.start(recordMacro(record), false);
    },
    consultMessage: () => {
      chat.warn();
      return consultMessage(consultFacts(snapshot(), view.peek()), phrases());
    },
  };
}
