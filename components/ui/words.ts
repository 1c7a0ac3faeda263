/** The product's Russian words for what the rules name in English. One place, so that every surface says the same. */
import type { ClockId } from '../../lib/regulation/rules.ts';
import type { Symptom } from '../../lib/text/symptoms.ts';

export const CLOCK_TITLES: Record<ClockId, string> = {
  firstResponse: 'Первый ответ',
  nextReply: 'Ответить клиенту',
  relayAnswer: 'Передать ответ 2-й линии',
  callback: 'Перезвонить: было занято',
  consultCritical: 'Ждём 2-ю линию, критическая',
  consultIncident: 'Ждём 2-ю линию, сбой',
};

/** The duty «написать клиенту», by what came of the call (R19, R20). */
export const DUTY_TITLES: Record<'busy' | 'noAnswer' | 'off', string> = {
  busy: 'Написать: дважды занято',
  noAnswer: 'Написать: не ответил',
  off: 'Написать: телефон выключен',
};

export const SYMPTOM_TITLES: Record<Symptom, string> = {
  hang: 'зависание',
  unavailable: 'недоступность',
  kicked: 'выкидывает',
  cannot_enter: 'не войти в базу',
  none: 'симптома нет',
};

const plural = new Intl.PluralRules('ru');

/** A count with its noun: `counted(3, 'клиент', 'клиента', 'клиентов')` → «3 клиента». */
export function counted(count: number, one: string, few: string, many: string): string {
  const form = plural.select(count);
  return `${count} ${form === 'one' ? one : form === 'few' ? few : many}`;
}

export const clients = (count: number): string => counted(count, 'клиент', 'клиента', 'клиентов');

/** A length of time (ms, its sign is dropped) for people: «45 с», «4:05», «2 ч 10 мин», «3 дн». */
export function duration(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  if (seconds < 60) return `${seconds} с`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} ч ${minutes % 60} мин` : `${Math.floor(hours / 24)} дн`;
}
