/** «Обед»: for a named time nothing rings; what falls due meanwhile is handed to the board, and told at its end. */
import { browser } from 'wxt/browser';

const KEY = 'muted';

/** Moments, ms. */
export interface Mute {
  from: number;
  until: number;
}

/** The last one that was asked for and not told of yet, whether it lasts or is over. */
export async function lastMute(): Promise<Mute | null> {
  const { [KEY]: kept } = await browser.storage.local.get(KEY);
  return (kept as Mute | undefined) ?? null;
}

/** The moment (ms) until which it is silent; null when it isn't. */
export async function mutedUntil(now: number): Promise<number | null> {
  const muted = await lastMute();
  return muted && muted.until > now ? muted.until : null;
}

/** Silent from `now` (ms) until a moment; one that lasts already goes on until then. */
export async function mute(until: number, now: number): Promise<void> {
  const before = await lastMute();
  const from = before && before.until > now ? before.from : now;
  await browser.storage.local.set({ [KEY]: { from, until } satisfies Mute });
}

/** Ends it at once: what it has held back is told now. */
export async function endMute(now: number): Promise<void> {
  const muted = await lastMute();
  if (muted && muted.until > now) await browser.storage.local.set({ [KEY]: { ...muted, until: now } });
}

/** What it has held back was told. */
export async function forgetMute(): Promise<void> {
  await browser.storage.local.remove(KEY);
}
