/** The shape of a macro; the prescribed ones are in `macros.ts`. */

/** A prescribed action: phrase + status + responsible. `status` and `assignee` are null where the regulation sets none (R25). */
export interface Macro {
  id: string;
  /** The button's words: «На ЛК». */
  title: string;
  /** The clause it comes from, or null for a lead's own. */
  clause: string | null;
  /** Public text; variables stand in braces: `{когда}`. Empty where the client is told nothing. */
  text: string;
  status: string | null;
  assignee: string | null;
  /** Internal note, a save of its own before the public one where the portal has one message field; null for none. */
  hidden: string | null;
  /** R22: only for clients who pay. */
  paidOnly: boolean;
  /** Text prescribed to the letter by the regulation. */
  verbatim: boolean;
  /** Closes the ticket with the same save; left out, the portal's flag stays as it is. */
  close?: boolean;
  /** When it is offered; left out, always. */
  when?: OfferedWhen;
}

/** The pages on which canned responses are inserted. */
export const OFFER_PAGES = ['ticket', 'ticket-new'] as const;
export type OfferPage = (typeof OFFER_PAGES)[number];

/** When a canned response is offered. `null`, and no page named: whatever it is. */
export interface OfferedWhen {
  paid: boolean | null;
  critical: boolean | null;
  /** An incident is open, and the 2nd line knows of it (R30). */
  incident: boolean | null;
  pages: OfferPage[];
}

export const always: OfferedWhen = { paid: null, critical: null, incident: null, pages: [] };
