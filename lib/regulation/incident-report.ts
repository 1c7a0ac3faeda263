/** What is left of an incident when it ends: a report as text, and the ledger as CSV (R31). */
import { countedClients } from '../text/counted.ts';
import { moscowDate, moscowTime } from '../text/moscow.ts';
import type { AffectedClient, IncidentStage, IncidentView } from './incidents.ts';
import { csvCell } from './shift.ts';

export const STAGES: readonly IncidentStage[] = ['initial', 'eta', 'fixed'];

/** A cell of the ledger in words: the time, or why there is none. An empty one doesn't block the closing but the last. */
export function cellWords({ told }: AffectedClient, stage: IncidentStage, { eta, fixedAt }: IncidentView): string {
  const at = told[stage];
  if (at !== undefined) return moscowTime(at);
  if (stage === 'eta' && eta === null) return 'срок не называли';
  if (stage === 'fixed') return fixedAt === null ? '' : 'сообщить';
  return fixedAt === null ? 'сообщить' : 'не сообщено';
}

/** The report as people read it. */
export function incidentReport(incident: IncidentView): string {
  const { clients, consultAskedAt, consultReactedAt, eta, fixedAt } = incident;
  const first = Math.min(...clients.map(({ at }) => at));
  const day = moscowDate(first).split('-').reverse().join('.');
  const moment = (words: string, at: number | null) => (at === null ? [] : [`${words}: ${moscowTime(at)}`]);
  return [
    `Сбой ${day}, ${countedClients(clients.length)}`,
    ...moment('Первое обращение', first),
    ...moment('Обнаружен', incident.openedAt),
    ...moment('Сообщено 2-й линии', consultAskedAt),
    ...moment('2-я линия отозвалась', consultReactedAt),
    ...(eta === null ? [] : [`Названное время: ${eta} МСК`]),
    ...moment('Устранено', fixedAt),
    '',
    ...clients.map((client) => {
      const cells = ['о сбое', 'срок', 'устранено'].map(
        (name, index) => `${name} — ${cellWords(client, STAGES[index]!, incident) || '—'}`,
      );
      return `${clientName(client)}: ${cells.join('; ')}`;
    }),
  ].join('\n');
}

/** The contract or login with its tickets; where it is no longer kept, the tickets alone. */
function clientName({ label, tickets }: AffectedClient): string {
  const named = tickets.length > 1 ? `заявки ${tickets.join(', ')}` : `заявка ${tickets[0]}`;
  return label === null || label === named ? named : `${label} (${named})`;
}

/** The ledger for a Russian spreadsheet: `;`, CRLF, a byte-order mark; cells that could be formulas are disarmed. */
export function incidentCsv(incident: IncidentView): string {
  const rows = [
    ['Клиент', 'Заявки', 'Обратился', 'О сбое', 'Срок', 'Устранено'],
    ...incident.clients.map((client) => [
      client.label ?? '',
      client.tickets.join(' '),
      moscowTime(client.at),
      ...STAGES.map((stage) => cellWords(client, stage, incident)),
    ]),
  ];
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`;
}
