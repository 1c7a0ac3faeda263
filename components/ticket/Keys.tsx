/** The operator's keys: how a call went, how the 2nd line stands, what the client was told (R04, R13, R19–R21, R26). */
import { useId, useState } from 'preact/hooks';
import type { PanelActions, PanelState } from '../../lib/overlay/panel-state.ts';
import type { CallResult, EventBody } from '../../lib/regulation/events.ts';
import { answerWaits, type Mark } from '../../lib/regulation/marks.ts';
import { counted } from '../../lib/text/counted.ts';
import { AnswerQuestion } from '../ui/AnswerQuestion.tsx';
import { AskLine } from '../ui/AskLine.tsx';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { MarkLine } from '../ui/MarkLine.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Section } from '../ui/Section.tsx';
import { CALL_TITLES } from '../ui/words.ts';

interface Props {
  state: PanelState;
  actions: PanelActions;
}

const CALLS: readonly CallResult[] = ['answered', 'busy', 'noAnswer', 'off'];

export function Keys({ state: { view, consult: channel, consultWaits, recent, marks }, actions }: Props) {
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
        {consultWaits && (
          <p class="quiet">
            {channel.phone === ''
              ? 'Не отвечают — звоните. Телефон не задан: его указывает ведущий в параметрах.'
              : `Не отвечают — звоните: ${channel.phone}`}
          </p>
        )}
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
        <ConsultMessage channel={channel} {...actions} />
      </Section>
      {recent && <Recent mark={recent} asks={view !== null && answerWaits(view.verdict)} actions={actions} />}
      <Marked marks={marks.filter(({ eventId }) => eventId !== recent?.eventId)} actions={actions} />
    </>
  );
}

/** The message for the 2nd line: made from the ticket, corrected by the operator, copied (R13b). */
function ConsultMessage({ channel, consultMessage, onCopy }: PanelActions & { channel: PanelState['consult'] }) {
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
        {channel.link !== '' && (
          <a href={channel.link} target="_blank" rel="noreferrer">
            Открыть {channel.name}
          </a>
        )}
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

/** What was marked last: taken back, moved in time, recorded in the ticket (R04). */
function Recent({ mark, asks, actions }: { mark: Mark; asks: boolean; actions: PanelActions }) {
  return (
    <Notice tone="ok" icon="check" role="status" name="recent">
      <OwnMark mark={mark} lead="Отмечено" actions={actions} />
      {asks && (
        <AnswerQuestion key={mark.eventId} mark={mark} onTold={() => actions.onAct({ type: 'clientToldByPhone' })} />
      )}
    </Notice>
  );
}

/** All else that was marked this shift: a reload of the page must not end the right to take it back. */
function Marked({ marks, actions }: { marks: readonly Mark[]; actions: PanelActions }) {
  const [open, setOpen] = useState(false);
  if (marks.length === 0) return null;
  return (
    <Section
      title="Ваши отметки"
      name="marks"
      aside={
        <Button kind="quiet" name="marks" expanded={open} onPress={() => setOpen(!open)}>
          {open ? 'Свернуть' : counted(marks.length, 'отметка', 'отметки', 'отметок')}
        </Button>
      }
    >
      {open && marks.map((mark) => <OwnMark key={mark.eventId} mark={mark} actions={actions} />)}
    </Section>
  );
}

function OwnMark({ mark, lead, actions }: { mark: Mark; lead?: string; actions: PanelActions }) {
  return (
    <MarkLine
      mark={mark}
      lead={lead}
      onTakeBack={() => actions.onTakeBack(mark)}
      onRetime={(time) => actions.onRetime(mark, time)}
    >
      {mark.record !== null && (
        <Button icon="eyeOff" name="record" onPress={() => actions.onRecord(mark)} label={mark.record}>
          В скрытый комментарий
        </Button>
      )}
    </MarkLine>
  );
}
