/** The incident on a portal page: who complains of what, what has to be done next, and a key for each step (R28–R31). */
import type { IncidentAction } from '../../lib/messages.ts';
import type { IncidentView } from '../../lib/regulation/incidents.ts';
import { clientName, INCIDENT_TITLES, SYMPTOM_TITLES } from '../../lib/regulation/titles.ts';
import { countedClients } from '../../lib/text/counted.ts';
import { moscowTime } from '../../lib/text/moscow.ts';
import { ConsultWait } from '../incident/ConsultWait.tsx';
import { IncidentKeys } from '../incident/IncidentKeys.tsx';
import { Clause } from '../ui/Clause.tsx';
import { Icon } from '../ui/Icon.tsx';

interface Props {
  incident: IncidentView;
  consult: { name: string; phone: string };
  onKey(action: IncidentAction): void;
}

export function IncidentCard({ incident, consult, onKey }: Props) {
  const { state, red, clients, eta } = incident;
  const tone = state === 'fixed' ? 'ok' : red ? 'bad' : 'warn';
  return (
    <section class="incident" data-tone={tone} data-state={state} aria-label="Сбой">
      <p class="incident-title" role={red && state === 'open' ? 'alert' : 'status'}>
        <Icon name={state === 'fixed' ? 'checkTwice' : 'alert'} />
        <span>
          {INCIDENT_TITLES[state]}: {countedClients(clients.length)}
        </span>
        <Clause id={state === 'fixed' ? 'R31' : 'R29'} />
      </p>
      <Affected incident={incident} />
      {state === 'open' && <ConsultWait incident={incident} consult={consult} />}
      {state === 'suspect' && <p>Если так же пожалуется третий клиент, это сбой.</p>}
      {incident.late && state === 'open' && <p>Обнаружен поздно: обращениям больше часа.</p>}
      {incident.idle && <p>Новых обращений давно нет. Сбой ещё идёт? Если нет, отметьте «Устранено».</p>}
      {eta !== null && state === 'open' && <p>Ожидаемое время решения: {eta} МСК</p>}
      {state === 'fixed' && (
        <p>{incident.closable ? 'Всем сообщили.' : `Осталось сообщить: ${incident.left.length}`}</p>
      )}
      <IncidentKeys incident={incident} channel={consult.name} onKey={onKey} />
    </section>
  );
}

/** Clients by symptom: «зависание: 1042, 2210, заявка 311». */
function Affected({ incident: { clients } }: { incident: IncidentView }) {
  const bySymptom = Map.groupBy(clients, ({ symptom }) => symptom);
  return (
    <ul class="incident-clients">
      {[...bySymptom].map(([symptom, affected]) => (
        <li key={symptom}>
          <strong>{SYMPTOM_TITLES[symptom]}</strong>{' '}
          {affected.map((client) => `${clientName(client)} (${moscowTime(client.at)})`).join(', ')}
        </li>
      ))}
    </ul>
  );
}
