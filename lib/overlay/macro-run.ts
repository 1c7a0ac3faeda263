/**
 * Runs of macros: plan → preview old → new → one press to fill → read back → undo as one step (design.md, «How it must behave» 2).
 * Fills and never sends. A macro of several saves goes on after the reload, from the progress that the background keeps.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Recognised } from '../portal/handles.ts';
import { type Applied, applyWrites, preview, type Write } from '../portal/write.ts';
import { internalPlace } from '../portal/write-internal.ts';
import type { Macro } from '../regulation/macro.ts';
import { type Closing, type MacroPlan, type MacroStep, planClosing, planMacro } from '../regulation/macro-plan.ts';
import type { RunChoice, RunState, RunStep } from './run-state.ts';

export interface RunFacts {
  /** Whether the client pays, as the report says; null when unknown (R22). */
  paid: boolean | null;
  /** Values of the texts' variables. */
  values: Readonly<Record<string, string>>;
  /** The line that records what was said by phone (R04). */
  phoneRecord: string;
  macros: readonly Macro[];
}

export interface RunPorts {
  /** The page as it was seen last; enough for showing. */
  page(): Recognised;
  /** The page as it is at this moment; for writing. */
  recognise(): Recognised;
  facts(): RunFacts;
  /** A save is about to be filled: its text is kept first, so that nothing can lose it. */
  filling(step: RunStep): Promise<void>;
  /** A save was filled (`step` from 1), or taken back (`step` 0). */
  filled(macro: Macro, step: number, of: number, values: Values): void;
}

/** Values of variables, by name. */
type Values = Readonly<Record<string, string>>;

export interface MacroRuns {
  state: ReadonlySignal<RunState | null>;
  /** Shows what the macro would do. `choosable` is false for texts that aren't transfers; `values` beside those of the ticket. */
  start(macro: Macro, choosable?: boolean, values?: Values): void;
  /** Shows what the end of a ticket would do (R12); from its second save on when the note is in the thread. */
  end(macro: Macro, closing: Omit<Closing, 'internal'>, step?: number): void;
  /** Goes on with a later save (`step` from 1) of a macro whose earlier ones are in the thread. */
  resume(macro: Macro, step: number, contactPerson: string, values: Values): void;
  choose(choice: RunChoice): void;
  /** The page or what is known of the client changed: what stood in the way may be gone («Ответить» unlocks the whole form; the client is paid, R22). */
  refresh(): void;
  fill(): Promise<void>;
  undo(): Promise<void>;
  leave(): void;
  /** True while an internal text of ours stands in the form without the hidden flag. */
  atRisk(): boolean;
}

const NOTE_IS_THERE = 'Скрытый комментарий в заявке. Остался ответ клиенту.';
const TO_CLIENT: RunChoice = { channel: 'ticket', contactPerson: null };

export function createMacroRuns({ page, recognise, facts, filling, filled }: RunPorts): MacroRuns {
  const state = signal<RunState | null>(null);
  let current: Current | null = null;
  let applied: Extract<Applied, { ok: true }> | null = null;

  const show = (hint: string | null = null): void => {
    if (current) state.value = look(current, page(), facts(), hint);
  };
  const leave = (): void => {
    current = null;
    state.value = null;
  };

  return {
    state,
    start: (macro, choosable = true, values = {}) => {
      current = { macro, choosable, choice: TO_CLIENT, step: 1, values };
      show();
    },
    end: (macro, closing, step = 1) => {
      current = { macro, closing, choosable: false, choice: TO_CLIENT, step, values: {} };
      show(step > 1 ? NOTE_IS_THERE : null);
    },
    resume: (macro, step, contactPerson, values) => {
      current = { macro, choosable: false, choice: { ...TO_CLIENT, contactPerson }, step, values };
      show(NOTE_IS_THERE);
    },
    choose: (choice) => {
      if (!current) return;
      current = { ...current, choice };
      show();
    },
    refresh: () => {
      const shown = state.peek();
      const isStuck = shown?.phase === 'preview' && !shown.ready && shown.step.changes.some(({ problem }) => problem);
      if (isStuck || shown?.phase === 'refused') show();
    },
    fill: async () => {
      const shown = state.peek();
      if (!current || shown?.phase !== 'preview' || !shown.ready) return;
      const fresh = recognise();
      const now = look(current, fresh, facts(), null);
      if (now.phase !== 'preview' || !sameChanges(now.step, shown.step)) {
        show('Пока вы смотрели, поля изменились. Проверьте ещё раз.');
        return;
      }
      const { macro, choice, choosable } = shown;
      state.value = { macro, choice, choosable, step: shown.step, phase: 'filling' };
      await filling(shown.step);
      const done = await applyWrites(fresh, writesFor(current, fresh, facts()));
      const base = { macro, choice, choosable, step: { ...shown.step, changes: done.changes.filter(matters) } };
      if (done.ok) {
        applied = done;
        state.value = { ...base, phase: 'filled' };
        filled(macro, shown.step.number, shown.step.of, current.values);
      } else state.value = { ...base, phase: 'failed', ...failure(done) };
    },
    undo: async () => {
      const shown = state.peek();
      if (!applied || shown?.phase !== 'filled') return;
      const undone = await applied.undo();
      applied = null;
      filled(shown.macro, 0, shown.step.of, {});
      if (undone.ok) show();
      else {
        const reason = undone.failures.map(({ reason }) => reason).join('; ');
        state.value = { ...shown, phase: 'failed', title: 'Вернулось не всё', reason };
      }
    },
    leave,
    atRisk: () => applied?.atRisk() ?? false,
  };
}

