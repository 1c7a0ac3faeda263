/**
 * Contract, login, ИНН and database in free text (R06, R15, R17). What announces each, and masks of values, are data that leads change;
 * how a value looks after its word is code. Everything after an announcing word is read within a short window, so a long text costs linear time.
 */
import { plain, type Span } from './characters.ts';
import { readDatabase } from './database-names.ts';
import { type DigitGroup, digitGroups, digitsOf, groupsOfLength } from './digits.ts';
import { isMask, maskPattern } from './identifier-masks.ts';
import { isValidInn } from './inn.ts';

export type IdentifierKind = 'contract' | 'login' | 'inn' | 'database';

/**
 * Words after which a value stands, `*` at the end allowing any ending: «договор*» is «договора», «договору»; and masks of values that need no
 * word before them: «ДГ-#####» (identifier-masks.ts). Settings.
 */
export type IdentifierPatterns = Record<IdentifierKind, readonly string[]>;

export const defaultIdentifierPatterns: IdentifierPatterns = {
  contract: ['договор*', 'догов', 'договр*', 'догвор*', 'дог', 'dogovor'],
  login: ['логин*', 'login', 'username'],
  inn: ['инн', 'inn'],
  database: ['база', 'базу', 'базе', 'базы', 'базой', 'иб', 'бд', 'инфобаза', 'инфобазу', 'инфобазе'],
};

/** One value found; `start` and `end` are the place of the value in the text. */
export interface Identifier extends Span {
  kind: IdentifierKind;
  value: string;
}

/** A value and its place, counted from the beginning of the window that it was read from. */
export interface Reading extends Span {
  value: string;
}

const WINDOW = 120;

/**
 * All contracts, logins, ИНН and databases of a text, in order. An ИНН needs no word before it, its control digits tell it; with a
 * word before it and wrong control digits it is none.
 */
export function findIdentifiers(text: string, patterns: IdentifierPatterns = defaultIdentifierPatterns): Identifier[] {
  const low = plain(text);
  const groups = digitGroups(low);
  const words = [...low.matchAll(WORD)];
  const announced = (kind: IdentifierKind, read: (low: string, text: string) => Reading | null): Identifier[] =>
    wordEnds(low, words, patterns[kind]).flatMap((from) => {
      const reading = read(low.slice(from, from + WINDOW), text.slice(from, from + WINDOW));
      return reading ? [{ kind, value: reading.value, start: from + reading.start, end: from + reading.end }] : [];
    });
  const masked = [...maskedValues(text, low, 'contract', patterns), ...maskedValues(text, low, 'login', patterns)];
  const found = [
    ...announced('contract', readContract),
    ...announced('login', readLogin),
    ...announced('database', readDatabase),
  ].filter(({ start, end }) => !masked.some((value) => start < value.end && value.start < end));
  found.push(...masked);
  const taken = new Set(found.map(({ start }) => start));
  found.push(
    ...announcedInns(low, groups, wordEnds(low, words, patterns.inn)).filter(({ start }) => !taken.has(start)),
  );
  for (const { start } of found) taken.add(start);
  found.push(...bareInns(low, groups).filter(({ start }) => !taken.has(start)));
  return found.sort((a, b) => a.start - b.start);
}

function maskedValues(text: string, low: string, kind: IdentifierKind, patterns: IdentifierPatterns): Identifier[] {
  return patterns[kind].filter(isMask).flatMap((mask) =>
    [...low.matchAll(maskPattern(mask))].map(({ 0: { length }, index: start }) => {
      const end = start + length;
      return { kind, value: text.slice(start, end), start, end };
    }),
  );
}

const WORD = /\p{L}+/gu;
/** The most that is looked at before a word for the other words of its pattern. */
const BEFORE = 40;

/** Where the announcing words end. The words are settings, so whatever they hold is taken to the letter. */
function wordEnds(low: string, words: readonly RegExpExecArray[], announcing: readonly string[]): number[] {
  const patterns = announcing.flatMap((pattern) => {
    if (isMask(pattern)) return [];
    const parts = plain(pattern).replace(/\*$/, '').split(' ').filter(Boolean);
    const word = parts.pop();
    return word ? [{ word, before: parts.join(' '), open: pattern.endsWith('*') }] : [];
  });
  const ends: number[] = [];
  for (const { 0: word, index } of words) {
    const matching = patterns.filter((one) => (one.open ? word.startsWith(one.word) : word === one.word));
    if (matching.length === 0) continue;
    const before = low.slice(Math.max(0, index - BEFORE), index);
    const complete = matching.some((one) => before.trimEnd().endsWith(one.before));
    if (complete && !/[\d_]$/.test(before)) ends.push(index + word.length);
  }
  return ends;
}

