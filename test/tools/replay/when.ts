/** `replay when`: the next working day of the 2nd line, in words. */
import * as z from 'zod/mini';
import { whenPhrase } from '../../../lib/regulation/calendar.ts';
import { date } from './fields.ts';

export const whenLine = z.object({
  id: z.unknown(),
  today: date,
  calendar: z.object({
    workdays: z.optional(z.array(z.int().check(z.minimum(0), z.maximum(6)))),
    holidays: z.optional(z.array(date)),
    extraWork: z.optional(z.array(date)),
  }),
});

/** `result` is null when the calendar has no working day within a year. */
export function replayWhen({ id, today, calendar }: z.infer<typeof whenLine>): unknown {
  return { id, result: whenPhrase(today, calendar) };
}
