/** What messages carry to those who show it: the ticket, the list, the board, the incident, the shift, the settings. Types only, as `messages.ts`. */
import type { StoreHoldings } from './journal/holdings.ts';
import type { PurgeRecord } from './journal/schema.ts';
import type { BoardFacts } from './regulation/board.ts';
import type { CallReading } from './regulation/call-facts.ts';
import type { TicketEvent } from './regulation/events.ts';
import type { GuidanceState } from './regulation/guidance.ts';
import type { IncidentInput, IncidentOutput, IncidentStage, IncidentView } from './regulation/incidents.ts';
import type { OwnInstruction } from './regulation/instructions.ts';
import type { Macro } from './regulation/macro.ts';
import type { CountedSteps } from './regulation/progress.ts';
import type { ClientRecord, PageKind } from './regulation/snapshot.ts';
import type { TicketVerdict } from './regulation/verdict.ts';
import type { Change, Lock } from './settings/layers.ts';
import type { Settings } from './settings/schema.ts';
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
