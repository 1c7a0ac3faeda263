/** What a run of digit groups says as a phone number, by its digits and by the way they are written. */
import { type DigitGroup, digitsOf, groupsOfLength } from './digits.ts';
import { isValidInn } from './inn.ts';

/** A number as far as its digits tell. */
export interface Candidate {
  e164: string;
  /** How many groups of digits it takes. */
  count: number;
  /** Written as only phones are: a plus, brackets, or dashes between several parts. */
  explicit: boolean;
}

/** What stands before a number. */
export interface Before {
  /** `+` before the first digit. */
  plus: boolean;
  /** An opening bracket before the first digit. */
  bracket: boolean;
  /** «тел.», «звоните» and the like a little earlier. */
  phoneWord: boolean;
  /** Nothing before it belongs to the same number. */
  free: boolean;
}

/** After +7: Russian areas and mobiles, and Kazakhstan's 7xx. */
const RUSSIAN = /^[34789]\d{9}$/;
const BELARUS = /^(?:25|29|33|44|17|24|1[56]\d|2[1-3]\d)\d+$/;
const DATE = /(?<!\d)\d{1,2}\.\d{2}\.(?:\d{4}|\d{2})(?!\d)/;

/** The number that begins with group `i`; null when there is none. */
export function readCandidate(
  text: string,
  groups: readonly DigitGroup[],
  i: number,
  before: Before,
): Candidate | null {
  const reading = international(groups, i, before) ?? national(groups, i, before);
  if (!reading) return null;
  const { count } = reading;
  const joins = groups.slice(i + 1, i + count).map(({ join }) => join ?? '');
  if (joins.some((join) => join.includes('.')) && DATE.test(text.slice(groups[i]!.start, groups[i + count - 1]!.end)))
    return null;
  const written = joins.join('');
  const explicit = before.plus || (count >= 3 && (/[()]/.test(written) || (written.match(/-/g)?.length ?? 0) >= 2));
  return { ...reading, explicit: explicit || (before.bracket && written.includes(')')) };
}

type Reading = Omit<Candidate, 'explicit'>;

/** With a country code, or with the 8 that stands for it. */
function international(groups: readonly DigitGroup[], i: number, before: Before): Reading | null {
  const first = groups[i]!.digits;
  if (first.startsWith('7') || first.startsWith('8')) {
    const count = groupsOfLength(groups, i, 11);
    const digits = digitsOf(groups, i, count);
    if (
      count > 0 &&
      RUSSIAN.test(digits.slice(1)) &&
      (before.plus || before.phoneWord || usualElevenShape(groups, i, count))
    )
      return { e164: `+7${digits.slice(1)}`, count };
    const belarus = /^80(\d{9})$/.exec(digits)?.[1];
    if (belarus && BELARUS.test(belarus) && (count > 1 || before.phoneWord)) return { e164: `+375${belarus}`, count };
  }
  const twelve = groupsOfLength(groups, i, 12);
  const digits = digitsOf(groups, i, twelve);
  const belarus = /^375(\d{9})$/.exec(digits)?.[1];
  if (
    belarus &&
    BELARUS.test(belarus) &&
    (before.plus || before.phoneWord || (twelve > 1 && before.free) || !isValidInn(digits))
  )
    return { e164: `+375${belarus}`, count: twelve };
  const doubled = /^78([3489]\d{9})$/.exec(digits)?.[1];
  return doubled && before.plus ? { e164: `+7${doubled}`, count: twelve } : null;
}

/** «8», «8912», «83532», … first; not the groups of a sum («79 120 003 311») or of a СНИЛС («891-200-033 11»). */
function usualElevenShape(groups: readonly DigitGroup[], i: number, count: number): boolean {
  const first = groups[i]!.digits.length;
  if (first === 1) return groups[i + 1]!.digits.length >= 3 || count === 11;
  return count === 1 || (first >= 4 && first <= 8);
}

/** Without a country code: a mobile, or an area code that is written as one. */
function national(groups: readonly DigitGroup[], i: number, before: Before): Reading | null {
  if (before.plus || !before.free) return null;
  const count = groupsOfLength(groups, i, 10);
  const digits = digitsOf(groups, i, count);
  if (count === 0 || !RUSSIAN.test(digits)) return null;
  const mobile = digits.startsWith('9');
  const lengths = groups.slice(i, i + count).map((group) => group.digits.length);
  const number: Reading = { e164: `+7${digits}`, count };
  if (count === 1) {
    const allowed = before.phoneWord ? mobile || !isValidInn(digits) : mobile && !isValidInn(digits);
    return allowed && !digits.startsWith('7') ? number : null;
  }
  const code = lengths[0]!;
  if (code < 3 || code > 5) return null;
  const bracketed = before.bracket && groups[i + 1]!.join!.includes(')');
  const rest = lengths.slice(1);
  const pairs = rest.every((length) => length >= 2);
  if (mobile) return code === 3 && pairs ? number : null;
  if (bracketed) return number;
  const dashes = groups.slice(i + 1, i + count).filter(({ join }) => join === '-').length;
  const asAreaCode = code === 3 && rest.join() === '3,2,2' && dashes >= 2;
  return asAreaCode || (before.phoneWord && pairs && dashes >= 1) ? number : null;
}
