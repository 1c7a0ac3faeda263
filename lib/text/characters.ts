/**
 * A text in plain characters, of the same length, so that places in it are places in what was typed: lower case, ё as е, every
 * kind of blank as a space, every dash as `-`, full-width digits as digits. Line breaks stay.
 */

const SPECIAL =
  /[A-ZА-ЯЁё\u00a0\u00ad\u061c\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\t\v\f\r\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d\uff08\uff09\uff0b\uff10-\uff19]|[\ufe00-\ufe0f]|\u20e3/g;
const DASH = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/;
const LETTER = /[a-zа-яё]/i;
const FULL_WIDTH = /[\uff08\uff09\uff0b\uff10-\uff19]/;
/** From a full-width character to its ASCII one. */
const FULL_WIDTH_SHIFT = 0xfee0;

/** See above. Characters that mean nothing here are kept. */
export function plain(text: string): string {
  return text.replace(SPECIAL, (character) => {
    if (LETTER.test(character)) return character.toLowerCase().replace('ё', 'е');
    if (DASH.test(character)) return '-';
    if (FULL_WIDTH.test(character)) return String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_SHIFT);
    return ' ';
  });
}

/** A part of a text: `start` inclusive, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}
