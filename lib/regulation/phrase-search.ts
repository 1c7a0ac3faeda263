/** Search in canned responses: by shortcut, name and text; inflected forms, beginnings, small typos and the wrong keyboard layout. */
import MiniSearch, { type Query } from 'minisearch';
import { fromLatinLayout } from '../text/keyboard-layout.ts';
import { stem } from '../text/stem.ts';
import type { Canned } from './canned.ts';
import { shortcutKey } from './shortcuts.ts';

const BOOST = { shortcut: 8, title: 4, hidden: 0.5 };
/** Shorter words are taken as they are typed. */
const FUZZY_FROM = 5;

/** Those that fit, best first; all of them in their order where nothing is asked for. */
export function searchCanned(all: readonly Canned[], query: string): Canned[] {
  const words = query.trim();
  if (words === '') return [...all];
  const byId = new Map(all.map((one) => [one.macro.id, one]));
  const index = new MiniSearch({
    fields: ['shortcut', 'title', 'text', 'hidden'],
    // Latin words can be looked for with the Russian layout left on: «квз» is «rdp».
    processTerm: (term) => [...new Set([stem(term), stem(fromLatinLayout(term))])],
  });
  index.addAll(
    all.map(({ macro: { id, title, text, hidden }, shortcut }) => ({
      id,
      shortcut,
      title,
      text,
      hidden: hidden ?? '',
    })),
  );
  const found = index.search(asked(words), {
    boost: BOOST,
    prefix: true,
    fuzzy: (term) => (term.length >= FUZZY_FROM ? 0.2 : false),
    processTerm: stem,
  });
  const key = shortcutKey(words.replace(/^[./]/u, ''));
  const exact = all.filter(({ shortcut }) => shortcut !== '' && shortcutKey(shortcut) === key);
  return [...new Set([...exact, ...found.map(({ id }) => byId.get(id)!)])];
}

/** All the words, as they stand or as the same keys in the other layout. */
function asked(words: string): Query {
  const other = fromLatinLayout(words);
  const queries: Query[] = [...new Set([words, other])].map((text) => ({ queries: [text], combineWith: 'AND' }));
  return { queries, combineWith: 'OR' };
}
