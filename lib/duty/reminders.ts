/** Which reminders a ticket and the incident need (rules.md, «Clocks», last column; R13a, R19, R20, R29, R31). Pure. */
import type { PlannedReminder } from '../journal/deadlines.ts';
import type { ReminderLevel, ReminderSubject } from '../journal/schema.ts';
import { consultClock, type IncidentOutput, type IncidentView } from '../regulation/incidents.ts';
import type { ClockId, ClockRules } from '../regulation/rules.ts';
import type { ClockVerdict, Duty, TicketVerdict } from '../regulation/verdict.ts';
import { nextWarning, warningLevel } from '../regulation/warnings.ts';
import { HOUR_MS, MINUTE_MS } from '../text/moscow.ts';

/** The regulation names no time for the duty «написать»: ours. */
const WRITE_AGAIN_MS = 10 * MINUTE_MS;

/** A breach older than a shift stands on the board; it reminds no more. Ours: R01 says nothing of it. */
const STALE_MS = 12 * HOUR_MS;

export const INCIDENT_OWNER = 'incident';

export function ticketOwner(ticketId: string): string {
  return `ticket/${ticketId}`;
}

/** For each clock and duty that is open: the warning that has fallen due, and the next one. */
export function planTicket(
  ticketId: string,
  verdict: TicketVerdict,
  rules: ClockRules,
  now: number,
): PlannedReminder[] {
  const about: About = { owner: ticketOwner(ticketId), ticketId };
  const clocks = Object.entries(verdict.clocks) as [ClockId, ClockVerdict][];
  return [
    ...clocks.flatMap(([id, clock]) => planClock(about, id, clock, rules, now)),
    ...verdict.duties.map((duty) => planDuty(about, duty)),
  ];
}

/** The incident's own deadlines: Скайп's silence, and clients who should have been told by now. */
export function planIncident(view: IncidentView | null, rules: ClockRules, now: number): PlannedReminder[] {
  if (!view || view.state === 'suspect') return [];
  const about: About = { owner: INCIDENT_OWNER, ticketId: null };
  const clock = consultClock(view, now);
  const planned = clock ? planClock(about, 'consultIncident', clock, rules, now) : [];
  if (view.informBy !== null && view.left.length > 0) {
    const subject: ReminderSubject = { kind: 'incident', event: 'informLate', clients: view.left.length };
    planned.push(reminder(about, `inform/${view.informBy}`, subject, 'due', view.informBy, view.informBy));
  }
  return planned;
}

/** What the detector says that people have to hear, and how loudly; null for what is only shown. */
export function planOutput(output: IncidentOutput, view: IncidentView): PlannedReminder | null {
  const level = levelOf(output, view);
  if (!level) return null;
  const clients = 'clients' in output ? output.clients : view.clients.length;
  const event = output.event === 'informAll' ? `inform:${output.stage}` : output.event;
  const subject: ReminderSubject = { kind: 'incident', event, clients };
  const about: About = { owner: INCIDENT_OWNER, ticketId: null };
  const { id, ...planned } = reminder(about, matterOf(output, view), subject, level, output.at, output.at);
  return { ...planned, id: `${id}/${output.event}` };
}

/** The alarm that an incident is there: it ends when Скайп was told. */
export function alarmMatter(view: IncidentView): string {
  return `${INCIDENT_OWNER}/${view.id}/alarm`;
}

const ALARMS: ReadonlySet<IncidentOutput['event']> = new Set(['open', 'strong']);

function matterOf({ event }: IncidentOutput, view: IncidentView): string {
  return ALARMS.has(event) ? `${view.id}/alarm` : `${view.id}/${event}`;
}

function levelOf(output: IncidentOutput, { confidence, late }: IncidentView): ReminderLevel | null {
  switch (output.event) {
    case 'open':
    case 'strong':
    case 'reopen':
      return confidence === 'strong' && !late ? 'alarm' : 'notice';
    case 'growth':
    case 'stillGoing':
    case 'checkCount':
    case 'informAll':
    case 'closable':
      return 'notice';
    default:
      return null;
  }
}

interface About {
  owner: string;
  ticketId: string | null;
}

function planClock(about: About, id: ClockId, clock: ClockVerdict, rules: ClockRules, now: number): PlannedReminder[] {
  if (clock.deadline < now - STALE_MS) return [];
  const warnings = [warningLevel(id, clock, rules[id], now), nextWarning(id, clock, rules[id], now)];
  return warnings.flatMap((warning) =>
    warning
      ? [
          reminder(
            about,
            `${id}/${clock.deadline}`,
            { kind: 'clock', clock: id },
            warning.level,
            warning.at,
            clock.deadline,
          ),
        ]
      : [],
  );
}

function planDuty(about: About, duty: Duty): PlannedReminder {
  if (duty.kind === 'call') {
    return reminder(about, `call/${duty.until}`, { kind: 'duty', duty: 'call' }, 'due', duty.until, duty.until);
  }
  const dueAt = duty.since + WRITE_AGAIN_MS;
  return reminder(about, `write/${duty.since}`, { kind: 'duty', duty: 'write' }, 'due', dueAt, dueAt);
}

function reminder(
  { owner, ticketId }: About,
  what: string,
  subject: ReminderSubject,
  level: ReminderLevel,
  dueAt: number,
  deadline: number,
): PlannedReminder {
  const matter = `${owner}/${what}`;
  return { id: `${matter}/${level}/${dueAt}`, matter, owner, ticketId, subject, level, dueAt, deadline };
}
