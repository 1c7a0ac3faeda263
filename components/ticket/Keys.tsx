/** The operator's keys: how a call went, how the 2nd line stands, what the client was told (R04, R13, R19–R21, R26). */
import { useId, useState } from 'preact/hooks';
import type { PanelActions, PanelState, RecentAct } from '../../lib/overlay/panel-state.ts';
import type { CallResult, EventBody } from '../../lib/regulation/events.ts';
import { moscowTime } from '../../lib/text/moscow.ts';
import { AskLine } from '../ui/AskLine.tsx';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Section } from '../ui/Section.tsx';
import { CALL_TITLES, EVENT_TITLES } from '../ui/words.ts';

interface Props {
  state: PanelState;
  actions: PanelActions;
}

const CALLS: readonly CallResult[] = ['answered', 'busy', 'noAnswer', 'off'];

export function Keys({ state: { consult: channel, consultWaits, recent }, actions }: Props) {
  const { onAct } = actions;
  const consult = (type: EventBody['type'], words: string) => (
    <Button name={type} onPress={() => onAct({ type } as EventBody)}>
      {words}
    </Button>
  );
  return (
    <>
      <Section title="Звонок клиенту" name="calls" aside={<Clause id="R19" />}>
        <div class="grid-4">
          {CALLS.map((result) => (
            <Button key={result} name={`call-${result}`} onPress={() => onAct({ type: 'call', result })}>
              {CALL_TITLES[result]}
            </Button>
          ))}
        </div>
        <Told {...actions} />
      </Section>
      <Section title={`2-я линия: ${channel.name}`} name="consult" aside={<Clause id="R13b" />}>
        {consultWaits && channel.phone !== '' && <p class="quiet">Не отвечают — звоните: {channel.phone}</p>}
        <div class="grid-2">
          {consultWaits ? (
            <>
              {consult('consultAnswered', 'Ответ получен')}
              {consult('consultReacted', 'Отреагировали')}
              {consult('teamPhoned', 'Позвонил им')}
            </>
          ) : (
            <>
              {consult('consultAsked', `Сообщил в ${channel.name}`)}
              {consult('consultAnswered', 'Ответ получен')}
            </>
          )}
        </div>
        <ConsultMessage {...actions} />
      </Section>
      {recent && <Recent recent={recent} {...actions} />}
    </>
  );
}

/** The message for the 2nd line: made from the ticket, corrected by the operator, copied (R13b). */
function ConsultMessage({ consultMessage, onCopy }: PanelActions) {
  const [text, setText] = useState<string | null>(null);
  const id = useId();
  return (
    <>
      <div class="links">
        <Button
          kind="quiet"
          icon="copy"
          name="consult-message"
          expanded={text !== null}
          onPress={() => setText(text === null ? consultMessage() : null)}
        >
          Сообщение для 2-й линии
        </Button>
      </div>
      {text !== null && (
        <div class="field">
          <label class="field-label" for={id}>
            Проверьте и допишите, что уже сделано
          </label>
          <textarea id={id} rows={5} value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
          <Button kind="primary" icon="copy" name="consult-copy" onPress={() => onCopy(text)}>
            Скопировать
          </Button>
        </div>
      )}
    </>
  );
}

type Asked = 'promise' | 'noReply';

function Told({ onAct, onPromise }: PanelActions) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const open = (what: Asked) => setAsked(asked === what ? null : what);
  const send = (value: string) => {
    if (asked === 'promise') onPromise(value);
    else onAct({ type: 'noReplyNeeded', reason: value });
    setAsked(null);
  };
  return (
    <>
      <div class="links">
        <Button kind="quiet" name="told" onPress={() => onAct({ type: 'clientToldByPhone' })}>
          Сообщил по телефону
        </Button>
        <Button kind="quiet" name="promise" expanded={asked === 'promise'} onPress={() => open('promise')}>
          Обещал перезвонить…
        </Button>
        <Button kind="quiet" name="noReply" expanded={asked === 'noReply'} onPress={() => open('noReply')}>
          Ответ не нужен…
        </Button>
      </div>
      {asked && (
        <AskLine
          key={asked}
          label={asked === 'promise' ? 'До какого времени, МСК' : 'Почему ответ не нужен'}
          type={asked === 'promise' ? 'time' : 'text'}
          onSend={send}
        />
      )}
    </>
  );
}

function Recent({ recent: { event, record }, onTakeBack, onRetime, onRecord }: PanelActions & { recent: RecentAct }) {
  const title = event.type === 'call' ? `Звонок: ${CALL_TITLES[event.result].toLowerCase()}` : EVENT_TITLES[event.type];
  return (
    <Notice
      tone="ok"
      icon="check"
      role="status"
      name="recent"
      actions={
        <>
          {record && (
            <Button icon="eyeOff" name="record" onPress={onRecord} label={record}>
              В скрытый комментарий
            </Button>
          )}
          <Button kind="quiet" onPress={onTakeBack}>
            Отменить
          </Button>
        </>
      }
    >
      <label class="recent">
        <span>Отмечено: {title}, в</span>
        <input
          type="time"
          value={moscowTime(event.at)}
          onChange={({ currentTarget }) => currentTarget.value && onRetime(currentTarget.value)}
        />
      </label>
    </Notice>
  );
}
