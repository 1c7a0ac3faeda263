/** What every section of the options page is given: one object, of the same type for all. */
import type { ComponentType } from 'preact';
import type { PlaceCount, SettingsLayer } from '../../lib/messages.ts';
import type { AlarmLog } from '../../lib/regulation/alarm-log.ts';
import type { Lock } from '../../lib/settings/layers.ts';
import type { Settings } from '../../lib/settings/schema.ts';
import type { DataPorts } from './data/DataSection.tsx';
import type { PhraseUses } from './phrases/PhrasesSection.tsx';
import type { DiagnosisPorts } from './portal/Diagnosis.tsx';
import type { PortalsPorts } from './portal/PortalsSection.tsx';
import type { FirstRunPorts } from './team/FirstRunSection.tsx';
import type { TeamPorts } from './team/team-ports.ts';
import type { ProgressPorts } from './training/ProgressSection.tsx';
import type { Place } from './use-place.ts';

/** Errors by dot-separated path, in plain Russian. */
export type SaveErrors = Record<string, string>;

/** Where the value in the form is from; `draft`: it was changed here and isn't saved yet. */
export type Origin = SettingsLayer | 'draft';

/**
 * What sections can ask of the browser; they are wired in `entrypoints/options/main.tsx`. A section that needs more declares an
 * interface of its own beside its component and adds a line here.
 */
export interface OptionsPorts {
  /** Rejects with a Russian message. */
  loadAlarms(): Promise<AlarmLog>;
  loadPlaces(): Promise<PlaceCount[]>;
  phraseUses(): Promise<PhraseUses>;
  data: DataPorts;
  diagnosis: DiagnosisPorts;
  /** Plays the reminder's sound, as loud as so many percent; false when it can't be heard. Rejects with a Russian message. */
  testSound(volume: number): Promise<boolean>;
  team: TeamPorts;
  portals: PortalsPorts;
  firstRun: FirstRunPorts;
  progress: ProgressPorts;
}

/** The page's one draft, and what a section may do with it. Paths are dot-separated, a macro's holds its id: `macros.os.text`. */
export interface Workshop {
  /** As it will be saved. */
  draft: Settings;
  /** In force now. */
  settings: Settings;
  builtIn: Settings;
  /** The draft differs from what is in force. */
  unsaved: boolean;
  /** What the last saving has refused. */
  errors: SaveErrors;
  /** What is stored and doesn't hold, so that the layer below is in force there. */
  stored: SaveErrors;
  origin(path: string): Origin;
  /** Who keeps the value from being changed here: the team's document or the administrator; null for nobody. It is shown, not changed. */
  locked(path: string): Lock['layer'] | null;
  /** Changes one value of the draft. */
  set(path: string, value: unknown): void;
  /** Changes the draft as a whole. */
  edit(draft: Settings): void;
  /** Where one is: its `path` is the setting that was asked for, by search or for its error; a new object each time. */
  place: Place;
  ports: OptionsPorts;
}

/** The groups of sections, in the order of the navigation. */
export const GROUPS = ['Фразы', 'Правила', 'Портал', 'Команда', 'Обучение', 'Данные'] as const;

/** A setting, as search finds it and jumps to it. */
export interface FindableSetting {
  path: string;
  label: string;
  hint?: string;
  /** What it is about, where the label alone doesn't say. */
  about?: string;
  /** Other words that people would look for, divided by blanks. */
  keywords?: string;
}

/** One section of the page; `sections.tsx` lists them. */
export interface OptionsSection {
  /** In the address: `options.html#limits`. */
  id: string;
  title: string;
  group: (typeof GROUPS)[number];
  /** One sentence under the heading. */
  lead?: string;
  /** Other words that people would look for, divided by blanks. */
  keywords?: string;
  /** Beginnings of the paths that are edited here: an error leads to the section with the longest. Empty for what is no setting. */
  paths: readonly string[];
  settings?: readonly FindableSetting[];
  Body: ComponentType<{ workshop: Workshop }>;
}

/** Whether a path is another one or lies in it. */
export function isWithin(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}.`);
}

/** The first error of a value or of something within it. */
export function errorAt(errors: SaveErrors, path: string): string | undefined {
  return Object.entries(errors).find(([at]) => isWithin(at, path))?.[1];
}
