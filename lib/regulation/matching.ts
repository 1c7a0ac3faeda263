/** How appeals become hints and incidents: windows, joining, complaints after «Устранено» (R28, R29). */
import { HOUR_MS, MINUTE_MS } from '../text/moscow.ts';
import {
  type Appeal,
  addAppeal,
  appealsOfTicket,
  between,
  countsAsAppeal,
  forgetBefore,
  isNewTicket,
  type Latest,
  latestClients,
  touch,
} from './appeals.ts';
import {
  type Detector,
  dropIncident,
  exclude,
  forgetLatest,
  type Incident,
  include,
  openIncident,
  strongestFamily,
} from './detector-state.ts';
import type { IncidentInput, IncidentOutput } from './incidents.ts';
import { checkClosable } from './ledger.ts';

/** The moment an input stands for, the moment it is acted on, and whether it is an operator's mark. */
interface Seeing {
  at: number;
  seenAt: number;
  marked: boolean;
}

/** How long a ticket can surely be marked, or its client learnt, in a storm of appeals; in a quiet portal for days. */
const REMEMBERED_MS = HOUR_MS;

/** A ticket or a client's message. The same ticket seen again is no second appeal, it can only be known better. */
export function addressAppeal(
  detector: Detector,
  input: Extract<IncidentInput, { type: 'ticket' | 'message' }>,
  outputs: IncidentOutput[],
): void {
  const { at, ticket, client, symptom, seenAt = at } = input;
  const { log } = detector;
  forgetBefore(log, at - REMEMBERED_MS);
  if (!isNewTicket(log, ticket)) {
    identify(detector, ticket, client, at, outputs);
    const known = input.type === 'ticket' && appealsOfTicket(log, ticket).find((appeal) => appeal.at === at);
    if (known) {
      if (!known.marked) reread(detector, [known], symptom, { at, seenAt, marked: false }, outputs);
      return;
    }
  }
  const appeal = { ticket, client, symptom, at, marked: false, dismissed: false, attached: false };
  addAppeal(log, appeal);
  if (!countsAsAppeal(appeal)) return;
  if (!isLast(detector, appeal)) forgetLatest(detector);
  notice(detector, [appeal], { at, seenAt, marked: false }, outputs);
}

/** The operator's mark: it holds for the ticket's appeals so far. */
export function override(
  detector: Detector,
  { ticket, symptom, at }: Extract<IncidentInput, { type: 'override' }>,
  outputs: IncidentOutput[],
): void {
  const appeals = appealsOfTicket(detector.log, ticket);
  for (const appeal of appeals) appeal.marked = true;
  reread(detector, appeals, symptom, { at, seenAt: at, marked: true }, outputs);
}

/** The appeals turn out to be of another symptom, of one, or of none. Dismissed ones never count again. */
function reread(
  detector: Detector,
  appeals: readonly Appeal[],
  symptom: Appeal['symptom'],
  seeing: Seeing,
  outputs: IncidentOutput[],
): void {
  const changed = appeals.filter((appeal) => !appeal.dismissed && appeal.symptom !== symptom);
  if (changed.length === 0) return;
  const added = changed.filter((appeal) => appeal.symptom === 'none');
  const before = detector.members.size;
  for (const appeal of changed) relabel(detector, appeal, { symptom });
  forgetLatest(detector);
  if (detector.members.size < before) shrunk(detector, seeing.at, outputs);
  strengthen(detector, seeing.at, outputs);
  notice(detector, added, seeing, outputs);
}

/** A ticket's client is known better than before: its appeals, which all bear one client, are re-keyed and counted again. */
export function identify(
  detector: Detector,
  ticket: string,
  client: string,
  at: number,
  outputs: IncidentOutput[],
): void {
  const changed = appealsOfTicket(detector.log, ticket);
  if (changed.length === 0 || changed[0]!.client === client) return;
  const before = detector.members.size;
  for (const appeal of changed) {
    const former = appeal.client;
    relabel(detector, appeal, { client });
    if (detector.members.has(client) && !detector.members.has(former)) moveTold(detector, former, client);
  }
  forgetLatest(detector);
  if (detector.members.size < before) shrunk(detector, at, outputs);
  if (detector.members.size > before) joined(detector, at, outputs);
  strengthen(detector, at, outputs);
  const apart = changed.filter((appeal) => countsAsAppeal(appeal) && !appeal.attached);
  recount(detector, apart, { at, seenAt: at, marked: true }, outputs);
}

