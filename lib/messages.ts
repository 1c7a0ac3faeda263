/**
 * What the contexts say to each other: one typed map for each direction. Types only; the receiver checks (`messages-check.ts`).
 * Content scripts and extension pages ask the background (`ToBackground`), by `ask` of `messaging-client.ts`; the background asks
 * a tab (`ToTab`) and tells its own pages (`ToPage`).
 */

import type { StoreHoldings } from './journal/holdings.ts';
import type { PurgeRecord } from './journal/schema.ts';
import type { Diagnosis } from './portal/diagnosis.ts';
import type { AlarmLog } from './regulation/alarm-log.ts';
import type { BoardFacts } from './regulation/board.ts';
import type { CallDraft, CallFill, CallReading } from './regulation/call-facts.ts';
import type { ClauseChange, Edition } from './regulation/clauses.ts';
import type { EventBody, TicketEvent } from './regulation/events.ts';
import type { GuidanceState } from './regulation/guidance.ts';
import type { IncidentInput, IncidentOutput, IncidentStage, IncidentView } from './regulation/incidents.ts';
import type { OwnInstruction } from './regulation/instructions.ts';
import type { Macro } from './regulation/macro.ts';
import type { OfferFacts } from './regulation/offer.ts';
import type { CountedSteps, Progress, ProgressMark } from './regulation/progress.ts';
import type { FieldState } from './regulation/required-fields.ts';
import type { ClockId } from './regulation/rules.ts';
import type { ShiftReport } from './regulation/shift.ts';
import type {
  ClientRecord,
  FieldName,
  ListSnapshot,
  OtherSnapshot,
  PageKind,
  TicketSnapshot,
} from './regulation/snapshot.ts';
import type { Explanation, TicketVerdict } from './regulation/verdict.ts';
import type { Change, Lock } from './settings/layers.ts';
import type { Binding, Settings } from './settings/schema.ts';
import type { TeamWay } from './settings/team-store.ts';
import type { CallTime } from './text/call-times.ts';
import type { NoHurry } from './text/no-hurry.ts';
import type { Symptom } from './text/symptoms.ts';

/** What the background knows of a ticket, for the panel. */
export interface TicketView {
  ticketId: string;
  /** Corrected moment (ms) at which the verdict was judged. */
  now: number;
  verdict: TicketVerdict;
  /** The events that were judged, for «почему столько»; the hours that the client named for calls shift some of them. */
  events: TicketEvent[];
  call: CallTime | null;
  critical: { decided: boolean | null; suggested: string[]; matched: string[] };
  symptom: {
    found: Symptom;
    matched: string[];
    mark: Symptom | null;
    /** «1С не работает» and no more: the operator is asked. */
    ask?: boolean;
  };
  incident: IncidentView | null;
  /** To be put into the form now, at an operator's word: the page takes it with `takeFill`. */
  fill?: boolean;
  /** Saves of a macro that are done, by macro id: R22's note before its public text. */
  progress: MacroProgress | null;
  draft: string | null;
  /** What was changed in the other fields and may not have been saved, as JSON. */
  edits: string | null;
  /** The client as the report showed him, and when (ms), since the browser was started; null when nobody has looked. */
  client: (ClientRecord & { seenAt: number }) | null;
  /** What its texts ask for that needs no immediate action (R14); null for none, and where the texts aren't at hand. */
  noHurry: NoHurry | null;
  /** Leads' instructions that fit its texts and its symptom (R11); absent where the texts aren't at hand. */
  instructions?: OwnInstruction[];
  /** What the ticket names its client by: contract, login or ИНН, in its fields or its texts; empty when it names nobody. */
  named: string;
}

/** How far a macro of several saves has come; `values` is what it was filled with beside the contact person. */
export interface MacroProgress {
  macroId: string;
  step: number;
  values?: Record<string, string>;
}

/** What a row of the list shows. */
export interface RowView {
  verdict: TicketVerdict;
  critical: boolean;
  inIncident: boolean;
  symptom: Symptom;
}

/** What every portal page shows at its top. */
export interface Banner {
  incident: IncidentView | null;
  /** Reminders that fell due and weren't acknowledged. */
  due: DueReminder[];
  /** What an operator has to know of the product itself, Russian: a wrong clock, a journal that doesn't open, no polling. */
  notices: string[];
  /** «Обед»: until this moment (ms) nothing rings; null or absent when it may. */
  mutedUntil?: number | null;
}

