/** Leads' own phrases and actions: added, changed, taken away with a way back; each with a preview on a sample ticket. */
import { useState } from 'preact/hooks';
import { textMacro } from '../../lib/regulation/canned.ts';
import type { Macro } from '../../lib/regulation/macro.ts';
import { MACROS } from '../../lib/regulation/macros.ts';
import { askedIn, askedValues, fillTemplate, sampleValues, VARIABLES } from '../../lib/regulation/variables.ts';
import { Button } from '../ui/Button.tsx';
import { Template } from '../ui/Template.tsx';
import { errorAt, type Workshop } from './workshop.ts';

const isOwn = ({ id }: Macro): boolean => !MACROS.some((macro) => macro.id === id);

export function OwnPhrasesSection({ workshop }: { workshop: Workshop }) {
  const { draft, edit } = workshop;
  const [removed, setRemoved] = useState<{ macro: Macro; shortcut: string } | null>(null);
  const own = draft.macros.filter(isOwn);
  const setShortcut = (id: string, shortcut: string) => ({
    ...draft.canned,
    shortcuts: { ...draft.canned.shortcuts, [id]: shortcut },
  });
  const add = (macro: Macro, shortcut = '') =>
    edit({ ...draft, macros: [...draft.macros, macro], canned: setShortcut(macro.id, shortcut) });
  const remove = (macro: Macro) => {
    setRemoved({ macro, shortcut: draft.canned.shortcuts[macro.id] ?? '' });
    edit({
      ...draft,
      macros: draft.macros.filter(({ id }) => id !== macro.id),
      canned: setShortcut(macro.id, ''),
    });
  };
  return (
    <>
      {own.length === 0 && <p class="hint">Своих фраз пока нет. Добавьте первую: она появится в палитре на заявке.</p>}
      {own.map((macro) => (
        <OwnPhrase
          key={macro.id}
          macro={macro}
          workshop={workshop}
          onChange={(next) => edit({ ...draft, macros: draft.macros.map((one) => (one.id === next.id ? next : one)) })}
          onShortcut={(shortcut) => edit({ ...draft, canned: setShortcut(macro.id, shortcut) })}
          onRemove={() => remove(macro)}
        />
      ))}
      {removed && (
        <p class="hint" role="status">
          Фраза «{removed.macro.title}» убрана.{' '}
          <button
            type="button"
            class="link"
            onClick={() => {
              add(removed.macro, removed.shortcut);
              setRemoved(null);
            }}
          >
            вернуть
          </button>
        </p>
      )}
      <Button
        name="phrase-add"
        onPress={() => add(textMacro(`own-${crypto.randomUUID()}`, 'Новая фраза', null, 'Здравствуйте! {курсор}'))}
      >
        Добавить фразу
      </Button>
    </>
  );
}

interface Props {
  macro: Macro;
  workshop: Workshop;
  onChange(macro: Macro): void;
  onShortcut(shortcut: string): void;
  onRemove(): void;
}

function OwnPhrase({ macro, workshop: { draft, errors }, onChange, onShortcut, onRemove }: Props) {
  const id = (key: string) => `own-${macro.id}-${key}`;
  const problems = [errorAt(errors, `macros.${macro.id}`), errorAt(errors, `canned.shortcuts.${macro.id}`)];
  const line = (key: 'title' | 'status' | 'assignee' | 'hidden', label: string) => (
    <div>
      <label for={id(key)}>{label}</label>
      <input
        id={id(key)}
        value={macro[key] ?? ''}
        placeholder={key === 'title' ? undefined : 'не менять'}
        onInput={({ currentTarget: { value } }) =>
          onChange({ ...macro, [key]: key === 'title' ? value : value || null })
        }
      />
    </div>
  );
  return (
    <fieldset class="group macro" data-macro={macro.id}>
      <legend>{macro.title || 'Без названия'}</legend>
      <div class="pair">
        {line('title', 'Название')}
        <div>
          <label for={id('shortcut')}>Сокращение: печатают после точки</label>
          <input
            id={id('shortcut')}
            value={draft.canned.shortcuts[macro.id] ?? ''}
            onInput={({ currentTarget }) => onShortcut(currentTarget.value)}
          />
        </div>
      </div>
      <label for={id('text')}>Текст клиенту</label>
      <textarea
        id={id('text')}
        rows={3}
        value={macro.text}
        aria-describedby={id('variables')}
        onInput={({ currentTarget }) => onChange({ ...macro, text: currentTarget.value })}
      />
      <p class="hint" id={id('variables')}>
        Переменные: {VARIABLES.map(({ name }) => `{${name}}`).join(' ')}; {'{фио?}'} спросит при вставке, {'{курсор}'}{' '}
        поставит курсор.
      </p>
      <Preview macro={macro} />
      <div class="pair">
        {line('status', 'Статус заявки')}
        {line('assignee', 'Ответственный')}
      </div>
      {line('hidden', 'Скрытый комментарий')}
      {problems.map((problem) => problem && <p class="error">{problem}</p>)}
      <Button kind="quiet" icon="cross" name={`remove-${macro.id}`} onPress={onRemove}>
        Убрать фразу
      </Button>
    </fieldset>
  );
}

/** On a sample ticket; what is asked stands as its name, what has no value is marked. */
function Preview({ macro: { text } }: { macro: Macro }) {
  const answers = Object.fromEntries(askedIn(text).map((name) => [name, `‹${name}›`]));
  const filled = fillTemplate(text, { ...sampleValues, ...askedValues(answers) });
  return <Template text={filled.text} caret={filled.caret} />;
}
