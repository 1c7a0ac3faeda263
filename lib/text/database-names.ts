/** The name of a database after «база», «ИБ» (R17): in quotes, or as long as the words look like a name. */
import type { Reading } from './identifiers.ts';

/** The name may stand on the next line only after a colon. */
const GAP = '(?:[ \\u00a0=—-]|:\\n?)*';
const FILLER =
  '(?:данных|1с|1c|с названием|под названием|название|называется|наша|нашу|нашей|имя|клиента|по|на|у нас|номер|рабочая|рабочую|рабочей)';
const LEAD = new RegExp(`^${GAP}(?:${FILLER}(?!\\p{L})${GAP}){0,3}`, 'u');
const QUOTED = /^(?:«([^»\n]{1,60})»|"([^"\n]{1,60})"|“([^”\n]{1,60})”|„([^“”\n]{1,60})[“”]|'([^'\n]{1,60})')/;
const WORD = /^[\p{L}\d][\p{L}\d_.+-]*/u;
/** Names of 1C's configurations, as people shorten them. */
const CONFIGURATION =
  /^(?:ут|зуп|бп|бух|унф|ка|erp|ерп|кп|рт|утп|упп|комплексная|бухгалтер\p{L}*|предприяти\p{L}*|торговл\p{L}*|управлени\p{L}*|розниц\p{L}*|зарплат\p{L}*|кадр\p{L}*|персонал\p{L}*|документооборот\p{L}*|автоматизаци\p{L}*|фирм\p{L}*|производств\p{L}*|склад\p{L}*|касс\p{L}*|отчетност\p{L}*|unf|ut|zup|bp|buh)$/u;
/** «Зарплата и кадры», «Торговля и склад»: one name. */
const JOINED_BY_AND = /^(?:кадр|склад|персонал|управлени|учет)/u;
const VERSION = /^\d{1,4}(?:\.\d{1,4}){0,3}$/;
const TECHNICAL = /^(?=[a-z\d_.-]*[a-z_])[a-z\d][a-z\d_.-]*$|^[\p{L}\d]+_[\p{L}\d_]+$|^\p{L}{1,10}\d{1,4}$/u;
/** Latin words that tell something of a base and are none of its names. */
const NO_NAME = /^(?:1c|rdp|sql|ms|vpn|error|ok|the|is|not)$/;
const SMALL_LETTER = /\p{Ll}/u;
const TWO_IN_CAPITALS = /\p{Lu}{2}[^\p{L}]{1,3}\p{Lu}{2}/u;
/** What is said of a base, or what its message says; a capital or quotes make it no name. */
const SAID =
  /^(?:(?:не|ни|но|и|а|у|с|в|на|при|как|что|все|она|это)(?!\p{L})|ошибк|доступ|здравств|добр|пишет|соединени|сеанс|запрещ|невозможн|неверн|начало сеанса|снимите|прош[уа]|просьб|пожалуйста|вылет|завис|висит|тормоз|подска|помог|тел(?!\p{L})|телефон|договор|логин|инн(?!\p{L}))/u;
const MOST_WORDS = 6;

/** Reads a name at the beginning of a window; `low` is the plain text of the same length. Null when what follows is no name. */
export function readDatabase(low: string, text: string): Reading | null {
  const start = LEAD.exec(low)?.[0].length ?? 0;
  if (SAID.test(low.slice(start).replace(/^["'«“„]/, ''))) return null;
  const quoted = QUOTED.exec(text.slice(start));
  if (quoted) {
    const inner = quoted.slice(1).find((part) => part !== undefined) ?? '';
    const value = inner.trim();
    const at = start + 1 + inner.indexOf(value);
    return value === '' ? null : { value, start: at, end: at + value.length };
  }
  const end = unquotedEnd(low, text, start);
  return end > start ? { value: text.slice(start, end), start, end } : null;
}

/** Where a name without quotes ends: it goes on while words are capital, configurations, versions or technical. */
function unquotedEnd(low: string, text: string, start: number): number {
  const shouted = !SMALL_LETTER.test(text) && TWO_IN_CAPITALS.test(text);
  let end = start;
  let at = start;
  for (let words = 0; words < MOST_WORDS; words++) {
    const raw = WORD.exec(text.slice(at))?.[0].replace(/[.+-]+$/, '');
    if (!raw) break;
    const word = low.slice(at, at + raw.length);
    const joins = words > 0 && word === 'и' && end > start && JOINED_BY_AND.test(nextWord(low, at + 1));
    if (!joins && !(words === 0 ? beginsName(word, raw, shouted) : continuesName(word, raw, shouted))) break;
    at += raw.length;
    if (!joins) end = at;
    const gap = /^[ \u00a0]{1,2}/.exec(text.slice(at))?.[0];
    if (!gap) break;
    at += gap.length;
  }
  return end;
}

function nextWord(low: string, at: number): string {
  return /^ +(\p{L}+)/u.exec(low.slice(at))?.[1] ?? '';
}

function beginsName(word: string, raw: string, shouted: boolean): boolean {
  return !VERSION.test(word) && continuesName(word, raw, shouted);
}

/** «Ромашка», «РТК»; capitals tell nothing in a text of capitals. */
function isProper(raw: string, shouted: boolean): boolean {
  return /^\p{Lu}\p{Ll}/u.test(raw) || (!shouted && /^\p{Lu}{2,5}$/u.test(raw));
}

function continuesName(word: string, raw: string, shouted: boolean): boolean {
  if (NO_NAME.test(word)) return false;
  return VERSION.test(word) || CONFIGURATION.test(word) || TECHNICAL.test(word) || isProper(raw, shouted);
}
