/** Settings that are one value each, as data: what the form shows, and what it makes of what is typed. */
import type { FindableSetting } from './workshop.ts';

interface Common extends FindableSetting {
  clause?: string;
  placeholder?: string;
}

export type SettingField = Common &
  (
    | { kind: 'number'; min: number; max: number; unit: string }
    | { kind: 'text'; suggestions?: readonly { value: string; title: string }[] }
    /** An address on the portal, where nothing means null. */
    | { kind: 'path' }
    /** `HH:MM`, Moscow. */
    | { kind: 'time' }
    /** A day, ISO; nothing means null. */
    | { kind: 'date' }
    /** A list, an entry a line. */
    | { kind: 'lines' }
    | { kind: 'choice'; options: readonly { value: string; title: string }[] }
    | { kind: 'flag'; title: string }
  );

export interface FieldGroup {
  title: string;
  /** What holds for the whole group, under its title. */
  note?: string;
  fields: readonly SettingField[];
}

/** The lines of a text that hold something. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '');
}
