/** The product's Russian names for clocks, symptoms and clients of an incident: every surface, notification and message says the same. */
import type { Symptom } from '../text/symptom-names.ts';
import type { IncidentView } from './incidents.ts';
import type { ClockId } from './rules.ts';

export const CLOCK_TITLES: Record<ClockId, string> = {
  firstResponse: 'Первый ответ',
  nextReply: 'Ответить клиенту',
  relayAnswer: 'Передать ответ 2-й линии',
  callback: 'Перезвонить: было занято',
  consultCritical: 'Ждём 2-ю линию, критическая',
  consultIncident: 'Ждём 2-ю линию, сбой',
};

/** What a reminder of the clock asks for. */
export const CLOCK_DUTIES: Record<ClockId, string> = {
  firstResponse: 'ответить клиенту впервые',
  nextReply: 'ответить клиенту',
  relayAnswer: 'передать клиенту ответ из Скайпа',
  callback: 'перезвонить: было занято',
  consultCritical: 'Скайп молчит о критической заявке',
  consultIncident: 'Скайп молчит о сбое',
};

export const SYMPTOM_TITLES: Record<Symptom, string> = {
  hang: 'зависание',
  unavailable: 'недоступность',
  kicked: 'выкидывает',
  cannot_enter: 'не войти в базу',
  none: 'симптома нет',
};

export const INCIDENT_TITLES: Record<IncidentView['state'], string> = {
  suspect: 'Возможен сбой',
  open: 'Массовый сбой',
  fixed: 'Сбой устранён',
};

/** The symptoms of clients in words, the most frequent first: «зависание, недоступность». */
export function symptomWords(clients: readonly { symptom: Symptom }[]): string {
  const counts = new Map<Symptom, number>();
  for (const { symptom } of clients) counts.set(symptom, (counts.get(symptom) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.map(([symptom]) => SYMPTOM_TITLES[symptom]).join(', ');
}

/** What may be shown of an affected client: contract or login, else the ticket. */
export function clientName({ label, tickets }: { label: string | null; tickets: readonly string[] }): string {
  return label ?? `заявка ${tickets[0]}`;
}
