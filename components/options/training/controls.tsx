/** The form of a scenario is made of rows, and a row of fields that are data: what each is called and what may stand in it. */
import { useState } from 'preact/hooks';
import type { ScenarioErrors } from '../../../lib/practice/scenario-check.ts';
import { Button } from '../../ui/Button.tsx';

export interface Choice {
  value: string;
  title: string;
}

/** One field of a row. */
export interface FieldSpec<T> {
  key: keyof T & string;
  label: string;
  /** `minutes` may be empty, for none. */
  kind: 'text' | 'area' | 'number' | 'minutes' | 'flag' | readonly Choice[];
  /** Of choices: what the chosen one stands for, where that isn't a string. */
  parse?(value: string): unknown;
}

interface RowProps<T> {
  item: T;
  fields: readonly FieldSpec<T>[];
  /** Of the row in the scenario: `events.0`. */
  path: string;
  errors: ScenarioErrors;
  onChange(item: T): void;
}

/** The fields of one client, event or step. */
export function Fields<T extends object>({ item, fields, path, errors, onChange }: RowProps<T>) {
  return (
    <div class="scenario-fields">
      {fields.map(({ key, label, kind, parse }) => {
        const id = `scenario-${path}-${key}`;
        const error = errors[`${path}.${key}`];
        const set = (value: unknown) => onChange({ ...item, [key]: parse ? parse(String(value)) : value });
        const control = {
          id,
          'aria-invalid': error ? ('true' as const) : undefined,
          'aria-describedby': error ? `${id}-error` : undefined,
        };
        return (
          <p key={key} class="scenario-field" data-wide={kind === 'area' ? '' : undefined}>
            <label for={id}>{label}</label>
            <Control kind={kind} value={item[key]} control={control} onValue={set} />
            {error && (
              <span class="error" id={`${id}-error`}>
                {error}
              </span>
            )}
          </p>
        );
      })}
    </div>
  );
}

interface ControlProps {
  kind: FieldSpec<never>['kind'];
  value: unknown;
  control: { id: string; 'aria-invalid': 'true' | undefined; 'aria-describedby': string | undefined };
  onValue(value: unknown): void;
}

function Control({ kind, value, control, onValue }: ControlProps) {
  if (typeof kind !== 'string') {
    return (
      <select {...control} value={String(value)} onChange={({ currentTarget }) => onValue(currentTarget.value)}>
        {kind.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.title}
          </option>
        ))}
      </select>
    );
  }
  switch (kind) {
    case 'flag':
      return (
        <input
          {...control}
          type="checkbox"
          checked={value === true}
          onChange={({ currentTarget }) => onValue(currentTarget.checked)}
        />
      );
    case 'area':
      return (
        <textarea
          {...control}
          rows={2}
          value={String(value)}
          onInput={({ currentTarget }) => onValue(currentTarget.value)}
        />
      );
    case 'number':
    case 'minutes':
      return (
        <input
          {...control}
          type="text"
          inputMode="numeric"
          value={value === null ? '' : String(value)}
          onInput={({ currentTarget }) => onValue(numberIn(currentTarget.value, kind === 'minutes' ? null : ''))}
        />
      );
    case 'text':
      return (
        <input
          {...control}
          type="text"
          value={String(value)}
          onInput={({ currentTarget }) => onValue(currentTarget.value)}
        />
      );
  }
}

/** What isn't a whole number stays as it was typed: the check refuses it in its place. */
function numberIn(text: string, empty: null | ''): number | string | null {
  const plain = text.trim();
  if (plain === '') return empty;
  return /^-?\d{1,6}$/.test(plain) ? Number(plain) : text;
}

interface RowsProps<T> {
  title: string;
  name: string;
  items: readonly T[];
  /** What stands over a row. */
  titleOf(item: T): string;
  fieldsOf(item: T): readonly FieldSpec<T>[];
  path: string;
  errors: ScenarioErrors;
  /** A new one. */
  fresh(): T;
  onChange(items: T[]): void;
}

/** A list of rows, each of which can be taken out; a new one comes at the end. */
export function Rows<T extends { id: string }>({
  title,
  name,
  items,
  titleOf,
  fieldsOf,
  path,
  errors,
  fresh,
  onChange,
}: RowsProps<T>) {
  /** The one that has just been added is open. */
  const [added, setAdded] = useState<string | null>(null);
  const add = () => {
    const item = fresh();
    setAdded(item.id);
    onChange([...items, item]);
  };
  return (
    <fieldset class="scenario-rows">
      <legend>{title}</legend>
      {errors[path] && <p class="error">{errors[path]}</p>}
      {items.map((item, index) => (
        <details key={index} class="scenario-row" open={item.id === added}>
          <summary>
            {titleOf(item)}
            {Object.keys(errors).some((at) => at.startsWith(`${path}.${index}.`)) && <b class="error"> — поправьте</b>}
          </summary>
          <Fields
            item={item}
            fields={fieldsOf(item)}
            path={`${path}.${index}`}
            errors={errors}
            onChange={(next) => onChange(items.map((one, at) => (at === index ? next : one)))}
          />
          <Button
            kind="quiet"
            name={`${name}-remove-${index}`}
            onPress={() => onChange(items.filter((one) => one !== item))}
          >
            Убрать
          </Button>
        </details>
      ))}
      <Button name={`${name}-add`} onPress={add}>
        Добавить
      </Button>
    </fieldset>
  );
}
