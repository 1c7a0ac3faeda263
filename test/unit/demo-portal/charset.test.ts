import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, decodeComponent, encode } from '../../demo-portal/charset.ts';
import { readForm, readQuery } from '../../demo-portal/form-data.ts';

const russian = fc.string({ unit: fc.constantFrom(...'абвгдежзийклмнопрстуфхцчшщъыьэюяАЯёЁ«»—№ az09+=&%;"\n') });

describe('windows-1251', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(russian, (text) => {
        expect(decode(encode(text, 'windows-1251'), 'windows-1251')).toBe(text);
      }),
    );
  });

  it('is one byte a letter', () => {
    expect([...encode('Ёж', 'windows-1251')]).toEqual([0xa8, 0xe6]);
  });

  it('turns what it lacks into an entity, as browsers do', () => {
    expect(decode(encode('ok 😀', 'windows-1251'), 'windows-1251')).toBe('ok &#128512;');
  });
});

describe('forms', () => {
  it.each(['utf-8', 'windows-1251'])('a query in %s is read', (charset) => {
    fc.assert(
      fc.property(russian, (text) => {
        const percent = [...encode(text, charset)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
        expect(readQuery(`q=${percent}&x=1`, charset)).toEqual(
          new Map([
            ['q', text],
            ['x', '1'],
          ]),
        );
      }),
    );
  });

  it('a broken percent sign stands for itself', () => {
    expect(decodeComponent('100%+yes', 'utf-8')).toBe('100% yes');
  });

  it.each(['utf-8', 'windows-1251'])('multipart in %s is read, of a file its name', (charset) => {
    const body = encode(
      '--XX\r\nContent-Disposition: form-data; name="MESSAGE"\r\n\r\nБаза «висит»\r\n--XX\r\nContent-Disposition: form-data; name="FILE_0"; filename="экран.png"\r\nContent-Type: image/png\r\n\r\nBYTES\r\n--XX--\r\n',
      charset,
    );
    expect(readForm(body, 'multipart/form-data; boundary=XX', charset)).toEqual(
      new Map([
        ['MESSAGE', 'База «висит»'],
        ['FILE_0', 'экран.png'],
      ]),
    );
  });
});
