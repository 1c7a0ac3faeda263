/** A macro on its way: what the panel shows of it, from the first press to the undo. */
import type { Macro } from '../regulation/macro.ts';
import type { MacroStep } from '../regulation/macro-plan.ts';
import type { FieldName } from '../regulation/snapshot.ts';

/** One field of a save: what stands there now and what would; both as a person reads them. */
export interface FieldChange {
  field: FieldName;
  before: string;
  after: string;
  /** Russian: why the page doesn't let it be set; null when it does. */
  problem: string | null;
}

/** What the operator chooses before the preview is filled. */
export interface RunChoice {
  /** The client is told in the ticket, or was told by phone (R21). */
  channel: 'ticket' | 'phone';
  /** R22: the full name of the person who takes the matter over, empty while it isn't typed; null when it is the client. */
  contactPerson: string | null;
}

/** One save of a macro as the page would take it. */
export interface RunStep {
  /** From 1. */
  number: number;
  of: number;
  kind: MacroStep['kind'];
  changes: FieldChange[];
  /** A text that has no sure place on this page, to be copied by hand. */
  copy: string | null;
}

export type RunState = {
  macro: Macro;
  choice: RunChoice;
  /** False for a plain text or a record line: there is nothing to choose. */
  choosable: boolean;
} & (
  | { phase: 'refused'; clause: string | null; reason: string; offer: Macro | null }
  /** `hint` says what to look at or what is missing; `ready` whether it can be filled. */
  | { phase: 'preview'; step: RunStep; hint: string | null; ready: boolean }
  | { phase: 'filling'; step: RunStep }
  | { phase: 'filled'; step: RunStep }
  | { phase: 'failed'; step: RunStep; title: string; reason: string }
);