/** A call that comes in: what was understood, and what is known of the caller. */
export interface CallView {
  /** Corrected moment, ms. */
  now: number;
  reading: CallReading;
  /** As the report showed him, and when (ms); null when nobody has looked. */
  client: (ClientRecord & { seenAt: number }) | null;
  /** His open tickets, the newest first; titles as long as the browser runs. */
  tickets: { ticketId: string; title: string | null }[];
  /** What a caller is told while an incident lasts (R30); null when none does. */
  say: string | null;
  /** What is said before «перезвоню» (R13a). */
  callBack: string;
}

/** The duty board, and what stands beside its facts. */
export interface BoardView extends BoardFacts {
  banner: Banner;
  /** Whether reminders are heard. */
  sound: boolean;
  /** How the 2nd line is called and reached. */
  consult: Settings['consult'];
}

export interface DueReminder {
  id: string;
  ticketId: string | null;
  title: string;
  text: string;
  dueAt: number;
  sound: boolean;
}

/** What an operator can do about an incident (rules.md, «Incidents», inputs). */
export type IncidentAction =
  | { type: 'confirmed' }
  /** «Да, идёт»: the answer to «ещё идёт?». */
  | { type: 'goesOn' }
  | { type: 'consultAsked' }
  | { type: 'consultReacted' }
  | { type: 'teamPhoned' }
  | { type: 'eta'; value: string }
  | { type: 'fixed' }
  | { type: 'dismissed'; reason: string }
  | { type: 'informed'; client: string; stage: IncidentStage }
  /** Called, and not reached: noted in the timeline, the client is still to be told. */
  | { type: 'notReached'; client: string; stage: IncidentStage }
  /** A fixed incident of which everybody was told. */
  | { type: 'closed' };

/** What is to be put into a ticket's form when its page is shown next: a phrase for the client, or a record line (R04). */
export type TicketFill = { kind: 'phrase'; stage: IncidentStage } | { kind: 'record'; line: string };

/** One line of the incident's timeline, as it was told or said. */
export type TimelineEntry = { at: number } & (
  | { input: IncidentInput }
  | { output: IncidentOutput }
  | { attempt: { client: string; stage: IncidentStage } }
);

/** What the incident's page shows. */
export interface IncidentPageFacts {
  now: number;
  incident: IncidentView | null;
  /** Those that are over, the newest first, without what names a client. */
  history: IncidentView[];
  /** Of the incident that is shown, by time. */
  timeline: TimelineEntry[];
  /** By ticket, as long as the browser runs. */
  titles: Record<string, string>;
  /** For the 2nd line (R29), ready to be sent. */
  message: string;
  /** What colleagues are to be told by a record line (R04); `written` once it stands in a ticket. */
  records: { line: string; at: number; written: boolean }[];
  consult: Settings['consult'];
}

/** That a shift was handed over (R03). Its text is made from the board and isn't kept: only what it was about. */
export interface Handover {
  /** When it was given, ms; names it. */
  at: number;
  /** How many matters were open, and in which tickets. */
  open: number;
  tickets: string[];
  /** Who has taken it over, in his own words, and when; null until then. */
  confirmed: { at: number; by: string } | null;
}

/** Where a setting's value comes from; a later layer beats an earlier one. */
export type SettingsLayer = 'builtIn' | 'local' | 'team' | 'managed';

/** The settings in force, for the options page. */
export interface SettingsReport {
  settings: Settings;
  /** The local layer alone, as it was saved: what «вернуть» goes back to is everything that isn't in it. */
  local: unknown;
  /** By path, as `clocks.firstResponse.limitMinutes`; a path that is absent is `builtIn`. */
  origins: Record<string, SettingsLayer>;
  /** By path, Russian: what is stored and doesn't hold, so that the layer below is in force there. */
  errors: Record<string, string>;
  /** Where nothing is changed here; `heldBy` of `settings/layers.ts` reads them. */
  locks: readonly Lock[];
}

/** A version of the team's document, with what it changed of the one before it. */
export interface TeamVersionView extends TeamHead {
  /** When it came, ms; names it. */
  at: number;
  way: TeamWay;
  changes: Change[];
}

interface TeamHead {
  version: string;
  author: string;
  locked: string[];
}

/** What a document would change here. */
export interface TeamOffer extends TeamHead {
  ok: true;
  changes: Change[];
}

