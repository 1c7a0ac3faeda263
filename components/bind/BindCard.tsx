/** What a lead sees while pointing at a field of the page (design.md, «Sure or silent»). */
import { useEffect, useRef } from 'preact/hooks';
import type { BindState } from '../../lib/overlay/bind-session.ts';
import type { FieldName } from '../../lib/regulation/snapshot.ts';
import { Button } from '../ui/Button.tsx';
import { BINDABLE_KIND_TITLES, CONTROL_TITLES, FIELD_TITLES } from '../ui/words.ts';

type BindableKind = keyof typeof BINDABLE_KIND_TITLES;
type Taken = Extract<BindState, { step: 'taken' }>;

export interface BindActions {
  onAgain(): void;
  onLeave(): void;
  onField(field: FieldName): void;
  onKind(kind: BindableKind): void;
  onSave(): void;
  onUndo(): void;
}

export function BindCard({ state, ...on }: { state: BindState } & BindActions) {
  return (
    <section
      class="bind-card"
      role="dialog"
      aria-label="Указать поле на странице"
      data-step={state.step}
      onKeyDown={(event) => event.code === 'Escape' && on.onLeave()}
    >
      {state.step === 'pointing' && <Pointing state={state} />}
      {state.step === 'taken' && <TakenForm state={state} {...on} />}
      {state.step === 'saved' && (
        <p role="status">
          Запомнили: «{FIELD_TITLES[state.field]}» на странице «{BINDABLE_KIND_TITLES[state.kind]}». Уже действует.
        </p>
      )}
      <div class="bind-actions">
        {state.step === 'taken' && (
          <Button kind="primary" name="bind-save" onPress={on.onSave} disabled={state.tried === null}>
            Запомнить
          </Button>
        )}
        {state.step === 'saved' && (
          <Button name="bind-undo" onPress={on.onUndo}>
            Отменить
          </Button>
        )}
        {state.step !== 'pointing' && (
          <Button name="bind-again" onPress={on.onAgain}>
            {state.step === 'saved' ? 'Указать ещё одно' : 'Указать другое'}
          </Button>
        )}
        <Button kind="quiet" name="bind-leave" onPress={on.onLeave}>
          {state.step === 'saved' ? 'Готово' : 'Выйти (Esc)'}
        </Button>
      </div>
    </section>
  );
}

function Pointing({ state }: { state: Extract<BindState, { step: 'pointing' }> }) {
  const { field, under, problem } = state;
  return (
    <>
      <p class="bind-title">
        Укажите на странице поле «<strong>{FIELD_TITLES[field]}</strong>»
      </p>
      <p class="bind-hint">Щелчок или Enter — взять, Tab — следующее поле, Esc — выйти. Сама страница не нажимается.</p>
      <p class="bind-under" role="status">
        {under === null
          ? (problem ?? 'Наведите на поле или на его подпись.')
          : `${CONTROL_TITLES[under.kind]}, ${under.binding.label ? `подпись «${under.binding.label}»` : 'без подписи'}`}
      </p>
    </>
  );
}

function TakenForm({ state, ...on }: { state: Taken } & BindActions) {
  const { field, fields, kind, pointed, tried, problem } = state;
  const { binding, value, options } = pointed;
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <>
      <p class="bind-title">Взято: {CONTROL_TITLES[pointed.kind]?.toLowerCase()}</p>
      <dl class="bind-facts">
        <dt>Подпись</dt>
        <dd>{binding.label || 'нет: поле узнаётся только по месту'}</dd>
        <dt>Сейчас в нём</dt>
        <dd>{value || 'пусто'}</dd>
        {options.length > 0 && (
          <>
            <dt>Можно выбрать</dt>
            <dd>
              {options.slice(0, 5).join(' · ')}
              {options.length > 5 && ' …'}
            </dd>
          </>
        )}
      </dl>
      <label class="bind-choice">
        Что это
        <select
          ref={first}
          data-name="bind-field"
          value={field}
          onChange={(event) => on.onField(event.currentTarget.value as FieldName)}
        >
          {fields.map((each) => (
            <option key={each} value={each}>
              {FIELD_TITLES[each]}
            </option>
          ))}
        </select>
      </label>
      <label class="bind-choice">
        На какой странице
        <select
          data-name="bind-kind"
          value={kind}
          onChange={(event) => on.onKind(event.currentTarget.value as BindableKind)}
        >
          {Object.entries(BINDABLE_KIND_TITLES).map(([each, title]) => (
            <option key={each} value={each}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <p class="bind-tried" role="status" data-found={tried?.found}>
        {tried === null ? 'Проверяем на открытых страницах…' : triedWords(tried)}
      </p>
      {problem && <p class="bind-problem">{problem}</p>}
    </>
  );
}

function triedWords({ pages, found }: { pages: number; found: number }): string {
  if (pages === 0) return 'Других открытых страниц такого вида нет: проверьте, когда откроете.';
  if (found === pages) return `Найдено на всех открытых страницах этого вида: ${found} из ${pages}.`;
  return `Найдено на ${found} из ${pages} открытых страниц этого вида: на остальных поле ищется само.`;
}
