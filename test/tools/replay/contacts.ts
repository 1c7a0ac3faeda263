/** `replay contacts`: phones, the time to call and identifiers in free text. */
import * as z from 'zod/mini';
import { readContacts } from '../../../lib/text/contacts.ts';
import { moment } from './fields.ts';

export const contactsLine = z.object({ id: z.unknown(), text: z.string(), now: moment });

export function replayContacts({ id, text, now }: z.infer<typeof contactsLine>): unknown {
  return { id, ...readContacts(text, now) };
}
