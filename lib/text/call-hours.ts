/** What a call time means for calling: whether now, and from or until when (R16, R19). Moscow time. */
import { addDays, DAY_MS, moscowDate, moscowMidnight } from './moscow.ts';

/**
 * The hours that a client named, Moscow time: `HH:MM`, null for an open side; the same twice is a moment, which opens the hours and
 * closes nothing. `date` is the ISO day named, null for any day.
 */
export interface Hours {
  from: string | null;
  to: string | null;
  date: string | null;
}

/** Whether the client may be called; the next opening and the present closing (ms), where there are such. */
export interface Callable {
  now: boolean;
  opensAt?: number;
  closesAt?: number;
}

/** The end of a whole day, «в любое время». */
export const LAST_MINUTE = '23:59';

/**
 * Whether the client may be called at `now` (ms). Outside of the hours `opensAt` is the next time inside; it is absent when the named
 * day or its hours are over.
 */
export function canCallNow(hours: Hours, now: number): Callable {
  const today = moscowDate(now);
  if (hours.date !== null) {
    const { opens, closes } = openHours(hours, hours.date);
    if (now >= closes) return { now: false };
    return now < opens ? { now: false, opensAt: opens } : open(hours, closes);
  }
  // Hours that run over midnight may have begun yesterday.
  for (const day of [addDays(today, -1), today, addDays(today, 1)]) {
    const { opens, closes } = openHours(hours, day);
    if (now < opens) return { now: false, opensAt: opens };
    if (now < closes) return open(hours, closes);
  }
  return { now: false };
}

function open({ from, to }: Hours, closes: number): Callable {
  return to === null || to === from || to === LAST_MINUTE ? { now: true } : { now: true, closesAt: closes };
}

/** The hours of one day as moments (ms); an open side ends with the day. */
function openHours({ from, to }: Hours, day: string): { opens: number; closes: number } {
  const midnight = moscowMidnight(day);
  const opens = from === null ? midnight : Date.parse(`${day}T${from}:00+03:00`);
  if (to === null || to === from || to === LAST_MINUTE) return { opens, closes: midnight + DAY_MS };
  const closes = Date.parse(`${day}T${to}:00+03:00`);
  return { opens, closes: closes < opens ? closes + DAY_MS : closes };
}
