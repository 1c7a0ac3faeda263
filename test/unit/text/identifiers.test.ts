import fc from 'fast-check';
import { checkINN } from 'ru-validation-codes';
import { describe, expect, test } from 'vitest';
import { findIdentifiers } from '../../../lib/text/identifiers.ts';
import { isValidInn } from '../../../lib/text/inn.ts';
import { anyText } from './any-text.ts';

const found = (text: string) => findIdentifiers(text).map(({ kind, value }) => `${kind} ${value}`);

describe('isValidInn', () => {
  const digits = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

  test('agrees with ru-validation-codes (oracle)', () => {
    fc.assert(
      fc.property(fc.oneof(digits(10), digits(12), digits(9), digits(11)), (text) => {
        fc.pre(!/^0+$/.test(text));
        expect(isValidInn(text)).toBe(checkINN(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('of ten last digits just one is right', () => {
    fc.assert(
      fc.property(digits(9), (first) => {
        fc.pre(!/^0+$/.test(first));
        expect([...'0123456789'].filter((last) => isValidInn(first + last))).toHaveLength(1);
      }),
    );
  });

  test.each(['', '772816897', 'abcdefghij', '0000000000', '7728168971 '])('«%s» is none', (text) => {
    expect(isValidInn(text)).toBe(false);
  });
});

describe('R15: the contract', () => {
  test.each([
    'договор 10234',
    'Договор № 10234',
    'дог. 10234',
    'дог.№10234',
    '№ договора: 10234',
    'номер договора - 10234',
    'по договору 10234 не пускает',
    'договор наш 10234',
    'Договор от 12.03.2025 № 10234',
    'ДОГОВОР (10234)',
    'Номер договора\n10234',
    'договр 10234',
  ])('%s', (text) => {
    expect(found(text)).toContain('contract 10234');
  });

  test.each([
    'договор закончился 12.11',
    'договор 2026 г.',
    'договорились на 15:00',
    'договор 8912 000-33-11',
    'договор, 10234',
    'договор 12.03.2026',
  ])('none in «%s»', (text) => {
    expect(found(text).filter((one) => one.startsWith('contract'))).toEqual([]);
  });
});

describe('R15: the login', () => {
  test.each([
    ['логин ivanova_buh', 'ivanova_buh'],
    ['Логин: Petrov.S', 'Petrov.S'],
    ['под логином «kassa 1»', 'kassa 1'],
    ['логин « kassa 1 »', 'kassa 1'],
    ['логин/пароль: kassa1 / ***', 'kassa1'],
    ['логин OFFICE\\smirnova.', 'OFFICE\\smirnova'],
  ])('%s', (text, login) => {
    expect(found(text)).toContain(`login ${login}`);
  });

  test.each(['логин не подходит', 'логин и пароль не принимает', 'логин в 1С забыли', 'логин rdp не работает'])(
    'none in «%s»',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );
});

describe('R17: the database', () => {
  test.each([
    ['база «Торговля 11» висит', 'Торговля 11'],
    ['в базе "Розница Север" ошибка', 'Розница Север'],
    ['База УТ 11 висит', 'УТ 11'],
    ['ИБ buh_romashka', 'buh_romashka'],
    ['в базе 1С УНФ Цветы не проводится', 'УНФ Цветы'],
    ['ИБ: Зарплата и кадры 3.1', 'Зарплата и кадры 3.1'],
    ['база Розница и УТ', 'Розница'],
  ])('%s', (text, database) => {
    expect(found(text)).toContain(`database ${database}`);
  });

  test.each([
    'база висит',
    'в базе не проводится документ',
    'База 1С не открывается',
    'В БАЗЕ НЕ ПРОВОДИТСЯ ДОКУМЕНТ',
    'квота базы 45 ГБ',
  ])('none in «%s»', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('ИНН', () => {
  test.each([
    'ИНН 7728168971',
    'инн:7728168971, КПП 772801001',
    'ИНН/КПП 7728168971/772801001',
    'ИНН 77 28 168971',
    'ООО «Ромашка», 7728168971',
    'ИНН организации ООО Ромашка 7728168971',
  ])('%s', (text) => {
    expect(found(text)).toEqual(['inn 7728168971']);
  });

  test.each([
    'ИНН 7728168972',
    'р/с 40702810772816897100',
    'заказ 7728168971',
    'тел. 9102000013',
    'АБ7728168971',
    'ошибка 0x7728168971',
  ])('none in «%s»', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test('every value stands where it is said to stand, in any text', () => {
  const pieces = fc.constantFrom(
    'договор',
    'логин',
    'база',
    'ИНН',
    ' ',
    ' № ',
    '«',
    '»',
    '"',
    ': ',
    'УТ',
    '11',
    '10234',
    'ivanova_b',
    '7728168971',
    '\n',
    '/',
    '-',
    '.',
    'Ё',
    'İ',
    '😀',
  );
  const text = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(text, anyText), (any) => {
      for (const { kind, value, start, end } of findIdentifiers(any)) {
        expect(value).not.toBe('');
        if (kind !== 'inn') expect(any.slice(start, end).trim()).toBe(value);
      }
    }),
    { numRuns: 1000 },
  );
});
