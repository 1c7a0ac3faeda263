/** One macro: phrase, status, responsible. Prescribed texts are locked to the letter until a lead unlocks them. */
import { useState } from 'preact/hooks';
import type { Macro } from '../../lib/regulation/macro.ts';
import { Clause } from '../ui/Clause.tsx';
import { Prescribed } from './Prescribed.tsx';

interface Props {
  macro: Macro;
  /** The prescribed macro of the same id; undefined for a lead's own. */
  builtIn: Macro | undefined;
  /** By field name. */
  errors: Partial<Record<keyof Macro, string>>;
  onChange(macro: Macro): void;
}

export function MacroEditor({ macro, builtIn, errors, onChange }: Props) {
  const differs = builtIn !== undefined && macro.text !== builtIn.text;
  const [unlocked, setUnlocked] = useState(false);
  const locked = macro.verbatim && !differs && !unlocked;
  const set = <K extends keyof Macro>(key: K, value: Macro[K]) => onChange({ ...macro, [key]: value });
  /** A text that differs from the prescribed one is no longer locked to it. */
  const setText = (text: string) =>
    onChange({ ...macro, text, verbatim: builtIn ? builtIn.verbatim && text === builtIn.text : macro.verbatim });
  const id = (key: string) => `macro-${macro.id}-${key}`;

  return (
    <fieldset class="group macro" data-macro={macro.id}>
      <legend>
        {macro.title}
        {macro.clause && <Clause id={macro.clause} />}
      </legend>

      <label for={id('text')}>Текст клиенту</label>
      <textarea
        id={id('text')}
        rows={2}
        readOnly={locked}
        value={macro.text}
        aria-invalid={errors.text ? 'true' : undefined}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {builtIn?.verbatim && (
        <Prescribed
          text={macro.text}
          prescribed={builtIn.text}
          locked={locked}
          onUnlock={() => setUnlocked(true)}
          onRestore={() => {
            setUnlocked(false);
            setText(builtIn.text);
          }}
        />
      )}
      {errors.text && <p class="error">{errors.text}</p>}

      <div class="pair">
        <div>
          <label for={id('status')}>Статус заявки</label>
          <input
            id={id('status')}
            value={macro.status ?? ''}
            placeholder="не менять"
            aria-invalid={errors.status ? 'true' : undefined}
            onInput={(event) => set('status', event.currentTarget.value || null)}
          />
          {errors.status && <p class="error">{errors.status}</p>}
        </div>
        <div>
          <label for={id('assignee')}>Ответственный</label>
          <input
            id={id('assignee')}
            value={macro.assignee ?? ''}
            placeholder="не менять"
            aria-invalid={errors.assignee ? 'true' : undefined}
            onInput={(event) => set('assignee', event.currentTarget.value || null)}
          />
          {errors.assignee && <p class="error">{errors.assignee}</p>}
        </div>
      </div>
    </fieldset>
  );
}
