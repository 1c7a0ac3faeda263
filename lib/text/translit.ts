/** Russian written in Latin letters: «zavisla baza» is «зависла база». Every habit of spelling is met half-way; typos.ts does the rest. */

/** Longest first. */
const LETTERS: readonly (readonly [string, string])[] = [
  ['shch', 'щ'],
  ['sch', 'щ'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['yo', 'е'],
  ['jo', 'е'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['iu', 'ю'],
  ['ya', 'я'],
  ['ja', 'я'],
  ['ia', 'я'],
  ['ye', 'е'],
  ['a', 'а'],
  ['b', 'б'],
  ['v', 'в'],
  ['w', 'в'],
  ['g', 'г'],
  ['d', 'д'],
  ['e', 'е'],
  ['z', 'з'],
  ['i', 'и'],
  ['j', 'й'],
  ['k', 'к'],
  ['l', 'л'],
  ['m', 'м'],
  ['n', 'н'],
  ['o', 'о'],
  ['p', 'п'],
  ['r', 'р'],
  ['s', 'с'],
  ['t', 'т'],
  ['u', 'у'],
  ['f', 'ф'],
  ['h', 'х'],
  ['x', 'х'],
  ['c', 'ц'],
  ['q', 'я'],
  ['4', 'ч'],
  ['6', 'ш'],
];

const VOWEL = /[аеиоуыэюя]/;

/** A lower-case Latin word in Cyrillic; characters that stand for no letter are kept. «ts» of «-tsya» stays «тс». */
export function fromTranslit(word: string): string {
  let out = '';
  let i = 0;
  while (i < word.length) {
    if (word.startsWith('tsya', i) || word.startsWith('tsia', i) || word.startsWith('tsja', i)) {
      out += 'тся';
      i += 4;
      continue;
    }
    const pair = LETTERS.find(([latin]) => word.startsWith(latin, i));
    if (pair) {
      out += pair[1];
      i += pair[0].length;
      continue;
    }
    const letter = word.charAt(i);
    if (letter === 'y') out += VOWEL.test(out.slice(-1)) ? 'й' : 'ы';
    else if (letter !== "'") out += letter;
    i++;
  }
  return out;
}
