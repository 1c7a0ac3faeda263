/** The numbers of a text as groups of digits: «8 (912) 000-33-11» is five of them, each joined to the one before. */
import type { Span } from './characters.ts';

export interface DigitGroup extends Span {
  digits: string;
  /** What stands between it and the group before, when that is what people write inside one number; else null. */
  join: string | null;
}

/** The longest that people put between the parts of one number: «8 - (912) - 000». */
const JOIN_LENGTH = 5;
const JOIN = /^[ ()\-./_]*$/;

/** All groups of digits of a plain text (`plain` in characters.ts), in order. */
export function digitGroups(text: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  let last = -1;
  for (const { 0: digits, index } of text.matchAll(/\d+/g)) {
    const near = last >= 0 && index - last <= JOIN_LENGTH;
    const between = near ? text.slice(last, index) : '';
    groups.push({
      digits,
      start: index,
      end: index + digits.length,
      join: near && JOIN.test(between) ? between : null,
    });
    last = index + digits.length;
  }
  return groups;
}

/**
 * How many groups from `first` on make exactly `length` digits together; 0 when none do. `joined` tells which joints are allowed
 * inside the number.
 */
export function groupsOfLength(
  groups: readonly DigitGroup[],
  first: number,
  length: number,
  joined: (join: string) => boolean = () => true,
): number {
  let total = 0;
  for (let i = first; i < groups.length && total < length; i++) {
    const { digits, join } = groups[i]!;
    if (i > first && (join === null || !joined(join))) return 0;
    total += digits.length;
    if (total === length) return i - first + 1;
  }
  return 0;
}

/** The digits of `count` groups from `first` on. */
export function digitsOf(groups: readonly DigitGroup[], first: number, count: number): string {
  return groups
    .slice(first, first + count)
    .map(({ digits }) => digits)
    .join('');
}
