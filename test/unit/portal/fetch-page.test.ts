import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeQuery } from '../../../lib/portal/fetch-page.ts';

function decode1251(query: string): string {
  const bytes: number[] = [];
  for (let i = 0; i < query.length; i++) {
    if (query[i] === '%') {
      bytes.push(Number.parseInt(query.slice(i + 1, i + 3), 16));
      i += 2;
    } else bytes.push(query[i] === '+' ? 32 : query.charCodeAt(i));
  }
  return new TextDecoder('windows-1251').decode(new Uint8Array(bytes));
}

describe('queries in the page’s charset', () => {
  it('writes windows-1251 as the portal’s own form does', () => {
    expect(encodeQuery({ q: 'Договор 12' }, 'windows-1251')).toBe('q=%C4%EE%E3%EE%E2%EE%F0+12');
    expect(encodeQuery({ q: 'ё№—' }, 'windows-1251')).toBe('q=%B8%B9%97');
  });

  it('sends a character that the charset lacks as a numeric reference', () => {
    expect(encodeQuery({ q: '😀' }, 'windows-1251')).toBe('q=%26%23128512%3B');
  });

  it('writes UTF-8 everywhere else', () => {
    for (const charset of ['utf-8', 'UTF8', 'shift_jis', 'no-such-charset']) {
      expect(encodeQuery({ q: 'Да', a: '1 2' }, charset)).toBe('q=%D0%94%D0%B0&a=1+2');
    }
  });

  it('is read back by a windows-1251 server', () => {
    const alphabet = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяABCxyz 0123456789&=%+/?№«»—"\'';
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...alphabet)), (chars) => {
        const text = chars.join('');
        expect(decode1251(encodeQuery({ q: text }, 'windows-1251').slice(2))).toBe(text);
      }),
    );
  });
});
