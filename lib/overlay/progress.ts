/** A macro of several saves after the reload: whether its internal note has come into the thread (R22). */
import type { Macro } from '../regulation/macro.ts';
import type { ThreadMessage } from '../regulation/snapshot.ts';
import { fillTemplate } from '../regulation/variables.ts';

/**
 * The contact person that the note in the thread names, or '' where the note names nobody; null while no such note is there. Only
 * hidden messages of staff count. `values` is what the note was filled with beside him.
 */
export function noteInThread(
  { hidden }: Macro,
  values: Readonly<Record<string, string>>,
  messages: readonly ThreadMessage[],
): string | null {
  if (hidden === null) return null;
  const [before = '', after = ''] = fillTemplate(hidden, values).text.split(/\{[^{}]*\}/u);
  for (const message of messages.toReversed()) {
    if (message.author !== 'staff' || !message.hidden) continue;
    const start = message.text.indexOf(before.trim());
    if (start < 0) continue;
    const rest = message.text.slice(start + before.trim().length).split('\n')[0]!;
    const end = after.trim() ? rest.indexOf(after.trim()) : rest.length;
    if (end >= 0) return rest.slice(0, end).trim();
  }
  return null;
}