function relabel(detector: Detector, appeal: Appeal, change: Partial<Pick<Appeal, 'symptom' | 'client'>>): void {
  const { attached } = appeal;
  if (attached) exclude(detector, appeal);
  Object.assign(appeal, change);
  if (attached && countsAsAppeal(appeal)) include(detector, appeal);
}

/** What the former key was told, the client was. */
function moveTold(detector: Detector, former: string, client: string): void {
  const told = { ...detector.told.get(former), ...detector.told.get(client) };
  detector.told.delete(former);
  detector.told.set(client, told);
}

/** New matches: they join the incident, or complain after a fix, or may open one. */
function notice(detector: Detector, appeals: Appeal[], seeing: Seeing, outputs: IncidentOutput[]): void {
  const { incident, rules } = detector;
  for (const appeal of appeals) {
    if (isNewest(detector, appeal) && clientsAt(detector, appeal) < hintAt(detector)) detector.hinted = false;
    if (incident && joins(incident, appeal, seeing)) {
      join(detector, incident, appeal, seeing.at, outputs);
    } else if (incident && isAfterFix(incident, appeal, rules.afterFixMinutes)) {
      outputs.push({ at: seeing.at, event: 'afterFix', clients: complaintsAt(detector, appeal) });
    }
  }
  const apart = appeals.filter((appeal) => !appeal.attached);
  recount(detector, apart, seeing, outputs);
}

function join(detector: Detector, incident: Incident, appeal: Appeal, at: number, outputs: IncidentOutput[]): void {
  if (appeal.at > incident.lastAppealAt) {
    incident.lastAppealAt = appeal.at;
    incident.askedStillGoing = false;
  }
  if (include(detector, appeal)) joined(detector, at, outputs);
  strengthen(detector, at, outputs);
}

/** While an incident goes on every match is its own, but for an old appeal seen late; after the fix, what was said before. */
function joins({ fixedAt, reachesFrom }: Incident, { at }: Appeal, { marked }: Seeing): boolean {
  if (fixedAt === null) return marked || at >= reachesFrom;
  return at < fixedAt && at >= reachesFrom;
}

/** Counts every window that the appeals belong to, and reopens, opens or hints by the first that holds enough clients. */
function recount(detector: Detector, appeals: Appeal[], seeing: Seeing, outputs: IncidentOutput[]): void {
  const { rules, incident } = detector;
  if (openIncident(detector)) return;
  let most = 0;
  for (const end of windowEnds(detector, appeals)) {
    if (incident && isAfterFix(incident, end, rules.afterFixMinutes)) {
      if (complaintsAt(detector, end) < rules.clients) continue;
      reopen(detector, incident, seeing.at, outputs);
      return;
    }
    const clients = clientsAt(detector, end);
    if (clients >= rules.clients) {
      open(detector, end, seeing, outputs);
      return;
    }
    most = Math.max(most, clients);
  }
  if (most >= hintAt(detector) && !detector.hinted) {
    detector.hinted = true;
    outputs.push({ at: seeing.at, event: 'suspect', clients: most });
  }
}

/** The appeals that end a window which one of these belongs to, by time. */
function windowEnds(detector: Detector, appeals: Appeal[]): Appeal[] {
  if (appeals.length === 0 || (appeals.length === 1 && isLast(detector, appeals[0]!))) return appeals;
  const length = detector.rules.windowMinutes * MINUTE_MS;
  const starts = appeals.map(({ at }) => at);
  const later = between(detector.log, Math.min(...starts), Math.max(...starts) + length);
  return later.filter(
    (end) => countsAsAppeal(end) && starts.some((start) => end.at >= start && end.at <= start + length),
  );
}

/** Opens an incident by the window that ends with `end`; whoever has appealed since belongs to it too. */
function open(detector: Detector, end: Appeal, { at, seenAt }: Seeing, outputs: IncidentOutput[]): void {
  const { rules, log, members } = detector;
  dropIncident(detector);
  const reachesFrom = end.at - rules.windowMinutes * MINUTE_MS;
  const appeals = between(log, reachesFrom, Number.POSITIVE_INFINITY).filter(countsAsAppeal);
  const late = seenAt - end.at > rules.lateMinutes * MINUTE_MS;
  const incident: Incident = {
    id: `${at}`,
    confidence: 'mixed',
    late,
    openedAt: at,
    reachesFrom,
    confirmed: false,
    reported: false,
    consultAskedAt: null,
    consultReactedAt: null,
    callAt: null,
    callAnnounced: false,
    eta: null,
    etaAt: null,
    fixedAt: null,
    closable: false,
    firstAppealAt: end.at,
    lastAppealAt: appeals.at(-1)!.at,
    askedStillGoing: false,
    announcedAt: at,
    unannounced: 0,
  };
  detector.incident = incident;
  for (const appeal of appeals) include(detector, appeal);
  if (strongestFamily(members) >= rules.clients) incident.confidence = 'strong';
  const { confidence } = incident;
  outputs.push({ at, event: 'open', confidence, clients: members.size, ...(late && { late: true as const }) });
}

