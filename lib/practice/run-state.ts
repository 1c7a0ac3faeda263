/** What a run of a scenario holds: a made-up portal, a phone, a chat with the 2nd line, and the log of all that was done. */
import type { CallResult } from '../regulation/events.ts';
import type { PortalTicket } from './model.ts';
import type { Scenario, ScenarioClient, StepKind, Topic } from './scenario.ts';
import type { Deed } from './score.ts';

/** A Tuesday: the 2nd line works, and nothing about the day is special. */
export const PRACTICE_DAY = '2026-03-03';

/** One line on the phone or in the chat. */
export interface Line {
  at: number;
  who: 'client' | 'operator' | 'consult';
  text: string;
}

/** A call: of a client to us, by its event, or ours to a client. */
export interface PhoneCall {
  event: string | null;
  client: ScenarioClient;
  state: 'ringing' | 'talking' | 'over';
  /** How our own call ended. */
  result: CallResult | null;
  lines: Line[];
  /** What the caller was asked already. */
  asked: Topic[];
}

export interface Run {
  scenario: Scenario;
  startedAt: number;
  /** The run's moment, ms. */
  now: number;
  tickets: Map<number, PortalTicket>;
  /** The ticket of each event that has one: a client's, or the one made for his call. */
  numbers: Map<string, number>;
  calls: PhoneCall[];
  chat: Line[];
  happened: Map<string, number>;
  deeds: Deed[];
}

/** Notes what the operator has done now. */
export function note(run: Run, kind: StepKind, about = '', value = ''): void {
  run.deeds.push({ at: run.now, kind, about, value });
}
