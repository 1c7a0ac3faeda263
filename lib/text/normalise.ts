/**
 * From what people type to words that can be compared (rules.md, «Before matching»). Every word keeps its place in the text, so that
 * the reasons that are shown are the client's own words.
 */
import { fromLatinLayout } from './keyboard-layout.ts';
import { fromTranslit } from './translit.ts';

/** One word of a text. */
export interface Word {
  /** Folded: what is compared. */
  form: string;
  /** Offsets in the text. */
  start: number;
  end: number;
  clause: number;
  sentence: number;
}

/** Which folded words mean something to the reader: decides between translit, layout and plain Latin. */
export interface Vocabulary {
  knows(form: string): boolean;
  /** As `knows`, but a slip is forgiven; dearer. */
  guesses(form: string): boolean;
}

/** A clause is never longer than this many words: what looks at pairs of words stays linear. */
const CLAUSE_WORDS = 30;
/** No word that matters is longer (letters): what follows is cut off its form. */
const WORD_LETTERS = 40;
/** Words by which a run of Latin text is judged to be translit or the wrong layout. */
const JUDGED_WORDS = 40;

const LOOK_ALIKES: Record<string, string> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  i: 'и',
  k: 'к',
  m: 'м',
  n: 'п',
  o: 'о',
  p: 'р',
  r: 'г',
  t: 'т',
  u: 'и',
  x: 'х',
  y: 'у',
  '0': 'о',
  '3': 'з',
};

/** Accents, and characters that take no room: soft hyphens, joiners, marks of direction. */
const INVISIBLE = /[\p{M}\u00ad\u200b-\u200f\u2060\ufeff]/u;
const ALL_INVISIBLE = new RegExp(INVISIBLE, 'gu');
const CYRILLIC = /[а-яё]/;
/** «1c», «1s»: the product's name, however it is typed. */
const ONE_C = /^1(?:[cs]|с|ц|эс|ес)$/;

function withoutLookAlikes(word: string): string {
  if (!CYRILLIC.test(word) || !/[a-z03]/.test(word)) return word;
  let out = '';
  for (let i = 0; i < word.length; i++) {
    const letter = word.charAt(i);
    const digit = letter === '0' || letter === '3';
    const inside = (i === 0 ? word.length > 5 : CYRILLIC.test(word.charAt(i - 1))) && CYRILLIC.test(word.charAt(i + 1));
    out += digit && !inside ? letter : (LOOK_ALIKES[letter] ?? letter);
  }
  return out;
}

/**
 * The form under which a word is compared: lower case, ё and й as е and и, look-alikes of Latin made Cyrillic, ь and ъ dropped, runs of
 * a letter as one. The lexicon is folded in the same way, so that «зависсла», «ЗАВИСЛА» and «завиcла» are one word.
 */
export function fold(raw: string): string {
  const lower = raw.slice(0, WORD_LETTERS).toLowerCase();
  const word = INVISIBLE.test(lower) ? lower.replace(ALL_INVISIBLE, '') : lower;
  if (ONE_C.test(word)) return '1с';
  if (word === 'ни') return 'не';
  let out = '';
  let previous = '';
  for (let letter of withoutLookAlikes(word)) {
    if (letter === 'ь' || letter === 'ъ') continue;
    if (letter === 'ё') letter = 'е';
    else if (letter === 'й') letter = 'и';
    if (letter === previous && (letter < '0' || letter > '9')) continue;
    out += letter;
    previous = letter;
  }
  return out;
}

const SIGNATURE =
  /^[ \t]*(?:с\s+(?:уважением|ув[.\s]|наилучшими)|--+[ \t]*$|—[ \t]*$|_{3,}|отправлено\s+(?:с|из)\s|sent from|best regards|-{3,}|(?:от|from|кому):\s)/im;
