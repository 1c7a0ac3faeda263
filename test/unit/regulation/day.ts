/** Moments of the day that tests happen on. */
import { MINUTE_MS, moscowMidnight } from '../../../lib/text/moscow.ts';

export const TODAY = '2026-11-23';

/** The moment of a Moscow clock `HH:MM` or `HH:MM:SS`, today or some days later. */
export function at(clock: string, days = 0): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return moscowMidnight(TODAY) + ((days * 24 + hours) * 60 + minutes) * MINUTE_MS + seconds * 1000;
}
