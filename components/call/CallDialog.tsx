/** A call that comes in: one line for what the caller says, what was understood of it, who he is, and the way to his new ticket (R02, R08). */
import { useState } from 'preact/hooks';
import type { CallView } from '../../lib/messages.ts';
import type { CallActions, CallShown } from '../../lib/overlay/call-session.ts';
import { moscowTime } from '../../lib/text/moscow.ts';
import { ClientCard } from '../ticket/ClientCard.tsx';
import { AskLine } from '../ui/AskLine.tsx';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { Field } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Section } from '../ui/Section.tsx';
import { CallFacts } from './CallFacts.tsx';

interface Props {
  state: CallShown;
  actions: CallActions;
}

export function CallDialog({ state, actions }: Props) {
  const { draft, view, told, busy, lookup, instructions } = state;
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
        {view && !isEmpty && <ClientCard lookup={lookup} instructions={instructions} {...actions} />}
        {view && !isEmpty && <Tickets view={view} actions={actions} />}
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

/** What of the caller's is open already (R08). */
function Tickets({ view: { reading, tickets }, actions }: { view: CallView; actions: CallActions }) {
  const { contract, login, phone } = reading.facts;
  if (!contract && !login && !phone && !reading.inn) return null;
  return (
    <Section title="Открытые заявки клиента" name="call-tickets" aside={<Clause id="R08" />}>
      {tickets.length === 0 ? (
        <p class="quiet">Открытых не видно.</p>
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
