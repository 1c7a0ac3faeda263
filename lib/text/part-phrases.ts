/** Times that are named, not numbered: «в любое время», «в рабочее время», «утром», «в обед», «во второй половине дня». */
import { isUntil, stands, type Token } from './call-tokens.ts';
import type { DayPart } from './clock-words.ts';
import { DAY_MINUTES } from './clocks-in-text.ts';
import { minutesOf, type PartOfDay, type PartsOfDay, phrase, type TimePhrase } from './time-phrase.ts';

const PART_WORDS: ReadonlyMap<string, DayPart> = new Map([
  ['утром', 'morning'],
  ['утречком', 'morning'],
  ['поутру', 'morning'],
  ['днем', 'day'],
  ['вечером', 'evening'],
  ['вечерком', 'evening'],
  ['вечеру', 'evening'],
]);

const ANY_NOUN = /^(?:время|момент|час|минуту)$/;
const ANY_BETWEEN = /^(?:удобное|удобный|рабочее|для|вас|вам|другое)$/;

/** The named time that begins at token `i`; null when there is none. */
export function readNamed(tokens: readonly Token[], i: number, parts: PartsOfDay): TimePhrase | null {
  return readWholeDay(tokens, i) ?? readWork(tokens, i, parts) ?? readPart(tokens, i, parts);
}

const any = (next: number): TimePhrase => phrase('any', 0, DAY_MINUTES, next, { soft: true });

function span({ from, to }: PartOfDay, next: number, part: DayPart | null = null): TimePhrase {
  return phrase('range', minutesOf(from), minutesOf(to), next, { soft: true, part });
}

/** «в любое время», «в удобное для вас время», «в течение дня», «когда угодно», «24/7». */
function readWholeDay(tokens: readonly Token[], i: number): TimePhrase | null {
  if (stands(tokens, i, /^24$/, /^(?:\/|на|х|\*)$/, /^7$/)) return any(i + 3);
  if (stands(tokens, i, /^круглосуточно$/)) return any(i + 1);
  // «и так весь день», «тот же, что всегда».
  if (stands(tokens, i, /^всегда$/)) return { ...any(i + 1), weak: true };
  if (stands(tokens, i, /^(?:весь|целый)$/, /^день$/)) return { ...any(i + 2), weak: true };
  const whom = Number(stands(tokens, i + 1, /^(?:вам|вас)$/));
  if (stands(tokens, i, /^когда$/) && stands(tokens, i + 1 + whom, /^(?:угодно|удобно)$/)) return any(i + 2 + whom);
  const during = afterDuring(tokens, i);
  const whole = during && during + Number(stands(tokens, during, /^(?:всего|целого|этого|сегодняшнего|завтрашнего)$/));
  if (whole && stands(tokens, whole, /^дня$/)) return any(whole + 1);
  const at = i + Number(stands(tokens, i, /^(?:в|во|на)$/));
  const free = stands(tokens, at, /^(?:любое|любой|любую)$/) || (at > i && stands(tokens, at, /^удобное$/));
  if (!free) return null;
  let noun = at + 1;
  while (noun < at + 4 && stands(tokens, noun, ANY_BETWEEN)) noun++;
  if (stands(tokens, noun, ANY_NOUN)) return any(noun + 1 + Number(stands(tokens, noun + 1, /^(?:дня|суток)$/)));
  const answered =
    stands(tokens, i, /^любое$/) && tokens.slice(Math.max(0, i - 4), i).some(({ form }) => form === 'время');
  return answered ? any(i + 1) : null;
}

/** «в рабочее время», «раб. время», «в течение рабочего дня». */
function readWork(tokens: readonly Token[], i: number, parts: PartsOfDay): TimePhrase | null {
  const at = afterDuring(tokens, i) ?? i + Number(stands(tokens, i, /^(?:в|во)$/));
  if (!stands(tokens, at, /^(?:рабоч(?:ее|ие|его)|раб)$/)) return null;
  const noun = at + 1 + Number(stands(tokens, at + 1, /^\.$/));
  return stands(tokens, noun, /^(?:время|времени|часы|вр|дня)$/) ? span(parts.work, noun + 1) : null;
}

