/** The message to the 2nd line about an incident (R29). */
import { countedClients } from '../text/counted.ts';
import { MINUTE_MS } from '../text/moscow.ts';
import type { Symptom } from '../text/symptom-names.ts';
import type { IncidentView } from './incidents.ts';
import { fillText, PHRASES } from './macros.ts';

const SYMPTOMS: Record<Symptom, string> = {
  hang: 'зависание',
  unavailable: 'недоступность',
  kicked: 'выкидывает из базы',
  cannot_enter: 'не войти в базу',
  none: 'симптом не назван',
};

/** The symptoms in words, the most frequent first: «зависание, недоступность». */
function symptomWords(clients: readonly { symptom: Symptom }[]): string {
  const counts = new Map<Symptom, number>();
  for (const { symptom } of clients) counts.set(symptom, (counts.get(symptom) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.map(([symptom]) => SYMPTOMS[symptom]).join(', ') || SYMPTOMS.none;
}

/** Filled at `now` (ms): how many clients in how many minutes, their symptoms, and a line with the link for each. */
export function incidentMessage(
  { clients }: IncidentView,
  urls: Readonly<Record<string, string>>,
  phrases: Readonly<Record<string, string>>,
  now: number,
): string {
  const phrase = PHRASES.find(({ id }) => id === 'consult_incident')!;
  const first = Math.min(...clients.map(({ at }) => at));
  const lines = clients.map((client) =>
    `${client.label ?? `заявка ${client.tickets[0]}`} ${urls[client.tickets[0] ?? ''] ?? ''}`.trim(),
  );
  const template = (phrases.consult_incident ?? phrase.text).replace('{n} клиентов', countedClients(clients.length));
  return fillText(template, {
    минут: String(Math.max(1, Math.ceil((now - first) / MINUTE_MS))),
    n: String(clients.length),
    симптомы: symptomWords(clients),
    список_клиентов_со_ссылками: lines.join('\n'),
  }).text;
}
