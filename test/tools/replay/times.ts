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
  const at = iso ? Date.parse(iso[1] ? text : `${text}+03:00`) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** Writes moments the way that `sample` is written. */
export function timeWriter(sample: string): (at: number) => string {
  if (!CLOCK.test(sample)) return moscowIso;
  return (at) => {
    const seconds = moscowIso(at).slice(17, 19);
    return seconds === '00' ? moscowTime(at) : `${moscowTime(at)}:${seconds}`;
  };
}
