/** Zones as people write them, and how far each is ahead of Moscow (hours). Russia has not changed its clocks since 2020. */
import type { Token } from './call-tokens.ts';

export interface Zone {
  /** As it is shown: «МСК», «ЕКБ», «МСК+2», «Самара». */
  label: string;
  /** Hours ahead of Moscow; null for «по местному», which has to be asked. */
  offset: number | null;
}

/** The zone of «по местному», «по нашему времени». */
export const LOCAL: Zone = { label: 'местное', offset: null };

/** Where, hours ahead of Moscow, short forms, beginnings of the name in its cases. A label in capitals stands for all its forms. */
const PLACES: readonly (readonly [label: string, offset: number, short: string, stems: string])[] = [
  ['МСК', 0, 'мск msk моск', 'москв московск'],
  ['ЕКБ', 2, 'екб екат ект ekb', 'екатеринбург свердловск уральск урал'],
  ['Калининград', -1, 'клд кгд', 'калининград'],
  ['Санкт-Петербург', 0, 'спб питер', 'петербург питер'],
  ['Казань', 0, 'кзн', 'казан'],
  ['Нижний Новгород', 0, '', 'нижегородск'],
  ['Краснодар', 0, 'крд', 'краснодар'],
  ['Ростов', 0, '', 'ростов'],
  ['Волгоград', 0, 'влг', 'волгоград'],
  ['Воронеж', 0, '', 'воронеж'],
  ['Минск', 0, '', 'минск белорусск беларус'],
  ['Самара', 1, 'смр', 'самар'],
  ['Тольятти', 1, 'тлт', 'тольятт'],
  ['Саратов', 1, '', 'саратов'],
  ['Ульяновск', 1, '', 'ульяновск'],
  ['Астрахань', 1, '', 'астрахан'],
  ['Ижевск', 1, 'иж', 'ижевск удмурт'],
  ['Челябинск', 2, 'члб', 'челябинск'],
  ['Уфа', 2, '', 'уфа уфе уфы уфимск башкирск'],
  ['Пермь', 2, '', 'перм'],
  ['Тюмень', 2, 'тмн', 'тюмен'],
  ['Оренбург', 2, '', 'оренбург оренбуржск'],
  ['Курган', 2, '', 'курган'],
  ['Сургут', 2, '', 'сургут ханты хмао'],
  ['Нижневартовск', 2, '', 'нижневартовск'],
  ['Казахстан', 2, '', 'казахстан алматы астан алматинск астанинск'],
  ['Омск', 3, '', 'омск'],
  ['Новосибирск', 4, 'нск новосиб', 'новосибирск'],
  ['Красноярск', 4, 'крск', 'красноярск'],
  ['Томск', 4, '', 'томск'],
  ['Барнаул', 4, '', 'барнаул алтайск'],
  ['Кемерово', 4, '', 'кемеров кузбасс новокузнецк'],
  ['Абакан', 4, '', 'абакан хакас'],
  ['Норильск', 4, '', 'норильск'],
  ['Иркутск', 5, 'ирк', 'иркутск'],
  ['Улан-Удэ', 5, '', 'бурят'],
  ['Якутск', 6, 'якт', 'якутск якути'],
  ['Чита', 6, '', 'чита чите читы читинск'],
  ['Благовещенск', 6, '', 'благовещенск амурск'],
  ['Владивосток', 7, 'влк вдк вдв владик', 'владивосток владик приморск'],
  ['Хабаровск', 7, 'хбк хбр', 'хабаровск'],
  ['Сахалин', 8, '', 'сахалин'],
  ['Магадан', 8, '', 'магадан'],
  ['Камчатка', 9, 'пкц', 'камчат'],
];

const SHORT = new Map<string, Zone>();
for (const [label, offset, short] of PLACES) {
  for (const form of short.split(' ').filter(Boolean)) {
    const shown = label === label.toUpperCase() ? label : /^\p{L}{2,4}$/u.test(form) ? form.toUpperCase() : label;
    SHORT.set(form, { label: shown, offset });
  }
}
const STEMS = PLACES.flatMap(([label, offset, , stems]) =>
  stems
    .split(' ')
    .filter(Boolean)
    .map((stem): { stem: string; zone: Zone } => ({ stem, zone: { label, offset } })),
);
const UTC_OF_MOSCOW = 3;
const LOCAL_WORD = /^(?:местн(?:ое|ому|ого|ым|ый)|мест)$/;
const OURS = /^(?:нашему|нашего|наше|своему|моему|нашим)$/;
/** The company sits in Moscow: «по вашему времени». */
const YOURS = /^(?:вашему|вашего|ваше)$/;
const TIME_WORD = /^(?:времени|время|временем|вр|часам|часовому|зоне)$/;
const MOSCOW_WORD = /^(?:мск|msk|москв\p{L}*|московск\p{L}*)$/u;

/** A zone and the token after it. */
export interface ZoneReading {
  zone: Zone;
  next: number;
}

/**
 * The zone that begins at token `i`: «мск», «по Омску», «московского времени», «МСК+2», «+4 к мск», «UTC+5», «по местному». A town is a
 * zone only after «по», before «времени», or right after a time (`afterTime`).
 */