/** What may stand between the word and a contract's number: «договор аренды № 10234», «№ договора от 12.03.2025: 10234». */
const CONTRACT =
  /^[ .:№#(="«-]*(?:\n[ №#]*)?(?:(?:номер|ном|n|no|наш|мой|у нас|у меня|аренды|обслуживания|на обслуживание|клиента|1с|с вами|с е-офис(?:24)?|от \d{1,2}\.\d{1,2}\.\d{2,4} ?г?)[ .:№#(="-]+){0,4}(\d{3,12}(?:[/-]\d{1,4})?)(?![\d\p{L}]|[.,:-]\d)/u;
/** «договор аренды облака № 10234». */
const NAMED_CONTRACT =
  /^ (?:(?!(?:счет|акт|накладн|заяв|документ|прилож|заказ|чек|касс|дом|кв|офис)|(?:от|и|на)(?!\p{L}))\p{L}+ ){1,4}№ ?(\d{3,12}(?:[/-]\d{1,4})?)(?![\d\p{L}]|[.,:-]\d)/u;
const YEAR = /^(?:19|20)\d\d$/;
const YEAR_WORD = /^ ?г(?:\.|од|(?!\p{L}))/u;
/** «договор 8912 000-33-11»: the contract is missing, and a phone follows. */
const PHONE_TAIL = /^[ -]\d{3}[ -]\d{2}[ -]\d{2}(?!\d)/;

function readContract(low: string): Reading | null {
  const match = CONTRACT.exec(low) ?? NAMED_CONTRACT.exec(low);
  const value = match?.[1];
  if (!match || !value) return null;
  const end = match[0].length;
  const rest = low.slice(end);
  if ((YEAR.test(value) && YEAR_WORD.test(rest)) || (/^[78]\d{3}$/.test(value) && PHONE_TAIL.test(rest))) return null;
  return { value, start: end - value.length, end };
}

const LOGIN =
  /^[\s:=.("«“'-]*(?:(?:и пароль|\/ ?пароль|\/ ?password|мой|наш|пользователя|учетной записи|учетки|для входа|клиента|у нас|у меня|в 1с|в базу|от базы|от 1с|для 1с|к 1с|в облаке|в облако|на сервер|от rdp|rdp)[\s:=("«“'-]*){0,4}([a-z0-9][a-z0-9_.@\\-]{1,60})(?!\p{L})/u;
/** Latin words that follow «логин» and are none. */
const NO_LOGIN = /^(?:rdp|vpn|1c|windows|ok|ок|email|e-mail|is|and|password|anydesk|excel|error|pdf|it|id|in)$/;
const QUOTED_LOGIN = /^[\s:=.-]*["«“'] *([\p{L}\d_.@\\-][\p{L}\d_. @\\-]{1,39})["»”']/u;
/** A login in Cyrillic has a digit or an underscore, so that «логин не подходит» is none. */
const CYRILLIC_LOGIN = /^[\s:=.-]*([а-я]{2,30}[\d_][а-я\d_]{0,30})(?!\p{L})/u;

function readLogin(low: string, text: string): Reading | null {
  const latin = LOGIN.exec(low);
  const match = QUOTED_LOGIN.exec(low) ?? (latin && !NO_LOGIN.test(latin[1]!) ? latin : CYRILLIC_LOGIN.exec(low));
  const raw = match?.[1];
  if (!match || !raw) return null;
  const start = match[0].lastIndexOf(raw);
  const value = text.slice(start, start + raw.length).replace(/[.@\\ -]+$/, '');
  return value === '' ? null : { value, start, end: start + value.length };
}

/** Between «ИНН» and its digits: «ИНН/КПП: », «ИНН организации ООО Ромашка ». */
const INN_GAP = 40;
const TIGHT_INN_GAP = /^[ .:№#=()/-]*(?:кпп[ .:№#=()-]*)?$/;

function announcedInns(low: string, groups: readonly DigitGroup[], ends: readonly number[]): Identifier[] {
  const found: Identifier[] = [];
  let i = 0;
  for (const from of ends) {
    while (i < groups.length && groups[i]!.start < from) i++;
    const group = groups[i];
    if (!group || group.start - from > INN_GAP) continue;
    const tight = TIGHT_INN_GAP.test(low.slice(from, group.start));
    for (const length of [10, 12]) {
      const count = groupsOfLength(groups, i, length, (join) => tight && /^[ -]{1,2}$/.test(join));
      const value = digitsOf(groups, i, count);
      if (count === 0 || !isValidInn(value)) continue;
      found.push({ kind: 'inn', value, start: group.start, end: groups[i + count - 1]!.end });
      break;
    }
  }
  return found;
}

/** Not an ИНН, however its digits come out: «тел. 9120003311», «заказ 7728168971», «№ФН…». */
const OTHER_BEFORE =
  /(?:тел|телефон\p{L}{0,3}|моб|мобильн\p{L}{0,4}|сот|сотов\p{L}{0,4}|заказ\p{L}{0,2}|документ\p{L}{0,2}|накладн\p{L}{0,4}|код|счет\p{L}{0,2}|id|id:)[ .:№#-]*$/u;

function bareInns(low: string, groups: readonly DigitGroup[]): Identifier[] {
  return groups.flatMap(({ digits, start, end }, i) => {
    if (!isValidInn(digits)) return [];
    const before = low.slice(Math.max(0, start - 24), start);
    const joinAfter = groups[i + 1]?.join;
    const part =
      /[\p{L}\d_+.,-]$/u.test(before) || /^[\p{L}_@-]|^[.,]\d/u.test(low.slice(end, end + 2)) || joinAfter === '-';
    if (part || OTHER_BEFORE.test(before)) return [];
    return [{ kind: 'inn' as const, value: digits, start, end }];
  });
}
