/** The incident's page in the side panel: when it began, who is affected, the 2nd line, who was told, the report (R28–R31). */
import type { IncidentPageFacts } from '../../lib/messages.ts';
import type { IncidentPageActions } from '../../lib/overlay/incident-session.ts';
import type { IncidentView } from '../../lib/regulation/incidents.ts';
import { INCIDENT_TITLES } from '../../lib/regulation/titles.ts';
import { counted, countedClients } from '../../lib/text/counted.ts';
import { moscowTime } from '../../lib/text/moscow.ts';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ConsultWait } from './ConsultWait.tsx';
import { History } from './History.tsx';
import { IncidentKeys } from './IncidentKeys.tsx';
import { Ledger } from './Ledger.tsx';
import { Records } from './Records.tsx';
import { ReportKeys } from './ReportKeys.tsx';
import { Strip } from './Strip.tsx';
import { Timeline } from './Timeline.tsx';

interface Props {
  facts: IncidentPageFacts;
  /** What has just been done or failed, Russian; null when there is nothing to say. */
  note: string | null;
  actions: IncidentPageActions;
}

export function IncidentPage({ facts, note, actions }: Props) {
  const { incident, consult } = facts;
  if (!incident) {
    return (
      <div class="ui incident-page">
        <p>Сбоя сейчас нет. Когда похожее сообщат трое за 20 минут, он появится здесь.</p>
        {note !== null && (
          <p class="incident-note" role="status">
            {note}
          </p>
        )}
        <History history={facts.history} actions={actions} />
      </div>
    );
  }
  const tone = incident.state === 'fixed' ? 'ok' : incident.red ? 'bad' : 'warn';
  return (
    <div class="ui incident-page" data-tone={tone}>
      <h1>
        <Icon name={incident.state === 'fixed' ? 'checkTwice' : 'alert'} />
        {INCIDENT_TITLES[incident.state]}: {countedClients(incident.clients.length)}
        <Clause id="R29" />
      </h1>
      <p class="quiet">
        {incident.state === 'suspect' ? 'Двое с похожей бедой' : 'Обнаружен'} в {moscowTime(incident.openedAt)}
        {incident.late && ', поздно: обращениям больше часа'}
      </p>
      <Strip incident={incident} />
      {incident.state === 'open' && <Ladder facts={facts} incident={incident} actions={actions} />}
      {incident.state !== 'suspect' && <Ledger incident={incident} actions={actions} />}
      {note !== null && (
        <p class="incident-note" role="status">
          {note}
        </p>
      )}
      {incident.state === 'fixed' && <End incident={incident} actions={actions} />}
      <Records records={facts.records} ticketId={incident.clients[0]!.tickets[0]!} actions={actions} />
      {incident.state === 'suspect' ? <Suspected incident={incident} actions={actions} /> : null}
      <Timeline timeline={facts.timeline} incident={incident} />
      <History history={facts.history} actions={actions} />
      {consult.phone === '' && incident.state === 'open' && (
        <p class="quiet">Телефон 2-й линии не задан: его вносит руководитель в настройках.</p>
      )}
    </div>
  );
}

/** Скайп, ten minutes, then the number (R29). */
function Ladder({ facts: { message, consult }, incident, actions }: Part<'facts'>) {
  return (
    <section class="ladder" aria-label="2-я линия">
      {incident.idle && <p>Новых обращений давно нет. Сбой ещё идёт? Если нет, отметьте «Устранено».</p>}
      <ConsultWait incident={incident} consult={consult} />
      {incident.consultAskedAt === null && (
        <div class="notice-actions">
          <Button icon="copy" name="incident-message" onPress={() => actions.onCopy(message)}>
            Скопировать сообщение
          </Button>
          {consult.link !== '' && (
            <a
              class="button"
              href={consult.link}
              target="_blank"
              rel="noreferrer"
              onClick={() => actions.onCopy(message)}
            >
              Скопировать и открыть {consult.name}
            </a>
          )}
        </div>
      )}
      {incident.eta !== null && <p>Ожидаемое время решения: {incident.eta} МСК</p>}
      <IncidentKeys incident={incident} channel={consult.name} onKey={actions.onKey} />
    </section>
  );
}

type Part<K extends keyof Props> = Pick<Props, K | 'actions'> & { incident: IncidentView };

function Suspected({ incident, actions }: Part<'actions'>) {
  return (
    <ul class="suspected">
      {incident.clients.flatMap(({ tickets }) =>
        tickets.map((id) => (
          <li key={id}>
            <button type="button" class="link" onClick={() => actions.onOpen(id)}>
              Заявка № {id}
            </button>
          </li>
        )),
      )}
    </ul>
  );
}

/** Can't be closed with holes: everybody has to know that it is over (R31). */
function End({ incident, actions }: Part<'actions'>) {
  const { closable, left } = incident;
  return (
    <section class="incident-end" aria-label="Завершение">
      <div class="notice-actions">
        <ReportKeys incident={incident} actions={actions} />
        <Button
          kind="primary"
          icon="check"
          name="incident-close"
          disabled={!closable}
          onPress={() => actions.onKey({ type: 'closed' })}
        >
          Закрыть сбой
        </Button>
      </div>
      {!closable && (
        <p class="quiet">
          Закрыть нельзя: {counted(left.length, 'клиент ещё не знает', 'клиента ещё не знают', 'клиентов ещё не знают')}{' '}
          об устранении.
        </p>
      )}
    </section>
  );
}