const QUOTED_LINE = /^[ \t]*>.*$/gm;
const INLINE_SIGNATURE = /[.!?,]\s*с\s+уважением[\s,.!]/i;
const DISCLAIMER = /(?:сообщение|письмо)[^.\n]{0,80}конфиденциальн/i;
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g;
const LINK = /(?:https?:\/\/|www\.)\S+/gi;
const DOMAIN = /(?<![\p{L}\w.-])(?:[\p{L}\w-]+\.)+(?:ru|рф|com|net|org|su)(?![\p{L}\w-])/giu;
const OWN_SITE = /office24/i;
const HOST_NAME = /^(?:rdp|srv|server|term|ts|cloud)/i;

const blank = (part: string) => ' '.repeat(part.length);
const named = (name: string) => (part: string) => (part.length < name.length ? blank(part) : name.padEnd(part.length));
const nameDomain = (part: string) =>
  OWN_SITE.test(part) ? part : HOST_NAME.test(part) ? named('сервер')(part) : named('сайт')(part);

/** Addresses by what they are, so that they read as words: a link, a site, a server. Same length. */
const nameAddresses = (text: string) =>
  text.replace(EMAIL, blank).replace(LINK, named('ссылка')).replace(DOMAIN, nameDomain);

/** A body without its signature and the letters it quotes: blanked or cut, so offsets stay. A body that is nothing else is kept. */
export function withoutSignature(body: string): string {
  const own = body.replace(QUOTED_LINE, blank);
  let end = own.length;
  for (const mark of [SIGNATURE, INLINE_SIGNATURE, DISCLAIMER]) {
    const found = mark.exec(own);
    if (found && found.index < end) end = found.index;
  }
  const kept = own.slice(0, end);
  return /\p{L}{2}/u.test(kept) ? kept : own;
}

