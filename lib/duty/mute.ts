/** «Обед»: for a named time nothing rings; what falls due meanwhile stands on the board and in the banner. */
import { browser } from 'wxt/browser';

const KEY = 'mutedUntil';

/** The moment (ms) until which it is silent; null when it isn't. */
export async function mutedUntil(now: number): Promise<number | null> {
  const { [KEY]: until } = await browser.storage.local.get(KEY);
  return typeof until === 'number' && until > now ? until : null;
}

/** `until` null ends it at once. */
export async function mute(until: number | null): Promise<void> {
  await browser.storage.local.set({ [KEY]: until });
}
