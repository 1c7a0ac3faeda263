/** How the 2nd line stands to the incident (R29): to be told, waited for, to be phoned, or it has reacted. */
import type { IncidentView } from '../../lib/regulation/incidents.ts';
import { moscowTime } from '../../lib/text/moscow.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNow } from '../ui/now.ts';
import { countdownText } from '../ui/urgency.ts';

interface Props {
  incident: IncidentView;
  consult: { name: string; phone: string };
}

export function ConsultWait({ incident: { callAt, consultAskedAt, consultReactedAt }, consult }: Props) {
  const now = useNow().value;
  if (consultReactedAt !== null) return <p>2-я линия отозвалась в {moscowTime(consultReactedAt)}.</p>;
  if (callAt === null) return consultAskedAt === null ? <p>Сразу сообщите в {consult.name}.</p> : null;
  if (now >= callAt) {
    const phone = consult.phone || 'номер не задан, спросите руководителя';
    return (
      <p class="incident-call">
        <Icon name="phone" size={14} /> Не отвечают — пора звонить: {phone}
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
