/** Reminders that have fallen due, a line for each: open the ticket, put off, or take note. */
import { useState } from 'preact/hooks';
import type { DueReminder } from '../../lib/messages.ts';
import type { BannerActions } from '../../lib/overlay/banner.ts';
import { counted } from '../../lib/text/counted.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';

interface Props {
  due: readonly DueReminder[];
  /** Lines shown before the rest is asked for. */
  first: number;
  actions: DueActions;
}

const SNOOZE_MINUTES = [5, 10, 15];

type DueActions = Pick<BannerActions, 'onAcknowledge' | 'onSnooze' | 'onOpen'>;

export function DueList({ due, first, actions }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? due : due.slice(0, first);
  return (
    <section class="due" aria-label="Напоминания">
      <p class="due-title" role="status">
        <Icon name="clock" />
        <span>{counted(due.length, 'напоминание', 'напоминания', 'напоминаний')}</span>
        {due.length > first && (
          <Button kind="quiet" name="due-all" expanded={all} onPress={() => setAll(!all)}>
            {all ? 'Свернуть' : first > 0 ? `Ещё ${due.length - first}` : 'Показать'}
          </Button>
        )}
      </p>
      <ul>
        {shown.map((reminder) => (
          <Line key={reminder.id} reminder={reminder} actions={actions} />
        ))}
      </ul>
    </section>
  );
}

function Line({ reminder: { id, ticketId, title, text }, actions }: { reminder: DueReminder; actions: DueActions }) {
  const [asked, setAsked] = useState(false);
  return (
    <li class="due-line" data-name="due">
      {ticketId === null ? (
        <span class="due-words">
          <strong>{title}</strong> {text}
        </span>
      ) : (
        <button
          type="button"
          class="due-words"
          title="Открыть заявку"
          onClick={(event) => event.isTrusted && actions.onOpen(ticketId)}
        >
          <strong>{title}</strong> {text}
        </button>
      )}
      <Button kind="quiet" name="snooze" expanded={asked} onPress={() => setAsked(!asked)}>
        Отложить
      </Button>
      <Button kind="quiet" icon="check" label="Принято" name="acknowledge" onPress={() => actions.onAcknowledge(id)} />
      {asked && <Snooze onSnooze={(minutes, reason) => actions.onSnooze(id, minutes, reason)} />}
    </li>
  );
}

/** For how long, and why: the reason stays with the reminder. */
function Snooze({ onSnooze }: { onSnooze(minutes: number, reason: string): void }) {
  const [reason, setReason] = useState('Занят другой заявкой');
  return (
    <div class="snooze">
      <Field label="Почему откладываете" value={reason} onValue={setReason} />
      {SNOOZE_MINUTES.map((minutes) => (
        <Button
          key={minutes}
          name={`snooze-${minutes}`}
          disabled={reason.trim() === ''}
          onPress={() => onSnooze(minutes, reason.trim())}
        >
          {minutes} мин
        </Button>
      ))}
    </div>
  );
}
