/**
 * What a portal page tells, as plain data: serialisable, without DOM. `lib/portal` makes it, the rules judge it.
 * Times are ms since the epoch, or null where the page shows none.
 */

/** `none` is every page that is not ours to touch, the login form among them. */
export type PageKind = 'ticket-new' | 'ticket' | 'list' | 'report' | 'none';

export const FIELD_NAMES = [
  'contract',
  'login',
  'phone',
  'callTime',
  'database',
  'files',
  'title',
  'message',
  'internal',
  'status',
  'assignee',
  'close',
] as const;

/** The fields of a ticket form that the product knows. `internal` is a hidden flag or a field of its own. */
export type FieldName = (typeof FIELD_NAMES)[number];

/** What a field was recognised by, most telling first. */
export type How = 'binding' | 'name' | 'label' | 'options' | 'position';

/** A field of the page that was found beyond the writing threshold. */
export interface FieldSnapshot {
  /** 0 to 1. */
  confidence: number;
  how: How;
  /** Every piece of evidence, in words for the diagnosis, e.g. `label «Статус:» (cell left)`. */
  reasons: string[];
  /** A selector that is unique in its frame; shadow hosts joined by ` >>> `. */
  selector: string;
  /** Selector of the frame element, where the field is in a same-origin frame. */
  frame?: string;
  /** The visible text: an option's text for a select; `да`/`нет` for a flag. */
  value: string;
  /** Visible texts of the choices, for a select, a menu or a listbox. */
  options?: string[];
  /** For `internal` only: a hidden flag beside the one message field, or a separate field. */
  form?: 'flag' | 'field';
  /** False when the control is disabled or read-only at the moment. */
  writable: boolean;
}

/** One message of the thread. */
export interface ThreadMessage {
  author: 'client' | 'staff' | 'system';
  hidden: boolean;
  at: number | null;
  text: string;
  /** The author as the page writes it. Never stored. */
  name?: string;
}

/** A ticket's page, or the form for a new one (`ticketId` is null then). */
export interface TicketSnapshot {
  kind: 'ticket' | 'ticket-new';
  ticketId: string | null;
  url: string;
  title: string;
  fields: Partial<Record<FieldName, FieldSnapshot>>;
  messages: ThreadMessage[];
  /** What the head of the page says in plain text, where it says it. */
  head: {
    status?: string;
    assignee?: string;
    author?: string;
    /** Whether staff opened the ticket (after a call), where the page tells. */
    createdBy?: 'client' | 'staff';
    createdAt?: number | null;
    closed?: boolean;
    /** Another person who has the page open, as the portal says it. */
    openedBy?: string;
  };
}

/** Whose turn the list's lamp says it is; null where there is no lamp. */
export type Turn = 'client' | 'staff' | 'closed' | null;

/** One ticket in the list. */
export interface ListRow {
  id: string;
  title: string;
  status: string | null;
  assignee: string | null;
  url: string;
  updated: number | null;
  created: number | null;
  /** Whose message was last: red and yellow lamps mean the client's. */
  lastBy: Turn;
  /** True for a row that lets one see that the ticket is closed. */
  closed: boolean;
}

export interface ListSnapshot {
  kind: 'list';
  url: string;
  rows: ListRow[];
}

/** One client in the report (R06). Every value is null where the page doesn't show it. */
export interface ClientRecord {
  contract: string | null;
  login: string | null;
  inn: string | null;
  organisation: string | null;
  /** ISO date of the contract's last day (R09). */
  validUntil: string | null;
  /** R10: above 100 is exceeded. */
  quotaUsedPercent: number | null;
  /** R22: to the consultation line only those who pay. */
  paid: boolean | null;
}

export interface ReportSnapshot {
  kind: 'report';
  url: string;
  clients: ClientRecord[];
}

/** A page that is none of ours. `loggedOut` when it is the portal's login form. */
export interface OtherSnapshot {
  kind: 'none';
  url: string;
  loggedOut: boolean;
}

export type PageSnapshot = TicketSnapshot | ListSnapshot | ReportSnapshot | OtherSnapshot;
