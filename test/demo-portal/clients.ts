/** Three hundred made-up clients, and the search of the report (R06). */
import type { PortalClient } from '../../lib/practice/model.ts';
import { addDays, moscowDate } from '../../lib/text/moscow.ts';
import { randomFrom } from './random.ts';

const COUNT = 300;

/** A name and the login that is made of it. */
const NAMES = [
  ['Ромашка', 'romashka'],
  ['Северный ветер', 'severveter'],
  ['Берёзка', 'berezka'],
  ['Вектор', 'vektor'],
  ['Тёплый дом', 'tepldom'],
  ['Лесная сказка', 'lesskazka'],
  ['Мастер-Строй', 'masterstroy'],
  ['Полюс', 'polus'],
  ['Зелёный луг', 'zelenlug'],
  ['Хлебница', 'hlebnica'],
  ['Аквамарин', 'akvamarin'],
  ['Точка опоры', 'opora'],
  ['Спутник', 'sputnik'],
  ['Ясень', 'yasen'],
  ['Меридиан', 'meridian'],
] as const;
const FORMS = ['ООО', 'АО', 'ООО', 'ПК', 'ООО'] as const;
const TARIFFS = ['Бухгалтерия, 1 место', 'Бухгалтерия, 3 места', 'Торговля, 5 мест', 'Комплексный, 10 мест'] as const;

const WEIGHTS_10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const WEIGHTS_12 = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/**
 * The clients as they are on the day of `now` (ms). Every 20th contract has ended, every 15th ends within a week, every 12th
 * has more data than its quota, every 4th doesn't pay.
 */
export function makeClients(now: number, seed: number): PortalClient[] {
  const random = randomFrom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const today = moscowDate(now);
  return Array.from({ length: COUNT }, (_, n): PortalClient => {
    const [name, login] = NAMES[n % NAMES.length]!;
    const alone = n % 10 === 9;
    const quotaGb = [5, 10, 20, 50][below(4)]!;
    const days = n % 20 === 7 ? -1 - below(60) : n % 15 === 4 ? 1 + below(7) : 30 + below(700);
    return {
      contract: String(10_200 + n * 7 + below(7)),
      login: `${login}${n + 1}`,
      inn: makeInn(alone ? 12 : 10, random),
      organisation: alone
        ? `ИП Примеров ${'АБВГДЕ'[below(6)]}. ${'ИКЛМНО'[below(6)]}.`
        : `${FORMS[n % FORMS.length]} «${name}-${n + 1}»`,
      tariff: TARIFFS[below(TARIFFS.length)]!,
      validUntil: addDays(today, days),
      quotaGb,
      usedGb: n % 12 === 5 ? quotaGb + 1 + below(4) : 1 + below(quotaGb - 1),
      paid: n % 4 !== 3,
      phone: `+7 900 000-${two(Math.floor(n / 100))}-${two(n % 100)}`,
    };
  });
}

/** Those whom the report finds: by the whole or the beginning of a contract, by login, ИНН or a part of the name. Nothing asked: all. */
export function findClients(clients: readonly PortalClient[], query: string): PortalClient[] {
  const asked = plain(query);
  if (asked === '') return [...clients];
  return clients.filter(
    ({ contract, login, inn, organisation }) =>
      contract.startsWith(asked) || inn === asked || login.startsWith(asked) || plain(organisation).includes(asked),
  );
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[«»"„“]/g, '')
    .trim();
}

function makeInn(length: 10 | 12, random: () => number): string {
  const digits = Array.from({ length: 10 }, (_, n) =>
    n === 0 ? 1 + Math.floor(random() * 9) : Math.floor(random() * 10),
  );
  if (length === 10) return [...digits.slice(0, 9), checkDigit(digits, WEIGHTS_10)].join('');
  const eleventh = checkDigit(digits, WEIGHTS_12);
  return [...digits, eleventh, checkDigit([...digits, eleventh], [3, ...WEIGHTS_12])].join('');
}

function checkDigit(digits: readonly number[], weights: readonly number[]): number {
  return (weights.reduce((sum, weight, n) => sum + weight * digits[n]!, 0) % 11) % 10;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
