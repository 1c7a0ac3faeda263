/** What the incident detector remembers, and how it is kept as JSON (rules.md, «Incidents»). */
import type { Symptom } from '../text/symptoms.ts';
import { type Appeal, type AppealLog, addAppeal, newAppealLog } from './appeals.ts';
import type { IncidentStage } from './incidents.ts';
import type { IncidentRules } from './rules.ts';

/** R29's numbers: the detector's own, and how many minutes Скайп may be silent about an incident. */
export interface DetectorRules extends IncidentRules {
  consultMinutes: number;
}

/** An incident that is open or fixed. Moments are ms. */
export interface Incident {
  id: string;
  confidence: 'strong' | 'mixed';
  late: boolean;
  openedAt: number;
  /** Appeals earlier than this have nothing to do with it, unless an operator says so. */
  reachesFrom: number;
  /** A mixed alarm was answered «да, сбой». */
  confirmed: boolean;
  /** Скайп was told, at any time: from then on only an operator ends it. */
  reported: boolean;
  consultAskedAt: number | null;
  consultReactedAt: number | null;
  /** When «пора звонить» falls due; null when nobody waits. */
  callAt: number | null;
  callAnnounced: boolean;
  eta: string | null;
  etaAt: number | null;
  fixedAt: number | null;
  /** Everybody was told that it is fixed. */
  closable: boolean;
  lastAppealAt: number;
  askedStillGoing: boolean;
  /** When its size was last announced, and how many clients have joined since. */
  announcedAt: number;
  unannounced: number;
}

/** How many of a client's appeals name each family of symptoms. */
export interface Families {
  slow: number;
  access: number;
}

export type Told = Partial<Record<IncidentStage, number>>;

export interface Detector {
  rules: DetectorRules;
  log: AppealLog;
  /** The newest incident; withdrawn and dismissed ones are gone. */
  incident: Incident | null;
  /** The appeals that belong to it, its clients, and what they were told. */
  attached: Set<Appeal>;
  members: Map<string, Families>;
  told: Map<string, Told>;
  /** A hint was given, and no appeal has found too few clients since. */
  hinted: boolean;
}

/** A detector at rest. */
export interface SavedDetector {
  appeals: (Omit<Appeal, 'previous'> & { attached: boolean })[];
  incident: Incident | null;
  told: [client: string, told: Told][];
  hinted: boolean;
}

/** A new detector, or one that goes on from where a saved one stood. */
export function createDetector(rules: DetectorRules, saved?: SavedDetector): Detector {
  const { appeals = [], incident = null, told = [], hinted = false } = structuredClone(saved) ?? {};
  const detector: Detector = {
    rules,
    log: newAppealLog(),
    incident,
    attached: new Set(),
    members: new Map(),
    told: new Map(told),
    hinted,
  };
  for (const { attached, ...rest } of appeals) {
    const appeal: Appeal = { ...rest, previous: null };
    addAppeal(detector.log, appeal);
    if (attached) include(detector, appeal);
  }
  return detector;
}

/** The detector as JSON. Appeals before `forgetBefore` (ms) are left out unless they belong to the incident. */
export function saveDetector(detector: Detector, forgetBefore = Number.NEGATIVE_INFINITY): SavedDetector {
  const appeals: SavedDetector['appeals'] = [];
  for (const { previous: _, ...appeal } of detector.log.appeals.map((a) => ({
    ...a,
    attached: detector.attached.has(a),
  }))) {
    if (appeal.attached || appeal.at >= forgetBefore) appeals.push(appeal);
  }
  return structuredClone({
    appeals,
    incident: detector.incident,
    told: [...detector.told],
    hinted: detector.hinted,
  });
}

/** The incident that goes on, or null. */
export function openIncident({ incident }: Detector): Incident | null {
  return incident?.fixedAt === null ? incident : null;
}

/** Counts an appeal to the incident; true when its client is a new one there. */
export function include(detector: Detector, appeal: Appeal): boolean {
  if (detector.attached.has(appeal)) return false;
  detector.attached.add(appeal);
  const families = detector.members.get(appeal.client);
  if (families) {
    families[familyOf(appeal.symptom)]++;
    return false;
  }
  detector.members.set(appeal.client, { slow: 0, access: 0, [familyOf(appeal.symptom)]: 1 });
  return true;
}

/** Takes an appeal out of the incident, and its client with the last one. */
export function exclude(detector: Detector, appeal: Appeal): void {
  if (!detector.attached.delete(appeal)) return;
  const families = detector.members.get(appeal.client)!;
  families[familyOf(appeal.symptom)]--;
  if (families.slow + families.access === 0) detector.members.delete(appeal.client);
}

/** Leaves no incident behind. */
export function dropIncident(detector: Detector): void {
  detector.incident = null;
  detector.attached.clear();
  detector.members.clear();
  detector.told.clear();
}

/** The number of the incident's clients in its strongest family of symptoms. */
export function strongestFamily(members: ReadonlyMap<string, Families>): number {
  let slow = 0;
  let access = 0;
  for (const families of members.values()) {
    if (families.slow > 0) slow++;
    if (families.access > 0) access++;
  }
  return Math.max(slow, access);
}

/** The same of appeals that belong to no incident. */
export function strongestFamilyOf(appeals: readonly Appeal[]): number {
  const clients = { slow: new Set<string>(), access: new Set<string>() };
  for (const { symptom, client } of appeals) clients[familyOf(symptom)].add(client);
  return Math.max(clients.slow.size, clients.access.size);
}

function familyOf(symptom: Symptom): keyof Families {
  return symptom === 'hang' ? 'slow' : 'access';
}
