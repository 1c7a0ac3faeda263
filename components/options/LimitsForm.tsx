/** Limits in minutes, group by group; each number says where it comes from and can be put back. */
import type { Settings } from '../../lib/settings/schema.ts';
import { Clause } from '../ui/Clause.tsx';
import { LIMIT_GROUPS, type LimitField, valueAt } from './limits.ts';

interface Props {
  draft: Settings;
  builtIn: Settings;
  errors: Record<string, string>;
  onChange(path: string, value: unknown): void;
}

export function LimitsForm(props: Props) {
  return (
    <div class="groups">
      {LIMIT_GROUPS.map((group) => (
        <fieldset class="group" key={group.title}>
          <legend>{group.title}</legend>
          {group.fields.map((field) => (
            <LimitInput key={field.path} field={field} {...props} />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

function LimitInput({ field, draft, builtIn, errors, onChange }: Props & { field: LimitField }) {
  const value = valueAt(draft, field.path);
  const standard = valueAt(builtIn, field.path);
  const error = errors[field.path];
  const id = `limit-${field.path}`;
  return (
    <div class="limit">
      <span>
        <label for={id}>{field.label}</label>
        {field.clause && <Clause id={field.clause} />}
      </span>
      <span class="limit-value">
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={field.min}
          max={field.max}
          value={Number.isNaN(value) ? '' : String(value)}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onInput={(event) => onChange(field.path, event.currentTarget.valueAsNumber)}
        />
        <span class="unit">{field.unit}</span>
      </span>
      {value !== standard && (
        <button type="button" class="link" onClick={() => onChange(field.path, standard)}>
          вернуть {String(standard)}
        </button>
      )}
      {field.hint && <p class="hint">{field.hint}</p>}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
