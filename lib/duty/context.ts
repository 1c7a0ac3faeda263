/** What every piece of the background's work begins with. Nothing is remembered between two: the worker may die in between. */
import { loadSettings } from '../settings/store.ts';
import { correctedNow } from './clock.ts';
import type { Context } from './judging.ts';

export async function loadContext(): Promise<Context> {
  const [{ settings }, now] = await Promise.all([loadSettings(), correctedNow()]);
  return { settings, now };
}