/** The team's document as it stands on this computer. */
export interface TeamReport {
  /** In force; null for none. */
  current: Omit<TeamVersionView, 'changes'> | null;
  /** The last ten, the newest first. */
  versions: TeamVersionView[];
  /** What is set on this computer and isn't in the last version. */
  unreleased: Change[];
  /** What the last version has locked. */
  locked: string[];
  /** The document that a policy holds; null for none. */
  policy: TeamHead | null;
  /** The address of its file; null for none. */
  place: {
    url: string;
    byPolicy: boolean;
    confirmEach: boolean;
    /** ms; null before the first time. */
    checkedAt: number | null;
    error: string | null;
    /** SHA-256 of the last file that could be read. */
    hash: string | null;
    /** Whether the browser lets us read there. */
    permitted: boolean;
    pending: (TeamOffer & { hash: string }) | null;
  } | null;
}

/** What an operator has said of a ticket's steps, whether he has their list open, and what of them was counted. */
export interface GuideKept {
  state: GuidanceState;
  open: boolean;
  counted: CountedSteps;
}

/** On how many pages of a kind a place of the hints was looked for, and on how many it was found. */
export interface PlaceCount {
  kind: PageKind;
  place: string;
  seen: number;
  found: number;
}

/** A canned response as the palette offers it. */
export interface OfferedPhrase {
  macro: Macro;
  /** Without the dot; empty for none. */
  shortcut: string;
  /** Russian: why it isn't for this ticket; null when it is. */
  unfit: string | null;
}

/** The scripts that come into a portal page on demand (`lib/overlay/parts.ts`), by the names of their entrypoints. */
export type PageScript = 'reading' | 'call' | 'phrases' | 'ticket-page' | 'list-page' | 'bind' | 'guidance';

/** What «удалить сейчас» destroys: what is over its time, tickets with nothing open, or all of it. */
export type PurgeScope = 'old' | 'closed' | 'all';

interface Amount {
  records: number;
  /** As JSON. */
  bytes: number;
}

/** What is kept on this computer. */
export interface DataReport {
  stores: StoreHoldings[];
  /** Beside the journal: settings, the extension's own notes, and what is in memory until the browser is closed. */
  kept: { settings: Amount; service: Amount; memory: Amount };
  retentionDays: number;
  /** The newest first. */
  purges: PurgeRecord[];
}

/** What taking a backup back would change; nothing has been changed yet. */
export interface RestorePreview {
  /** When it was made, ms. */
  savedAt: number;
  settings: Change[];
  /** How many of each would be added. */
  tickets: number;
  events: number;
  reminders: number;
}

export type { Diagnosis };

