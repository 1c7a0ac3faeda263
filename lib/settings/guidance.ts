/** Whether the trainer's switch is on at a moment. Pure. */
import { moscowDate } from '../text/moscow.ts';
import type { Settings } from './schema.ts';

/** The last day counts whole, by Moscow; `now` in ms. */
export function isGuidanceOn({ on, until }: Settings['guidance'], now: number): boolean {
  return on && (until === null || moscowDate(now) <= until);
}
