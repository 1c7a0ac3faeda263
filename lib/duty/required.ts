/** The required fields of a page (R15–R18), judged where the reader of free texts is at hand. */
import { type FieldState, judgeRequired } from '../regulation/required-fields.ts';
import type { TicketSnapshot } from '../regulation/snapshot.ts';
import { findCallTime, formatCallTime } from '../text/call-times.ts';
import { readContacts } from '../text/contacts.ts';
import type { Context } from './judging.ts';
import { findClient, sessionOf } from './session.ts';

/** `aboutBase` is the operator's key: null while nobody has said whether the matter is about a base (R17). */
export async function judgeFields(
  page: TicketSnapshot,
  aboutBase: boolean | null,
  { settings, now, session }: Context,
): Promise<FieldState[]> {
  const read = (text: string) => readContacts(text, now, settings.contacts);
  const { contract, login } = namedIn(page, read);
  const client = await findClient({ contract, login, inn: null }, sessionOf({ session }));
  const isByContract = contract !== null && client?.contract !== null;
  const value = client && (isByContract ? client.contract : client.login);
  return judgeRequired(page, {
    read,
    callWords: (text) => {
      const call = findCallTime(text, now, settings.contacts);
      return call && formatCallTime(call);
    },
    verified: client && value ? { value, at: client.seenAt } : null,
    aboutBase,
    levels: settings.required,
  });
}

/** What the fields say; where the page has no field for either, what the texts do. */
function namedIn(
  { fields, title, messages }: TicketSnapshot,
  read: (text: string) => { contract: string | null; login: string | null },
): { contract: string | null; login: string | null } {
  if (fields.contract || fields.login) {
    return { contract: fields.contract?.value.trim() || null, login: fields.login?.value.trim() || null };
  }
  return read([title, fields.message?.value ?? '', ...messages.map(({ text }) => text)].join('\n'));
}
