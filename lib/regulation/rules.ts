/** What leads may change about the rules, with the regulation's own values. Durations are minutes. */

export const CLOCK_IDS = [
  'firstResponse',
  'nextReply',
  'relayAnswer',
  'callback',
  'consultCritical',
  'consultIncident',
] as const;

export type ClockId = (typeof CLOCK_IDS)[number];

/** Where in the regulation each clock comes from. */
export const CLOCK_CLAUSES: Record<ClockId, string> = {
  firstResponse: 'R01',
  nextReply: 'R01',
  relayAnswer: 'R13d',
  callback: 'R19',
  consultCritical: 'R26',
  consultIncident: 'R29',
};

/** One clock: how long it runs and how many minutes before its end it warns, quietly and with sound. */
export interface ClockRule {
  limitMinutes: number;
  quietMinutes: number;
  soundMinutes: number;
}

export type ClockRules = Record<ClockId, ClockRule>;

/** R01, R13d, R19, R26, R29; the warnings are ours (rules.md, «Clocks»). */
export const defaultClockRules: ClockRules = {
  firstResponse: { limitMinutes: 30, quietMinutes: 10, soundMinutes: 3 },
  nextReply: { limitMinutes: 30, quietMinutes: 10, soundMinutes: 3 },
  relayAnswer: { limitMinutes: 30, quietMinutes: 10, soundMinutes: 3 },
  callback: { limitMinutes: 15, quietMinutes: 5, soundMinutes: 1 },
  consultCritical: { limitMinutes: 20, quietMinutes: 5, soundMinutes: 0 },
  consultIncident: { limitMinutes: 10, quietMinutes: 3, soundMinutes: 0 },
};

/** The incident detector (R28–R31; rules.md, «Incidents»). */
export interface IncidentRules {
  /** R29 «15–20 минут». */
  windowMinutes: number;
  /** R29 «3 и более клиентов». */
  clients: number;
  /** How long after «Устранено» complaints belong to the same incident. */
  afterFixMinutes: number;
  /** An incident that is opened by an appeal older than this is late: no sound. */
  lateMinutes: number;
  /** Quiet time after which it asks «ещё идёт?». */
  idleMinutes: number;
  /** Growth is announced at most this often. */
  growthMinutes: number;
  /** An unanswered mixed alarm is shown red after this. */
  mixedRedMinutes: number;
  /** R31 gives no deadline: ours. */
  informMinutes: number;
}

export const defaultIncidentRules: IncidentRules = {
  windowMinutes: 20,
  clients: 3,
  afterFixMinutes: 120,
  lateMinutes: 60,
  idleMinutes: 60,
  growthMinutes: 5,
  mixedRedMinutes: 2,
  informMinutes: 30,
};
