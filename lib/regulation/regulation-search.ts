/** Search in the regulation: inflected forms, beginnings, typos and the wrong keyboard layout; a clause's number finds it too. */
import { fromLatinLayout } from '../text/keyboard-layout.ts';
import { searchTexts } from '../text/search.ts';
import { stem } from '../text/stem.ts';
import type { RegulationSection } from './regulation-text.ts';

/** The sections with those of their paragraphs that say what is asked for; all of them where nothing is asked. */
export function searchRegulation(sections: readonly RegulationSection[], query: string): RegulationSection[] {
  if (query.trim() === '') return [...sections];
  const all = sections.flatMap(({ title, paragraphs }, section) =>
    paragraphs.map(({ clause, text }, place) => ({
      id: `${section}.${place}`,
      texts: { title, text, clause: clause ?? '' },
    })),
  );
  const found = new Set(searchTexts(all, query, { clause: 3, text: 2, title: 1 }));
  return sections
    .map(({ title, paragraphs }, section) => ({
      title,
      paragraphs: paragraphs.filter((_, place) => found.has(`${section}.${place}`)),
    }))
    .filter(({ paragraphs }) => paragraphs.length > 0);
}

/** The text in pieces, those that were asked for marked. Joined they are the text again. */
export function markFound(text: string, query: string): { text: string; found: boolean }[] {
  const asked = [query, fromLatinLayout(query)].flatMap((words) => (words.match(WORD) ?? []).map(stem));
  const isAsked = (word: string) => asked.some((one) => one.length >= SURE_LETTERS && stem(word).startsWith(one));
  return text.split(WORDS).map((piece) => ({ text: piece, found: WORD_ALONE.test(piece) && isAsked(piece) }));
}

const WORD = /[\p{L}\d]+/gu;
const WORDS = /([\p{L}\d]+)/u;
const WORD_ALONE = /^[\p{L}\d]+$/u;
/** A shorter stem says nothing by itself. */
const SURE_LETTERS = 3;
