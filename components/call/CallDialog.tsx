/** A call that comes in: one line for what the caller says, what was understood of it, who he is, and the way to his new ticket (R02, R08). */
import { useState } from 'preact/hooks';
import type { CallView } from '../../lib/messages.ts';
import type { CallActions, CallState } from '../../lib/overlay/call-session.ts';
import { checkClient, checkedAt } from '../../lib/regulation/client-check.ts';
import { moscowDate, moscowTime } from '../../lib/text/moscow.ts';
import { AskLine } from '../ui/AskLine.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { Field } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Section } from '../ui/Section.tsx';
import { CallFacts } from './CallFacts.tsx';

interface Props {
  state: CallState;
  actions: CallActions;
}

export function CallDialog({ state, actions }: Props) {
  const { draft, view, told, busy } = state;
  const isEmpty = draft.text.trim() === '';
  return (
    <section
      class="call"
      role="dialog"
      aria-label="Новый звонок"
      onKeyDown={(event) => {
        if (event.code !== 'Escape') return;
        event.preventDefault();
        actions.onClose();
      }}
    >
      <header class="call-head">
        <h2>Новый звонок</h2>
        <Button
          kind="quiet"
          icon="cross"
          name="call-close"
          label="Закрыть (Esc): набранное останется"
          onPress={actions.onClose}
        />
      </header>
      <div class="call-body">
        {view?.say != null && (
          <Notice tone="bad" icon="talk" name="say" title="Идёт сбой. Скажите клиенту">
            <p>
              «{view.say}» <Clause id="R30" />
            </p>
          </Notice>
        )}
        <Field
          label="Что говорит клиент: договор, телефон, база, что случилось, когда звонить"
          value={draft.text}
          placeholder="10234, 8 900 000-00-01, база ЗУП, виснет, после 15 по екб"
          autofocus
          onValue={actions.onType}
          onEnter={actions.onFill}
        />
        {view && !isEmpty && (
          <CallFacts reading={view.reading} corrections={draft.corrections} onCorrect={actions.onCorrect} />
        )}
        {view && !isEmpty && <Caller view={view} actions={actions} />}
        {view && <CallBack state={state} view={view} actions={actions} />}
        {told && (
          <Notice tone={told.tone} icon={told.tone === 'ok' ? 'check' : 'alert'} role="status" name="call-told">
            <p>{told.text}</p>
          </Notice>
        )}
      </div>
      <footer class="call-foot">
        <Button kind="primary" icon="fill" name="call-fill" disabled={isEmpty || busy} onPress={actions.onFill}>
          {busy ? 'Открываем…' : 'Открыть и заполнить заявку'}
        </Button>
        <span class="quiet">Enter. Отправите вы сами</span>
        {!isEmpty && (
          <Button kind="quiet" name="call-clear" onPress={actions.onClear}>
            Очистить
          </Button>
        )}
      </footer>
    </section>
  );
}

/** Who calls (R06, R09, R10), and what of his is open already. */
function Caller({ view: { reading, client, tickets, now }, actions }: { view: CallView; actions: CallActions }) {
  const { contract, login, phone } = reading.facts;
  if (!contract && !login && !phone && !reading.inn) return null;
  const check = client && checkClient({ status: 'found', clients: [client] }, moscowDate(now));
  return (
    <>
      <Section title="Клиент" name="call-client" aside={<Clause id="R06" />}>
        {client && check ? (
          <div class="call-client">
            <p>
              <b>{client.organisation ?? client.contract ?? client.login}</b>{' '}
              {client.paid !== null && (
                <Badge tone={client.paid ? 'ok' : 'plain'}>{client.paid ? 'платный' : 'бесплатный'}</Badge>
              )}{' '}
              <span class="quiet">{checkedAt(client.seenAt)}</span>
            </p>
            {check.findings.map(({ kind, level, text, clause }) => (
              <p key={kind} class="call-finding" data-level={level}>
                {text} <Clause id={clause} />
              </p>
            ))}
          </div>
        ) : (
          <p class="quiet">В отчёте этого клиента ещё не смотрели: найдите его там до передачи заявки.</p>
        )}
      </Section>
      <Section title="Открытые заявки клиента" name="call-tickets" aside={<Clause id="R08" />}>
        {tickets.length === 0 ? (
          <p class="quiet">Открытых не видно. Новую заявку можно заводить.</p>
        ) : (
          <ul class="call-tickets">
            {tickets.map(({ ticketId, title }) => (
              <li key={ticketId}>
                <Button kind="quiet" name={`call-ticket-${ticketId}`} onPress={() => actions.onOpenTicket(ticketId)}>
                  № {ticketId} {title ?? ''}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

/** What isn't in the instructions: said so, and a call back is promised (R13a). */
function CallBack({ state: { until }, view: { callBack, tickets }, actions }: Props & { view: CallView }) {
  const [open, setOpen] = useState(false);
  if (until !== null) {
    return (
      <Notice
        tone="note"
        icon="phone"
        role="status"
        name="call-promised"
        actions={<Button onPress={actions.onTakePromiseBack}>Отменить</Button>}
      >
        <p>Обещан звонок к {moscowTime(until)} МСК: встанет на доску вместе с новой заявкой.</p>
      </Notice>
    );
  }
  return (
    <div class="call-promise">
      <Button kind="quiet" icon="phone" name="call-promise" expanded={open} onPress={() => setOpen(!open)}>
        Уточню и перезвоню…
      </Button>
      <Clause id="R13a" />
      {open && (
        <>
          <p class="call-phrase">«{callBack}»</p>
          <AskLine
            label={
              tickets.length > 0 ? `К какому времени, МСК (заявка № ${tickets[0]!.ticketId})` : 'К какому времени, МСК'
            }
            type="time"
            onSend={(time) => {
              setOpen(false);
              actions.onPromise(time, tickets[0]?.ticketId ?? null);
            }}
          />
        </>
      )}
    </div>
  );
}
