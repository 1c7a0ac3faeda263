/** Words of the incident's surfaces. */
import type { IncidentStage } from '../../lib/regulation/incidents.ts';

export const STAGE_TITLES: Record<IncidentStage, string> = { initial: 'О сбое', eta: 'Срок', fixed: 'Устранено' };

export const STAGE_CLAUSES: Record<IncidentStage, string> = { initial: 'R30', eta: 'R31', fixed: 'R31' };
