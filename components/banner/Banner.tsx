/** What every portal page shows first: the incident, what has fallen due, and what is wrong with the product itself. */
import type { IncidentView } from '../../lib/regulation/incidents.ts';
import { HOUR_MS, MINUTE_MS, moscowTime } from '../../lib/text/moscow.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useNow } from '../ui/now.ts';
import { counted, duration } from '../ui/words.ts';
import { IncidentCard, type IncidentKey } from './IncidentCard.tsx';

/** A reminder that has fallen due and waits to be acknowledged. */
export interface DueCard {
  id: string;
  ticketId: string | null;
  title: string;
  text: string;
  dueAt: number;
}

export interface BannerProps {
  incident: IncidentView | null;
  due: readonly DueCard[];
  notices: readonly string[];
  consultName: string;
  onIncident(key: IncidentKey): void;
  onAcknowledge(reminderId: string): void;
  onSnooze(reminderId: string, minutes: number): void;
  /** Null where the page doesn't know the way to a ticket. */
  onOpenTicket: ((ticketId: string) => void) | null;
}

/** Cards shown at once; the rest are counted. */
const MOST_DUE = 3;

export function Banner(props: BannerProps) {
  const { incident, due, notices, consultName, onIncident } = props;
  if (!incident && due.length === 0 && notices.length === 0) return null;
  return (
    <div class="banner">
      {incident && <IncidentCard incident={incident} consultName={consultName} onKey={onIncident} />}
      {due.slice(0, MOST_DUE).map((card) => (
        <Due key={card.id} card={card} {...props} />
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

function Due({ card, onAcknowledge, onSnooze, onOpenTicket }: { card: DueCard } & BannerProps) {
  const { id, ticketId, title, text, dueAt } = card;
  const late = useNow().value - dueAt;
  return (
    <Notice
      tone="warn"
      icon="clock"
      name="due"
      title={title}
      actions={
        <>
          {ticketId && onOpenTicket && (
            <Button kind="primary" onPress={() => onOpenTicket(ticketId)}>
              Открыть заявку
            </Button>
          )}
          <Button onPress={() => onSnooze(id, 5)}>Через 5 мин</Button>
          <Button kind="quiet" onPress={() => onAcknowledge(id)}>
            Принято
          </Button>
        </>
      }
    >
      <p>
        {text} <span class="quiet">{late >= MINUTE_MS ? `${minutesAgo(late)} назад` : `в ${moscowTime(dueAt)} МСК`}</span>
      </p>
    </Notice>
  );
}

/** Whole minutes within the hour, as «4 минуты»; longer times as they are shown everywhere. */
function minutesAgo(ms: number): string {
  if (ms >= HOUR_MS) return duration(ms);
  return counted(Math.floor(ms / MINUTE_MS), 'минуту', 'минуты', 'минут');
}
