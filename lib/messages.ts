/**
 * What the contexts say to each other: one typed map for each direction. Types only; the receiver checks.
 * Content scripts and extension pages ask the background (`ToBackground`); the background asks a tab (`ToTab`).
 */
import type { EventBody, TicketEvent } from './regulation/events.ts';
import type { IncidentView } from './regulation/incidents.ts';
import type { ClientRecord, ListSnapshot, OtherSnapshot, PageKind, TicketSnapshot } from './regulation/snapshot.ts';
import type { Symptom } from './text/symptoms.ts';
import type { TicketVerdict } from './regulation/verdict.ts';
import type { Diagnosis } from './portal/diagnosis.ts';
import type { Settings } from './settings/schema.ts';

/** What the background knows of a ticket, for the panel. */
export interface TicketView {
  ticketId: string;
  /** Corrected moment (ms) at which the verdict was judged. */
  now: number;
  verdict: TicketVerdict;
  /** The events that were judged, for «почему столько». */
  events: TicketEvent[];
  critical: { decided: boolean | null; suggested: string[]; matched: string[] };
  symptom: { found: Symptom; matched: string[]; mark: Symptom | null };
  incident: IncidentView | null;
  /** Saves of a macro that are done, by macro id: R22's note before its public text. */
  progress: { macroId: string; step: number } | null;
  draft: string | null;
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
  | { type: 'consultAsked' }
  | { type: 'consultReacted' }
  | { type: 'teamPhoned' }
  | { type: 'eta'; value: string }
  | { type: 'fixed' }
  | { type: 'dismissed'; reason: string }
  | { type: 'informed'; client: string; stage: 'initial' | 'eta' | 'fixed' };

export interface ToBackground {
  hello(data: { kind: PageKind; loggedOut: boolean; visible: boolean }): { settings: Settings; banner: Banner; now: number };
  ticketSeen(data: TicketSnapshot): TicketView;
  listSeen(data: ListSnapshot): { rows: Record<string, RowView> };
  clientsSeen(data: { clients: ClientRecord[] }): { ok: true };
  act(data: { ticketId: string; event: EventBody; at?: number }): TicketView;
  takeBack(data: { ticketId: string; eventId: string }): TicketView;
  markSymptom(data: { ticketId: string; symptom: Symptom }): { ok: true };
  incident(data: IncidentAction): Banner;
  acknowledge(data: { reminderId: string; snoozeMinutes?: number; reason?: string }): Banner;
  saveProgress(data: { ticketId: string; progress: { macroId: string; step: number } | null }): { ok: true };
  saveDraft(data: { ticketId: string; text: string | null }): { ok: true };
  getSettings(data: undefined): Settings;
  /** From extension pages only. */
  setSettings(data: { local: unknown }): { ok: true; settings: Settings } | { ok: false; errors: Record<string, string> };
}

export interface ToTab {
  /** Something this page shows may have changed: ask again. */
  changed(data: { banner: Banner }): void;
  /** Re-read the list, same origin. */
  poll(data: { url: string }): ListSnapshot | OtherSnapshot;
  fetchTicket(data: { url: string }): TicketSnapshot | null;
  diagnose(data: undefined): Diagnosis;
}
