/** Search in canned responses: by shortcut, name and text. */
import { searchTexts } from '../text/search.ts';
import type { Canned } from './canned.ts';
import { shortcutKey } from './shortcuts.ts';

const BOOST = { shortcut: 8, title: 4, text: 1, hidden: 0.5 };

/** Those that fit, best first; all of them in their order where nothing is asked for. */
export function searchCanned(all: readonly Canned[], query: string): Canned[] {
  const words = query.trim();
  if (words === '') return [...all];
  const byId = new Map(all.map((one) => [one.macro.id, one]));
  const texts = all.map(({ macro: { id, title, text, hidden }, shortcut }) => ({
    id,
    texts: { shortcut, title, text, hidden: hidden ?? '' },
  }));
  const key = shortcutKey(words.replace(/^[./]/u, ''));
  const exact = all.filter(({ shortcut }) => shortcut !== '' && shortcutKey(shortcut) === key);
  return [...new Set([...exact, ...searchTexts(texts, words, BOOST).map((id) => byId.get(id)!)])];
}
