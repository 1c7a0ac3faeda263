/**
 * What the journal keeps, at rest. Little personal data (design.md, «Little personal data»): no names, no texts of tickets, no
 * titles; contract, login and phone only while a ticket has something open.
 */
import type { DBSchema } from 'idb';
import type { EventBody, TicketEvent } from '../regulation/events.ts';
import type { IncidentInput, IncidentOutput, IncidentStage } from '../regulation/incidents.ts';
import type { Turn } from '../regulation/snapshot.ts';
import type { WarningLevel } from '../regulation/warnings.ts';
import type { CallTime } from '../text/call-times.ts';
import type { Symptom } from '../text/symptoms.ts';

/** How to reach a client and what to call him, in clear. */
export interface Contact {
  contract: string | null;
  login: string | null;
  /** E.164. */
  phone: string | null;
}

/** What the list told of a ticket, the last time. */
export interface Listed {
  updated: number | null;
  created: number | null;
  lastBy: Turn;
  closed: boolean;
}

/** One ticket. Moments are ms. */
export interface TicketRecord {
  ticketId: string;
  /** Without its fragment. */
  url: string;
  /** When a page told of it last. */
  seenAt: number;
  /** Facts read from the thread and from colleagues' record lines: replaced whole by each reading. */
  thread: TicketEvent[];
  listed: Listed | null;
  /** Whether the ticket itself was read since `listed` has changed. */
  read: boolean;
  /** When a tab was last asked to read it for us; null when not since it has changed. */
  askedAt: number | null;
  closed: boolean;
  /** The client's key (`client-key.ts`); null until the ticket itself was read. */
  client: string | null;
  /** Null when nothing is open. */
  contact: Contact | null;
  /** When the client wants to be called. */
  call: CallTime | null;
  symptom: Symptom;
  /** The operator's mark, which beats the text. */
  mark: Symptom | null;
  /** The criteria of R27 that the text meets. */
  criteria: string[];
  /** Moments of the appeals that the detector has been told. */
  appeals: number[];
  /** 1 while a clock, a duty or an incident is open; a number, because an index takes no booleans. */
  open: 0 | 1;
}

/** What an operator's key has said of a ticket. Never changed but for being taken back. */
export interface OperatorEvent {
  id: string;
  ticketId: string;
  at: number;
  recordedAt: number;
  takenBackAt: number | null;
  body: EventBody;
  /** How many of the thread's events were known then. */
  known?: number;
}

export type DeadlineState = 'armed' | 'firing' | 'fired' | 'acked' | 'cancelled';

/** How loudly a reminder is given: the clocks' warnings, and what is said once without a deadline of its own. */
export type ReminderLevel = WarningLevel | 'notice' | 'alarm';

/** What a reminder is about. */
export type ReminderSubject =
  | { kind: 'clock'; clock: string }
  | { kind: 'duty'; duty: 'write' | 'call' }
  | { kind: 'incident'; event: string; clients: number };

/** A reminder: the outbox. `dueAt` is absolute, by the corrected clock (ms). */
export interface DeadlineRecord {
  id: string;
  /** Whose newest reminder stands for the others: `ticket/38417/nextReply/1764000000000`. */
  matter: string;
  /** `ticket/38417` or `incident`: what is judged anew as a whole. */
  owner: string;
  ticketId: string | null;
  subject: ReminderSubject;
  level: ReminderLevel;
  dueAt: number;
  /** The moment that the text speaks of: the deadline, which a warning precedes. */
  deadline: number;
  /** Counts the times it was put off. */
  rev: number;
  snoozed: boolean;
  /** Why it was put off last, in the operator's words. */
  reason: string | null;
  state: DeadlineState;
  firedAt: number | null;
  lateMs: number | null;
}

/** What was told to the incident detector and what it said: the timeline. */
export interface IncidentEntry {
  seq?: number;
  at: number;
  entry:
    | { input: IncidentInput }
    | { output: IncidentOutput }
    /** Nobody answered the phone. */
    | { attempt: { client: string; stage: IncidentStage } };
}

/** That something was destroyed, without what it was (152-ФЗ). */
export interface PurgeRecord {
  seq?: number;
  at: number;
  tickets: number;
  events: number;
  contacts: number;
  /** To make room on a full disk, before their time. */
  full?: boolean;
  /** At a person's word. */
  byHand?: boolean;
}

/** The stores by name. */
export const JOURNAL_STORES = ['tickets', 'events', 'deadlines', 'incidents', 'purges', 'state'] as const;

export type JournalStore = (typeof JOURNAL_STORES)[number];

export interface JournalSchema extends DBSchema {
  tickets: { key: string; value: TicketRecord; indexes: { open: number; seenAt: number } };
  events: { key: string; value: OperatorEvent; indexes: { ticketId: string; at: number } };
  deadlines: {
    key: string;
    value: DeadlineRecord;
    indexes: { due: [DeadlineState, number]; owner: string; matter: string };
  };
  incidents: { key: number; value: IncidentEntry; indexes: { at: number } };
  purges: { key: number; value: PurgeRecord };
  /** Single values: the detector at rest, the key of the clients' hashes. */
  state: { key: string; value: unknown };
}
