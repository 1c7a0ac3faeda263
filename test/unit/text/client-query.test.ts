import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyClientQuery } from '../../../lib/text/client-query.ts';
import { anyText } from './any-text.ts';

describe('R06: whatever is pasted, its kind is recognised', () => {
  test.each([
    ['10234', 'contract', '10234'],
    ['№ 10 234', 'contract', '10234'],
    ['10234/2', 'contract', '10234/2'],
    ['Договор № 10234 от 12.03.2026', 'contract', '10234'],
    ['договор 89000000001', 'contract', '89000000001'],
    ['7728168971', 'inn', '7728168971'],
    ['ИНН 7728168971', 'inn', '7728168971'],
    ['7728168972', 'inn', '7728168972'],
    ['ivanova_buh', 'login', 'ivanova_buh'],
    ['логин Petrov.S', 'login', 'Petrov.S'],
    ['10234_sklad', 'login', '10234_sklad'],
    ['a.petrova@firma.example', 'login', 'a.petrova@firma.example'],
    ['8 (900) 000-00-01', 'phone', '+79000000001'],
    ['89000000001', 'phone', '+79000000001'],
    ['ООО «Ромашка»', 'organisation', 'ООО «Ромашка»'],
    [' ИП Лютиков ', 'organisation', 'ИП Лютиков'],
    ['Romashka Trade LLC', 'organisation', 'Romashka Trade LLC'],
  ] as const)('%s', (text, kind, value) => {
    expect(classifyClientQuery(text)).toEqual({ kind, value });
  });

  test('nothing is nothing', () => {
    expect(classifyClientQuery(' \u00a0\n')).toBeNull();
  });

  test('any text has a kind and a value', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(text.trim() !== '');
        expect(classifyClientQuery(text)?.value).not.toBe('');
      }),
    );
  });
});
