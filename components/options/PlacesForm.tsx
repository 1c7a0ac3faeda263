/** Portal, channel, staff, instructions and the levels of required fields: texts and choices that only a lead knows. */
import { REQUIRED_IDS, REQUIRED_LEVELS, type RequiredLevel } from '../../lib/regulation/required-fields.ts';
import type { Settings } from '../../lib/settings/schema.ts';
import { Clause } from '../ui/Clause.tsx';
import { REQUIRED_TITLES } from '../ui/words.ts';
import { valueAt } from './limits.ts';
import { PLACE_GROUPS, type PlaceField, textOf, valueFrom } from './places.ts';

interface Props {
  draft: Settings;
  builtIn: Settings;
  errors: Record<string, string>;
  onChange(path: string, value: unknown): void;
}

export function PlacesForm(props: Props) {
  return (
    <>
      {PLACE_GROUPS.map((group) => (
        <fieldset class="group" key={group.title}>
          <legend>{group.title}</legend>
          {group.fields.map((field) => (
            <Place key={field.path} field={field} {...props} />
          ))}
        </fieldset>
      ))}
      <fieldset class="group">
        <legend>Обязательные поля заявки</legend>
        {REQUIRED_IDS.map((id) => (
          <p class="place" key={id}>
            <label for={`required-${id}`}>{REQUIRED_TITLES[id]}</label>
            <select
              id={`required-${id}`}
              value={props.draft.required[id]}
              onChange={(event) => props.onChange(`required.${id}`, event.currentTarget.value)}
            >
              {REQUIRED_LEVELS.map((level) => (
                <option key={level} value={level}>
                  {LEVEL_TITLES[level]}
                  {level === props.builtIn.required[id] && ' (как в регламенте)'}
                </option>
              ))}
            </select>
          </p>
        ))}
      </fieldset>
    </>
  );
}

const LEVEL_TITLES: Record<RequiredLevel, string> = {
  required: 'без него не создавать и не закрывать',
  warning: 'только предупреждать',
  off: 'не спрашивать',
};

function Place({ field, draft, builtIn, errors, onChange }: Props & { field: PlaceField }) {
  const { path, label, clause, kind, hint, placeholder } = field;
  const text = textOf(valueAt(draft, path));
  const standard = valueAt(builtIn, path);
  const error = Object.entries(errors).find(([at]) => at === path || at.startsWith(`${path}.`))?.[1];
  const id = `place-${path}`;
  const shared = {
    id,
    value: text,
    'aria-invalid': error ? ('true' as const) : undefined,
    'aria-describedby': error ? `${id}-error` : hint ? `${id}-hint` : undefined,
    onInput: (event: { currentTarget: { value: string } }) =>
      onChange(path, valueFrom(field, event.currentTarget.value)),
  };
  return (
    <div class="place">
      <label for={id}>
        {label} {clause && <Clause id={clause} />}
      </label>
      {kind === 'lines' ? (
        <textarea rows={4} {...shared} />
      ) : (
        <input type="text" autocomplete="off" spellcheck={false} placeholder={placeholder} {...shared} />
      )}
      {text !== textOf(standard) && (
        <button type="button" class="link" onClick={() => onChange(path, standard)}>
          вернуть {textOf(standard) ? `«${textOf(standard)}»` : 'пустое'}
        </button>
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
