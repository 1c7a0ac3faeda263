/** One setting: its label, where its value is from, how to put it back, and what is wrong with it. The control itself is the caller's. */
import type { ComponentChildren } from 'preact';
import { equal } from '../../lib/settings/difference.ts';
import { settingAt } from '../../lib/settings/paths.ts';
import { Clause } from '../ui/Clause.tsx';
import { errorAt, type Origin, type Workshop } from './workshop.ts';

/** What the control must bear to belong to its setting. */
export interface ControlProps {
  id: string;
  disabled: boolean;
  'aria-invalid': 'true' | undefined;
  'aria-describedby': string;
}

interface Props {
  workshop: Workshop;
  path: string;
  label: string;
  clause?: string | null;
  hint?: string;
  /** The control takes the whole width, under its label. */
  wide?: boolean;
  /** The built-in value in words, for «вернуть …»; left out where it is too long to be named. */
  standard?: string;
  /** What stands for a built-in value that isn't there. */
  fallback?: unknown;
  children(control: ControlProps): ComponentChildren;
}

export const ORIGIN_TITLES: Record<Origin, string> = {
  builtIn: 'встроенное',
  local: 'задано здесь',
  team: 'файл команды',
  managed: 'задано администратором',
  draft: 'изменено, не сохранено',
};

/** The id of the control, by which search and errors find it. */
export const controlId = (path: string): string => `set-${path}`;

export function Setting({ workshop, path, label, clause, hint, wide, standard, fallback, children }: Props) {
  const { draft, builtIn, errors, stored, place } = workshop;
  const id = controlId(path);
  const error = errorAt(errors, path);
  const refused = errorAt(stored, path);
  const locked = workshop.locked(path);
  const origin = locked ?? workshop.origin(path);
  const builtInValue = settingAt(builtIn, path) ?? fallback;
  const changed = builtInValue !== undefined && !equal(settingAt(draft, path) ?? fallback, builtInValue);
  return (
    <div class="setting" data-path={path} data-wide={wide || undefined} data-marked={place.path === path || undefined}>
      <div class="setting-words">
        <label for={id}>{label}</label>
        {clause && <Clause id={clause} />}
        {hint && (
          <p class="hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
      <div class="setting-value">
        {children({
          id,
          disabled: locked !== null,
          'aria-invalid': error ? 'true' : undefined,
          'aria-describedby': [error && `${id}-error`, hint && `${id}-hint`, `${id}-origin`].filter(Boolean).join(' '),
        })}
        {error && (
          <p class="error" id={`${id}-error`}>
            {error}
          </p>
        )}
        {refused && <p class="warning">Записанное значение не действует: {refused}.</p>}
        <p class="origin" id={`${id}-origin`} data-origin={origin}>
          {(builtInValue !== undefined || origin !== 'builtIn') && ORIGIN_TITLES[origin]}
          {changed && !locked && (
            <button type="button" class="link" onClick={() => workshop.set(path, builtInValue)}>
              вернуть {standard ?? 'встроенное'}
            </button>
          )}
        </p>
      </div>
    </div>
  );
}
