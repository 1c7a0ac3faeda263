/** How a lead writes what contracts and logins look like: «ДГ-#####» is a mask, «договор*» a word that stands before a value (R06, R15). */
import { plain } from './characters.ts';
import { LOOK_ALIKES } from './look-alikes.ts';

/** A word, or several, before a value; `*` at the end allows any ending. */
const ANNOUNCING = /^[\p{L} ]+\*?$/u;
const LETTERS_OR_DIGITS = '[\\p{L}\\p{N}_]';
/** What `*` stands for in a mask, at most. Bounded, and once in a mask: a hostile text costs linear time. */
const ANY_LENGTH = 20;

/** Whether an entry of the patterns is the look of a value itself, not a word before one. */
export function isMask(entry: string): boolean {
  return !ANNOUNCING.test(entry);
}

/** What is wrong with an entry, in Russian, for the lead; null when it can be used. */
export function patternProblem(entry: string): string | null {
  if (!isMask(entry)) return null;
  if (!/[#*]/.test(entry))
    return 'В образце нужны места для цифр: # — одна цифра, * — буквы и цифры. Например ДГ-#####';
  if (!/\p{L}/u.test(entry)) return 'В образце нужна хотя бы одна буква: одни цифры читаются после слова «договор»';
  if (/\*.*\*/.test(entry)) return 'Знак * в образце может стоять один раз';
  if (/\s/.test(entry)) return 'В образце не должно быть пробелов';
  return null;
}

/**
 * Finds what a mask describes in a plain text (characters.ts), as a word of its own: `#` is a digit, `*` up to twenty letters and digits, anything
 * else is itself, Latin and Cyrillic letters that look the same being the same.
 */
export function maskPattern(mask: string): RegExp {
  const known = patterns.get(mask);
  if (known) return known;
  const body = [...plain(mask)].map(characterPattern).join('');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])${body}(?![\\p{L}\\p{N}_]|[-/]\\p{N})`, 'gu');
  if (patterns.size >= MOST_PATTERNS) patterns.clear();
  patterns.set(mask, pattern);
  return pattern;
}

/** Every text is searched for the same few masks. */
const patterns = new Map<string, RegExp>();
const MOST_PATTERNS = 200;

function characterPattern(character: string): string {
  if (character === '#') return '\\p{Nd}';
  if (character === '*') return `${LETTERS_OR_DIGITS}{1,${ANY_LENGTH}}`;
  const same = Object.entries(LOOK_ALIKES).find((pair) => pair.includes(character));
  return same ? `[${same.join('')}]` : character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}
