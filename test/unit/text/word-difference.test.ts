import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDifference } from '../../../lib/text/word-difference.ts';

const words = fc.array(fc.constantFrom('в', 'течение', '30', '15', 'минут', 'часа.'), { maxLength: 12 });
const text = words.map((list) => list.join(' '));
const side = (pieces: ReturnType<typeof wordDifference>, without: string) =>
  pieces
    .filter(({ change }) => change !== without)
    .map((piece) => piece.text)
    .join('');

describe('word difference', () => {
  it('names what was taken out and what was put in', () => {
    expect(wordDifference('перезвоните в течение 15 минут', 'перезвоните в течение 10 минут')).toEqual([
      { text: 'перезвоните в течение ', change: 'same' },
      { text: '15 ', change: 'removed' },
      { text: '10 ', change: 'added' },
      { text: 'минут', change: 'same' },
    ]);
    expect(wordDifference('', 'новый')).toEqual([{ text: 'новый', change: 'added' }]);
    expect(wordDifference('одно', 'одно')).toEqual([{ text: 'одно', change: 'same' }]);
  });

  it('both texts can be read off it, whatever they are', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordDifference(before, after);
        expect(side(pieces, 'added')).toBe(before);
        expect(side(pieces, 'removed')).toBe(after);
      }),
    );
  });

  it('a text too long to be compared is shown whole', () => {
    const long = 'слово '.repeat(700);
    expect(wordDifference(long, 'иное')).toEqual([
      { text: long, change: 'removed' },
      { text: 'иное', change: 'added' },
    ]);
  });
});
