/** «Указать на странице», step by step: a lead points at a control, names it, tries it on the open pages, keeps it. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { ask } from '../messaging-client.ts';
import { type Pointable, type Pointed, pointedOf } from '../portal/bind.ts';
import { isBindable } from '../portal/binding.ts';
import { FIELD_NAMES, type FieldName, type PageKind } from '../regulation/snapshot.ts';

/** Kinds of pages that have fields. */
export type BindableKind = Extract<PageKind, 'ticket' | 'ticket-new'>;

export type BindState =
  | { step: 'pointing'; field: FieldName; under: Pointed | null; problem: string | null }
  | {
      step: 'taken';
      field: FieldName;
      kind: BindableKind;
      pointed: Pointed;
      /** The fields that such a control can be. */
      fields: FieldName[];
      /** How many open pages of this kind were asked, and on how many it was found; null until known. */
      tried: { pages: number; found: number } | null;
      problem: string | null;
    }
  | { step: 'saved'; field: FieldName; kind: BindableKind };

export interface BindSession {
  state: ReadonlySignal<BindState>;
  /** The pointer or the keyboard has come to this control; null: to nothing that can be taken. */
  pointTo(pointable: Pointable | null): void;
  take(): void;
  again(): void;
  setField(field: FieldName): void;
  setKind(kind: BindableKind): void;
  save(): Promise<void>;
  /** Takes the binding that was just saved away again. */
  undo(): Promise<void>;
}

const NO_CONTROL = 'Здесь нет поля, которое можно взять. Наведите на само поле или на его подпись.';

/** `kind` is what the page is taken for; a page that isn't recognised is bound as a ticket until the lead says otherwise. */
export function createBindSession(asking: typeof ask, start: { field: FieldName; kind: BindableKind }): BindSession {
  const state = signal<BindState>({ step: 'pointing', field: start.field, under: null, problem: null });
  let under: Pointable | null = null;

  /** Asks the open pages whether they have it; what was changed meanwhile is asked anew by whoever changed it. */
  const tryIt = async () => {
    const asked = state.peek();
    if (asked.step !== 'taken') return;
    const { field, kind, pointed } = asked;
    const answer = await asking('tryBinding', { field, kind, binding: pointed.binding });
    if (state.peek() !== asked) return;
    state.value = answer.ok
      ? { ...asked, tried: answer.value }
      : { ...asked, problem: answer.why === 'failed' ? answer.message : GONE };
  };
  const change = (next: Partial<Extract<BindState, { step: 'taken' }>>) => {
    const now = state.peek();
    if (now.step !== 'taken') return;
    state.value = { ...now, tried: null, problem: null, ...next };
    void tryIt();
  };

  return {
    state,
    pointTo: (pointable) => {
      const now = state.peek();
      if (now.step !== 'pointing' || pointable === under) return;
      under = pointable;
      state.value = { ...now, under: pointable && pointedOf(pointable), problem: null };
    },
    take: () => {
      const now = state.peek();
      if (now.step !== 'pointing') return;
      if (!now.under) {
        state.value = { ...now, problem: NO_CONTROL };
        return;
      }
      const { kind } = now.under;
      const fields = FIELD_NAMES.filter((field) => isBindable(field, kind));
      const field = fields.includes(now.field) ? now.field : fields[0];
      if (field === undefined) {
        state.value = { ...now, problem: NO_CONTROL };
        return;
      }
      const problem = field === now.field ? null : WRONG_KIND;
      state.value = { step: 'taken', field, kind: start.kind, pointed: now.under, fields, tried: null, problem };
      void tryIt();
    },
    again: () => {
      under = null;
      state.value = { step: 'pointing', field: state.peek().field, under: null, problem: null };
    },
    setField: (field) => change({ field }),
    setKind: (kind) => change({ kind }),
    save: async () => {
      const now = state.peek();
      if (now.step !== 'taken') return;
      const { field, kind, pointed } = now;
      const answer = await asking('saveBinding', { field, kind, binding: pointed.binding });
      if (answer.ok) state.value = { step: 'saved', field, kind };
      else state.value = { ...now, problem: answer.why === 'failed' ? answer.message : GONE };
    },
    undo: async () => {
      const now = state.peek();
      if (now.step !== 'saved') return;
      const answer = await asking('saveBinding', { field: now.field, kind: now.kind, binding: null });
      if (answer.ok) state.value = { step: 'pointing', field: now.field, under: null, problem: null };
    },
  };
}

const GONE = 'Расширение обновлено: обновите страницу (F5).';
const WRONG_KIND = 'Поле такого вида не может быть тем, которое вы ищете: выберите, что это, или укажите другое.';
