/** Numbers that their words claim: accounts, documents, sums. What they claim is no phone, however many digits it has. */
import type { DigitGroup } from './digits.ts';
import { groupsOfLength } from './digits.ts';

/** How far before a number its word is looked for. */
const REACH = 32;

/** Words, the lengths their numbers have, and whether spaces inside the number are expected when no length fits. */
const CLAIMS: readonly { words: string; lengths: readonly number[]; spaced?: true }[] = [
  { words: 'инн|inn', lengths: [10, 12] },
  { words: 'бик|кпп', lengths: [9] },
  { words: 'огрн|огрнип', lengths: [13, 15] },
  { words: 'снилс', lengths: [11] },
  { words: 'паспорт\\p{L}{0,3}', lengths: [10] },
  { words: 'окпо|октмо|окато', lengths: [8, 10, 11] },
  { words: 'карт[аыуе]', lengths: [16] },
  {
    words: '[рклт] ?/ ?с(?:ч|чет)?|рсч?|корр?(?:есп\\p{L}*)?\\.? ?сч?(?:ет)?|кбк|счет\\p{L}{0,2}|сч',
    lengths: [20],
  },
  {
    words: 'сумм\\p{L}{0,3}|итого|оплат\\p{L}{0,4}|остат\\p{L}{0,4}|долг\\p{L}{0,2}|стоимост\\p{L}{0,3}',
    lengths: [],
    spaced: true,
  },
  {
    words:
      'документ\\p{L}{0,3}|накладн\\p{L}{0,3}|акт\\p{L}{0,2}|заказ\\p{L}{0,3}|заявк\\p{L}{0,2}|заявлени\\p{L}{0,2}|обращени\\p{L}{0,2}|тикет\\p{L}{0,2}|инцидент\\p{L}{0,2}|чек\\p{L}{0,2}|плат[её]ж\\p{L}{0,6}|поручени\\p{L}{0,2}|п/?п|упд|сч[её]т-?фактур\\p{L}{0,2}|сф|с/ф|серийн\\p{L}{0,3}|сер|s/?n|sn|id|ид|uid|uin|уин|код\\p{L}{0,2}|артикул\\p{L}{0,2}|штрих-?код\\p{L}{0,2}|шк|ean|gtin|imei|лиценз\\p{L}{0,4}|ключ\\p{L}{0,2}|пин|рег|рнм|зн|зав|фн|фд|фпд?|полис\\p{L}{0,2}|трек\\p{L}{0,2}|верси\\p{L}{0,2}|релиз\\p{L}{0,2}|ккт|эквайринг\\p{L}{0,2}|терминал\\p{L}{0,2}|tid|контракт\\p{L}{0,2}|абонент\\p{L}{0,4}|сертификат\\p{L}{0,2}',
    lengths: [],
  },
];

const BETWEEN = '[ .:№#=()"-]*(?:(?:номер|ном|no|n|серия|организации)[ .:№#=()-]*)?';
const PATTERNS = CLAIMS.map(({ words, ...claim }) => ({
  ...claim,
  pattern: new RegExp(`(?<![\\p{L}\\d])(?:${words})${BETWEEN}$`, 'u'),
}));

const TIGHT = /^[-/._]$/;
const SPACE = /^ $/;

/**
 * Indexes of the groups that a word before them claims. `whole` are numbers of just the length that their word has, and sums: no
 * phone, whatever its shape.
 */
export function claimedGroups(
  low: string,
  groups: readonly DigitGroup[],
): { claimed: Set<number>; whole: Set<number> } {
  const claimed = new Set<number>();
  const whole = new Set<number>();
  for (let i = 0; i < groups.length; i++) {
    if (claimed.has(i)) continue;
    const before = low.slice(Math.max(0, groups[i]!.start - REACH), groups[i]!.start);
    if (!/[\p{L}№#:.=)" -]$/u.test(before)) continue;
    const claim = PATTERNS.find(({ pattern }) => pattern.test(before));
    if (!claim) continue;
    const exact = claim.lengths.map((length) => groupsOfLength(groups, i, length)).find((count) => count > 0) ?? 0;
    const inner = claim.spaced ? SPACE : TIGHT;
    let count = exact || 1;
    if (!exact) while (inner.test(groups[i + count]?.join ?? '')) count++;
    for (let k = i; k < i + count; k++) {
      claimed.add(k);
      if (exact || claim.spaced) whole.add(k);
    }
  }
  return { claimed, whole };
}
