/** Fields that several kinds of recorded lines have. */
import * as z from 'zod/mini';
import { isDate, parseTime } from './times.ts';

/** A time as it was written, and its moment (ms). */
export const time = z.pipe(
  z.string(),
  z.transform((text, context) => {
    const at = parseTime(text);
    if (at !== null) return { text, at };
    context.issues.push({ code: 'custom', message: `«${text}» — не время`, input: text });
    return z.NEVER;
  }),
);

/** A time as its moment (ms) only. */
export const moment = z.pipe(
  time,
  z.transform(({ at }) => at),
);

/** An ISO date that the calendar has. */
export const date = z
  .string()
  .check(z.regex(/^\d{4}-\d\d-\d\d$/, '«дата» должна быть вида 2026-11-23'), z.refine(isDate, 'такого дня нет'));
