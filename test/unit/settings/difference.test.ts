import { expect, test } from 'vitest';
import { difference } from '../../../lib/settings/difference.ts';

const base = { clocks: { a: { limit: 30, quiet: 10 } }, macros: [{ id: 'lk', text: 'x' }] };

test('the same document differs in nothing', () => {
  expect(difference(base, structuredClone(base))).toBeUndefined();
});

test('one changed number is the whole difference', () => {
  expect(difference(base, { ...base, clocks: { a: { limit: 20, quiet: 10 } } })).toEqual({
    clocks: { a: { limit: 20 } },
  });
});

test('a changed list stands whole, so that an item taken away stays away', () => {
  expect(difference(base, { ...base, macros: [] })).toEqual({ macros: [] });
  expect(difference(base, { ...base, macros: [{ id: 'lk', text: 'y' }] })).toEqual({
    macros: [{ id: 'lk', text: 'y' }],
  });
});

test('a key that only the new item of a list lacks is a difference', () => {
  expect(difference([{ a: 1, b: 2 }], [{ a: 1 }])).toEqual([{ a: 1 }]);
});
