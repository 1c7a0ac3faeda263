/** Groups of settings that are one value each. */
import { useState } from 'preact/hooks';
import { equal } from '../../lib/settings/difference.ts';
import { valueAt } from '../../lib/settings/tree.ts';
import { clockOf } from '../../lib/text/clock-field.ts';
import { type FieldGroup, linesOf, type SettingField } from './fields.ts';
import { type ControlProps, Setting } from './Setting.tsx';
import type { Workshop } from './workshop.ts';

interface Props {
  groups: readonly FieldGroup[];
  workshop: Workshop;
}

export function FieldsForm({ groups, workshop }: Props) {
  return (
    <>
      {groups.map(({ title, note, fields }) => (
        <fieldset class="group" key={title}>
          <legend>{title}</legend>
          {note && <p class="hint">{note}</p>}
          {fields.map((field) => (
            <FieldSetting key={field.path} field={field} workshop={workshop} />
          ))}
        </fieldset>
      ))}
    </>
  );
}

export function FieldSetting({ field, workshop }: { field: SettingField; workshop: Workshop }) {
  const { path, label, clause, hint } = field;
  const keys = path.split('.');
  return (
    <Setting
      workshop={workshop}
      path={path}
      label={label}
      clause={clause}
      hint={hint}
      wide={field.kind === 'lines'}
      standard={standardWords(field, valueAt(workshop.builtIn, keys))}
    >
      {(control) => (
        <>
          <Control
            field={field}
            value={valueAt(workshop.draft, keys)}
            control={control}
            onValue={(value) => workshop.set(path, value)}
          />
          {field.kind === 'text' && !control.disabled && (
            <Suggestions all={field.suggestions ?? []} onTake={(value) => workshop.set(path, value)} />
          )}
        </>
      )}
    </Setting>
  );
}

interface ControlOf {
  field: SettingField;
  value: unknown;
  control: ControlProps;
  onValue(value: unknown): void;
}

function Control({ field, value, control, onValue }: ControlOf) {
  switch (field.kind) {
    case 'number':
      return (
        <span class="number">
          <input
            {...control}
            type="number"
            inputMode="numeric"
            min={field.min}
            max={field.max}
            value={typeof value === 'number' && !Number.isNaN(value) ? String(value) : ''}
            onInput={({ currentTarget }) => onValue(currentTarget.valueAsNumber)}
          />
          {field.unit}
        </span>
      );
    case 'time':
      return (
        <span class="number">
          <ClockInput control={control} value={String(value)} onValue={onValue} />
          МСК
        </span>
      );
    case 'date':
      return (
        <input
          {...control}
          type="date"
          value={typeof value === 'string' ? value : ''}
          onInput={({ currentTarget }) => onValue(currentTarget.value || null)}
        />
      );
    case 'text':
    case 'path':
      return (
        <input
          {...control}
          type="text"
          autocomplete="off"
          spellcheck={false}
          placeholder={field.placeholder}
          value={typeof value === 'string' ? value : ''}
          onInput={({ currentTarget }) =>
            onValue(field.kind === 'path' ? currentTarget.value.trim() || null : currentTarget.value)
          }
        />
      );
    case 'lines':
      return <Lines control={control} value={value as string[]} onValue={onValue} />;
    case 'choice':
      return (
        <select {...control} value={String(value)} onChange={({ currentTarget }) => onValue(currentTarget.value)}>
          {field.options.map(({ value: option, title }) => (
            <option key={option} value={option}>
              {title}
            </option>
          ))}
        </select>
      );
    case 'flag':
      return (
        <span class="flag">
          <input
            {...control}
            type="checkbox"
            checked={value === true}
            onChange={({ currentTarget }) => onValue(currentTarget.checked)}
          />
          {field.title}
        </span>
      );
  }
}

interface ClockProps {
  control: ControlProps;
  value: string;
  onValue(value: string): void;
}

/** A time of day by 24 hours, whatever the browser's language. What is typed stays as it is until the field is left. */
function ClockInput({ control, value, onValue }: ClockProps) {
  const [typed, setTyped] = useState(value);
  const text = (clockOf(typed) ?? typed) === value ? typed : value;
  return (
    <input
      {...control}
      class="clock"
      type="text"
      inputMode="numeric"
      maxLength={5}
      autocomplete="off"
      placeholder="ЧЧ:ММ"
      value={text}
      onInput={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onValue(clockOf(currentTarget.value) ?? currentTarget.value);
      }}
      onBlur={() => setTyped(value)}
    />
  );
}

interface LinesProps {
  control: ControlProps;
  value: readonly string[];
  onValue(value: string[]): void;
}

interface SuggestionsProps {
  all: readonly { value: string; title: string }[];
  onTake(value: string): void;
}

/** What may be meant, at one press. */
function Suggestions({ all, onTake }: SuggestionsProps) {
  if (all.length === 0) return null;
  return (
    <ul class="suggestions">
      {all.map(({ value, title }) => (
        <li key={value}>
          <button type="button" class="link" onClick={() => onTake(value)}>
            {value}
          </button>{' '}
          {title}
        </li>
      ))}
    </ul>
  );
}

/** A list as text, an entry a line. What is typed stays as it is as long as it says the same as the list. */
export function Lines({ control, value, onValue }: LinesProps) {
  const [typed, setTyped] = useState(value.join('\n'));
  const text = equal(linesOf(typed), value) ? typed : value.join('\n');
  return (
    <textarea
      {...control}
      rows={Math.min(8, Math.max(3, value.length + 1))}
      spellcheck={false}
      value={text}
      onInput={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onValue(linesOf(currentTarget.value));
      }}
    />
  );
}

/** The built-in value in words, where it is short. */
function standardWords(field: SettingField, value: unknown): string | undefined {
  if (field.kind === 'number') return String(value);
  if (field.kind === 'choice') return `«${field.options.find((option) => option.value === value)?.title ?? value}»`;
  if (field.kind === 'flag') return value ? 'включённым' : 'выключенным';
  if (field.kind === 'time') return String(value);
  if (typeof value === 'string' && value !== '') return value.length <= 30 ? `«${value}»` : undefined;
  return field.kind === 'lines' ? undefined : 'пустое';
}
