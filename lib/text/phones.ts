/**
 * Phones in free text (R16): Russian, Belarusian and Kazakh numbers in every form that people write, as E.164. A number that is
 * something else (ИНН, contract, account, sum, document, date) is none, and neither is a local number without its code.
 */
import { plain, type Span } from './characters.ts';
import { type DigitGroup, digitGroups } from './digits.ts';
import { defaultIdentifierPatterns, findIdentifiers, type Identifier, type IdentifierPatterns } from './identifiers.ts';
import { claimedGroups } from './other-numbers.ts';
import { type Candidate, readCandidate } from './phone-numbers.ts';

export interface Phone extends Span {
  /** `+79120003311`. */
  e164: string;
  /** «доб. 12»: digits only. */
  extension?: string;
}

const ADDRESS = /(?:https?:\/\/|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.-]+/g;
/** Links that hold a phone. */
const MESSENGER = /(?:wa\.me\/|t\.me\/|whatsapp\S{0,40}phone=)\+?\d/;
const PHONE_WORD =
  /(?<!\p{L})(?:т|тел|телефон\p{L}*|моб|мобил\p{L}*|сот|сотов\p{L}*|гор|раб|номер\p{L}*|контакт\p{L}*|(?:|по|пере|до|со)звон\p{L}*|наб[еи]р\p{L}*|связ\p{L}*|свяж\p{L}*|ватс\p{L}*|вотс\p{L}*|вацап\p{L}*|вайбер\p{L}*|whats\p{L}*|viber|telegram|телеграм\p{L}*|факс|phone|tel|mob)(?!\p{L})/u;
/** How far before a number a word says that it is a phone. */
const REACH = 40;

