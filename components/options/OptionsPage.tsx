/** The leads' page: transfers, other phrases and limits; edited as one draft, checked and saved as a whole. */
import { useEffect, useState } from 'preact/hooks';
import type { AlarmLog as Log } from '../../lib/regulation/alarm-log.ts';
import type { Macro } from '../../lib/regulation/macro.ts';
import { PHRASES } from '../../lib/regulation/macros.ts';
import type { Settings } from '../../lib/settings/schema.ts';
import { Clause } from '../ui/Clause.tsx';
import { AlarmLog } from './AlarmLog.tsx';
import { Diagnosis, type DiagnosisPorts } from './Diagnosis.tsx';
import { LexiconEditor } from './LexiconEditor.tsx';
import { LimitsForm } from './LimitsForm.tsx';
import { withValueAt } from './limits.ts';
import { MacroEditor } from './MacroEditor.tsx';
import { PlacesForm } from './PlacesForm.tsx';

/** Errors by dot-separated path, in plain Russian; empty when saved. */
export type SaveErrors = Record<string, string>;

interface Props {
  settings: Settings;
  builtIn: Settings;
  save(settings: Settings): Promise<SaveErrors>;
  loadAlarms(): Promise<Log>;
  diagnosis: DiagnosisPorts;
}

type SaveState = 'clean' | 'dirty' | 'saving' | 'saved' | 'failed';

export function OptionsPage({ settings, builtIn, save, loadAlarms, diagnosis }: Props) {
  const [draft, setDraft] = useState(settings);
  const [errors, setErrors] = useState<SaveErrors>({});
  const [state, setState] = useState<SaveState>('clean');
  /** The word lists hold their own text: they begin anew when changes are taken back. */
  const [lexiconTurn, setLexiconTurn] = useState(0);
  useUnsavedGuard(state === 'dirty' || state === 'failed');

  const edit = (next: Settings) => {
    setDraft(next);
    setState('dirty');
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    setState('saving');
    // Bindings are kept from the page that they were pointed at on, at once: a draft knows only those of its beginning.
    const { bindings } = settings.portal;
    const staffNames = draft.portal.staffNames.map((name) => name.trim()).filter((name) => name !== '');
    const found = await save({ ...draft, portal: { ...draft.portal, bindings, staffNames } });
    setErrors(found);
    const failed = Object.keys(found).length > 0;
    setState(failed ? 'failed' : 'saved');
    if (failed) requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };

  return (
    <form class="ui options" onSubmit={submit} noValidate>
      <header class="top">
        <h1>Дежурный: настройки</h1>
        <p class="lead">Изменения действуют сразу во всех открытых вкладках портала.</p>
      </header>

      <section aria-labelledby="transfers">
        <h2 id="transfers">Передачи</h2>
        {draft.macros.map((macro, index) => (
          <MacroEditor
            key={macro.id}
            macro={macro}
            builtIn={builtIn.macros.find((candidate) => candidate.id === macro.id)}
            errors={errorsOfMacro(errors, index)}
            onChange={(changed) => edit({ ...draft, macros: draft.macros.with(index, changed) })}
          />
        ))}
      </section>

      <section aria-labelledby="phrases">
        <h2 id="phrases">Другие фразы</h2>
        {PHRASES.map(({ id, clause }) => (
          <div class="group" key={id}>
            <label for={`phrase-${id}`}>{PHRASE_TITLES[id] ?? id}</label>
            {clause && <Clause id={clause} />}
            <textarea
              id={`phrase-${id}`}
              rows={2}
              value={draft.phrases[id] ?? ''}
              aria-invalid={errors[`phrases.${id}`] ? 'true' : undefined}
              onInput={(event) => edit({ ...draft, phrases: { ...draft.phrases, [id]: event.currentTarget.value } })}
            />
            {draft.phrases[id] !== builtIn.phrases[id] && (
              <button
                type="button"
                class="link"
                onClick={() => edit({ ...draft, phrases: { ...draft.phrases, [id]: builtIn.phrases[id] ?? '' } })}
              >
                вернуть исходный текст
              </button>
            )}
            {errors[`phrases.${id}`] && <p class="error">{errors[`phrases.${id}`]}</p>}
          </div>
        ))}
      </section>

      <section aria-labelledby="lexicon">
        <h2 id="lexicon">Слова симптомов</h2>
        <LexiconEditor
          key={lexiconTurn}
          changes={draft.lexicon}
          inForce={settings.lexicon}
          errors={errors}
          onChange={(lexicon) => edit({ ...draft, lexicon })}
        />
      </section>

      <section aria-labelledby="alarms">
        <h2 id="alarms">Ложные тревоги</h2>
        <AlarmLog load={loadAlarms} />
      </section>

      <section aria-labelledby="limits">
        <h2 id="limits">Сроки</h2>
        <LimitsForm
          draft={draft}
          builtIn={builtIn}
          errors={errors}
          onChange={(path, value) => edit(withValueAt(draft, path, value))}
        />
      </section>

      <section aria-labelledby="places">
        <h2 id="places">Портал и связь</h2>
        <PlacesForm
          draft={draft}
          builtIn={builtIn}
          errors={errors}
          onChange={(path, value) => edit(withValueAt(draft, path, value))}
        />
      </section>

      <Diagnosis bindings={settings.portal.bindings} ports={diagnosis} />

      <footer class="save-bar" data-state={state}>
        <p role="status">{SAVE_WORDS[state]}</p>
        <button
          type="button"
          class="button"
          disabled={state === 'clean' || state === 'saved' || state === 'saving'}
          onClick={() => {
            setDraft(settings);
            setLexiconTurn(lexiconTurn + 1);
            setErrors({});
            setState('clean');
          }}
        >
          Отменить изменения
        </button>
        <button
          type="submit"
          class="button"
          data-kind="primary"
          disabled={state === 'clean' || state === 'saved' || state === 'saving'}
        >
          Сохранить
        </button>
      </footer>
    </form>
  );
}

const SAVE_WORDS: Record<SaveState, string> = {
  clean: 'Изменений нет',
  dirty: 'Есть несохранённые изменения',
  saving: 'Сохраняем…',
  saved: 'Сохранено, уже действует',
  failed: 'Не сохранено: исправьте отмеченное',
};

const PHRASE_TITLES: Record<string, string> = {
  incident: 'Идёт сбой',
  call_back_phrase: 'Сказать: уточню и перезвоню',
  busy_twice: 'Дважды было занято',
  no_answer: 'Не ответил',
  phone_off: 'Телефон выключен',
  solved_by_phone: 'Решено по телефону',
  eta: 'Известен срок устранения',
  fixed: 'Сбой устранён',
  ask_missing: 'Спросить недостающее',
  consult: 'В Скайп: обычный вопрос',
  consult_critical: 'В Скайп: критическая',
  consult_incident: 'В Скайп: сбой',
};

function errorsOfMacro(errors: SaveErrors, index: number): Partial<Record<keyof Macro, string>> {
  const prefix = `macros.${index}.`;
  return Object.fromEntries(
    Object.entries(errors)
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, words]) => [path.slice(prefix.length), words]),
  );
}

/** The browser asks before a tab with unsaved changes is closed. */
function useUnsavedGuard(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsaved]);
}
