/** Times of recorded days: `HH:MM[:SS]` of one Moscow day, or ISO (without a zone: Moscow). */
import { moscowIso, moscowMidnight, moscowTime } from '../../../lib/text/moscow.ts';

const DAY = moscowMidnight('2026-11-23');
const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;

/** The moment (ms) that a text stands for; null for what is no time. */
export function parseTime(text: string): number | null {
  const clock = CLOCK.exec(text);
  if (clock) return DAY + (Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0)) * 1000;
  const iso = ISO.exec(text);
  if (!iso || !isDate(text.slice(0, 10))) return null;
  const at = Date.parse(iso[1] ? text : `${text}+03:00`);
  return Number.isNaN(at) ? null : at;
}

/** Whether the calendar has the ISO date: `Date.parse` takes 30 February for 2 March. */
export function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Writes moments the way that `sample` is written. */
export function timeWriter(sample: string): (at: number) => string {
  if (!CLOCK.test(sample)) return isoWriter(sample);
  return (at) => {
    const seconds = moscowIso(at).slice(17, 19);
    return seconds === '00' ? moscowTime(at) : `${moscowTime(at)}:${seconds}`;
  };
}

/** Moscow with its offset; without one, or in UTC, when the sample is written so. */
function isoWriter(sample: string): (at: number) => string {
  if (sample.endsWith('Z')) return (at) => new Date(at).toISOString().replace('.000Z', 'Z');
  return ISO.test(sample) && !ISO.exec(sample)?.[1] ? (at) => moscowIso(at).slice(0, 19) : moscowIso;
}
