/** The text of labels, names and cells in one folded form, so that the vocabulary can compare words. */

import { LOOK_ALIKES } from '../text/look-alikes.ts';

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;
/** Most texts of a page are clean already, and are left as they are. */
const UNCLEAN = /[\u00ad\u200b-\u200f\u2060\ufeff]|[^\S ]| {2}/;

/** Visible text: blanks of every kind become one space, soft hyphens and zero-width marks go. */
export function clean(text: string): string {
  return (UNCLEAN.test(text) ? text.replace(INVISIBLE, '').replace(/\s+/gu, ' ') : text).trim();
}

/** Latin letters that slipped into a Cyrillic word («Teма») become the Cyrillic ones they look like. */
function unmixed(word: string): string {
  if (!/[а-я]/u.test(word) || !/[a-z]/u.test(word)) return word;
  return word.replace(/[a-z]/gu, (letter) => LOOK_ALIKES[letter] ?? letter);
}

/** Lower case, ё as е. Keeps punctuation. */
export function fold(text: string): string {
  return clean(text).toLowerCase().replaceAll('ё', 'е');
}

/** The words of a label, folded. «№» counts as a word; marks such as «*» and «:» don't. Words may hold digits. */
export function wordsOf(text: string): string[] {
  return (fold(text).match(/[\p{L}\p{N}]+|№/gu) ?? []).map(unmixed);
}

/** The words of a `name` or `id`: split at case changes, digits and punctuation. `UF_CONTRACT` gives `uf contract`. */
export function nameTokens(name: string): string[] {
  return (
    name
      .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  );
}

/** Whether a text can be a label at all: it has a letter or «№» and is not a paragraph. */
export function isLabelLike(text: string): boolean {
  return text.length <= 120 && /[\p{L}№]/u.test(text);
}
