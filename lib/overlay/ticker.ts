/** The one tick of a page: every countdown hangs on it, and none runs while the tab is hidden. */
import { type ReadonlySignal, signal } from '@preact/signals';

export interface Ticker {
  /** The corrected moment, ms; moves once a second while the tab is shown. */
  now: ReadonlySignal<number>;
  /** The background's moment: the portal's clock, not the machine's (rules.md, «Clocks»). */
  correct(now: number): void;
}

const TICK_MS = 1000;

/**
 * Ticks until `signal`, from the background's moment `start.now` (ms) on. Deadlines are compared with the wall clock each time, so that
 * sleep and throttling cost nothing.
 */
export function startTicker(doc: Document, start: { now: number; signal: AbortSignal }): Ticker {
  const { signal: abort } = start;
  let offset = start.now - Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = signal(start.now);
  const tick = () => {
    clearTimeout(timer);
    if (abort.aborted || doc.hidden) return;
    now.value = Date.now() + offset;
    timer = setTimeout(tick, TICK_MS - (now.peek() % TICK_MS));
  };
  doc.addEventListener('visibilitychange', tick, { signal: abort });
  doc.defaultView?.addEventListener('pageshow', tick, { signal: abort });
  abort.addEventListener('abort', () => clearTimeout(timer));
  tick();
  return {
    now,
    correct: (moment) => {
      offset = moment - Date.now();
      tick();
    },
  };
}
