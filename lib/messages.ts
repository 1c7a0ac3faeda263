/**
 * What the contexts say to each other: one typed map for each direction. Types only; the receiver checks (`messages-check.ts`).
 * Content scripts and extension pages ask the background (`ToBackground`), by `ask` of `messaging-client.ts`; the background asks
 * a tab (`ToTab`) and tells its own pages (`ToPage`).
 */

import type { PurgeRecord } from './journal/schema.ts';
import type {
  Banner,
  BoardView,
  CallView,
  DataReport,
  GuideKept,
  Handover,
  IncidentAction,
  IncidentPageFacts,
  MacroProgress,
  OfferedPhrase,
  PageScript,
  PlaceCount,
  PurgeScope,
  RestorePreview,
  RowView,
  SettingsReport,
  TeamOffer,
  TeamReport,
  TicketFill,
  TicketView,
} from './message-views.ts';
import type { Diagnosis } from './portal/diagnosis.ts';
import type { AlarmLog } from './regulation/alarm-log.ts';
import type { CallDraft, CallFill } from './regulation/call-facts.ts';
import type { ClauseChange, Edition } from './regulation/clauses.ts';
import type { EventBody } from './regulation/events.ts';
import type { IncidentStage } from './regulation/incidents.ts';
import type { OfferFacts } from './regulation/offer.ts';
import type { Progress, ProgressMark } from './regulation/progress.ts';
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
import type { Explanation } from './regulation/verdict.ts';
import type { Binding, Settings } from './settings/schema.ts';
import type { Symptom } from './text/symptoms.ts';

export type * from './message-views.ts';
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
  /** Somebody has pressed a clause; true when the text is shown there. */
  showClause(data: { clause: string }): boolean;
  /** `volume` is in percent. */
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
