/** One canned response: its texts, what it sets in the ticket, when it is offered; a preview on a sample ticket beside what is typed. */
import { type Canned, cannedOf, forTickets, isAction } from '../../../lib/regulation/canned.ts';
import type { Macro } from '../../../lib/regulation/macro.ts';
import { variablesFor } from '../../../lib/regulation/variables.ts';
import { settingAt } from '../../../lib/settings/paths.ts';
import { Button } from '../../ui/Button.tsx';
import { Clause } from '../../ui/Clause.tsx';
import { Setting } from '../Setting.tsx';
import type { Workshop } from '../workshop.ts';
import { Conditions } from './Conditions.tsx';
import { Prescribed } from './Prescribed.tsx';
import { Preview } from './Preview.tsx';
import { TemplateInput } from './TemplateInput.tsx';

interface Props {
  canned: Canned;
  workshop: Workshop;
  onCopy(): void;
  onRemove(): void;
}

const USES: Record<Canned['use'], string> = {
  ticket: 'В палитре на заявке.',
  both: 'В палитре на заявке; то же говорят по телефону.',
  speech: 'Говорят клиенту по телефону.',
  consult: 'Для 2-й линии: панель копирует этот текст.',
};

export function PhraseEditor({ canned, workshop, onCopy, onRemove }: Props) {
  const { macro, origin, use } = canned;
  const { id } = macro;
  const isMacro = origin !== 'phrase';
  const text = isMacro ? `macros.${id}.text` : `phrases.${id}`;
  const variables = variablesFor(id, use);
  // A text for more than tickets is filled in where nobody can be asked.
  const asks = use === 'ticket';
  return (
    <section class="group phrase-editor" aria-labelledby="phrase-title" data-phrase={id}>
      <header class="phrase-head">
        <h3 id="phrase-title">
          {macro.title || 'Без названия'}
          {macro.clause?.split(',').map((clause) => (
            <Clause key={clause} id={clause} />
          ))}
        </h3>
        <Button icon="copy" name="phrase-copy" disabled={workshop.locked('macros') !== null} onPress={onCopy}>
          Копия
        </Button>
        {origin === 'own' && (
          <Button
            icon="cross"
            name="phrase-remove"
            disabled={workshop.locked(`macros.${id}.id`) !== null}
            onPress={onRemove}
          >
            Убрать
          </Button>
        )}
        <p class="hint">
          {USES[use]}
          {asks && isAction(macro) && ' Перед заполнением панель покажет, что изменится.'}
        </p>
      </header>
      {forTickets([canned]).length > 0 && (
        <div class="pair">
          {origin === 'own' && <Line workshop={workshop} path={`macros.${id}.title`} label="Название" />}
          <Line workshop={workshop} path={`canned.shortcuts.${id}`} label="Сокращение: печатают после точки" />
        </div>
      )}
      <Setting workshop={workshop} path={text} label={use === 'consult' ? 'Текст' : 'Текст клиенту'} wide>
        {(control) => (
          <>
            <TemplateInput
              control={control}
              value={macro.text}
              readOnly={macro.verbatim}
              variables={variables}
              asks={asks}
              onValue={(value) => workshop.set(text, value)}
            />
            <PrescribedText canned={canned} path={text} workshop={workshop} />
          </>
        )}
      </Setting>
      {isMacro && (
        <Setting workshop={workshop} path={`macros.${id}.hidden`} label="Скрытый комментарий" wide>
          {(control) => (
            <TemplateInput
              control={control}
              value={macro.hidden ?? ''}
              placeholder="не писать"
              variables={variables}
              asks
              onValue={(value) => workshop.set(`macros.${id}.hidden`, value || null)}
            />
          )}
        </Setting>
      )}
      <Preview macro={macro} variables={variables} />
      {isMacro && <Effects macro={macro} own={origin === 'own'} workshop={workshop} />}
      {isMacro && <Conditions macro={macro} workshop={workshop} />}
    </section>
  );
}

/** What else it sets in the ticket. */
function Effects({
  macro: { id, close, paidOnly },
  own,
  workshop,
}: {
  macro: Macro;
  own: boolean;
  workshop: Workshop;
}) {
  return (
    <>
      <div class="pair">
        <Line workshop={workshop} path={`macros.${id}.status`} label="Статус заявки" empty="не менять" />
        <Line workshop={workshop} path={`macros.${id}.assignee`} label="Ответственный" empty="не менять" />
      </div>
      {own && (
        <Flag
          workshop={workshop}
          path={`macros.${id}.close`}
          label="Закрытие"
          words="отметить заявку закрытой"
          on={close === true}
        />
      )}
      {paidOnly && !own && (
        <p class="hint">
          Только для платных клиентов: остальным панель предложит «На менеджера» <Clause id="R22" />
        </p>
      )}
    </>
  );
}

/** The regulation's words of a built-in text; nothing where it prescribes none. */
function PrescribedText({
  canned: { macro, origin },
  path,
  workshop,
}: Omit<Props, 'onCopy' | 'onRemove'> & { path: string }) {
  const builtIn = cannedOf(workshop.builtIn).find((one) => one.macro.id === macro.id)?.macro;
  if (!builtIn?.verbatim || workshop.locked(path) !== null) return null;
  const lock = origin === 'phrase' ? `canned.locked.${macro.id}` : `macros.${macro.id}.verbatim`;
  return (
    <Prescribed
      text={macro.text}
      prescribed={builtIn.text}
      locked={macro.verbatim}
      onUnlock={() => workshop.set(lock, false)}
      onRestore={() => {
        workshop.set(path, builtIn.text);
        workshop.set(lock, true);
      }}
    />
  );
}

interface LineProps {
  workshop: Workshop;
  path: string;
  label: string;
  /** What nothing stands for; where given, nothing is null. */
  empty?: string;
}

function Line({ workshop, path, label, empty }: LineProps) {
  return (
    <Setting workshop={workshop} path={path} label={label} wide>
      {(control) => (
        <input
          {...control}
          type="text"
          autocomplete="off"
          placeholder={empty}
          value={String(settingAt(workshop.draft, path) ?? '')}
          onInput={({ currentTarget: { value } }) => workshop.set(path, empty && value === '' ? null : value)}
        />
      )}
    </Setting>
  );
}

interface FlagProps extends Omit<LineProps, 'empty'> {
  words: string;
  on: boolean;
}

function Flag({ workshop, path, label, words, on }: FlagProps) {
  return (
    <Setting workshop={workshop} path={path} label={label} wide>
      {(control) => (
        <span class="flag">
          <input
            {...control}
            type="checkbox"
            checked={on}
            onChange={({ currentTarget }) => workshop.set(path, currentTarget.checked)}
          />
          {words}
        </span>
      )}
    </Setting>
  );
}
