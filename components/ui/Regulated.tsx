/** Gives the clauses inside of it their words in force, and a way to the whole text. */
import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Settings } from '../../lib/settings/schema.ts';
import { RegulationContext } from './regulation.ts';

interface Props {
  settings: ReadonlySignal<Settings>;
  open(clause: string): void;
  children: ComponentChildren;
}

export function Regulated({ settings, open, children }: Props) {
  const edition = settings.value.regulation;
  return <RegulationContext.Provider value={{ edition, open }}>{children}</RegulationContext.Provider>;
}
