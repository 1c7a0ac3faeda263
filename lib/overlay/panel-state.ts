/** All that the panel of a ticket shows. */
import type { Banner, TicketView } from '../messages.ts';
import type { InstructionId } from '../regulation/client-check.ts';
import type { EventBody } from '../regulation/events.ts';
import type { IncidentStage } from '../regulation/incidents.ts';
import type { OwnInstruction } from '../regulation/instructions.ts';
import type { Macro } from '../regulation/macro.ts';
import type { Mark } from '../regulation/marks.ts';
import type { FieldState } from '../regulation/required-fields.ts';
import type { ClockId, ClockRules } from '../regulation/rules.ts';
import type { ClientRecord, FieldName } from '../regulation/snapshot.ts';
import type { Duty, Explanation } from '../regulation/verdict.ts';
import type { Symptom } from '../text/symptoms.ts';
import type { BannerActions } from './banner.ts';
import type { LookupState } from './client-lookup.ts';
import type { ClosingChoice, ClosingStart } from './closing.ts';
import type { GuardState } from './guard.ts';
import type { RunChoice, RunState } from './run-state.ts';

/** Something to tell the operator in the panel itself, Russian: a failure, a text that was not saved. */
export interface PanelNote {
  id: string;
  tone: 'plain' | 'ok' | 'warn' | 'bad';
  text: string;
  /** What can be done about it; a second way out always takes the note away. */
  action?: string;
  /** What that way out is called where «Не нужно» would mislead. */
  dismiss?: string;
}

export interface PanelState {
  folded: boolean;
  /** False until the background has answered for the first time: what isn't shown doesn't shift. */
  ready: boolean;
  /** Null for a new ticket. */
  ticketId: string | null;
  banner: Banner;
  notes: readonly PanelNote[];
  /** Null until the background has answered, and for a ticket that isn't created yet. */
  view: TicketView | null;
  rules: ClockRules;
  fields: readonly FieldState[];
  /** The operator has said that the matter is not about a base (R17). */
  notAboutBase: boolean;
  macros: readonly Macro[];
  run: RunState | null;
  /** The consult channel as leads have it. */
  consult: { name: string; link: string; phone: string };
  /** True from «Сообщил в Скайп» until the answer. */
  consultWaits: boolean;
  /** What was marked last since the page was opened; null when that was taken back. */
  recent: Mark | null;
  /** All that this operator has marked lately, the newest first. */
  marks: readonly Mark[];
  /** What a caller is told now (R30); null when there is nothing. */
  sayNow: string | null;
  /** What holds a save; null when nothing does. */
  guard: GuardState | null;
  /** What the closing wizard begins with; null for a ticket that is closed. */
  closing: ClosingStart | null;
  /** The client in the report (R06). */
  lookup: LookupState;
  /** Links of the instructions; empty where leads have set none. */
  instructions: Readonly<Record<InstructionId, string>>;
  /** Leads' own instructions for what this ticket is about. */
  fitting: readonly OwnInstruction[];
  /** Who else is at the ticket, Russian; null when the page tells of nobody. */
  elsewhere: string | null;
  /** Fields that a lead's binding doesn't find here any more. */
  broken: readonly FieldName[];
}

/** All that an operator can do in it. Nothing of it sends anything. */
export interface PanelActions extends BannerActions {
  onFold(folded: boolean): void;
  /** Opens the palette of canned responses. */
  onPhrases(): void;
  /** «Новый звонок». */
  onNewCall(): void;
  /** Does what a note offers, or takes it away. */
  onNote(id: string, accepted: boolean): void;
  /** «Сохранить всё равно»: lets the next press of the portal's button through, for a reason. */
  onPass(reason: string): void;
  /** Looks a client up in the report: contract, login, ИНН or organisation. */
  onSearchClient(query: string): void;
  onRetryClient(): void;
  /** The one of several who it is. */
  onChooseClient(client: ClientRecord): void;
  onGo(field: FieldName): void;
  /** Puts what the text tells into the empty field. */
  onCarry(state: FieldState): void;
  /** The question that asks the client for what is missing. */
  onQuestion(): void;
  /** «Не относится к базе» (R17), and back. */
  onNotAboutBase(): void;
  /** A lead wants to show where this field is on the page. */
  onPoint(field: FieldName): void;
  /** Shows what a transfer would do; `phone` where the client was told on the phone (R21). */
  onStart(macroId: string, channel?: RunChoice['channel']): void;
  onChoose(choice: RunChoice): void;
  onFill(): void;
  onUndo(): void;
  /** Shows what the end of the ticket would do (R12). */
  onEnd(choice: ClosingChoice): void;
  onLeave(): void;
  onCopy(text: string): void;
  /** Offers the text of a duty, or of the incident's stage, for the message field. */
  onWrite(duty: Extract<Duty, { kind: 'write' }>): void;
  onTell(): void;
  /** Opens the ticket of the next client of the incident who is to be told, after this one, with the text in its form. */
  onTellNext(stage: IncidentStage, after: string): void;
  onAct(event: EventBody): void;
  /** A promise to call back by `HH:MM`, Moscow. */
  onPromise(time: string): void;
  onTakeBack(mark: Mark): void;
  /** Corrects the time of what was marked, `HH:MM`, Moscow. */
  onRetime(mark: Mark, time: string): void;
  /** Offers its line for the hidden comment (R04). */
  onRecord(mark: Mark): void;
  onMark(symptom: Symptom): void;
  /** The message to the 2nd line, to be edited and copied (R13b). */
  consultMessage(): string;
  explain(id: ClockId): Explanation[];
}
