/**
 * Texts on their way into the thread: kept by the background from the first letter until they are seen there, because a portal with a
 * stale token silently doesn't save (portal.md, «Behaviour that matters»).
 */
import type { ThreadMessage } from '../regulation/snapshot.ts';

/** `internal` when it was written under the hidden flag: it must never come back as a public text. */
export interface Draft {
  text: string;
  internal: boolean;
}

const INTERNAL = '[скрытый комментарий]\n';

/** As the background keeps it: one string. */
export function packDraft({ text, internal }: Draft): string {
  return internal ? INTERNAL + text : text;
}

export function unpackDraft(kept: string): Draft {
  const internal = kept.startsWith(INTERNAL);
  return { text: internal ? kept.slice(INTERNAL.length) : kept, internal };
}

/** Whether staff's message with this text is in the thread. Portals break long words and lines, so blanks don't count. */
export function isInThread({ text, internal }: Draft, messages: readonly ThreadMessage[]): boolean {
  const wanted = squeeze(text);
  return messages.some(
    ({ author, hidden, text }) => author === 'staff' && (hidden || !internal) && squeeze(text).includes(wanted),
  );
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}
