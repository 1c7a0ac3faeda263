/** What every portal page shows first: the incident, what has fallen due, and what is wrong with the product itself. */
import type { DueReminder, Banner as Facts } from '../../lib/messages.ts';
import type { BannerActions } from '../../lib/overlay/banner.ts';
import { HOUR_MS, MINUTE_MS, moscowTime } from '../../lib/text/moscow.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useNow } from '../ui/now.ts';
import { counted, duration } from '../ui/words.ts';
import { IncidentCard } from './IncidentCard.tsx';

export interface BannerProps {
  banner: Facts;
  consult: { name: string; phone: string };
  actions: BannerActions;
}

/** Cards shown at once; the rest are counted. */
const MOST_DUE = 3;

export function Banner({ banner: { incident, due, notices }, consult, actions }: BannerProps) {
  if (!incident && due.length === 0 && notices.length === 0) return null;
  return (
    <div class="banner">
      {incident && <IncidentCard incident={incident} consult={consult} onKey={actions.onIncident} />}
      {due.slice(0, MOST_DUE).map((card) => (
        <Due key={card.id} card={card} actions={actions} />
      ))}
      {due.length > MOST_DUE && <p class="quiet">И ещё {due.length - MOST_DUE} на дежурной доске.</p>}
      {notices.map((words) => (
        <Notice key={words} tone="warn" icon="info" role="status">
          {words}
        </Notice>
      ))}
    </div>
  );
}

function Due({ card: { id, title, text, dueAt }, actions }: { card: DueReminder; actions: BannerActions }) {
  const late = useNow().value - dueAt;
  return (
    <Notice
      tone="warn"
      icon="clock"
      name="due"
      title={title}
      actions={
        <>
          <Button onPress={() => actions.onSnooze(id, 5)}>Через 5 мин</Button>
          <Button kind="quiet" onPress={() => actions.onAcknowledge(id)}>
            Принято
          </Button>
        </>
      }
    >
      <p>
        {text}{' '}
        <span class="quiet">{late >= MINUTE_MS ? `${minutesAgo(late)} назад` : `в ${moscowTime(dueAt)} МСК`}</span>
      </p>
    </Notice>
  );
}

/** Whole minutes within the hour, as «4 минуты»; longer times as they are shown everywhere. */
function minutesAgo(ms: number): string {
  if (ms >= HOUR_MS) return duration(ms);
  return counted(Math.floor(ms / MINUTE_MS), 'минуту', 'минуты', 'минут');
}