/** The token after «в течение»; null when it isn't there. */
function afterDuring(tokens: readonly Token[], i: number): number | null {
  if (stands(tokens, i, /^(?:в|на)$/, /^(?:течени[еи]|протяжении)$/)) return i + 2;
  return stands(tokens, i, /^втечени[еи]$/) ? i + 1 : null;
}

/** «утром», «в обед», «к вечеру», «во второй половине дня». «С утра» too, unless it begins «с утра до …». */
function readPart(tokens: readonly Token[], i: number, parts: PartsOfDay): TimePhrase | null {
  const { form } = tokens[i]!;
  const near =
    stands(tokens, i, /^(?:к|под)$/, /^(?:вечер|вечеру)$/) ||
    stands(tokens, i, /^рано$/, /^утром$/) ||
    stands(tokens, i, /^поздно$/, /^вечером$/);
  if (near)
    return span(form === 'рано' ? parts.morning : parts.evening, i + 2, form === 'рано' ? 'morning' : 'evening');
  const part = PART_WORDS.get(form);
  if (part && part !== 'night' && tokens[i - 1]?.form !== 'добрым') return span(parts[part], i + 1, part);
  if (tokens[i - 1]?.form === ':' && stands(tokens, i, /^утро$/)) return span(parts.morning, i + 1, 'morning');
  if (stands(tokens, i, /^в$/, /^районе$/) && stands(tokens, i + 2, /^обеда$/)) return span(parts.lunch, i + 3);
  const self = Number(stands(tokens, i + 1, /^самого$/));
  if (stands(tokens, i, /^(?:с|со)$/) && stands(tokens, i + 1 + self, /^(?:утра|утреца)$/)) {
    const next = i + 2 + self;
    return isUntil(tokens, next) ? null : { ...span(parts.morning, next, 'morning'), sinceOrAt: true };
  }
  const at = stands(tokens, i, /^(?:в|во|на)$/) ? i + 1 : i;
  if (at > i && stands(tokens, at, /^обед$/)) return span(parts.lunch, at + 1);
  if (at > i && stands(tokens, at, /^(?:обеденн\p{L}+|время)$/u, /^(?:перерыв|время|обеда)$/))
    return span(parts.lunch, at + 2);
  if (at > i && stands(tokens, at, /^дневн\p{L}+$/u, /^время$/)) return span(parts.day, at + 2, 'day');
  if (at > i && stands(tokens, at, /^утренн\p{L}+$/u, /^(?:время|часы)$/))
    return span(parts.morning, at + 2, 'morning');
  if (at > i && stands(tokens, at, /^вечерн\p{L}+$/u, /^(?:время|часы)$/))
    return span(parts.evening, at + 2, 'evening');
  return readHalfOfDay(tokens, at, parts);
}

function readHalfOfDay(tokens: readonly Token[], i: number, parts: PartsOfDay): TimePhrase | null {
  const { form } = tokens[i] ?? { form: '' };
  const first = /^(?:1|перв(?:ой|ая|ую)?)$/.test(form);
  if (!first && !/^(?:2|втор(?:ой|ая|ую)?)$/.test(form)) return null;
  let at = i + 1;
  if (stands(tokens, at, /^[-.]$/)) at++;
  if (stands(tokens, at, /^(?:й|ой|я|ую)$/)) at++;
  if (!stands(tokens, at, /^(?:половин[еау]|пол)$/)) return null;
  if (stands(tokens, at + 1, /^\.$/)) at++;
  if (!stands(tokens, at + 1, /^дня$/)) return null;
  const next = at + 2;
  return first
    ? phrase('before', null, minutesOf(parts.lunch.from), next, { soft: true })
    : phrase('after', minutesOf(parts.lunch.to), null, next, { soft: true });
}
