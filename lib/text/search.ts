/** Search in short Russian texts: inflected forms, beginnings, small typos and the wrong keyboard layout. */
import MiniSearch, { type Query } from 'minisearch';
import { fromLatinLayout } from './keyboard-layout.ts';
import { stem } from './stem.ts';

/** Shorter words are taken as they are typed. */
const FUZZY_FROM = 5;

/** What is looked through: texts by field name, and what they are of. */
export interface Searched<Field extends string> {
  id: string;
  texts: Record<Field, string>;
}

/** The ids of those in which all the words are, best first; none where nothing is asked for. `boost`: how much each field counts. */
export function searchTexts<Field extends string>(
  all: readonly Searched<Field>[],
  query: string,
  boost: Readonly<Record<Field, number>>,
): string[] {
  const words = query.trim();
  if (words === '') return [];
  const index = new MiniSearch({
    fields: Object.keys(boost),
    // Latin words can be looked for with the Russian layout left on: «квз» is «rdp».
    processTerm: (term) => [...new Set([stem(term), stem(fromLatinLayout(term))])],
  });
  index.addAll(all.map(({ id, texts }) => ({ ...texts, id })));
  const found = index.search(asked(words), {
    boost,
    prefix: true,
    fuzzy: (term) => (term.length >= FUZZY_FROM ? 0.2 : false),
    processTerm: stem,
  });
  return found.map(({ id }) => String(id));
}

/** All the words, as they stand or as the same keys in the other layout. */
function asked(words: string): Query {
  const other = fromLatinLayout(words);
  const queries: Query[] = [...new Set([words, other])].map((text) => ({ queries: [text], combineWith: 'AND' }));
  return { queries, combineWith: 'OR' };
}
