import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskPattern, patternProblem } from '../../../lib/text/identifier-masks.ts';
import { defaultIdentifierPatterns, findIdentifiers } from '../../../lib/text/identifiers.ts';

const patterns = {
  ...defaultIdentifierPatterns,
  contract: [...defaultIdentifierPatterns.contract, 'ДГ-#####', 'АС##/*'],
  login: [...defaultIdentifierPatterns.login, 'eo_*'],
};
const found = (text: string) => findIdentifiers(text, patterns).map(({ kind, value }) => `${kind} ${value}`);

describe('masks of contracts and logins (R06, R15)', () => {
  test.each([
    ['у нас ДГ-12345, база висит', ['contract ДГ-12345']],
    ['договор дг–12345', ['contract дг–12345']],
    ['AC12/к7', ['contract AC12/к7']],
    ['захожу под eo_ivanova, не пускает', ['login eo_ivanova']],
    ['логин eo_ivanova', ['login eo_ivanova']],
    ['ДГ-123456 и ЗДГ-12345 — другие номера', []],
    ['договор 10234', ['contract 10234']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('a value by its mask is no phone and stands where it was written', () => {
    const text = 'АС89/0000001 и тел. 8 900 000-00-01';
    expect(findIdentifiers(text, patterns)).toEqual([{ kind: 'contract', value: 'АС89/0000001', start: 0, end: 12 }]);
  });

  test.each([
    ['договор*', null],
    ['ваш договор', null],
    ['ДГ-#####', null],
    ['ДГ-12345', /нужны места для цифр/],
    ['######', /хотя бы одна буква/],
    ['д-*#*', /один раз/],
    ['ДГ ####', /пробелов/],
  ])('%s is checked', (entry, problem) => {
    if (problem) expect(patternProblem(entry)).toMatch(problem);
    else expect(patternProblem(entry)).toBeNull();
  });

  test('whatever a sound mask holds, it fits itself with its places filled', () => {
    const mask = fc.string({ unit: fc.constantFrom(...'абДГxq#*.+(\\^$[-/|_'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(mask, (entry) => {
        fc.pre(patternProblem(entry) === null && /[#*]/.test(entry));
        const value = entry.replaceAll('#', '7').replace('*', 'к1').toLowerCase();
        expect(maskPattern(entry).exec(` ${value} `)?.[0]).toBe(value);
      }),
    );
  });
});