/** Decodes what was typed in Latin letters but is Russian; a run of Latin chunks is decided as a whole. Same length, or the runs to transliterate. */
function decodeLatin(text: string, vocabulary: Vocabulary): { text: string; translit: [number, number][] } {
  const translit: [number, number][] = [];
  let out = '';
  let done = 0;
  let run: { start: number; end: number } | undefined;
  const weigh = (words: readonly string[]) => {
    let sum = 0;
    for (const word of words.slice(0, JUDGED_WORDS)) {
      if (word.length >= 2 && vocabulary.guesses(fold(word))) sum += word.length - 1;
    }
    return sum;
  };
  const close = () => {
    if (!run) return;
    const source = text.slice(run.start, run.end);
    const lower = source.toLowerCase();
    const latin = lower.match(/[a-z0-9']+/g) ?? [];
    const layout = fromLatinLayout(lower);
    const asIs = weigh(latin.filter((word) => !ONE_C.test(word)));
    const asLayout = weigh(layout.match(/[а-яё]+/g) ?? []);
    const asTranslit = weigh(latin.slice(0, JUDGED_WORDS).map(fromTranslit));
    if (asLayout >= 3 && asLayout > asTranslit && asLayout > asIs) {
      out += text.slice(done, run.start) + fromLatinLayout(source);
      done = run.end;
    } else if (asTranslit >= 3 && asTranslit >= asIs) translit.push([run.start, run.end]);
    run = undefined;
  };
  for (const chunk of text.matchAll(/\S+|\n/g)) {
    const body = chunk[0];
    const lower = body.toLowerCase();
    if (body === '\n' || CYRILLIC.test(lower)) close();
    else if (/[a-z]/.test(lower) && !ONE_C.test(lower.replace(/[^a-zа-я0-9]/g, ''))) {
      run = { start: run?.start ?? chunk.index, end: chunk.index + body.length };
    }
  }
  close();
  return { text: out + text.slice(done), translit };
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200b-\u200f\u2060\ufeff']*/gu;
const SENTENCE_END = /[.!?…]+(?=\s|$|["»)\p{Lu}])|[!?;]|\n(?=\s*(?:[^\p{Ll}\s]|$))/u;
const CLAUSE_END = /[,:()«»"“”—–]|\s-\s|\.(?=\p{L})/u;
const CONJUNCTIONS = new Set([
  'но',
  'а',
  'хотя',
  'чтобы',
  'чтоб',
  'если',
  'однако',
  'зато',
  'поэтому',
  'потому',
  'который',
  'которая',
]);

/** What stands inside «18:00», «3.0.150»: the same clause goes on. */
const IN_NUMBER = /^[.:,]$/;

const SPACED_LETTERS = 24;

/** «з а в и с л а»: a run of single letters is one word. */
function joinSpaced(words: Word[], text: string): Word[] {
  const out: Word[] = [];
  for (let i = 0; i < words.length; i++) {
    let end = i;
    while (
      end + 1 < words.length &&
      end - i < SPACED_LETTERS &&
      words[end + 1]!.end - words[end + 1]!.start === 1 &&
      words[end]!.end - words[end]!.start === 1 &&
      text.slice(words[end]!.end, words[end + 1]!.start) === ' '
    )
      end++;
    const product = words[i]!.form === '1';
    const from = product ? i + 2 : i;
    if (end - from < 4 || words.slice(from, end + 1).some((word) => /\d/.test(word.form))) {
      out.push(words[i]!);
      continue;
    }
    if (product) out.push({ ...words[i]!, form: '1с', end: words[i + 1]!.end });
    const first = words[from]!;
    out.push({
      ...first,
      form: fold(text.slice(first.start, words[end]!.end).replaceAll(' ', '')),
      end: words[end]!.end,
    });
    i = end;
  }
  return out;
}

/** «vi-» is «ви-» or «вы-», «j» is «й» or «ж»: the reading that makes a known word. */
function translitForm(word: string, vocabulary: Vocabulary): string {
  const form = fold(fromTranslit(word));
  const others = [form.replace(/^ви/, 'вы'), fold(fromTranslit(word.replaceAll('j', 'zh')))];
  return [form, ...others].find((other) => vocabulary.knows(other)) ?? form;
}

/** The words of a text in order, with their clauses and sentences. Never throws; linear in the text's length. */
export function readWords(source: string, vocabulary: Vocabulary): Word[] {
  const { text, translit } = decodeLatin(nameAddresses(source), vocabulary);
  const words: Word[] = [];
  let clause = 0;
  let sentence = 0;
  let inClause = 0;
  let last = 0;
  let range = 0;
  const seen = new Map<string, { form: string; glued: boolean }>();
  /** A word's form, and whether it is a verb with its «не» glued on: «непускает». */
  const wordOf = (raw: string, inTranslit: boolean) => {
    const key = inTranslit ? `~${raw}` : raw;
    let word = seen.get(key);
    if (!word) {
      const lower = raw.slice(0, 2 * WORD_LETTERS).toLowerCase();
      const form = inTranslit && !vocabulary.knows(fold(lower)) ? translitForm(lower, vocabulary) : fold(raw);
      const glued =
        (form.startsWith('не') || form.startsWith('ни')) &&
        form.length >= 6 &&
        !vocabulary.knows(form) &&
        vocabulary.knows(form.slice(2));
      word = { form, glued };
      seen.set(key, word);
    }
    return word;
  };
  const nextClause = () => {
    clause++;
    inClause = 0;
  };
  for (const found of text.matchAll(WORD)) {
    const start = found.index;
    const raw = found[0];
    const end = start + raw.length;
    const between = text.slice(last, start);
    last = end;
    if (inClause >= CLAUSE_WORDS) nextClause();
    else if (between !== ' ' && words.length > 0 && !(IN_NUMBER.test(between) && /^\d/.test(raw))) {
      if (SENTENCE_END.test(between)) {
        sentence++;
        nextClause();
      } else if (CLAUSE_END.test(between)) nextClause();
    }
    while (range < translit.length && translit[range]![1] <= start) range++;
    const { form, glued } = wordOf(raw, range < translit.length && translit[range]![0] <= start);
    if (form === '') continue;
    if (CONJUNCTIONS.has(form) && inClause > 0) nextClause();
    inClause++;
    if (glued) {
      words.push({ form: 'не', start, end: start + 2, clause, sentence });
      words.push({ form: form.slice(2), start: start + 2, end, clause, sentence });
    } else words.push({ form, start, end, clause, sentence });
  }
  return joinSpaced(words, text);
}
