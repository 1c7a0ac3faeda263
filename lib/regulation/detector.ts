/** The incident detector as a fold (R28–R31; rules.md, «Incidents»): inputs in, outputs out, nothing else. */
import { MINUTE_MS } from '../text/moscow.ts';
import {
  attachedAppeals,
  createDetector,
  type Detector,
  type DetectorRules,
  dropIncident,
  forgetLatest,
  type Incident,
  idleAtOf,
  openIncident,
} from './detector-state.ts';
import type { IncidentInput, IncidentOutput } from './incidents.ts';
import { checkClosable, inform, owed } from './ledger.ts';
import { addressAppeal, identify, override } from './matching.ts';
import type { ClockRules, IncidentRules } from './rules.ts';

/** The detector's rules out of the leads' settings. */
export function detectorRules(incidents: IncidentRules, clocks: ClockRules): DetectorRules {
  return { ...incidents, consultMinutes: clocks.consultIncident.limitMinutes };
}

/** Runs a new detector over inputs in the order of their time. */
export function detect(inputs: Iterable<IncidentInput>, rules: DetectorRules): IncidentOutput[] {
  const detector = createDetector(rules);
  const outputs: IncidentOutput[] = [];
  for (const input of inputs) step(detector, input, outputs);
  return outputs;
}

/**
 * Advances the detector by one input, in place; adds what it says to `outputs` and gives them back. What falls due up to the
 * input's moment, that moment included, comes first. An appeal may come late: its own time counts.
 *
 * Where the rules leave room: an operator's mark holds for the ticket's appeals so far, a later message has a text of its own;
 * a mark or a learnt identity counts anew every window that the appeal belongs to, and whoever has appealed since belongs to
 * the incident that opens so; a hint is repeated only after a new match has found too few clients, not after an un-marking;
 * a changed `eta` has to be told again, and after a reopening both `eta` and `fixed` have.
 */
export function step(detector: Detector, input: IncidentInput, outputs: IncidentOutput[] = []): IncidentOutput[] {
  const { at } = input;
  const before = openIncident(detector);
  if (before) fallDue(detector, before, at, outputs);
  switch (input.type) {
    case 'ticket':
    case 'message':
      addressAppeal(detector, input, outputs);
      break;
    case 'override':
      override(detector, input, outputs);
      break;
    case 'identified':
      identify(detector, input.ticket, input.client, at, outputs);
      break;
    case 'informed':
      inform(detector, input.client, input.stage, at, outputs);
      break;
    case 'left':
      outputs.push({ at, event: 'left', items: owed(detector) });
      break;
    case 'tick':
      break;
    default:
      if (before) act(detector, before, input, outputs);
  }
  const after = openIncident(detector);
  if (after) announceGrowth(detector, after, at, outputs);
  return outputs;
}

type Act = Exclude<
  IncidentInput,
  { type: 'ticket' | 'message' | 'override' | 'identified' | 'informed' | 'left' | 'tick' }
>;

/** What operators do about an open incident. */
function act(detector: Detector, incident: Incident, input: Act, outputs: IncidentOutput[]): void {
  const { at } = input;
  const clients = detector.members.size;
  switch (input.type) {
    case 'confirmed':
      incident.confirmed = true;
      return;
    case 'goesOn':
      incident.confirmed = true;
      incident.goesOnAt = at;
      incident.askedStillGoing = false;
      return;
    case 'dismissed':
      for (const appeal of attachedAppeals(detector)) appeal.dismissed = isUpTo(appeal.at, at);
      dropIncident(detector);
      forgetLatest(detector);
      outputs.push({ at, event: 'dismissed' });
      return;
    case 'consultAsked':
      incident.reported = true;
      if (incident.callAt !== null) return;
      incident.consultAskedAt = at;
      incident.consultReactedAt = null;
      incident.callAt = at + detector.rules.consultMinutes * MINUTE_MS;
      incident.callAnnounced = false;
      return;
    case 'consultReacted':
    case 'teamPhoned':
      if (incident.callAt !== null) incident.consultReactedAt = at;
      incident.callAt = null;
      return;
    case 'eta':
      if (incident.eta !== null && incident.eta !== input.value) {
        for (const told of detector.told.values()) delete told.eta;
      }
      incident.eta = input.value;
      incident.etaAt = at;
      outputs.push({ at, event: 'informAll', stage: 'eta', clients });
      return;
    case 'fixed':
      incident.fixedAt = at;
      incident.callAt = null;
      forgetLatest(detector);
      outputs.push({ at, event: 'informAll', stage: 'fixed', clients });
      checkClosable(detector, at, outputs);
      return;
  }
}

/** A colleague's record of it names the minute only. */
function isUpTo(appealAt: number, at: number): boolean {
  return Math.floor(appealAt / MINUTE_MS) <= Math.floor(at / MINUTE_MS);
}

/** Says what fell due up to `now`, by its own time: the call to the team, growth not yet announced, «ещё идёт?». */
function fallDue(detector: Detector, incident: Incident, now: number, outputs: IncidentOutput[]): void {
  const first = outputs.length;
  const { callAt } = incident;
  if (callAt !== null && callAt <= now && !incident.callAnnounced) {
    incident.callAnnounced = true;
    outputs.push({ at: callAt, event: 'callDue' });
  }
  const idleAt = idleAtOf(incident, detector.rules);
  if (idleAt <= now && !incident.askedStillGoing) {
    incident.askedStillGoing = true;
    outputs.push({ at: idleAt, event: 'stillGoing' });
  }
  const growthAt = incident.announcedAt + detector.rules.growthMinutes * MINUTE_MS;
  if (growthAt <= now) announceGrowth(detector, incident, growthAt, outputs);
  if (outputs.length > first + 1) outputs.push(...outputs.splice(first).sort((a, b) => a.at - b.at));
}

/** Announces growth at most every few minutes; what joins meanwhile is announced together, when they are over. */
function announceGrowth(detector: Detector, incident: Incident, at: number, outputs: IncidentOutput[]): void {
  const { unannounced, announcedAt } = incident;
  if (unannounced === 0 || at < announcedAt + detector.rules.growthMinutes * MINUTE_MS) return;
  incident.announcedAt = at;
  incident.unannounced = 0;
  outputs.push({ at, event: 'growth', clients: detector.members.size });
}
