/** The incident detector (R28–R31; rules.md, «Incidents»). */
import type { Symptom } from '../text/symptoms.ts';

export type IncidentStage = 'initial' | 'eta' | 'fixed';

/** One affected client, for the strip, the banner and the ledger. */
export interface AffectedClient {
  /** The client key of the journal (never shown). */
  client: string;
  /** What may be shown: contract, login or «заявка 123»; null when it is no longer kept. */
  label: string | null;
  tickets: string[];
  symptom: Symptom;
  at: number;
  told: Partial<Record<IncidentStage, number>>;
}

/** The incident as the product shows it. */
export interface IncidentView {
  id: string;
  state: 'suspect' | 'open' | 'fixed';
  confidence: 'strong' | 'mixed';
  late: boolean;
  openedAt: number;
  clients: AffectedClient[];
  consultAskedAt: number | null;
  consultReactedAt: number | null;
  /** When «пора звонить» falls due (R29); null when nobody waits. */
  callAt: number | null;
  eta: string | null;
  fixedAt: number | null;
  /** `CLIENT:STAGE`, sorted. */
  left: string[];
}
