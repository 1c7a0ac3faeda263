/** The incident on a portal page: who complains of what, what has to be done next, and a key for each step (R28–R31). */
import { useState } from 'preact/hooks';
import type { IncidentAction } from '../../lib/messages.ts';
import type { IncidentView } from '../../lib/regulation/incidents.ts';
import { countedClients } from '../../lib/text/counted.ts';
import { moscowTime } from '../../lib/text/moscow.ts';
import { AskLine } from '../ui/AskLine.tsx';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useNow } from '../ui/now.ts';
import { countdownText } from '../ui/urgency.ts';
import { SYMPTOM_TITLES } from '../ui/words.ts';

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
          {TITLES[state]}: {countedClients(clients.length)}
        </span>
        <Clause id={state === 'fixed' ? 'R31' : 'R29'} />
      </p>
      <Affected incident={incident} />
      {state === 'open' && <Wait incident={incident} consult={consult} />}
      {eta !== null && state === 'open' && <p>Ожидаемое время решения: {eta} МСК</p>}
      {state === 'fixed' && (
        <p>{incident.closable ? 'Всем сообщили.' : `Осталось сообщить: ${incident.left.length}`}</p>
      )}
      <Keys incident={incident} consult={consult} onKey={onKey} />
    </section>
  );
}

const TITLES: Record<IncidentView['state'], string> = {
  suspect: 'Возможен сбой',
  open: 'Массовый сбой',
  fixed: 'Сбой устранён',
};

/** Clients by symptom: «зависание: 1042, 2210, заявка 311». */
function Affected({ incident: { clients } }: { incident: IncidentView }) {
  const bySymptom = Map.groupBy(clients, ({ symptom }) => symptom);
  return (
    <ul class="incident-clients">
      {[...bySymptom].map(([symptom, affected]) => (
        <li key={symptom}>
          <strong>{SYMPTOM_TITLES[symptom]}</strong>{' '}
          {affected
            .map(({ label, tickets, at }) => `${label ?? `заявка ${tickets[0]}`} (${moscowTime(at)})`)
            .join(', ')}
        </li>
      ))}
    </ul>
  );
}

function Wait({ incident: { callAt, consultAskedAt, consultReactedAt }, consult }: Omit<Props, 'onKey'>) {
  const now = useNow().value;
  if (consultReactedAt !== null) return <p>2-я линия отозвалась в {moscowTime(consultReactedAt)}.</p>;
  if (callAt === null) return consultAskedAt === null ? <p>Сразу сообщите в {consult.name}.</p> : null;
  if (now >= callAt) {
    return (
      <p class="incident-call">
        <Icon name="phone" size={14} /> Не отвечают — пора звонить{consult.phone && `: ${consult.phone}`}
      </p>
    );
  }
  return (
    <p>
      Ждём ответа, до звонка{' '}
      <span class="digits" role="timer" aria-live="off">
        {countdownText(callAt, now)}
      </span>
    </p>
  );
}

function Keys({ incident, consult, onKey }: Props) {
  const [asked, setAsked] = useState<'eta' | 'dismissed' | null>(null);
  const { state, red, confidence, consultAskedAt, consultReactedAt, callAt } = incident;
  if (state === 'fixed') return null;
  const open = (what: 'eta' | 'dismissed') => setAsked(asked === what ? null : what);
  const send = (value: string) => {
    onKey(asked === 'eta' ? { type: 'eta', value } : { type: 'dismissed', reason: value });
    setAsked(null);
  };
  return (
    <>
      <div class="notice-actions">
        {state === 'open' && confidence === 'mixed' && !red && (
          <Button kind="danger" name="incident-confirmed" onPress={() => onKey({ type: 'confirmed' })}>
            Да, сбой
          </Button>
        )}
        {state === 'open' && consultAskedAt === null && (
          <Button kind="primary" icon="send" name="incident-asked" onPress={() => onKey({ type: 'consultAsked' })}>
            Сообщил в {consult.name}
          </Button>
        )}
        {consultAskedAt !== null && consultReactedAt === null && callAt !== null && (
          <>
            <Button name="incident-reacted" onPress={() => onKey({ type: 'consultReacted' })}>
              Отреагировали
            </Button>
            <Button icon="phone" name="incident-phoned" onPress={() => onKey({ type: 'teamPhoned' })}>
              Позвонил
            </Button>
          </>
        )}
        {state === 'open' && consultAskedAt !== null && (
          <>
            <Button name="incident-eta" expanded={asked === 'eta'} onPress={() => open('eta')}>
              Известно время…
            </Button>
            <Button icon="check" name="incident-fixed" onPress={() => onKey({ type: 'fixed' })}>
              Устранено
            </Button>
          </>
        )}
        <Button
          kind="quiet"
          name="incident-dismissed"
          expanded={asked === 'dismissed'}
          onPress={() => open('dismissed')}
        >
          Не сбой…
        </Button>
      </div>
      {asked && (
        <AskLine
          key={asked}
          label={asked === 'eta' ? 'Когда решат, МСК' : 'Почему это не сбой'}
          type={asked === 'eta' ? 'time' : 'text'}
          onSend={send}
        />
      )}
    </>
  );
}
