/** What the incident detector remembers, and how it is kept as JSON (rules.md, «Incidents»). */
import { MINUTE_MS } from '../text/moscow.ts';
import type { Symptom } from '../text/symptoms.ts';
import { type Appeal, type AppealLog, between, type Latest, newAppealLog } from './appeals.ts';
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
  firstAppealAt: number;
  lastAppealAt: number;
  askedStillGoing: boolean;
  /** When an operator has last said that it goes on, though nobody complains; absent while nobody has. */
  goesOnAt?: number;
  /** When its size was last announced, and how many clients have joined since. */
  announcedAt: number;
  unannounced: number;
}

/** When «ещё идёт?» is asked (ms): after long without a new appeal or an operator's word. */
export function idleAtOf({ lastAppealAt, goesOnAt = 0 }: Incident, { idleMinutes }: IncidentRules): number {
  return Math.max(lastAppealAt, goesOnAt) + idleMinutes * MINUTE_MS;
}

/** How many of a client's appeals name each family of symptoms. */
export interface Families {
  slow: number;
  access: number;
}

type Told = Partial<Record<IncidentStage, number>>;

export interface Detector {
  rules: DetectorRules;
  log: AppealLog;
  /** The newest incident; withdrawn and dismissed ones are gone. Its appeals are marked as attached. */
  incident: Incident | null;
  /** Its clients, and what each was told. */
  members: Map<string, Families>;
  told: Map<string, Told>;
  /** A hint was given, and no appeal has found too few clients since. */
  hinted: boolean;
  /** Who appealed last, and who has complained last since «Устранено»; null when the log has to be asked. */
  latest: Latest | null;
  latestComplaints: Latest | null;
}

/** A detector at rest. */
export interface SavedDetector {
  appeals: Appeal[];
  incident: Incident | null;
  told: [client: string, told: Told][];
  hinted: boolean;
}

/** A new detector, or one that goes on from where a saved one stood. */
export function createDetector(rules: DetectorRules, atRest?: SavedDetector): Detector {
  const { appeals = [], incident = null, told = [], hinted = false } = structuredClone(atRest) ?? {};
  const detector: Detector = {
    rules,
    log: newAppealLog(appeals),
    incident,
    members: new Map(),
    told: new Map(told),
    hinted,
    latest: null,
    latestComplaints: null,
  };
  for (const appeal of appeals) if (appeal.attached) countMember(detector, appeal);
  return detector;
}

/** The detector as JSON. */
export function saveDetector({ log, incident, told, hinted }: Detector): SavedDetector {
  return structuredClone({ appeals: log.appeals, incident, told: [...told], hinted });
}

/** The incident that goes on, or null. */
export function openIncident({ incident }: Detector): Incident | null {
  return incident?.fixedAt === null ? incident : null;
}

/** The appeals that belong to the incident, by time. */
export function attachedAppeals({ log, incident }: Detector): Appeal[] {
  if (!incident) return [];
  return between(log, incident.firstAppealAt, Number.POSITIVE_INFINITY).filter((appeal) => appeal.attached);
}

/** Counts an appeal to the incident; true when its client is a new one there. */
export function include(detector: Detector, appeal: Appeal): boolean {
  if (appeal.attached) return false;
  const incident = detector.incident!;
  appeal.attached = true;
  incident.firstAppealAt = Math.min(incident.firstAppealAt, appeal.at);
  return countMember(detector, appeal);
}

function countMember({ members }: Detector, { client, symptom }: Appeal): boolean {
  const family = familyOf(symptom);
  const families = members.get(client);
  if (families) families[family]++;
  else members.set(client, { slow: family === 'slow' ? 1 : 0, access: family === 'access' ? 1 : 0 });
  return families === undefined;
}

/** Takes an appeal out of the incident, and its client with the last one. */
export function exclude({ members }: Detector, appeal: Appeal): void {
  if (!appeal.attached) return;
  appeal.attached = false;
  const families = members.get(appeal.client)!;
  families[familyOf(appeal.symptom)]--;
  if (families.slow + families.access === 0) members.delete(appeal.client);
}

/** Leaves no incident behind. */
export function dropIncident(detector: Detector): void {
  for (const appeal of attachedAppeals(detector)) appeal.attached = false;
  detector.incident = null;
  detector.members.clear();
  detector.told.clear();
}

/** Forgets who appealed last: appeals have changed. */
export function forgetLatest(detector: Detector): void {
  detector.latest = null;
  detector.latestComplaints = null;
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