const EXTENSION =
  /^[ ,;()/-]{0,4}(?:(?:затем|потом|далее)[ ,]{1,2})?(?:(?:доб(?:ав|авочн\p{L}{0,3})?|доп(?:олнит\p{L}{0,6})?|внут(?:р\p{L}{0,7})?|вн|ext(?:ension)?|тональн\p{L}{0,3}|тоном)(?!\p{L})[ .:,-]*(?:(?:номер|ном|набор|режим|тел|телефон|код)[ .:,-]*)?[№#(]?[ ]?|[#*] ?|x(?=\d))(\d{1,6})(?!\d)/u;
/** «Ирина, доб. 217, общий 8 (495) …», where there is no other phone that it may belong to. */
const EXTENSION_BEFORE = /(?<!\p{L})доб(?:авочн\p{L}{0,3})?(?!\p{L})[ .:№]{0,4}(\d{1,6})(?!\d)\D{0,40}$/u;
/** «79120003311 руб.», «…,00»: a sum of money or a quantity. */
const SUM = /^(?:,\d\d(?!\d)| ?(?:руб|р\.|₽|коп|тенге|тг(?!\p{L})|евро|€|\$|шт(?!\p{L})|%))/u;

/** All phones of a text, in order. `patterns` are the words after which a contract or a login stands: those are no phones. */
export function findPhones(text: string, patterns: IdentifierPatterns = defaultIdentifierPatterns): Phone[] {
  return phonesBeside(text, findIdentifiers(text, patterns));
}

/** All phones of a text whose identifiers are known already. */
export function phonesBeside(text: string, identifiers: readonly Identifier[]): Phone[] {
  const low = plain(text);
  const groups = digitGroups(low);
  const { claimed, whole } = claimedGroups(low, groups);
  for (const i of groupsWithin(groups, otherSpans(low, identifiers))) whole.add(i);
  const phones: Phone[] = [];
  let taken = -1;
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    if (whole.has(i)) {
      taken = i;
      continue;
    }
    const lead = /[+( ]*$/.exec(low.slice(Math.max(0, group.start - 4), group.start))?.[0] ?? '';
    const plus = /\+[( ]{0,2}$/.test(lead);
    if (plus && !/^(?:7|8|375)/.test(group.digits)) {
      while (isTight(groups[i + 1])) i++;
      continue;
    }
    const candidate = readCandidate(low, groups, i, {
      plus,
      bracket: lead.includes('('),
      phoneWord: PHONE_WORD.test(lastWords(low, group.start)),
      free: isFree(groups, i, taken),
    });
    if (!candidate || (claimed.has(i) && !candidate.explicit) || !standsAlone(low, groups, i, candidate)) continue;
    taken = i + candidate.count - 1;
    phones.push(phoneAt(low, candidate.e164, group.start - lead.trimStart().length, groups[taken]!.end));
    i = taken;
  }
  const [only] = phones;
  const before = only && phones.length === 1 && !only.extension && EXTENSION_BEFORE.exec(low.slice(0, only.start));
  return before ? [{ ...only, extension: before[1]! }] : phones;
}

/** Joined to the group before, and not by the end of what stands there: «(МСК+2). 8(351)…». */
function isTight(group: DigitGroup | undefined): boolean {
  return group?.join != null && !/\S /.test(group.join);
}

function phoneAt(low: string, e164: string, start: number, end: number): Phone {
  const extension = EXTENSION.exec(low.slice(end, end + REACH));
  if (!extension) return { e164, start, end };
  return { e164, extension: extension[1]!, start, end: end + extension[0].length };
}

/** Places whose digits are no phone: identifiers, addresses of mail and sites. */
function otherSpans(low: string, identifiers: readonly Identifier[]): Span[] {
  const addresses = Array.from(low.matchAll(ADDRESS), ({ 0: address, index }) => ({
    start: index,
    end: MESSENGER.test(address) ? index : index + address.length,
  }));
  const numbers = identifiers.filter(({ kind }) => kind !== 'database');
  return [...numbers, ...addresses].sort((a, b) => a.start - b.start);
}

/** Indexes of the groups that lie in spans; both are sorted by their start. */
function groupsWithin(groups: readonly DigitGroup[], spans: readonly Span[]): number[] {
  const within: number[] = [];
  let span = 0;
  let covered = -1;
  for (const [i, { start }] of groups.entries()) {
    for (; span < spans.length && spans[span]!.start <= start; span++) covered = Math.max(covered, spans[span]!.end);
    if (start < covered) within.push(i);
  }
  return within;
}

/** What was said just before a number: nothing earlier than the number before it. */
function lastWords(low: string, start: number): string {
  return /[^\d]*$/.exec(low.slice(Math.max(0, start - REACH), start))![0];
}

/** Whether a number without a country code may begin here: the group before is another number, or far. */
function isFree(groups: readonly DigitGroup[], i: number, taken: number): boolean {
  const { join } = groups[i]!;
  if (join === null || taken === i - 1) return true;
  return groups[i - 1]!.digits.length >= 4 && /^ +\(?$/.test(join);
}

/** Not a part of something longer: a serial number, a code, a sum. */
function standsAlone(low: string, groups: readonly DigitGroup[], i: number, { count, explicit }: Candidate): boolean {
  const { start, join } = groups[i]!;
  const last = i + count - 1;
  const before = low.slice(Math.max(0, start - REACH), start).replace(/[+( ]+$/, '');
  const touching = before.length === Math.min(start, REACH);
  if (touching && !explicit && /[a-z_@]$/.test(before)) return false;
  if (touching && /[а-я]$/.test(before) && !PHONE_WORD.test(`${/\p{L}*$/u.exec(before)![0]} `))
    return /(?<!\p{L})[а-я]{1,2}$/u.test(before);
  if (/\p{L}[-/]$/u.test(before) && touching && !PHONE_WORD.test(before) && !MESSENGER.test(`${before}7`)) return false;
  if (join !== null && /^[-._]$/.test(join)) return false;
  const { end } = groups[last]!;
  const after = low.slice(end, end + 8);
  if (/^[a-z_@]/.test(after) && !/^(?:ext|x\d)/.test(after)) return false;
  const next = groups[last + 1];
  if (next && next.join !== null && /^[-._]$/.test(next.join) && next.digits.length < 10) return false;
  return explicit || !SUM.test(after);
}

/** Area codes of three digits; the other Russian areas have four, and write the number as 00-11-22. */
const THREE_DIGIT_AREAS = new Set(
  '342 343 347 351 383 391 423 473 495 498 499 727 800 804 812 831 843 846 861 863'.split(' '),
);

/** A number as people read it: «+7 912 000-33-11», «+7 3532 00-11-22», «+375 29 123-45-67». What is no such number is returned as it is. */
export function formatPhone(e164: string): string {
  const russian = /^\+7(\d{10})$/.exec(e164)?.[1];
  if (russian) {
    const mobile = /^(?:9|7[047])/.test(russian);
    const code = mobile || THREE_DIGIT_AREAS.has(russian.slice(0, 3)) ? 3 : 4;
    return `+7 ${russian.slice(0, code)} ${inParts(russian.slice(code))}`;
  }
  const belarusian = /^\+375(\d{9})$/.exec(e164)?.[1];
  if (!belarusian) return e164;
  const code = /^(?:17|2[459]|33|44)/.test(belarusian) ? 2 : 3;
  return `+375 ${belarusian.slice(0, code)} ${inParts(belarusian.slice(code))}`;
}

/** «000-33-11», «00-11-22». */
function inParts(local: string): string {
  return local.replace(/(\d{2,3})(\d{2})(\d{2})$/, '$1-$2-$3');
}
