/** Everything that leads and operators set. The zod schema (zod/mini) that checks it stands here too. */
import type { Macro } from '../regulation/macro.ts';
import type { ClockRules, IncidentRules } from '../regulation/rules.ts';
import type { FieldName, PageKind } from '../regulation/snapshot.ts';

/** A lead's binding of a field: alternative selectors, tried in order, and the label that stood there. */
export interface Binding {
  selectors: string[];
  label: string;
}

/** «Карта портала»: what leads know of their portal's pages. */
export interface PortalProfile {
  bindings: Partial<Record<PageKind, Partial<Record<FieldName, Binding>>>>;
  /** Names (or parts of them) by which staff is known in a thread where the page marks nobody. */
  staffNames: string[];
  /** Paths on the portal's origin; null until known or seen. */
  listUrl: string | null;
  newTicketUrl: string | null;
  reportUrl: string | null;
}

export interface Settings {
  clocks: ClockRules;
  incidents: IncidentRules;
  macros: Macro[];
  /** Texts that aren't transfers, by id (`busy_twice`, `incident`, `eta`, …). */
  phrases: Record<string, string>;
  consult: { name: string; link: string; phone: string };
  portal: PortalProfile;
  polling: { seconds: number };
  retentionDays: number;
  me: { sound: boolean; folded: boolean };
}
