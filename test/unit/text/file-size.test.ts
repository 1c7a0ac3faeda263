import { expect, it } from 'vitest';
import { MIB, sizeText } from '../../../lib/text/file-size.ts';

it.each([
  [0, '1 КБ'],
  [240 * 1024, '240 КБ'],
  [MIB - 1, '1 МБ'],
  [12.34 * MIB, '12,3 МБ'],
  [10 * MIB, '10 МБ'],
])('%d bytes: %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
