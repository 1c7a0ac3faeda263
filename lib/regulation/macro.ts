/** The shape of a macro; the prescribed ones are in `macros.ts`. */

/** A prescribed action: phrase + status + responsible. `status` and `assignee` are null where the regulation sets none (R25). */
export interface Macro {
  id: string;
  /** The button's words: «На ЛК». */
  title: string;
  /** The clause it comes from, or null for a lead's own. */
  clause: string | null;
  /** Public text; variables stand in braces: `{когда}`. */
  text: string;
  status: string | null;
  assignee: string | null;
  /** Internal note, a save of its own before the public one where the portal has one message field; null for none. */
  hidden: string | null;
  /** R22: only for clients who pay. */
  paidOnly: boolean;
  /** Text prescribed to the letter by the regulation. */
  verbatim: boolean;
}