export interface ToBackground {
  hello(data: { kind: PageKind; loggedOut: boolean; visible: boolean }): {
    settings: Settings;
    banner: Banner;
    now: number;
  };
  /** The portal's clock minus the machine's (ms), by the `Date` header of an answer that a tab has got. */
  clockSeen(data: { offsetMs: number }): { ok: true };
  ticketSeen(data: TicketSnapshot): TicketView;
  /** What the ticket must hold, judged by the page's values as they are now (R15–R18); `aboutBase` is the operator's key (R17). */
  requiredFields(data: { page: TicketSnapshot; aboutBase: boolean | null }): FieldState[];
  listSeen(data: ListSnapshot): { rows: Record<string, RowView> };
  clientsSeen(data: { clients: ClientRecord[] }): { ok: true };
  act(data: { ticketId: string; event: EventBody; at?: number }): TicketView;
  takeBack(data: { ticketId: string; eventId: string }): TicketView;
  /** It happened at another time (ms): the mark is taken back and made anew, both or neither. */
  correctAct(data: { ticketId: string; eventId: string; at: number }): TicketView;
  markSymptom(data: { ticketId: string; symptom: Symptom }): { ok: true };
  incident(data: IncidentAction): Banner;
  acknowledge(data: { reminderId: string; snoozeMinutes?: number; reason?: string }): Banner;
  /** «Обед», for so many minutes; null ends it. */
  mute(data: { minutes: number | null }): Banner;
  /**
   * A ticket was saved without required fields, for a reason that goes into the shift's report; null for one that isn't created yet. The
   * clauses count in the person's own progress.
   */
  fieldsSkipped(data: { ticketId: string | null; reason: string; clauses: string[] }): { ok: true };
  saveProgress(data: { ticketId: string; progress: MacroProgress | null }): { ok: true };
  saveDraft(data: { ticketId: string; text: string | null }): { ok: true };
  /** What is changed in the other fields of an existing ticket, as JSON; null when nothing is. */
  saveEdits(data: { ticketId: string; edits: string | null }): { ok: true };
  /** What was said of a ticket's steps before; of the form for a new one by this tab. `ours`: staff made the ticket. */
  guide(data: { ticketId: string | null; ours: boolean }): GuideKept | null;
  saveGuide(data: { ticketId: string | null; kept: GuideKept }): { ok: true };
  /** What guidance has to count in the person's own progress. */
  progressMade(data: { marks: ProgressMark[] }): { ok: true };
  /** Which of the hints' places were found on a page that is seen. */
  placesSeen(data: { kind: PageKind; found: string[]; missing: string[] }): { ok: true };
  getSettings(data: undefined): Settings;
  /** «Указать на странице»: in this tab, or by an extension page in another. */
  startPointing(data: { tabId: number | null; field: FieldName }): { ok: true };
  /** On how many open pages of this kind the binding finds its field. */
  tryBinding(data: { field: FieldName; kind: PageKind; binding: Binding }): { pages: number; found: number };
  /** Keeps a lead's binding in the local layer; null takes it away. */
  saveBinding(data: { field: FieldName; kind: PageKind; binding: Binding | null }): { ok: true };
  /** Puts one of the scripts on demand into the page that asks. */
  putScript(data: { script: PageScript }): { ok: true };
  /** Opens the regulation's text at a clause. */
  openRegulation(data: { clause: string }): { ok: true };
  /** Brings the ticket's tab to the front, or opens one. */
  openTicket(data: { ticketId: string }): { ok: true };
  /** Shows the ticket with a text put into its form; the operator sends it. */
  fillTicket(data: { ticketId: string; fill: TicketFill }): { ok: true };
  /** The same for the next client who is to be told, after the one named; null when there is nobody. */
  tellNext(data: { stage: IncidentStage; after: string | null }): { ticketId: string | null };
  /** What is to be put into the form of this tab's ticket, once; null when nothing is, or the tab isn't looked at. */
  takeFill(data: { ticketId: string }): TicketFill | null;
  /** What was typed of a call, from whatever page; null when there is nothing. */
  keptCall(data: undefined): CallDraft | null;
  /** Keeps what was typed, and tells what it says. */
  readCall(data: CallDraft): CallView;
  dropCall(data: undefined): { ok: true };
  /**
   * Opens the form for a new ticket and has it filled; the operator sends it. `link` is where the page says the form is; `until` (ms) what was
   * promised to the caller (R13a). `opened` is false when nobody knows the form's address: it is filled when the operator opens it.
   */
  fillCall(data: { call: CallDraft; link: string | null; until: number | null }): { opened: boolean };
  /** What a call puts into the form of this tab, once; null when nothing waits, or the tab isn't looked at. */
  takeCall(data: undefined): CallFill | null;
  /** Canned responses for a ticket, best first; all that fit where nothing is asked for. */
  phrases(data: { query: string; facts: OfferFacts }): OfferedPhrase[];
  /** A canned response was put into a ticket. */
  phraseUsed(data: { id: string }): { ok: true };
  /** Opens the call's dialog in the portal tab that is looked at. */
  newCall(data: undefined): { ok: true };
  /** From extension pages only, as all that follow. */
  setSettings(data: {
    local: unknown;
  }): { ok: true; settings: Settings } | { ok: false; errors: Record<string, string> };
  describeSettings(data: undefined): SettingsReport;
  /** How often each canned response was used in so many days, by id. */
  phraseUses(data: undefined): { days: number; counts: Record<string, number> };
  /** The team's document, its versions and its address. */
  team(data: undefined): TeamReport;
  /** What a file would change, or why it is refused, Russian. Nothing is kept. */
  tryTeamFile(data: { text: string }): TeamOffer | { ok: false; reasons: string[] };
  useTeamFile(data: { text: string }): { ok: true };
  /** Makes a version of what is set on this computer; `locked` are beginnings of paths. `at` names it. */
  releaseTeam(data: { author: string; locked: string[] }): { at: number };
  /** A version as a file. */
  teamFile(data: { at: number }): { name: string; text: string };
  restoreTeam(data: { at: number }): { ok: true };
  /** Takes the document out of force; `keep`: what it says is set on this computer from now on. */
  leaveTeam(data: { keep: boolean }): { ok: true };
  /** Names the address of the team's file, and asks there at once; null forgets it. */
  setTeamPlace(data: { place: { url: string; confirmEach: boolean } | null }): { ok: true };
  /** Asks at the address now. */
  checkTeamFile(data: undefined): { ok: true };
  /** Puts the file that waits in force, by its hash. */
  acceptTeamFile(data: { hash: string }): { ok: true };
  /** The other addresses of the portal, and whether the browser lets us work there. */
  portals(data: undefined): { portal: string; permitted: boolean }[];
  /** Sets those of this computer; the page has asked the browser for them before. */
  setPortals(data: { portals: string[] }): { ok: true };
  /** Shows a notification such as a reminder's; false where the browser has them switched off. */
  testNotification(data: undefined): { ok: boolean };
  /** Handovers that were given, the newest first. */
  handovers(data: undefined): Handover[];
  /** Notes that the shift was handed over with what is open now. */
  handOver(data: undefined): Handover;
  /** The next operator takes over what was handed over at that moment. */
  confirmHandover(data: { at: number; by: string }): Handover;
  /** What came of the clocks in that time (ms, both included). */
  shiftReport(data: { from: number; to: number }): ShiftReport;
  incidentPage(data: undefined): IncidentPageFacts;
  /** Alarms of the last weeks, confirmed and dismissed, and the words that raised them. */
  alarmLog(data: undefined): AlarmLog;
  /** The portal's open tabs, for the diagnosis. */
  portalTabs(data: undefined): { tabId: number; url: string; kind: PageKind; loggedOut: boolean }[];
  /** What was recognised in a tab; null when it doesn't answer. */
  diagnoseTab(data: { tabId: number }): Diagnosis | null;
  /** The edition in force, and what of it nobody here has said «понятно» to. */
  regulation(data: undefined): { edition: Edition; changes: ClauseChange[] };
  regulationRead(data: undefined): { ok: true };
  /** The clause that the side panel was opened for, once. */
  wantedClause(data: undefined): string | null;
  /** How often the hints' places were found, for the diagnosis. */
  placeCounts(data: undefined): PlaceCount[];
  /** The person's own progress in this browser. */
  progress(data: undefined): Progress;
  dataReport(data: undefined): DataReport;
  /** «Удалить сейчас»: gives what was destroyed. */
  purge(data: { scope: PurgeScope }): PurgeRecord;
  /** This computer's settings and journal as a file's text. */
  backup(data: undefined): { text: string };
  /** What taking a backup back would change; refused with every reason when it can't be. */
  tryBackup(data: { text: string }): RestorePreview;
  restoreBackup(data: { text: string }): { ok: true };
  board(data: undefined): BoardView;
  /** «Почему столько»: what the clock counts of the ticket's events. */
  explain(data: { ticketId: string; clock: ClockId }): Explanation[];
  /** Whether reminders are heard. */
  setSound(data: { on: boolean }): { ok: true };
  /** «Проверить звук»: as loud as is asked for (percent), null as it is set. */
  testSound(data: { volume: number | null }): { ok: boolean };
}

