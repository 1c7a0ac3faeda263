/** Words of the incident's surfaces. */
import type { IncidentStage } from '../../lib/regulation/incidents.ts';

export const STAGE_TITLES: Record<IncidentStage, string> = { initial: 'О сбое', eta: 'Срок', fixed: 'Устранено' };

export const STAGE_CLAUSES: Record<IncidentStage, string> = { initial: 'R30', eta: 'R31', fixed: 'R31' };

/** What may be shown of a client: contract or login, else the ticket. */
export function clientName({ label, tickets }: { label: string | null; tickets: readonly string[] }): string {
  return label ?? `заявка ${tickets[0]}`;
}
