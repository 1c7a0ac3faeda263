/** Stems of words: how the portal's vocabularies are written down. */

/** With `open` a word may go on after the stem. */
export interface Stem {
  text: string;
  open: boolean;
}

/** `договор~` is open, `тел` is a whole word. */
export function stemOf(text: string): Stem {
  return text.endsWith('~') ? { text: text.slice(0, -1), open: true } : { text, open: false };
}

/** The stems of a list divided by blanks. */
export function stemsOf(list: string): Stem[] {
  return list.trim().split(/\s+/u).map(stemOf);
}

function longestEnding(stem: string): number {
  if (stem.length >= 8) return 8;
  return stem.length >= 6 ? 6 : 3;
}

/** Whether a word is the stem's; an ending may be longer after a longer stem. */
export function matchesStem(word: string, stem: Stem): boolean {
  if (!stem.open) return word === stem.text;
  return word.startsWith(stem.text) && word.length - stem.text.length <= longestEnding(stem.text);
}