interface Current {
  macro: Macro;
  choice: RunChoice;
  choosable: boolean;
  step: number;
  /** What the operator was asked, beside the ticket's own values. */
  values: Values;
  /** The end of the ticket instead of a transfer. */
  closing?: Omit<Closing, 'internal'>;
}

function planOf({ macro, choice, closing, values }: Current, page: Recognised, facts: RunFacts): MacroPlan {
  const { channel, contactPerson } = choice;
  const record = channel === 'phone' ? facts.phoneRecord : null;
  const { form: internal } = internalPlace(page);
  if (closing) return withoutMissingFlag(planClosing({ ...closing, internal }), page);
  return planMacro(macro, {
    channel,
    contactPerson,
    record,
    internal,
    paid: facts.paid,
    values: { ...facts.values, ...values },
  });
}

/** A page without the closing flag takes the texts; the wizard has said that the operator closes himself. */
function withoutMissingFlag(plan: MacroPlan, { handles }: Recognised): MacroPlan {
  if (!plan.ok || handles.close) return plan;
  const steps = plan.steps.map((step) => {
    const { close: _, ...fields } = step.fields;
    return { ...step, fields };
  });
  return { ok: true, steps };
}

function look(current: Current, page: Recognised, facts: RunFacts, hint: string | null): RunState {
  const { macro, choice, choosable, step } = current;
  const plan = planOf(current, page, facts);
  if (!plan.ok) {
    if (choice.contactPerson === '') {
      const empty: RunStep = { number: 1, of: 1, kind: 'note', changes: [], copy: null };
      return { macro, choice, choosable, phase: 'preview', step: empty, hint: null, ready: false };
    }
    const offer = facts.macros.find(({ id }) => id === plan.offer) ?? null;
    return { macro, choice, choosable, phase: 'refused', clause: plan.clause, reason: plan.reason, offer };
  }
  const index = Math.min(step, plan.steps.length) - 1;
  const { kind, copy } = plan.steps[index]!;
  const changes = preview(page, writesOf(plan.steps[index]!, page)).filter(matters);
  const shown: RunStep = { number: index + 1, of: plan.steps.length, kind, copy, changes };
  const isNamed = choice.contactPerson === null || choice.contactPerson.trim().split(/\s+/).length > 1;
  const ready = isNamed && changes.length > 0 && changes.every(({ problem }) => problem === null);
  const nothing = changes.length === 0 && copy === null ? 'Всё это уже стоит в полях.' : null;
  return {
    macro,
    choice,
    choosable,
    phase: 'preview',
    step: shown,
    hint: isNamed ? (hint ?? nothing) : 'Нужны хотя бы фамилия и имя этого лица.',
    ready,
  };
}

function writesFor(current: Current, page: Recognised, facts: RunFacts): Write[] {
  const plan = planOf(current, page, facts);
  return plan.ok ? writesOf(plan.steps[Math.min(current.step, plan.steps.length) - 1]!, page) : [];
}

/** A text that stands in its field already isn't put there twice. */
function writesOf({ fields }: MacroStep, { snapshot }: Recognised): Write[] {
  const message = 'fields' in snapshot ? (snapshot.fields.message?.value ?? '') : '';
  const isThere = fields.message !== undefined && fields.internal !== 'да' && message.includes(fields.message);
  return Object.entries(fields)
    .filter(([field]) => !(isThere && (field === 'message' || field === 'internal')))
    .map(([field, value]) => ({ field, value }) as Write);
}

const matters = ({ before, after, problem }: RunStep['changes'][number]) => before !== after || problem !== null;

function sameChanges(a: RunStep, b: RunStep): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function failure({ failures, rolledBack }: Extract<Applied, { ok: false }>): { title: string; reason: string } {
  return {
    title: rolledBack ? 'Не заполнено, всё осталось как было' : 'Заполнено не всё, проверьте поля',
    reason: failures.map(({ reason }) => reason).join('; '),
  };
}
