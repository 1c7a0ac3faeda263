import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffPart, wordDiff } from '../../../lib/text/word-diff.ts';

const side = (parts: DiffPart[], kind: DiffPart['kind']) =>
  parts
    .filter((part) => part.kind === 'same' || part.kind === kind)
    .map(({ text }) => text)
    .join('');

const words = fc
  .array(fc.constantFrom('передали', 'заявку', 'на', 'линию', ',', ' ', '  ', '\n', '{когда}', '«'), { maxLength: 30 })
  .map((list) => list.join(''));

describe('wordDiff', () => {
  it('tells which words differ', () => {
    expect(wordDiff('они свяжутся с вами завтра', 'мы свяжемся с вами завтра')).toEqual([
      { kind: 'removed', text: 'они свяжутся' },
      { kind: 'added', text: 'мы свяжемся' },
      { kind: 'same', text: ' с вами завтра' },
    ]);
    expect(wordDiff('а б', 'а б')).toEqual([{ kind: 'same', text: 'а б' }]);
    expect(wordDiff('', 'а')).toEqual([{ kind: 'added', text: 'а' }]);
  });

  it('holds both texts whole', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const parts = wordDiff(before, after);
        expect(side(parts, 'removed')).toBe(before);
        expect(side(parts, 'added')).toBe(after);
      }),
    );
  });

  it('calls equal texts the same, and no others', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(wordDiff(before, after).every(({ kind }) => kind === 'same')).toBe(before === after);
      }),
    );
  });
});
