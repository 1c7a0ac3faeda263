/** The kept form of a new ticket is over once its message is seen in a ticket, whoever has read that: a tab or the polling. */
import { isInThread } from '../overlay/drafts.ts';
import { NEW_TICKET, unpackForm } from '../overlay/form-draft.ts';
import type { ThreadMessage } from '../regulation/snapshot.ts';
import { loadTicketSession, type SessionArea, saveDraft } from './session.ts';

export async function forgetCreatedForm(messages: readonly ThreadMessage[], area: SessionArea): Promise<void> {
  if (messages[0]?.author !== 'staff') return;
  const { draft } = await loadTicketSession(NEW_TICKET, area);
  const text = draft === null ? undefined : unpackForm(draft)?.message;
  if (text && isInThread({ text, internal: false }, messages)) await saveDraft(NEW_TICKET, null, area);
}