/** The same incident again, with whoever has complained since. What was said of its end, or of its time, holds no more. */
function reopen(detector: Detector, incident: Incident, at: number, outputs: IncidentOutput[]): void {
  const complaints = between(detector.log, incident.fixedAt!, Number.POSITIVE_INFINITY).filter(countsAsAppeal);
  for (const appeal of complaints) include(detector, appeal);
  for (const told of detector.told.values()) {
    delete told.eta;
    delete told.fixed;
  }
  Object.assign(incident, {
    fixedAt: null,
    closable: false,
    consultAskedAt: null,
    consultReactedAt: null,
    eta: null,
    etaAt: null,
    lastAppealAt: complaints.at(-1)!.at,
    askedStillGoing: false,
    announcedAt: at,
    unannounced: 0,
  } satisfies Partial<Incident>);
  forgetLatest(detector);
  outputs.push({ at, event: 'reopen', clients: detector.members.size });
  strengthen(detector, at, outputs);
}

function joined(detector: Detector, at: number, outputs: IncidentOutput[]): void {
  const incident = detector.incident!;
  incident.unannounced++;
  incident.closable = false;
  outputs.push({ at, event: 'attach', clients: detector.members.size });
}

/** Below the number of clients: withdrawn before it was reported, asked about afterwards; a fixed one only owes less. */
function shrunk(detector: Detector, at: number, outputs: IncidentOutput[]): void {
  const { members, rules } = detector;
  const incident = openIncident(detector);
  if (!incident) {
    checkClosable(detector, at, outputs);
  } else if (members.size < rules.clients) {
    if (incident.reported) {
      outputs.push({ at, event: 'checkCount', clients: members.size });
    } else {
      dropIncident(detector);
      outputs.push({ at, event: 'withdrawn' });
    }
  }
}

function strengthen(detector: Detector, at: number, outputs: IncidentOutput[]): void {
  const { members, rules } = detector;
  const incident = openIncident(detector);
  if (!incident || incident.confidence === 'strong' || strongestFamily(members) < rules.clients) return;
  incident.confidence = 'strong';
  outputs.push({ at, event: 'strong' });
}

/** How many clients make a hint: one less than an incident, two by the regulation's three. */
function hintAt({ rules }: Detector): number {
  return Math.max(2, rules.clients - 1);
}

function isAfterFix(incident: Incident, { at }: Appeal, minutes: number): boolean {
  return incident.fixedAt !== null && at >= incident.fixedAt && at <= incident.fixedAt + minutes * MINUTE_MS;
}

function isLast({ log }: Detector, appeal: Appeal): boolean {
  return log.appeals.at(-1) === appeal;
}

function isNewest({ log }: Detector, appeal: Appeal): boolean {
  return log.appeals.findLast(countsAsAppeal) === appeal;
}

/** Clients in the window that ends with the appeal; no more than make an incident are told apart. */
function clientsAt(detector: Detector, appeal: Appeal): number {
  const { log, rules } = detector;
  const start = appeal.at - rules.windowMinutes * MINUTE_MS;
  if (!isLast(detector, appeal)) return latestClients(log, start, appeal.at, rules.clients).length;
  if (detector.latest) touch(detector.latest, appeal.client, appeal.at, rules.clients);
  else detector.latest = latestClients(log, start, appeal.at, rules.clients);
  return countSince(detector.latest, start);
}

/** Clients who complained since «Устранено», in the window that ends with the appeal; as many as above. */
function complaintsAt(detector: Detector, appeal: Appeal): number {
  const { incident, rules, log } = detector;
  const start = Math.max(appeal.at - rules.windowMinutes * MINUTE_MS, incident!.fixedAt!);
  const counts = (one: Appeal) => countsAsAppeal(one) && !one.attached;
  if (!isLast(detector, appeal)) return latestClients(log, start, appeal.at, rules.clients, counts).length;
  if (detector.latestComplaints) touch(detector.latestComplaints, appeal.client, appeal.at, rules.clients);
  else detector.latestComplaints = latestClients(log, start, appeal.at, rules.clients, counts);
  return countSince(detector.latestComplaints, start);
}

function countSince(latest: Latest, start: number): number {
  let count = 0;
  for (const { at } of latest) if (at >= start) count++;
  return count;
}
