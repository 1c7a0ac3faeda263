/** What the panel tells the operator in its own place: one line for each matter, with what can be done about it. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { PanelNote } from './panel-state.ts';

export interface Notes {
  list: ReadonlySignal<readonly PanelNote[]>;
  /** Says it, in place of what the same id said before; `decide` takes the operator's answer to what it offers. */
  note(note: PanelNote, decide?: (accepted: boolean) => void): void;
  forget(id: string): void;
  /** Something the operator asked for went wrong, Russian; it stays until something succeeds. */
  failed(text: string): void;
  /** The operator's answer: the note goes, and whoever offered it hears. */
  answer(id: string, accepted: boolean): void;
}

export function createNotes(): Notes {
  const list = signal<readonly PanelNote[]>([]);
  const deciders = new Map<string, (accepted: boolean) => void>();
  const forget = (id: string) => {
    deciders.delete(id);
    if (list.peek().some((known) => known.id === id)) list.value = list.peek().filter((known) => known.id !== id);
  };
  const note: Notes['note'] = (next, decide) => {
    forget(next.id);
    list.value = [...list.peek(), next];
    if (decide) deciders.set(next.id, decide);
  };
  return {
    list,
    note,
    forget,
    failed: (text) => note({ id: 'failed', tone: 'bad', text }),
    answer: (id, accepted) => {
      const decide = deciders.get(id);
      forget(id);
      decide?.(accepted);
    },
  };
}
