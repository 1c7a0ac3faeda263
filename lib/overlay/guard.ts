/** Holds the creation or closing of a ticket that lacks what the regulation requires (R15–R18); other saves are none of its business. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { SaveKind } from '../portal/saves.ts';
import type { FieldState } from '../regulation/required-fields.ts';
import type { FieldName, TicketSnapshot } from '../regulation/snapshot.ts';

export interface GuardState {
  kind: Exclude<SaveKind, 'other'>;
  gaps: readonly FieldState[];
  /** The operator has given a reason: the next press of the portal's button goes through. */
  passed: boolean;
}

export interface Guard {
  state: ReadonlySignal<GuardState | null>;
  /** Whether this save must be held; then the operator is led to the first gap. */
  holds(kind: SaveKind, control: HTMLElement | null): boolean;
  /** «Сохранить всё равно»: kept for the shift's report; the portal's button is left to the operator. */
  pass(reason: string): void;
  /** The gaps may have been filled meanwhile. */
  look(): void;
}

interface Ports {
  fields(): readonly FieldState[];
  snapshot(): TicketSnapshot;
  go(field: FieldName): void;
  unfold(): void;
  skipped(gaps: readonly FieldState[], reason: string): void;
}

export function createGuard({ fields, snapshot, go, unfold, skipped }: Ports): Guard {
  const state = signal<GuardState | null>(null);
  let pressed: HTMLElement | null = null;
  const gapsNow = () => fields().filter((gap) => gap.blocks && isEmptyStill(gap, snapshot()));
  return {
    state,
    holds: (kind, control) => {
      if (kind === 'other') return false;
      const gaps = gapsNow();
      const now = state.peek();
      const isPassed =
        now?.passed === true && now.kind === kind && gaps.every(({ id }) => now.gaps.some((gap) => gap.id === id));
      if (gaps.length === 0 || isPassed) return false;
      pressed = control;
      state.value = { kind, gaps, passed: false };
      unfold();
      go(gaps[0]!.field!);
      return true;
    },
    pass: (reason) => {
      const now = state.peek();
      if (!now) return;
      skipped(now.gaps, reason);
      state.value = { ...now, passed: true };
      pressed?.focus();
    },
    look: () => {
      const now = state.peek();
      if (!now || now.passed) return;
      const gaps = gapsNow();
      const isSame = gaps.length === now.gaps.length;
      if (!isSame) state.value = gaps.length > 0 ? { ...now, gaps } : null;
    },
  };
}

/** The gaps were judged a moment ago: what has been typed since is taken for filled, the portal's save doesn't wait for us. */
function isEmptyStill({ id, field }: FieldState, { fields }: TicketSnapshot): boolean {
  const names: FieldName[] = id === 'client' ? ['contract', 'login'] : field ? [field] : [];
  if (id === 'phone' || id === 'callTime') {
    const text = fields[field!]?.value ?? '';
    return id === 'phone'
      ? text.replace(/\D/g, '').length < 5
      : field === 'phone' || text.trim() === '' || /местн/iu.test(text);
  }
  return names.every((name) => (fields[name]?.value ?? '').trim() === '');
}
