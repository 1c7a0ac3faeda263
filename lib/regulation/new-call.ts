/** What a caller says, in one line (R02, R08): who he is, how to reach him, what is wrong. The operator corrects what was misread. */

import { formatCallTime } from '../text/call-time-words.ts';
import { type CallTime, findCallTime } from '../text/call-times.ts';
import { plain, type Span } from '../text/characters.ts';
import { type ContactRules, defaultContactRules } from '../text/contact-rules.ts';
import { findIdentifiers, type IdentifierKind } from '../text/identifiers.ts';
import type { Matcher } from '../text/matcher.ts';
import { findPhones } from '../text/phones.ts';
import type { CallDraft, CallFact, CallFill, CallReading } from './call-facts.ts';
import { readTicketText } from './critical.ts';

/** The longest title (characters). */
const TITLE = 90;

/** Reads what was typed at `now` (ms). Never throws. */
export function readNewCall(
  { text, corrections }: CallDraft,
  now: number,
  rules: ContactRules = defaultContactRules,
  matcher?: Matcher,
): CallReading {
  const identifiers = findIdentifiers(text, rules.patterns);
  const first = (kind: IdentifierKind) => identifiers.find((identifier) => identifier.kind === kind);
  const phone = findPhones(text)[0];
  const found = findCallTime(text, now, rules) ?? lastWords(text, now, rules);
  const taken: Span[] = [...identifiers, ...findPhones(text), ...(found ? [found] : [])];
  const contract = first('contract') ?? bareContract(text, taken);
  const { symptom, ask, criteria, matched } = readTicketText('', text, matcher);
  const call = corrections.callTime === undefined ? found : callOf(corrections.callTime, now, rules);
  const own = (fact: CallFact, told: string | null): string | null => corrections[fact]?.trim() ?? told;
  const facts: CallReading['facts'] = {
    contract: own('contract', contract?.value ?? null) || null,
    login: own('login', first('login')?.value ?? null) || null,
    phone: phoneOf(own('phone', phone?.e164 ?? null)),
    database: own('database', first('database')?.value ?? null) || null,
    callTime: call ? formatCallTime({ ...call, zoneMissing: false }) : corrections.callTime?.trim() || null,
    symptom: own('symptom', symptom) || 'none',
  };
  return {
    facts,
    inn: first('inn')?.value ?? null,
    call,
    critical: criteria.length > 0 ? matched : [],
    ask: ask && corrections.symptom === undefined,
    title: titleOf(text, contract ? [...taken, contract] : taken),
  };
}

/** A corrected time needs no «позвоните»: the field says what it is for. */
function callOf(written: string, now: number, rules: ContactRules): CallTime | null {
  return findCallTime(written, now, rules) ?? findCallTime(CALL + written, now, rules);
}

const OPENS_TIME = /(?<!\p{L})(?:после|до|не\s+(?:раньше|ранее|позже|позднее)|через|завтра|послезавтра|с)\s/giu;
/** «С 9 утра» tells since when it is so. */
const SINCE = /^со?\s+(?!\S.*\s(?:до|по)\s)/iu;

/** Whoever takes a call writes the time last, without a word for it: «виснет после 15 по екб». */
function lastWords(text: string, now: number, rules: ContactRules): CallTime | null {
  const line = text.trimEnd();
  for (const { index } of line.slice(-LAST_WORDS).matchAll(OPENS_TIME)) {
    const start = Math.max(0, line.length - LAST_WORDS) + index;
    const words = line.slice(start);
    if (SINCE.test(words)) continue;
    const found = findCallTime(`${CALL}${words}`, now, rules);
    if (found && found.end >= CALL.length + words.replace(/[\s.,;!)]+$/u, '').length) {
      return { ...found, start, end: line.length };
    }
  }
  return null;
}

/** So much (characters) of the line's end may be the time. */
const LAST_WORDS = 60;
const CALL = 'позвоните ';

function phoneOf(written: string | null): string | null {
  if (!written) return null;
  return findPhones(written)[0]?.e164 ?? written;
}

const BARE_NUMBER = /(?<![\p{L}\p{N}.,:/+-])\d{4,7}(?:\/\d{1,4})?(?![\p{L}\p{N}:/-]|[.,]\d)/gu;
/** Numbers after such words are something else. */
const OTHER_NUMBER =
  /(?:ошибк|код|сч[её]т|накладн|акт|заявк|обращени|порт|сумм|верси|релиз|платеж|документ|чек|кабинет|офис|индекс|терминал|касс|доб)\p{L}*\.?\s*[№#:]?\s*$/u;
const YEAR = /^20[0-4]\d$/;
/** Behind such words a number isn't the client's either: «5000 руб». */
const COUNTED = /^\s*(?:руб|р\.|₽|тыс|шт|год|г\.|мб|гб|строк|документ|чел)/u;

/** A number of its own that a caller dictates is the contract's. */
function bareContract(text: string, taken: readonly Span[]): (Span & { value: string }) | undefined {
  const low = plain(text);
  for (const { 0: value, index: start } of low.matchAll(BARE_NUMBER)) {
    const end = start + value.length;
    if (YEAR.test(value) || taken.some((span) => start < span.end && span.start < end)) continue;
    if (OTHER_NUMBER.test(low.slice(Math.max(0, start - 30), start)) || COUNTED.test(low.slice(end, end + 12)))
      continue;
    return { value, start, end };
  }
  return undefined;
}

/** Words that only announce a number or a time. */
const ANNOUNCES =
  /(?<!\p{L})(?:договора?|дог|логин|инн|тел|телефон|моб|контакт|перезвоните|позвоните|звоните|перезвонить|позвонить|набрать|мск)(?!\p{L})\.?:?/giu;

function titleOf(text: string, taken: readonly Span[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of taken.filter(isNumberOrTime(text)).toSorted((a, b) => a.start - b.start)) {
    if (start < from) continue;
    rest += `${text.slice(from, start)} `;
    from = end;
  }
  const words = (rest + text.slice(from))
    .replace(ANNOUNCES, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/(?:\s?[,;.№+-])+(?=\s|$)/gu, (mark) => (mark.includes('.') ? '.' : ','))
    .replace(/^[\s,.;:-]+|[\s,.;:-]+$/gu, '');
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return title.length <= TITLE ? title : `${title.slice(0, TITLE).replace(/\s+\S*$/u, '')}…`;
}

/** A base's name says what the matter is about: it stays. */
const isNumberOrTime =
  (text: string) =>
  ({ start, end }: Span): boolean =>
    /\d/.test(text.slice(start, end)) || /позв|звон|после|до|утр|веч|дн[её]м|через/iu.test(text.slice(start, end));

/** The title says what the matter is; without such words it is a call. A time «по местному» isn't put in before its zone is known. */
export function fillOf({ text }: CallDraft, { facts: { symptom: _, ...facts }, call, title }: CallReading): CallFill {
  const sure = call?.ask ? { ...facts, callTime: null } : facts;
  const known = Object.entries(sure).filter(([, value]) => value !== null) as [keyof CallFill['facts'], string][];
  return { title: title || 'Звонок клиента', text: text.trim(), facts: Object.fromEntries(known) };
}
