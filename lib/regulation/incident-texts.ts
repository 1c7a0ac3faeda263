/** The message to the 2nd line about an incident (R29). */
import { countedClients } from '../text/counted.ts';
import { MINUTE_MS } from '../text/moscow.ts';
import type { IncidentView } from './incidents.ts';
import { fillText, PHRASES } from './macros.ts';
import { clientName, symptomWords } from './titles.ts';

/** Filled at `now` (ms): how many clients in how many minutes, their symptoms, and a line with the link for each. */
export function incidentMessage(
  { clients }: IncidentView,
  urls: Readonly<Record<string, string>>,
  phrases: Readonly<Record<string, string>>,
  now: number,
): string {
  const phrase = PHRASES.find(({ id }) => id === 'consult_incident')!;
  const first = Math.min(...clients.map(({ at }) => at));
  const lines = clients.map((client) => `${clientName(client)} ${urls[client.tickets[0] ?? ''] ?? ''}`.trim());
  const template = (phrases.consult_incident ?? phrase.text).replace('{n} клиентов', countedClients(clients.length));
  return fillText(template, {
    минут: String(Math.max(1, Math.ceil((now - first) / MINUTE_MS))),
    n: String(clients.length),
    симптомы: symptomWords(clients),
    список_клиентов_со_ссылками: lines.join('\n'),
  }).text;
}
