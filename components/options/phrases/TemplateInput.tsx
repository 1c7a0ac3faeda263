/** A text with variables: what is typed, and a menu that puts one in at the caret. */
import { useRef, useState } from 'preact/hooks';
import { insertTextIntoField } from 'text-field-edit';
import { CARET, type Variable } from '../../../lib/regulation/variables.ts';
import { Button } from '../../ui/Button.tsx';
import type { ControlProps } from '../Setting.tsx';

interface Props {
  control: ControlProps;
  value: string;
  onValue(value: string): void;
  variables: readonly Variable[];
  /** It may ask the operator, and place the caret. */
  asks: boolean;
  readOnly?: boolean;
  placeholder?: string;
}

const ASKING = [
  { text: '{фио?}', title: 'Спросить при вставке: любое слово со знаком «?»' },
  { text: CARET, title: 'Здесь встанет курсор' },
];

export function TemplateInput({ control, value, onValue, variables, asks, readOnly, placeholder }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const entries = [
    ...variables.map(({ name, title, sample }) => ({ text: `{${name}}`, title: `${title}: ${sample}` })),
    ...(asks ? ASKING : []),
  ];
  const insert = (text: string) => field.current && insertTextIntoField(field.current, text);
  return (
    <div class="template-input">
      <textarea
        {...control}
        ref={field}
        rows={Math.min(12, Math.max(2, value.split('\n').length + 1))}
        readOnly={readOnly}
        placeholder={placeholder}
        value={value}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
      />
      {!readOnly && !control.disabled && entries.length > 0 && (
        <VariableMenu
          entries={entries}
          onTake={(text) => {
            field.current?.focus();
            insert(text);
          }}
        />
      )}
    </div>
  );
}

interface MenuProps {
  entries: readonly { text: string; title: string }[];
  onTake(text: string): void;
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

function VariableMenu({ entries, onTake }: MenuProps) {
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const key = useRef<HTMLButtonElement>(null);
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const onKey = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(event.target as HTMLElement);
    const step = STEPS[event.key];
    if (event.key === 'Escape' && open) {
      setOpen(false);
      key.current?.focus();
    } else if (step !== undefined) {
      if (!open) setOpen(true);
      else all[(at + step + all.length) % all.length]?.focus();
    } else if (event.key === 'Home') all[0]?.focus();
    else if (event.key === 'End') all.at(-1)?.focus();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the button and the menu in it
    <div
      class="variables"
      onKeyDown={onKey}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) setOpen(false);
      }}
    >
      <Button kind="quiet" name="variables" buttonRef={key} expanded={open} onPress={() => setOpen(!open)}>
        Вставить переменную
      </Button>
      <div class="variables-menu" role="menu" aria-label="Переменные" hidden={!open} ref={menu}>
        {entries.map(({ text, title }) => (
          <button
            key={text}
            type="button"
            role="menuitem"
            tabIndex={-1}
            onClick={() => {
              setOpen(false);
              onTake(text);
            }}
          >
            <code>{text}</code> {title}
          </button>
        ))}
      </div>
    </div>
  );
}
