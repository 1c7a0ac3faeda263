/** Reminders that have fallen due, a line for each: open the ticket, put off, or take note. */
import { useState } from 'preact/hooks';
import type { DueReminder } from '../../lib/messages.ts';
import type { BannerActions } from '../../lib/overlay/banner.ts';
import { counted } from '../../lib/text/counted.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

interface Props {
  due: readonly DueReminder[];
  /** Lines shown before the rest is asked for. */
  first: number;
  actions: BannerActions;
}

const SNOOZE_MINUTES = 5;

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

function Line({ reminder: { id, ticketId, title, text }, actions }: { reminder: DueReminder; actions: BannerActions }) {
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
      <Button
        kind="quiet"
        label={`Напомнить через ${SNOOZE_MINUTES} минут`}
        onPress={() => actions.onSnooze(id, SNOOZE_MINUTES)}
      >
        +{SNOOZE_MINUTES} мин
      </Button>
      <Button kind="quiet" icon="check" label="Принято" name="acknowledge" onPress={() => actions.onAcknowledge(id)} />
    </li>
  );
}
