/** What the overlay works with; the practice page gives made-up ones (design.md, «Shape»). */
import type { ask } from '../messaging-client.ts';
import type { Recognised } from '../portal/handles.ts';

export interface OverlayPorts {
  /** The corrected moment, ms. */
  now(): number;
  /** Asks the background. */
  ask: typeof ask;
  /** The page as it is now. */
  recognise(): Recognised;
  /** Puts a text on the clipboard; false when the browser didn't let it. */
  copy(text: string): Promise<boolean>;
}
