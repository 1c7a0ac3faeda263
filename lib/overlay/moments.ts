/** Moscow times of day that an operator types, as moments. */
import { DAY_MS, moscowDate, moscowMidnight } from '../text/moscow.ts';

/** The moment (ms) of `HH:MM` on the Moscow day of `now`; null for what is no time. */
function today(time: string, now: number): number | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!parts) return null;
  return moscowMidnight(moscowDate(now)) + (Number(parts[1]) * 60 + Number(parts[2])) * 60_000;
}

/** The next such time: a promise for an hour that is past is for tomorrow. */
export function nextAt(time: string, now: number): number | null {
  const at = today(time, now);
  return at === null || at > now ? at : at + DAY_MS;
}

/** The last such time: what has happened can't be in the future. */
export function lastAt(time: string, now: number): number | null {
  const at = today(time, now);
  return at === null || at <= now ? at : at - DAY_MS;
}
