/** The end of a ticket (R12): what the wizard asks, as a run of one or two saves with the same preview, undo and reload as a transfer's. */
import type { Macro } from '../regulation/macro.ts';
import type { Closing } from '../regulation/macro-plan.ts';
import { PHRASES } from '../regulation/macros.ts';
import type { ThreadMessage, TicketSnapshot } from '../regulation/snapshot.ts';
import { isInThread, unpackDraft } from './drafts.ts';

const CLOSING_ID = 'closing';

/** What the operator says of it. */
export type ClosingChoice = Pick<Closing, 'work' | 'byPhone'>;

/** What the wizard begins with. */
export interface ClosingStart {
  /** The ticket was made by staff after a call (R12a); null where the page doesn't tell. */
  ours: boolean | null;
  /** The public text of a ticket that was solved by phone (R12b). */
  phrase: string;
  /** The page has the flag that closes. */
  canClose: boolean;
}

export function closingStart(
  { head, fields }: TicketSnapshot,
  phrases: Readonly<Record<string, string>>,
): ClosingStart | null {
  if (head.closed) return null;
  const ours = head.createdBy === undefined ? null : head.createdBy === 'staff';
  return { ours, phrase: phraseOf(phrases), canClose: fields.close !== undefined };
}

/** The macro that stands for it in a run: a title and a clause, the texts are the wizard's own. */
export function closingMacro({ byPhone }: ClosingChoice): Macro {
  const texts = { text: '', status: null, assignee: null, hidden: null };
  const clause = byPhone ? 'R12b' : 'R12a';
  return { id: CLOSING_ID, title: 'Закрыть заявку', clause, ...texts, paidOnly: false, verbatim: false };
}

/** All that the plan needs but the page's own way of writing notes. `record` is the line of R04 for what was done by phone. */
export function closingOf(
  choice: ClosingChoice,
  phrases: Readonly<Record<string, string>>,
  record: string,
): Omit<Closing, 'internal'> {
  return { ...choice, phrase: phraseOf(phrases), record: choice.byPhone ? record : null };
}

/**
 * The closing whose hidden comment has come into the thread: its public text and the flag are left. Null for another macro, and while the
 * comment isn't there: it is offered as a draft then.
 */
export function closingToResume(
  progress: { macroId: string } | null,
  draft: string | null,
  messages: readonly ThreadMessage[],
): ClosingChoice | null {
  if (progress?.macroId !== CLOSING_ID || draft === null) return null;
  const note = unpackDraft(draft);
  return note.internal && isInThread(note, messages) ? { work: note.text, byPhone: true } : null;
}

function phraseOf(phrases: Readonly<Record<string, string>>): string {
  return phrases.solved_by_phone ?? PHRASES.find(({ id }) => id === 'solved_by_phone')!.text;
}