export function readZone(tokens: readonly Token[], i: number, afterTime: boolean): ZoneReading | null {
  const first = tokens[i];
  if (!first) return null;
  const ahead = readAhead(tokens, i);
  if (ahead) return ahead;
  if (first.kind !== 'word') return null;
  const introduced = first.form === 'по' || TIME_WORD.test(first.form);
  let at = introduced ? i + 1 : i;
  if (introduced && tokens[at]?.form === '-') at++;
  // «по времени Перми».
  if (first.form === 'по' && TIME_WORD.test(tokens[at]?.form ?? '') && tokens[at + 1]?.kind === 'word') at++;
  const word = tokens[at];
  if (word?.kind !== 'word') {
    const late = introduced ? readAhead(tokens, at) : null;
    return late;
  }
  const dotted = tokens[at + 1]?.form === '.' && TIME_WORD.test(tokens[at + 2]?.form ?? '') ? 1 : 0;
  const timed = TIME_WORD.test(tokens[at + 1 + dotted]?.form ?? '');
  const next = skipTimeWord(tokens, at + 1 + dotted);
  if (LOCAL_WORD.test(word.form) && (introduced || timed || afterTime)) return { zone: LOCAL, next };
  if (OURS.test(word.form) && (introduced || timed)) return { zone: LOCAL, next };
  if (YOURS.test(word.form) && (introduced || timed || afterTime)) return { zone: moscowPlus(0), next };
  if (/^(?:utc|gmt|ютс|гмт)$/.test(word.form)) return readUtc(tokens, at);
  const short = SHORT.get(word.form);
  const known = short ?? STEMS.find(({ stem }) => word.form.startsWith(stem))?.zone;
  if (!known) return null;
  const adjective = /ск(?:ое|ому|ого|им)$/.test(word.form);
  if (!short && !introduced && !timed && !(afterTime && (adjective || word.capital))) return null;
  if (known.label !== 'МСК') return { zone: known, next };
  return readOffset(tokens, at + 1) ?? { zone: known, next };
}

/** How far the client is from Moscow, where a text says so anywhere: «МСК+4», «-1 к мск», «(+4)», «Челябинск +2». */
export function distanceToMoscow(tokens: readonly Token[]): Zone | null {
  for (let i = 0; i < tokens.length; i++) {
    const bare = tokens[i]!.form === '(' ? readSigned(tokens, i + 1) : null;
    if (bare && tokens[bare.next]?.form === ')') return moscowPlus(bare.hours);
    // «по нашему (Владивосток)».
    const town = tokens[i]!.form === '(' ? readZone(tokens, i + 1, true) : null;
    if (town?.zone.offset != null && tokens[town.next]?.form === ')') return town.zone;
    const zone = readZone(tokens, i, true);
    if (zone?.zone.offset && /[+-]/.test(zone.zone.label)) return zone.zone;
    // «Челябинск +2», «время +4».
    const after = zone?.zone.offset ? zone.next : TIME_WORD.test(tokens[i]!.form) ? i + 1 : null;
    const told = after === null ? null : readSigned(tokens, after);
    if (told) return moscowPlus(told.hours);
  }
  return null;
}

function skipTimeWord(tokens: readonly Token[], i: number): number {
  return TIME_WORD.test(tokens[i]?.form ?? '')
    ? i + 1 + Number(tokens[i + 1]?.form === '.' && tokens[i]?.form === 'вр')
    : i;
}

/** After «мск»: «+2», «плюс 2», «-1». */
function readOffset(tokens: readonly Token[], i: number): ZoneReading | null {
  const at = skipTimeWord(tokens, i);
  const open = tokens[at]?.form === '(' ? at + 1 : at;
  const signed = readSigned(tokens, open);
  return signed && { zone: moscowPlus(signed.hours), next: signed.next };
}

/** «+2 мск», «+4 часа к московскому», «плюс 2 от Москвы». */
function readAhead(tokens: readonly Token[], i: number): ZoneReading | null {
  const signed = readSigned(tokens, i);
  if (!signed) return null;
  let at = signed.next;
  if (/^(?:ч|час|часа|часов)$/.test(tokens[at]?.form ?? '')) at++;
  if (/^(?:к|от|с|по|от)$/.test(tokens[at]?.form ?? '')) at++;
  if (!MOSCOW_WORD.test(tokens[at]?.form ?? '')) return null;
  return { zone: moscowPlus(signed.hours), next: skipTimeWord(tokens, at + 1) };
}

function readUtc(tokens: readonly Token[], i: number): ZoneReading | null {
  const signed = readSigned(tokens, i + 1);
  if (!signed) return null;
  const sign = signed.hours < 0 ? '-' : '+';
  const label = `${tokens[i]!.form === 'gmt' || tokens[i]!.form === 'гмт' ? 'GMT' : 'UTC'}${sign}${Math.abs(signed.hours)}`;
  return { zone: { label, offset: signed.hours - UTC_OF_MOSCOW }, next: signed.next };
}

/** «+ 2», «плюс 2», «-1»: no more than Russia is wide; «10 мск - 12» is no zone. */
function readSigned(tokens: readonly Token[], i: number): { hours: number; next: number } | null {
  const sign = tokens[i]?.form;
  const number = tokens[i + 1];
  if (!sign || number?.kind !== 'number' || number.form.length > 2) return null;
  const hours = Number(number.form);
  if ((sign === '+' || sign === 'плюс') && hours <= 12) return { hours, next: i + 2 };
  if ((sign === '-' || sign === 'минус') && hours === 1 && (number.glued || sign === 'минус'))
    return { hours: -1, next: i + 2 };
  return null;
}

function moscowPlus(hours: number): Zone {
  if (hours === 0) return { label: 'МСК', offset: 0 };
  return { label: `МСК${hours > 0 ? '+' : ''}${hours}`, offset: hours };
}

/** The zones to choose from where «по местному» has to be asked, from west to east. */
export const zoneChoices: readonly Zone[] = [
  { label: 'МСК-1', offset: -1 },
  { label: 'МСК', offset: 0 },
  ...Array.from({ length: 9 }, (_, i): Zone => ({ label: `МСК+${i + 1}`, offset: i + 1 })),
];