export interface ToTab {
  /** Something this page shows may have changed: ask again. */
  changed(data: { banner: Banner }): void;
  /** The settings in force, when somebody has changed them. */
  settingsChanged(data: { settings: Settings }): void;
  /** Re-read the list, same origin. */
  poll(data: { url: string }): ListSnapshot | OtherSnapshot;
  fetchTicket(data: { url: string }): TicketSnapshot | null;
  diagnose(data: undefined): Diagnosis;
  /** Opens the dialog of a call. */
  newCall(data: undefined): { ok: boolean };
  /** Lets a lead point at this field on the page. */
  point(data: { field: FieldName }): { ok: true };
  /** Whether a binding finds its field on the page. */
  holds(data: { field: FieldName; binding: Binding }): { holds: boolean };
}

/** What the background tells extension pages that are open: the board asks anew at `changed`; the offscreen page plays. */
export interface ToPage {
  changed(data: undefined): void;
  /** `volume` is in percent. */
  /** Somebody has pressed a clause; true when the text is shown there. */
  showClause(data: { clause: string }): boolean;
  playSound(data: { volume: number }): { ok: boolean };
}

type Protocol = ToBackground & ToTab & ToPage;

export type Data<P, K extends keyof P> = P[K] extends (data: infer D) => unknown ? D : never;
export type Reply<P, K extends keyof P> = P[K] extends (data: never) => infer R ? R : never;

/** One answer for each message of a map. */
export type Handlers<P, Sender> = {
  [K in keyof P]: (data: Data<P, K>, sender: Sender) => Reply<P, K> | Promise<Reply<P, K>>;
};

/** On the wire. `to` keeps the background's messages apart from those for pages, which the same channel carries. */
export interface Envelope {
  to: 'background' | 'tab' | 'page';
  type: keyof Protocol;
  data: unknown;
}

/** On the wire, back. `message` is Russian, for a person. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; message: string };
