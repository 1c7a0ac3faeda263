/** One line of the board: the ticket, the matter, and how long is left. A click or Enter opens the ticket. */
import type { BoardItem } from '../../lib/regulation/board.ts';
import { moscowTime } from '../../lib/text/moscow.ts';
import { formatPhone } from '../../lib/text/phones.ts';
import { Badge } from '../ui/Badge.tsx';
import { CLOCK_TITLES, DUTY_TITLES, duration } from '../ui/words.ts';

interface Props {
  item: BoardItem;
  now: number;
  onOpen(ticketId: string): void;
}

export function BoardRow({ item, now, onOpen }: Props) {
  const { ticket, matter } = item;
  const late = item.dueAt < now;
  return (
    <li class="board-row" data-late={matter.kind === 'clock' && late}>
      <button type="button" onClick={() => onOpen(ticket.ticketId)}>
        <span class="row-head">
          <strong>№ {ticket.ticketId}</strong>
          {ticket.label && <span class="row-label">{ticket.label}</span>}
          {ticket.critical && <Badge tone="bad">критическая</Badge>}
          {ticket.inIncident && <Badge tone="warn">сбой</Badge>}
          <span class="row-time" role="timer">
            {timeWords(item, now)}
          </span>
        </span>
        <span class="row-matter">{matterWords(item)}</span>
        {ticket.title && <span class="row-title">{ticket.title}</span>}
        {item.callable && <CallHint item={item} now={now} />}
      </button>
    </li>
  );
}

function CallHint({ item, now }: { item: BoardItem; now: number }) {
  const { callable, ticket } = item;
  if (!callable) return null;
  const when = callable.now
    ? 'можно звонить сейчас'
    : callable.opensAt
      ? `звонить через ${duration(callable.opensAt - now)}, с ${moscowTime(callable.opensAt)} МСК`
      : 'названное время прошло: напишите';
  return (
    <span class="row-call" data-now={callable.now}>
      {ticket.phone && <span class="phone">{formatPhone(ticket.phone)}</span>} {when}
    </span>
  );
}

function matterWords({ matter }: BoardItem): string {
  if (matter.kind === 'clock') return CLOCK_TITLES[matter.id];
  const { duty } = matter;
  return duty.kind === 'call' ? `Обещали перезвонить к ${moscowTime(duty.until)}` : DUTY_TITLES[duty.reason];
}

function timeWords({ matter, dueAt }: BoardItem, now: number): string {
  if (matter.kind === 'duty' && matter.duty.kind === 'write') return `с ${moscowTime(dueAt)}`;
  if (matter.kind === 'clock' && matter.clock.status === 'callNow') return 'пора звонить';
  return dueAt < now ? `просрочено ${duration(now - dueAt)}` : duration(dueAt - now);
}
