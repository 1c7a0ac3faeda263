/** What a ticket has to hold (R15–R18): a row for each, a press goes to the portal's field. */
import type { PanelActions } from '../../lib/overlay/panel-state.ts';
import type { FieldState, RequiredId } from '../../lib/regulation/required-fields.ts';
import type { FieldName } from '../../lib/regulation/snapshot.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { Section } from '../ui/Section.tsx';
import { REQUIRED_TITLES } from '../ui/words.ts';

type Actions = Pick<PanelActions, 'onGo' | 'onCarry' | 'onQuestion' | 'onNotAboutBase' | 'onPoint'>;

interface Props extends Actions {
  states: readonly FieldState[];
  /** The operator has said so. */
  notAboutBase: boolean;
  /** False where there is nobody to be asked in writing: the ticket isn't created yet. */
  canAsk: boolean;
}

export function RequiredFields({ states, notAboutBase, canAsk, ...on }: Props) {
  const missing = states.filter(({ state }) => state === 'missing');
  const gaps = missing.filter(({ level }) => level === 'required').length;
  return (
    <Section
      title="Обязательное"
      name="fields"
      aside={
        gaps > 0 ? (
          <Badge tone="bad" icon="missing">
            не хватает: {gaps}
          </Badge>
        ) : (
          <Badge tone="ok" icon="check">
            всё есть
          </Badge>
        )
      }
    >
      <ul class="fields">
        {states.map((state) => (
          <Row key={state.id} state={state} notAboutBase={notAboutBase} {...on} />
        ))}
      </ul>
      {canAsk && missing.some(({ suggestion }) => suggestion === null) && (
        <div class="links">
          <Button kind="quiet" icon="talk" name="question" onPress={on.onQuestion}>
            Спросить недостающее у клиента
          </Button>
        </div>
      )}
    </Section>
  );
}

/** The portal's field that each of them is written to. */
const FIELD_OF: Record<RequiredId, FieldName> = {
  client: 'contract',
  phone: 'phone',
  callTime: 'callTime',
  database: 'database',
  screenshot: 'files',
};

type Shown = FieldState['state'] | 'advised' | 'notFound' | 'unverified';

const SHOWN: Record<Shown, { icon: IconName; word: string }> = {
  missing: { icon: 'missing', word: 'не указано' },
  advised: { icon: 'missing', word: 'вставьте: Ctrl+V' },
  present: { icon: 'check', word: 'указано' },
  unverified: { icon: 'check', word: 'не проверен' },
  verified: { icon: 'checkTwice', word: 'проверено' },
  notApplicable: { icon: 'dash', word: 'не требуется' },
  notFound: { icon: 'missing', word: 'поле не найдено' },
};

function shownOf({ id, state, level, field }: FieldState): Shown {
  if (id === 'client' && state === 'present') return 'unverified';
  if (state !== 'missing') return state;
  if (field === null) return 'notFound';
  return level === 'warning' ? 'advised' : 'missing';
}

interface RowProps extends Actions {
  state: FieldState;
  notAboutBase: boolean;
}

function Row({ state, notAboutBase, onGo, onCarry, onNotAboutBase, onPoint }: RowProps) {
  const { id, clause, field, value, suggestion, note } = state;
  const shown = shownOf(state);
  const { icon, word } = SHOWN[shown];
  return (
    <li class="field-row" data-field={id} data-state={shown}>
      <button
        type="button"
        class="field-go"
        disabled={field === null}
        title={field === null ? `На этой странице такого поля нет: ${note}` : `${note}. Нажмите, чтобы перейти к полю`}
        onClick={(event) => event.isTrusted && field && onGo(field)}
      >
        <Icon name={icon} />
        <span class="field-title">{REQUIRED_TITLES[id]}</span>
        <span class="field-note">{shown === 'unverified' ? `${value}, не проверен` : (value ?? word)}</span>
        <span class="unseen">{note}</span>
      </button>
      {suggestion !== null && field !== null && (
        <Button
          kind="quiet"
          name={`carry-${id}`}
          label={`Перенести в поле: ${suggestion}`}
          onPress={() => onCarry(state)}
        >
          ← {suggestion}
        </Button>
      )}
      {id === 'database' && (notAboutBase || (state.state === 'missing' && suggestion === null)) && (
        <Button
          kind="quiet"
          name="not-about-base"
          label={notAboutBase ? 'Всё же о базе (Alt+Shift+B)' : 'Не о базе: она тут ни при чём (Alt+Shift+B)'}
          onPress={onNotAboutBase}
        >
          {notAboutBase ? 'о базе' : 'не о базе'}
        </Button>
      )}
      {shown === 'notFound' && (
        <Button
          kind="quiet"
          name={`point-${id}`}
          label="Указать на странице, где это поле (для руководителя)"
          onPress={() => onPoint(FIELD_OF[id])}
        >
          указать
        </Button>
      )}
      <Clause id={clause} />
    </li>
  );
}
