/** A text cut into what a call time is made of: words, numbers, marks, and the places that were read as something else already. */
import { plain, type Span } from './characters.ts';
import { LOOK_ALIKES } from './look-alikes.ts';
import { fromTranslit } from './translit.ts';
import { oneSlipApart } from './typos.ts';

/** `value` is a contract, a login, an address; `break` a line's end. */
export type TokenKind = 'word' | 'number' | 'mark' | 'break' | 'phone' | 'value';

export interface Token extends Span {
  kind: TokenKind;
  /** Lower case, Russian letters where Latin ones were meant. */
  form: string;
  /** Nothing stands between it and the token before. */
  glued: boolean;
  /** «Ольга»: a capital, then small letters. */
  capital: boolean;
}

const PIECE = /\p{L}+|\d+|\n[\n ]*|[^\p{L}\d\s]/gu;
const LATIN = /[a-z]/;
const CYRILLIC = /[а-я]/;
/** A place that is one token: a phone or a value. */
export interface Reserved extends Span {
  kind: 'phone' | 'value';
}

/**
 * The tokens of a text. `reserved` are places read before, sorted. `knows` tells whether a Russian word means something here, so that
 * «posle» becomes «после» and «terminal» stays.
 */
export function tokenize(text: string, reserved: readonly Reserved[], knows: (word: string) => boolean): Token[] {
  const low = plain(text);
  const tokens: Token[] = [];
  let next = 0;
  let end = -1;
  const push = (kind: TokenKind, form: string, start: number, stop: number) => {
    tokens.push({
      kind,
      form,
      start,
      end: stop,
      glued: start === end,
      capital: /^\p{Lu}\p{Ll}/u.test(text.slice(start, stop)),
    });
    end = stop;
  };
  for (const { 0: form, index } of low.matchAll(PIECE)) {
    while (next < reserved.length && reserved[next]!.end <= index) next++;
    const place = reserved[next];
    if (place && index >= place.start) {
      if (end < place.end) push(place.kind, '', place.start, place.end);
      continue;
    }
    const kind = /^\d/.test(form) ? 'number' : /^\p{L}/u.test(form) ? 'word' : form.startsWith('\n') ? 'break' : 'mark';
    push(kind, kind === 'word' ? russian(form, knows) : form, index, index + form.length);
  }
  return tokens;
}

/** Words of days that are long enough for a slip of the hand to be forgiven. */
const DAY_WORDS = 'сегодня послезавтра понедельник вторник четверг пятница пятницу суббота субботу воскресенье'.split(
  ' ',
);

/** A letter more at the end is another form of the word, not a slip. */
function isSlipOf(word: string, day: string): boolean {
  return (
    word[0] === day[0] && word.length >= 6 && !word.startsWith(day) && !day.startsWith(word) && oneSlipApart(word, day)
  );
}

function russian(word: string, knows: (word: string) => boolean): string {
  if (!LATIN.test(word)) return DAY_WORDS.find((day) => isSlipOf(word, day)) ?? word;
  if (CYRILLIC.test(word) || word.length === 1 || word === 'mck') {
    const turned = word.replace(/[a-z]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
    if (!LATIN.test(turned)) return turned;
  }
  const transliterated = fromTranslit(word).replaceAll('ё', 'е');
  return knows(transliterated) ? transliterated : word;
}

/** Whether these words stand from token `i` on; patterns, one for each word. */
export function stands(tokens: readonly Token[], i: number, ...words: RegExp[]): boolean {
  return words.every((word, k) => word.test(tokens[i + k]?.form ?? ''));
}

/** «до», «по», «-», «и до»: an end of a span follows. */
export function isUntil(tokens: readonly Token[], i: number): boolean {
  return stands(tokens, i, /^(?:до|по|-)$/) || stands(tokens, i, /^и$/, /^до$/);
}

/** Whether a mark at token `i` joins one more number to what is before, without blanks: «.2026», «-44». */
export function isNumberJoined(tokens: readonly Token[], i: number, mark: RegExp): boolean {
  const [joint, number] = [tokens[i], tokens[i + 1]];
  return Boolean(joint?.glued && mark.test(joint.form) && number?.kind === 'number' && number.glued);
}

/** Lines of quoted letters and of their heads: the times in them are no wishes. */
const QUOTED_LINE =
  /^[ \t]*(?:>|(?:от|кому|копия|дата|тема|from|to|cc|date|sent|subject|отправлено)[ \t]*:)|<[^<>\s]{1,100}@|(?:пишет|написал[аи]?|wrote)\s*:?\s*$/i;

export function quotedLines(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (QUOTED_LINE.test(line.slice(0, 400))) found.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return found;
}
