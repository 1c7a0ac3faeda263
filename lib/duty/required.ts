/** The required fields of a page (R15–R18), judged where the reader of free texts is at hand. */
import { type FieldState, judgeRequired } from '../regulation/required-fields.ts';
import type { TicketSnapshot } from '../regulation/snapshot.ts';
import { readContacts } from '../text/contacts.ts';
import { findClient } from './session.ts';

/** `aboutBase` is the operator's key: null while nobody has said whether the matter is about a base (R17). */
export async function judgeFields(page: TicketSnapshot, aboutBase: boolean | null, now: number): Promise<FieldState[]> {
  const [contract, login] = [page.fields.contract?.value || null, page.fields.login?.value || null];
  const client = await findClient({ contract, login, inn: null });
  const isByContract = contract !== null && client?.contract !== null;
  const value = client && (isByContract ? client.contract : client.login);
  return judgeRequired(page, {
    read: (text) => readContacts(text, now),
    verified: client && value ? { value, at: client.seenAt } : null,
    aboutBase,
  });
}
