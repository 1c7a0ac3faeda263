/** Russian text typed with the Latin layout switched on: «ghjuhfvvf dbcbn» is «программа висит». */

const LATIN = '`qwertyuiop[]asdfghjkl;\'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>';
const RUSSIAN = 'ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ';

const KEYS = new Map([...LATIN].map((key, i) => [key, RUSSIAN.charAt(i)]));

/** The same keys in the Russian layout, character for character, so that positions stay; other characters are kept. */
export function fromLatinLayout(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) out += KEYS.get(text.charAt(i)) ?? text.charAt(i);
  return out;
}
