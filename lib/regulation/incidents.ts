/** The incident (R28–R31; rules.md, «Incidents»): what goes into the detector, what it says, and how an incident is shown. */
import { MINUTE_MS } from '../text/moscow.ts';
import type { Symptom } from '../text/symptoms.ts';
import { type Appeal, between, countsAsAppeal } from './appeals.ts';
import { attachedAppeals, type Detector, type Incident, idleAtOf, strongestFamilyOf } from './detector-state.ts';
import { owed } from './ledger.ts';
import type { ClockVerdict } from './verdict.ts';

export type IncidentStage = 'initial' | 'eta' | 'fixed';

/**
 * What happens, in the order of its time. `at` is the event's moment (ms), `seenAt` when a page told us of it, `words` what the
 * symptom was read by (for the log of alarms; the detector doesn't look at it).
 */
export type IncidentInput = { at: number } & (
  | { type: 'ticket' | 'message'; ticket: string; client: string; symptom: Symptom; seenAt?: number; words?: string[] }
  | { type: 'override'; ticket: string; symptom: Symptom }
  | { type: 'identified'; ticket: string; client: string }
  | { type: 'dismissed'; reason?: string }
  | { type: 'eta'; value: string }
  | { type: 'informed'; client: string; stage: IncidentStage }
  /** «Да, идёт»: the answer to «ещё идёт?». */
  | { type: 'goesOn' }
  | { type: 'confirmed' | 'consultAsked' | 'consultReacted' | 'teamPhoned' | 'fixed' | 'left' | 'tick' }
);

/**
 * What the detector says. `growth` (announce the size now) and `stillGoing` («ещё идёт?») are for reminders; `replay` leaves
 * them out.
 */
export type IncidentOutput = { at: number } & (
  | { event: 'open'; confidence: 'strong' | 'mixed'; clients: number; late?: true }
  | { event: 'suspect' | 'attach' | 'checkCount' | 'afterFix' | 'reopen' | 'growth'; clients: number }
  | { event: 'informAll'; stage: IncidentStage; clients: number }
  | { event: 'left'; items: string[] }
  | { event: 'strong' | 'callDue' | 'withdrawn' | 'dismissed' | 'closable' | 'stillGoing' }
);

/** One affected client, for the strip, the banner and the ledger. */
export interface AffectedClient {
  /** The client key of the journal (never shown). */
  client: string;
  /** What may be shown: contract, login or «заявка 123»; null when it is no longer kept. The detector knows none. */
  label: string | null;
  tickets: string[];
  /** Of the newest appeal. */
  symptom: Symptom;
  /** The first appeal, ms. */
  at: number;
  told: Partial<Record<IncidentStage, number>>;
}

/** The incident as the product shows it. Moments are ms. */
export interface IncidentView {
  id: string;
  state: 'suspect' | 'open' | 'fixed';
  confidence: 'strong' | 'mixed';
  /** Shown red: strong, confirmed by an operator, or mixed and unanswered for too long. */
  red: boolean;
  /** Opened by appeals that were seen late: without sound. */
  late: boolean;
  openedAt: number;
  clients: AffectedClient[];
  /** Скайп was told: R30 may go into tickets. */
  reported: boolean;
  consultAskedAt: number | null;
  consultReactedAt: number | null;
  /** When «пора звонить» falls due (R29); null when nobody waits. */
  callAt: number | null;
  eta: string | null;
  fixedAt: number | null;
  /** No new appeal for long: «ещё идёт?». */
  idle: boolean;
  /** `CLIENT:STAGE`, sorted. */
  left: string[];
  /** By when the time or the fix should have been told to all (ours, R31); null while neither is known. */
  informBy: number | null;
  /** Fixed, and nobody is left to be told. */
  closable: boolean;
}

/**
 * What is to be shown at `now` (ms): the open incident; the fixed one for as long as complaints belong to it, or somebody is
 * still to be told; else the suspicion of the last minutes; else null.
 */
export function viewIncident(detector: Detector, now: number): IncidentView | null {
  const { incident, rules } = detector;
  if (incident) {
    const left = owed(detector);
    const isRecent = incident.fixedAt === null || now <= incident.fixedAt + rules.afterFixMinutes * MINUTE_MS;
    if (isRecent || left.length > 0) return viewOf(detector, incident, left, now);
  }
  return viewSuspicion(detector, now);
}

function viewOf(detector: Detector, incident: Incident, left: string[], now: number): IncidentView {
  const { rules } = detector;
  const { confidence, openedAt, fixedAt, etaAt } = incident;
  const open = fixedAt === null;
  const toldSince = fixedAt ?? etaAt;
  return {
    id: incident.id,
    state: open ? 'open' : 'fixed',
    confidence,
    red: confidence === 'strong' || incident.confirmed || now >= openedAt + rules.mixedRedMinutes * MINUTE_MS,
    late: incident.late,
    openedAt,
    clients: affected(attachedAppeals(detector), detector),
    reported: incident.reported,
    consultAskedAt: incident.consultAskedAt,
    consultReactedAt: incident.consultReactedAt,
    callAt: incident.callAt,
    eta: incident.eta,
    fixedAt,
    idle: open && now >= idleAtOf(incident, rules),
    left,
    informBy: toldSince === null ? null : toldSince + rules.informMinutes * MINUTE_MS,
    closable: incident.closable,
  };
}

function viewSuspicion(detector: Detector, now: number): IncidentView | null {
  const { log, rules } = detector;
  const appeals = between(log, now - rules.windowMinutes * MINUTE_MS, now).filter(countsAsAppeal);
  const clients = affected(appeals, detector);
  if (clients.length < 2) return null;
  const openedAt = clients[1]!.at;
  return {
    id: `${openedAt}`,
    state: 'suspect',
    confidence: strongestFamilyOf(appeals) === clients.length ? 'strong' : 'mixed',
    red: false,
    late: false,
    openedAt,
    clients,
    reported: false,
    consultAskedAt: null,
    consultReactedAt: null,
    callAt: null,
    eta: null,
    fixedAt: null,
    idle: false,
    left: [],
    informBy: null,
    closable: false,
  };
}

/** Appeals, by time, gathered by client. */
function affected(appeals: Appeal[], { told }: Detector): AffectedClient[] {
  const clients = new Map<string, AffectedClient>();
  for (const { client, ticket, symptom, at } of appeals) {
    const known = clients.get(client);
    if (!known) {
      clients.set(client, { client, label: null, tickets: [ticket], symptom, at, told: { ...told.get(client) } });
    } else {
      known.symptom = symptom;
      if (!known.tickets.includes(ticket)) known.tickets.push(ticket);
    }
  }
  return [...clients.values()];
}

/** The wait for the 2nd line as a clock (R29), for boards and badges; null when nobody waits. */
export function consultClock({ consultAskedAt, callAt }: IncidentView, now: number): ClockVerdict | null {
  if (consultAskedAt === null || callAt === null) return null;
  return { startedAt: consultAskedAt, deadline: callAt, status: now >= callAt ? 'callNow' : 'waiting' };
}
