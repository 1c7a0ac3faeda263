/** What an operator does about the incident next (R29, R31): one key for each step. */
import { useState } from 'preact/hooks';
import type { IncidentAction } from '../../lib/messages.ts';
import type { IncidentView } from '../../lib/regulation/incidents.ts';
import { AskLine } from '../ui/AskLine.tsx';
import { Button } from '../ui/Button.tsx';

interface Props {
  incident: IncidentView;
  /** What the 2nd line's channel is called. */
  channel: string;
  onKey(action: IncidentAction): void;
}

export function IncidentKeys({ incident, channel, onKey }: Props) {
  const [asked, setAsked] = useState<'eta' | 'dismissed' | null>(null);
  const { state, red, confidence, idle, consultAskedAt, consultReactedAt, callAt } = incident;
  if (state !== 'open') return null;
  const open = (what: 'eta' | 'dismissed') => setAsked(asked === what ? null : what);
  const send = (value: string) => {
    onKey(asked === 'eta' ? { type: 'eta', value } : { type: 'dismissed', reason: value });
    setAsked(null);
  };
  const unanswered = confidence === 'mixed' && !red;
  return (
    <>
      <div class="notice-actions">
        {unanswered && (
          <Button kind="danger" name="incident-confirmed" onPress={() => onKey({ type: 'confirmed' })}>
            Да, сбой
          </Button>
        )}
        {idle && !unanswered && (
          <Button kind="primary" name="incident-goes-on" onPress={() => onKey({ type: 'goesOn' })}>
            Да, идёт
          </Button>
        )}
        {consultAskedAt === null && (
          <Button kind="primary" icon="send" name="incident-asked" onPress={() => onKey({ type: 'consultAsked' })}>
            Сообщил в {channel}
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
        {consultAskedAt !== null && (
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
          {unanswered ? 'Нет, не сбой…' : 'Не сбой…'}
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
