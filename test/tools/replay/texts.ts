/** `replay texts`: what tickets complain of, whether they are critical, and the words that decided. */
import * as z from 'zod/mini';
import { readTicketText } from '../../../lib/regulation/critical.ts';

export const textsLine = z.object({ id: z.unknown(), subject: z.string(), body: z.string() });

export function replayTexts({ id, subject, body }: z.infer<typeof textsLine>): unknown {
  const { symptom, critical, criteria, matched } = readTicketText(subject, body);
  return { id, symptom, critical, criteria, matched };
}
