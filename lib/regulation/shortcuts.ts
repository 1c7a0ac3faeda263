/** Own shortcuts: «.лк» and a blank, typed in the message field, in the Russian and in the Latin layout («/kr»). */
import { fromLatinLayout } from '../text/keyboard-layout.ts';

/** A shortcut: letters and digits, no dot. */
export const SHORTCUT = /^[\p{L}\p{N}]{1,20}$/u;

/** What two shortcuts have in common when the same keys type them: letter case, «ё» and the layout say nothing. */
export function shortcutKey(shortcut: string): string {
  return fromLatinLayout(shortcut.trim()).toLowerCase().replaceAll('ё', 'е');
}

/** The first other id whose shortcut is typed with the same keys; null when the shortcut is free, or none. */
export function shortcutHolder(id: string, shortcuts: Readonly<Record<string, string>>): string | null {
  const key = shortcutKey(shortcuts[id] ?? '');
  if (key === '') return null;
  return Object.keys(shortcuts).find((other) => other !== id && shortcutKey(shortcuts[other]!) === key) ?? null;
}

/** What was typed as a shortcut: whose it is, and how many characters before the caret it takes, the blank included. */
export interface Typed {
  id: string;
  length: number;
}

/**
 * The shortcut that the text before the caret ends with; null for none. The dot's key gives «/» in the Latin layout, and the Latin dot «ю»
 * in the Russian one: taken only with letters of the same wrong layout.
 */
export function typedShortcut(before: string, shortcuts: Readonly<Record<string, string>>): Typed | null {
  const [, mark, word, blank] = /(?:^|\s)([./ю])([\p{L}\p{N}[\];',`]{1,20})(\s)$/u.exec(before.slice(-40)) ?? [];
  if (!mark || !word || !blank) return null;
  const key = shortcutKey(word);
  const id = Object.keys(shortcuts).find((one) => shortcuts[one] !== '' && shortcutKey(shortcuts[one]!) === key);
  if (id === undefined) return null;
  const isLatin = /[a-z]/iu.test(shortcuts[id]!);
  const typedLatin = !/\p{Script=Cyrillic}/u.test(word);
  if (mark === '/' && (isLatin || !typedLatin)) return null;
  if (mark === 'ю' && (!isLatin || typedLatin)) return null;
  return { id, length: mark.length + word.length + blank.length };
}
