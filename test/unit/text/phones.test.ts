import fc from 'fast-check';
import { isPossiblePhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { findPhones, formatPhone } from '../../../lib/text/phones.ts';
import { anyText } from './any-text.ts';

const found = (text: string): string[] => findPhones(text).map(({ e164 }) => e164);
const digits = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((n) => String(n).padStart(String(most).length, '0'));

/** National numbers: mobiles, areas of three and four digits, Kazakhstan. */
const national = fc.tuple(
  fc.constantFrom('900', '912', '999', '495', '812', '800', '701', '777'),
  digits(0, 9_999_999),
);
const local = (n: string) => [n.slice(0, 3), n.slice(3, 5), n.slice(5)] as const;

type Form = (code: string, rest: string) => string;

/** Every form in which a number with its code is written. */
const FORMS: Form[] = [
  (code, n) => `+7${code}${n}`,
  (code, n) => `8${code}${n}`,
  (code, n) => `7${code}${n}`,
  (code, n) => `8 ${code} ${local(n).join(' ')}`,
  (code, n) => `+7 ${code} ${local(n).join(' ')}`,
  (code, n) => `8-${code}-${local(n).join('-')}`,
  (code, n) => `+7 (${code}) ${local(n).join('-')}`,
  (code, n) => `8(${code})${local(n).join('-')}`,
  (code, n) => `8(${code})${n}`,
  (code, n) => `8 (${code}) ${n}`,
  (code, n) => `8${code} ${local(n).join('-')}`,
  (code, n) => `8 ${code} ${n}`,
  (code, n) => `+7.${code}.${local(n).join('.')}`,
  (code, n) => `+7\u00a0${code}\u00a0${local(n).join('\u2011')}`,
  (code, n) => `8 – ${code} – ${local(n).join(' – ')}`,
  (code, n) => `8_${code}_${local(n).join('_')}`,
  (code, n) => `(${code}) ${local(n).join('-')}`,
];
const AROUND: Form[] = [
  (phone) => phone,
  (phone) => `тел. ${phone}, звонить после 14`,
  (phone) => `Договор 10234, ${phone}`,
  (phone) => `Перезвоните на ${phone}!`,
  (phone) => `Ольга (${phone})`,
  (phone) => `${phone} доб. 12`,
  (phone) => `не открывается база с 10:15\n${phone}\nс 9 до 18`,
];

describe('a phone in any form and place', () => {
  test('is found and is that phone', () => {
    fc.assert(
      fc.property(national, fc.constantFrom(...FORMS), fc.constantFrom(...AROUND), ([code, rest], form, around) => {
        expect(found(around(form(code, rest), ''))).toEqual([`+7${code}${rest}`]);
      }),
      { numRuns: 1000 },
    );
  });

  test('as it is shown to people, it is read back', () => {
    const belarus = fc
      .tuple(fc.constantFrom('25', '29', '33', '44', '17'), digits(0, 9_999_999))
      .map((parts) => `+375${parts.join('')}`);
    const russia = national.map((parts) => `+7${parts.join('')}`);
    fc.assert(
      fc.property(fc.oneof(russia, belarus), (e164) => {
        expect(found(formatPhone(e164))).toEqual([e164]);
      }),
    );
  });

  test('is the one that libphonenumber reads (oracle)', () => {
    fc.assert(
      fc.property(national, fc.constantFrom(...FORMS.slice(0, 12)), ([code, rest], form) => {
        const text = form(code, rest);
        const oracle = parsePhoneNumberFromString(text, 'RU');
        fc.pre(oracle !== undefined && isPossiblePhoneNumber(oracle.number));
        expect(found(text)).toEqual([oracle?.number]);
      }),
    );
  });

  test('its place in the text is its own', () => {
    fc.assert(
      fc.property(national, fc.constantFrom(...FORMS), ([code, rest], form) => {
        const phone = form(code, rest);
        const [only] = findPhones(`тел. ${phone} с 9 до 18`);
        expect(`тел. ${phone} с 9 до 18`.slice(only?.start, only?.end)).toBe(phone);
      }),
    );
  });
});

describe('no phone', () => {
  test.each([
    ['a local number', 'тел. 00-11-22'],
    ['one digit short', '8 900 000 00 1'],
    ['a date and a time', '23.11.2026 12:00'],
    ['an account', 'р/с 40702810890000000011'],
    ['an account in groups', 'р/с 40702 810 8 9000 0000011'],
    ['СНИЛС', '890-000-000 11'],
    ['a card', '2200 8900 0000 1122'],
    ['a sum', 'на сумму 79 000 000 011,00'],
    ['roubles', '79000000011 руб.'],
    ['a document', 'накладная № 89000000011 от 12.03.2026'],
    ['a number with a prefix', 'УТ-89000000011'],
    ['a mailbox', '89000000011@mail.example'],
    ['a link', 'https://portal.example/89000000011'],
    ['another country', '+49 89 120003311'],
    ['a serial number', 'S/N 89000000011'],
    ['a version', '8.3.25.1394'],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  test('a contract of any length after its word (K01)', () => {
    const contract = fc.oneof(
      digits(10_000, 99_999_999),
      digits(0, 9_999_999).map((n) => `8912${n}`),
    );
    const word = fc.constantFrom('договор ', 'Договор № ', 'дог.', 'дог ', '№ договора: ', 'по договору №');
    fc.assert(
      fc.property(word, contract, (before, number) => {
        expect(found(before + number)).toEqual([]);
      }),
    );
  });
});

describe('extensions', () => {
  test.each([
    'доб. 12',
    'доб 12',
    '(доб. 12)',
    ', доб.№ 12',
    'добавочный 12',
    'вн. 12',
    'внутренний номер 12',
    'ext. 12',
    '#12',
    '*12',
  ])('%s', (extension) => {
    expect(findPhones(`8 (495) 000-55-66 ${extension}`)).toMatchObject([{ e164: '+74950005566', extension: '12' }]);
  });
});

describe('formatPhone', () => {
  test.each([
    ['+79120003311', '+7 912 000-33-11'],
    ['+74950005566', '+7 495 000-55-66'],
    ['+73532001122', '+7 3532 00-11-22'],
    ['+77010000001', '+7 701 000-00-01'],
    ['+375290000001', '+375 29 000-00-01'],
    ['+4930000001', '+4930000001'],
    ['', ''],
  ])('%s is %s', (e164, shown) => {
    expect(formatPhone(e164)).toBe(shown);
  });
});

test('any text can be read', () => {
  const text = fc.string({
    unit: fc.constantFrom(...' 0123456789+-()./,_@№\n', 'доб', 'тел', '8', '+7', 'ИНН', '\u00a0', '😀'),
    maxLength: 200,
  });
  fc.assert(
    fc.property(fc.oneof(text, anyText), (any) => {
      for (const { e164, start, end } of findPhones(any)) {
        expect(e164).toMatch(/^\+(?:7[34789]\d{9}|375\d{9})$/);
        expect(any.slice(start, end).replace(/\D/g, '')).toContain(e164.slice(-7));
      }
    }),
    { numRuns: 1000 },
  );
});
