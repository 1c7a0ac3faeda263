/** A macro before and after it is filled in: every field old → new, one press to fill, one to take it all back. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PanelActions } from '../../lib/overlay/panel-state.ts';
import type { RunState, RunStep } from '../../lib/overlay/run-state.ts';
import { CONTACT } from '../../lib/regulation/macro-plan.ts';
import type { FieldName } from '../../lib/regulation/snapshot.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { Field } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { FIELD_TITLES } from '../ui/words.ts';

type RunActions = Pick<PanelActions, 'onChoose' | 'onFill' | 'onUndo' | 'onLeave' | 'onStart' | 'onCopy'>;

interface Props extends RunActions {
  run: RunState;
}

export function MacroPreview({ run, ...on }: Props) {
  const { macro } = run;
  const card = useRef<HTMLDivElement>(null);
  // Each phase may be taller than the one before.
  useEffect(() => {
    card.current?.scrollIntoView({ block: 'nearest' });
    // The button that led here is gone: whoever works from the keyboard goes on with the next one.
    const lost = document.activeElement === document.body && run.phase === 'preview' && run.step.number === 1;
    if (lost) card.current?.querySelector<HTMLElement>('[data-name=fill]')?.focus({ preventScroll: true });
  }, [run.phase]);
  return (
    <div class="run" ref={card} data-phase={run.phase} data-macro={macro.id}>
      <div class="run-head">
        <h4>{macro.title}</h4>
        {macro.clause && <Clause id={macro.clause} />}
        {'step' in run && run.step.of > 1 && <Badge>{`шаг ${run.step.number} из ${run.step.of}`}</Badge>}
        {run.phase !== 'filled' && <Button kind="quiet" icon="cross" label="Не передавать" onPress={on.onLeave} />}
      </div>
      <RunBody run={run} {...on} />
    </div>
  );
}

function RunBody({ run, ...on }: Props) {
  switch (run.phase) {
    case 'refused':
      return <Refused run={run} {...on} />;
    case 'preview':
      return (
        <>
          {run.choosable && <Choices run={run} onChoose={on.onChoose} />}
          <Changes step={run.step} onCopy={on.onCopy} />
          {run.hint && (
            <Notice icon="info" role="status">
              {run.hint}
            </Notice>
          )}
          <div class="run-actions">
            <Button kind="primary" icon="fill" name="fill" disabled={!run.ready} onPress={on.onFill}>
              Заполнить
            </Button>
            <span class="quiet">Отправите вы сами кнопкой портала</span>
          </div>
        </>
      );
    case 'filling':
      return <Changes step={run.step} onCopy={on.onCopy} />;
    case 'filled':
      return <Filled step={run.step} {...on} />;
    case 'failed':
      return (
        <Notice
          tone="bad"
          icon="alert"
          role="alert"
          title={run.title}
          actions={<Button onPress={on.onLeave}>Понятно</Button>}
        >
          <p>{run.reason}</p>
        </Notice>
      );
  }
}

function Refused({
  run,
  onStart,
  onLeave,
}: RunActions & {
  run: Extract<RunState, { phase: 'refused' }>;
}) {
  const { offer, reason, clause } = run;
  return (
    <Notice
      tone="warn"
      icon="alert"
      role="status"
      name="refused"
      actions={
        <>
          {offer && (
            <Button icon="send" onPress={() => onStart(offer.id)}>
              {offer.title}
            </Button>
          )}
          <Button kind="quiet" onPress={onLeave}>
            Закрыть
          </Button>
        </>
      }
    >
      <p>
        {reason} {clause && <Clause id={clause} />}
      </p>
    </Notice>
  );
}

/** Said by phone or written (R21); whom the consultants are to ask for (R22). */
function Choices({ run, onChoose }: { run: RunState } & Pick<RunActions, 'onChoose'>) {
  const { choice, macro } = run;
  const [other, setOther] = useState(choice.contactPerson !== null);
  const contact = (contactPerson: string | null) => onChoose({ ...choice, contactPerson });
  return (
    <>
      <fieldset class="switch" aria-label="Как сообщить клиенту">
        <Button
          pressed={choice.channel === 'ticket'}
          icon="talk"
          onPress={() => onChoose({ ...choice, channel: 'ticket' })}
        >
          В заявке
        </Button>
        <Button
          pressed={choice.channel === 'phone'}
          icon="phone"
          onPress={() => onChoose({ ...choice, channel: 'phone' })}
        >
          По телефону
        </Button>
      </fieldset>
      {macro.hidden?.includes(CONTACT) && (
        <>
          <fieldset class="switch" aria-label="На кого оставить заявку">
            <Button
              pressed={!other}
              onPress={() => {
                setOther(false);
                contact(null);
              }}
            >
              На самого клиента
            </Button>
            <Button pressed={other} name="other-person" onPress={() => setOther(true)}>
              На другое лицо
            </Button>
          </fieldset>
          {other && (
            <Field
              label="ФИО этого лица (попадёт в скрытый комментарий)"
              value={choice.contactPerson ?? ''}
              autofocus={choice.contactPerson === null}
              onValue={(value) => contact(value)}
            />
          )}
        </>
      )}
    </>
  );
}

const isText = (field: FieldName) => field === 'message' || field === 'internal';

/** Old → new, a row for each field; unchanged ones are left out. */
function Changes({ step, onCopy }: { step: RunStep } & Pick<RunActions, 'onCopy'>) {
  const { kind, changes, copy } = step;
  return (
    <>
      {kind === 'note' && (
        <p class="run-kind">
          <Badge tone="note" icon="eyeOff">
            скрытый комментарий
          </Badge>
          <span class="quiet">клиент его не увидит</span>
        </p>
      )}
      {changes.length > 0 && (
        <dl class="changes">
          {changes.map(({ field, before, after, problem }) => (
            <div
              key={field}
              class={isText(field) ? 'change-text' : 'change'}
              data-field={field}
              data-problem={problem ? '' : undefined}
            >
              <dt>{FIELD_TITLES[field]}</dt>
              <dd>
                {(before !== '' || !isText(field)) && <s>{before || 'пусто'}</s>}
                <ins>{after}</ins>
                {problem && (
                  <p class="field-error">
                    <Icon name="alert" size={12} /> {problem}
                  </p>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {copy && (
        <Notice
          tone="note"
          icon="copy"
          title="Скрытый комментарий вставьте сами"
          actions={
            <Button icon="copy" name="copy-note" onPress={() => onCopy(copy)}>
              Скопировать
            </Button>
          }
        >
          <p>На этой странице не найден признак скрытого комментария, поэтому текст туда не пишем.</p>
          <p class="run-copy">{copy}</p>
        </Notice>
      )}
    </>
  );
}

function Filled({ step, onUndo, onCopy, onLeave }: { step: RunStep } & RunActions) {
  const last = step.number === step.of;
  return (
    <>
      <Notice
        tone="ok"
        icon="checkTwice"
        role="status"
        name="filled"
        title="Заполнено. Проверьте и нажмите «Сохранить» портала"
        actions={
          <>
            <Button icon="back" name="undo" onPress={onUndo}>
              Отменить
            </Button>
            <Button kind="quiet" onPress={onLeave}>
              Свернуть
            </Button>
          </>
        }
      >
        {!last && <p>Следующий шаг предложим, когда скрытый комментарий появится в заявке.</p>}
      </Notice>
      <Changes step={step} onCopy={onCopy} />
    </>
  );
}
