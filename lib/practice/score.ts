/**
 * What went right and wrong in a run, by clause. Pure: the same log gives the same score. A step that was left out costs its own clause
 * alone: what was to follow it is either judged without its time, or, where it wasn't done either, left out of the score; and so is what was to
 * be done to a ticket that was never made.
 */
import { MINUTE_MS } from '../text/moscow.ts';
import type { Expectation, Scenario, StepKind } from './scenario.ts';

/** One thing that the operator has done. */
export interface Deed {
  /** By the run's clock, ms. */
  at: number;
  kind: StepKind;
  /** The ticket or call, by its event; of `found` and `dialled` the client; empty when it is about none. */
  about: string;
  /** A text, or what was chosen. */
  value: string;
}

/** A run as it was. Moments are ms. */
export interface RunLog {
  startedAt: number;
  endedAt: number;
  /** When each event that has happened did. */
  events: Readonly<Record<string, number>>;
  /** In the order in which they were done. */
  deeds: readonly Deed[];
}

/**
 * `right`; `late` and `early` for a step out of its time; `missed` for one left out; `forbidden` for one that should have been; `idle` for what
 * the run hasn't come to, which counts neither way.
 */
export type Outcome = 'right' | 'late' | 'early' | 'missed' | 'forbidden' | 'idle';

export interface StepResult {
  expectation: Expectation;
  outcome: Outcome;
  /** When it was done; null when it wasn't. */
  at: number | null;
  /** By when it should have been; null where there is no such moment. */
  due: number | null;
}

export interface ClauseScore {
  clause: string;
  right: number;
  /** Of so many that count. */
  of: number;
}

export interface Score {
  steps: StepResult[];
  /** In the order in which the scenario names them. */
  clauses: ClauseScore[];
  right: number;
  of: number;
}

export function scoreRun(scenario: Pick<Scenario, 'expects'>, log: RunLog): Score {
  const results = new Map<string, Judged>();
  const judge = (expectation: Expectation): Judged => {
    const known = results.get(expectation.id);
    if (known) return known;
    // Where expectations wait for each other in a ring, none of them has begun.
    results.set(expectation.id, { result: resultOf(expectation, 'idle', null, null), deed: null });
    const judged = judgeStep(expectation, log, anchorOf(expectation, scenario, log, judge));
    results.set(expectation.id, judged);
    return judged;
  };
  const steps = scenario.expects.map((expectation) => {
    const { result } = judge(expectation);
    const isPossible = result.outcome !== 'missed' || !lacksTicket(expectation, scenario, log);
    return isPossible ? result : { ...result, outcome: 'idle' as const };
  });
  const counted = steps.filter(({ outcome }) => outcome !== 'idle');
  const clauses = [...Map.groupBy(counted, ({ expectation }) => expectation.clause)].map(([clause, of]) => ({
    clause,
    right: of.filter(isRight).length,
    of: of.length,
  }));
  return { steps, clauses, right: counted.filter(isRight).length, of: counted.length };
}

const TO_TICKETS: ReadonlySet<StepKind> = new Set([
  'field',
  'replied',
  'noted',
  'status',
  'assignee',
  'closed',
  'marked',
]);

/** Whether it was to be done to the ticket of a call that should have been made (R08) and wasn't. */
function lacksTicket({ kind, about }: Expectation, { expects }: Pick<Scenario, 'expects'>, { deeds }: RunLog): boolean {
  const isMaking = (one: Deed | Expectation) => one.kind === 'created' && one.about === about;
  return TO_TICKETS.has(kind) && expects.some(isMaking) && !deeds.some(isMaking);
}

interface Judged {
  result: StepResult;
  deed: Deed | null;
}

/** From when on a step counts; `deed` is the one that has begun it, which can't be the step itself. */
interface Anchor {
  /** Null when what it follows hasn't happened. */
  at: number | null;
  deed: Deed | null;
  /** Whether that was the scenario's to make happen. */
  isEvent: boolean;
}

function anchorOf(
  { from }: Expectation,
  { expects }: Pick<Scenario, 'expects'>,
  { events, startedAt }: RunLog,
  judge: (expectation: Expectation) => Judged,
): Anchor {
  if (from === '') return { at: startedAt, deed: null, isEvent: true };
  const step = expects.find(({ id }) => id === from);
  if (!step) return { at: events[from] ?? null, deed: null, isEvent: true };
  const { deed } = judge(step);
  return { at: deed?.at ?? null, deed, isEvent: false };
}

function judgeStep(expectation: Expectation, log: RunLog, anchor: Anchor): Judged {
  const { never, notBefore, within } = expectation;
  if (anchor.at === null && anchor.isEvent) return { result: resultOf(expectation, 'idle', null, null), deed: null };
  const since = anchor.at ?? log.startedAt;
  const after = anchor.deed === null ? log.deeds : log.deeds.slice(log.deeds.indexOf(anchor.deed) + 1);
  const fitting = after.filter((deed) => deed.at >= since && fits(deed, expectation));
  if (never) {
    const [deed = null] = fitting;
    return { result: resultOf(expectation, deed ? 'forbidden' : 'right', deed, null), deed };
  }
  if (anchor.at === null) {
    const [deed = null] = fitting;
    return { result: resultOf(expectation, deed ? 'right' : 'idle', deed, null), deed };
  }
  const due = within === null ? null : since + within * MINUTE_MS;
  const deed = fitting.find(({ at }) => at >= since + notBefore * MINUTE_MS) ?? null;
  if (!deed) {
    const [early = null] = fitting;
    return { result: resultOf(expectation, early ? 'early' : 'missed', early, due), deed: early };
  }
  return { result: resultOf(expectation, due !== null && deed.at > due ? 'late' : 'right', deed, due), deed };
}

/** Whether a deed is what the expectation asks for, at whatever time. */
function fits(deed: Deed, { kind, about, value }: Expectation): boolean {
  if (deed.kind !== kind || (about !== '' && deed.about !== about)) return false;
  return IN_WORDS.has(kind) ? plain(deed.value).includes(plain(value)) : value === '' || deed.value === value;
}

/** Of these the value is a text that was written or said. */
const IN_WORDS: ReadonlySet<StepKind> = new Set(['said', 'searched', 'replied', 'noted', 'consulted']);

/** Without what people and portals change: letter case, blanks, ё. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim();
}

function resultOf(expectation: Expectation, outcome: Outcome, deed: Deed | null, due: number | null): StepResult {
  return { expectation, outcome, at: deed?.at ?? null, due };
}

function isRight({ outcome }: StepResult): boolean {
  return outcome === 'right';
}
