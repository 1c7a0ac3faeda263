/** The present moment by the portal's clock (rules.md, «Clocks»): operators' machines are wrong by minutes. */
import { browser } from 'wxt/browser';
import { MINUTE_MS } from '../text/moscow.ts';

/** `Date` headers tell whole seconds, and an answer takes its time: less than this (ms) is no difference. */
const NOISE_MS = 3_000;
const KEY = 'clockOffset';

/** The portal's clock minus the machine's (ms), as it was seen last; 0 before that. */
export async function clockOffset(): Promise<number> {
  const { [KEY]: offset } = await browser.storage.local.get(KEY);
  return typeof offset === 'number' ? offset : 0;
}

/** Now (ms) by the portal's clock. */
export async function correctedNow(): Promise<number> {
  return Date.now() + (await clockOffset());
}

/** Notes a difference (ms). True when it changes what is due. */
export async function noteClockOffset(seenMs: number): Promise<boolean> {
  const offset = Math.abs(seenMs) < NOISE_MS ? 0 : Math.round(seenMs);
  if (Math.abs(offset - (await clockOffset())) < NOISE_MS) return false;
  await browser.storage.local.set({ [KEY]: offset });
  return true;
}

/** What to tell an operator whose machine is more than a minute off; null otherwise. */
export function clockWarning(offsetMs: number): string | null {
  const minutes = Math.round(Math.abs(offsetMs) / MINUTE_MS);
  if (Math.abs(offsetMs) <= MINUTE_MS) return null;
  const direction = offsetMs > 0 ? 'отстают' : 'спешат';
  return `Часы компьютера ${direction} на ${minutes} мин. Сроки считаются по часам портала; поправьте часы.`;
}
