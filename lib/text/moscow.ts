/**
 * Moscow time. The only module that knows that Moscow is UTC+3 all year (rules.md, «The rules, exactly»).
 * Moments are milliseconds since the epoch; civil dates are ISO strings such as `2026-11-24`.
 */

const OFFSET_MS = 3 * 60 * 60 * 1000;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A civil moment in Moscow; `month` is 1–12, `weekday` is 0 for Monday. */
export interface MoscowParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: number;
}

/** Splits a moment (ms) into Moscow civil parts. */
export function moscowParts(at: number): MoscowParts {
  const d = new Date(at + OFFSET_MS);
  return {
    year: d.getUTCFullYear(),
    month: d.getUTCMonth() + 1,
    day: d.getUTCDate(),
    hour: d.getUTCHours(),
    minute: d.getUTCMinutes(),
    second: d.getUTCSeconds(),
    weekday: (d.getUTCDay() + 6) % 7,
  };
}

/** The moment (ms) of a Moscow civil time. Out-of-range parts roll over, as in `Date.UTC`. */
export function moscowMoment(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number {
  return Date.UTC(year, month - 1, day, hour, minute, second) - OFFSET_MS;
}

/** The Moscow date of a moment (ms), ISO: `2026-11-24`. */
export function moscowDate(at: number): string {
  return new Date(at + OFFSET_MS).toISOString().slice(0, 10);
}

/** The Moscow clock of a moment (ms): `09:05`. */
export function moscowTime(at: number): string {
  return new Date(at + OFFSET_MS).toISOString().slice(11, 16);
}

/** Day and time, `24.11 09:05`, where more than a day is spoken of. */
export function moscowDayTime(at: number): string {
  const [, month, day] = moscowDate(at).split('-');
  return `${day}.${month} ${moscowTime(at)}`;
}

/** A moment (ms) as ISO with Moscow's offset: `2026-11-24T09:05:00+03:00`. */
export function moscowIso(at: number): string {
  return `${new Date(at + OFFSET_MS).toISOString().slice(0, 19)}+03:00`;
}

/** The midnight (ms) that begins an ISO date in Moscow. `NaN` for what is no date. */
export function moscowMidnight(isoDate: string): number {
  return Date.parse(`${isoDate}T00:00:00+03:00`);
}

/** The ISO date `days` after another one. */
export function addDays(isoDate: string, days: number): string {
  return moscowDate(moscowMidnight(isoDate) + days * DAY_MS);
}
