/**
 * Guidance: the order of actions (R06–R13) as at most eight steps. A step ticks itself when the page shows that it is done; what no page
 * shows the operator confirms, and any step but the fork can be skipped with a reason. Pure: facts and the operator's word in, steps out.
 */
import type { InstructionId } from './client-check.ts';
import { type GuidanceFacts, needsNoHurry } from './guidance-facts.ts';
import { describeStep } from './guidance-steps.ts';

export const STEP_IDS = [
  'client',
  'ticket',
  'contract',
  'quota',
  'instruction',
  'record',
  'close',
  'transfer',
  'consult',
  'answer',
  'tell',
] as const;

export type StepId = (typeof STEP_IDS)[number];

/** The fork of R12 and R13: «решена» or «не решается». */
export type Outcome = 'solved' | 'unsolved';

/** What an operator has said of a ticket's steps. Small, and kept for each ticket. */
export interface GuidanceState {
  outcome: Outcome | null;
  /** The client is on the phone (R13a). */
  onPhone: boolean;
  /** Steps that the operator has confirmed, where no page shows that they are done. */
  confirmed: StepId[];
  /** Why a step was left out. */
  skipped: Partial<Record<StepId, string>>;
}

export const newGuidance: GuidanceState = { outcome: null, onPhone: false, confirmed: [], skipped: {} };

/** What of a step is said to a person, Russian. */
export interface StepWords {
  title: string;
  /** What is to be done now, or what was found. */
  text: string;
  clause: string;
  /** What the operator presses where no page shows that it is done; null where a page does. */
  confirm: string | null;
  instruction: InstructionId | null;
}

export interface Step extends StepWords {
  id: StepId;
  status: 'done' | 'current' | 'skipped' | 'later';
  /** Why it was left out; null when it wasn't. */
  reason: string | null;
  /** False for what can't be left out: the fork, without which nobody knows how to go on. */
  skippable: boolean;
}

export interface Guidance {
  /** At most eight, in the regulation's order; those behind the fork are there once it is decided. */
  steps: Step[];
  /** The first that is neither done nor skipped; null when nothing is left. */
  current: Step | null;
  outcome: Outcome | null;
}

const BEFORE: readonly StepId[] = ['client', 'ticket', 'contract', 'quota', 'instruction'];
/** What follows the fork: solved (R12), not to be passed to the chat (R14), not solved (R13). */
const AFTER = {
  solved: ['record', 'close'],
  unhurried: ['transfer'],
  unsolved: ['consult', 'answer', 'tell'],
} satisfies Record<string, readonly StepId[]>;

/** The steps of a ticket as they stand. */
export function judgeGuidance(facts: GuidanceFacts, state: GuidanceState): Guidance {
  const outcome = outcomeOf(facts, state);
  let found = false;
  const steps = stepsOf(facts, outcome).map((id): Step => {
    const reason = state.skipped[id] ?? null;
    const skippable = id !== 'instruction';
    const words = describeStep(id, facts, state.onPhone);
    const over = isDone(id, facts, outcome) || (words.confirm !== null && state.confirmed.includes(id));
    const passed = over ? 'done' : reason !== null && skippable ? 'skipped' : null;
    const status = passed ?? (found ? 'later' : 'current');
    found ||= status === 'current';
    return { id, ...words, status, reason: status === 'skipped' ? reason : null, skippable };
  });
  return { steps, current: steps.find(({ status }) => status === 'current') ?? null, outcome };
}

function stepsOf(facts: GuidanceFacts, outcome: Outcome | null): readonly StepId[] {
  if (outcome === null) return BEFORE;
  if (outcome === 'solved') return [...BEFORE, ...AFTER.solved];
  return [...BEFORE, ...(needsNoHurry(facts) ? AFTER.unhurried : AFTER.unsolved)];
}

/** What the page shows goes before what was said: a ticket closed without the 2nd line was solved. */
function outcomeOf(facts: GuidanceFacts, { outcome }: GuidanceState): Outcome | null {
  const wentOn = facts.consultAsked || facts.consultAnswered || facts.passedOn;
  if (facts.closed && !wentOn) return 'solved';
  return outcome ?? (wentOn ? 'unsolved' : null);
}

/** Whether the page shows that a step is done. */
function isDone(id: StepId, facts: GuidanceFacts, outcome: Outcome | null): boolean {
  const { work, passedOn, told } = facts;
  switch (id) {
    case 'client':
      return facts.client === 'found';
    case 'ticket':
      return facts.ticketExists;
    case 'contract':
      return facts.contract === 'valid';
    case 'quota':
      return facts.quota === 'normal';
    case 'instruction':
      return outcome !== null;
    case 'record':
      if (facts.ours) return work.public || work.hidden;
      return work.public && (work.hidden || !facts.byPhone);
    case 'close':
      return facts.closed;
    case 'transfer':
      return passedOn || facts.closed;
    case 'consult':
      return facts.consultAsked || facts.consultAnswered || passedOn;
    case 'answer':
      return facts.consultAnswered || passedOn || facts.closed;
    case 'tell':
      return (told && (facts.consultAnswered || passedOn)) || facts.closed;
  }
}

/** The operator's word about the fork. Said again, it is taken back. */
export function chooseOutcome(state: GuidanceState, outcome: Outcome): GuidanceState {
  return { ...state, outcome: state.outcome === outcome ? null : outcome };
}

/** Confirms a step, or takes that back. */
export function confirmStep(state: GuidanceState, id: StepId): GuidanceState {
  const others = state.confirmed.filter((known) => known !== id);
  return { ...state, confirmed: others.length < state.confirmed.length ? others : [...others, id] };
}

/** Leaves a step out for a reason; without one (blank) it is taken up again. */
export function skipStep(state: GuidanceState, id: StepId, reason: string): GuidanceState {
  const { [id]: _, ...others } = state.skipped;
  const words = reason.trim().slice(0, MOST_REASON);
  return { ...state, skipped: words === '' ? others : { ...others, [id]: words } };
}

const MOST_REASON = 200;
