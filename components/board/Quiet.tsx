/** How reminders are heard: the sound, and «обед», during which what falls due is only shown here. */
import { useState } from 'preact/hooks';
import type { BoardActions } from '../../lib/overlay/board-session.ts';
import { counted } from '../../lib/text/counted.ts';
import { moscowTime } from '../../lib/text/moscow.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

interface Props {
  sound: boolean;
  /** Moment (ms) until which nothing rings; null when it may. */
  mutedUntil: number | null;
  /** Reminders that wait. */
  due: number;
  actions: Pick<BoardActions, 'onMute' | 'onSound' | 'onNewCall'>;
  onHelp(): void;
}

const MINUTES = [15, 30, 45, 60];

export function Quiet({ sound, mutedUntil, due, actions: { onMute, onSound, onNewCall }, onHelp }: Props) {
  const [asked, setAsked] = useState(false);
  return (
    <>
      <div class="quiet-keys">
        <Button kind="quiet" icon="phone" name="new-call" label="Новый звонок" onPress={onNewCall} />
        <Button
          kind="quiet"
          icon={sound ? 'sound' : 'soundOff'}
          name="sound"
          pressed={sound}
          label={sound ? 'Звук напоминаний включён' : 'Звук напоминаний выключен'}
          onPress={() => onSound(!sound)}
        />
        {mutedUntil === null && (
          <Button kind="quiet" name="lunch" expanded={asked} onPress={() => setAsked(!asked)}>
            Обед…
          </Button>
        )}
        <Button kind="quiet" name="help" label="Клавиши (?)" onPress={onHelp}>
          ?
        </Button>
      </div>
      {asked && mutedUntil === null && (
        <fieldset class="key-row">
          <legend>Не звонить и не показывать уведомления</legend>
          {MINUTES.map((minutes) => (
            <Button
              key={minutes}
              name={`lunch-${minutes}`}
              onPress={() => {
                setAsked(false);
                onMute(minutes);
              }}
            >
              {minutes} мин
            </Button>
          ))}
        </fieldset>
      )}
      {mutedUntil !== null && (
        <div class="lunch-on">
          <Notice
            icon="soundOff"
            role="status"
            actions={
              <Button name="lunch-over" onPress={() => onMute(null)}>
                Обед закончен
              </Button>
            }
          >
            <p>
              Тихо до {moscowTime(mutedUntil)} МСК.{' '}
              {due > 0
                ? `Ждут вас: ${counted(due, 'напоминание', 'напоминания', 'напоминаний')}.`
                : 'Что подойдёт, появится здесь.'}
            </p>
          </Notice>
        </div>
      )}
    </>
  );
}
