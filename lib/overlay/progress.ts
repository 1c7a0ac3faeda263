/** A macro of several saves after the reload: whether its internal note has come into the thread (R22). */
import type { Macro } from '../regulation/macro.ts';
import type { ThreadMessage } from '../regulation/snapshot.ts';

/**
 * The contact person that the note in the thread names, or '' where the note names nobody; null while no such note is there. Only
 * hidden messages of staff count.
 */
export function noteInThread({ hidden }: Macro, messages: readonly ThreadMessage[]): string | null {
  if (hidden === null) return null;
  const [before = '', after = ''] = hidden.split(/\{[^{}]*\}/u);
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
