/** One line of the board: the ticket, the matter, and how long is left. A click or Enter opens the ticket. */
import { computed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { type BoardItem, itemKey } from '../../lib/regulation/board.ts';
import { moscowTime } from '../../lib/text/moscow.ts';
import { formatPhone } from '../../lib/text/phones.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { useNow } from '../ui/now.ts';
import { matterClause, matterTitle, roughDuration } from '../ui/words.ts';

interface Props {
  item: BoardItem;
  /** How the 2nd line is phoned when it stays silent; empty when leads have set none. */
  consultPhone: string;
  /** The keys, when they are unfolded. */
  children?: ComponentChildren;
  onOpen(ticketId: string): void;
  onUnfold(item: BoardItem): void;
}

export function BoardRow({ item, consultPhone, children, onOpen, onUnfold }: Props) {
  const { ticket, matter, callable } = item;
  const key = itemKey(item);
  const late = matter.kind === 'clock' && (matter.clock.status === 'breached' || matter.clock.status === 'callNow');
  const unfolded = children !== undefined && children !== null && children !== false;
  return (
    <li
      class="board-row"
      data-key={key}
      data-ticket={ticket.ticketId}
      data-late={late}
      data-unfolded={unfolded ? '' : undefined}
    >
      <button type="button" class="row-face" onClick={() => onOpen(ticket.ticketId)}>
        <span class="row-head">
          <strong>№ {ticket.ticketId}</strong>
          {ticket.label && <span class="row-label">{ticket.label}</span>}
          <RowTime item={item} />
        </span>
        <span class="row-matter">
          {matterTitle(matter)}
          {ticket.critical && <Badge tone="bad">критическая</Badge>}
          {ticket.inIncident && <Badge tone="warn">сбой</Badge>}
        </span>
        {ticket.title && <span class="row-title">{ticket.title}</span>}
        {callable && <CallHint item={item} />}
        {matter.kind === 'clock' && matter.clock.status === 'callNow' && consultPhone !== '' && (
          <span class="row-call" data-now="true">
            звоните: <span class="phone">{consultPhone}</span>
          </span>
        )}
      </button>
      <Button
        kind="quiet"
        icon="more"
        name="unfold"
        label={`Отметить по заявке ${ticket.ticketId} (Пробел)`}
        expanded={unfolded}
        onPress={() => onUnfold(item)}
      />
      <Clause id={matterClause(matter)} />
      {children}
    </li>
  );
}

/** Moves by itself: the seconds render nothing but their own text. */
function RowTime({ item }: { item: BoardItem }) {
  const now = useNow();
  const words = useMemo(() => computed(() => timeWords(item, now.value)), [item, now]);
  return (
    <span class="row-time" role="timer" aria-live="off">
      {words}
    </span>
  );
}

function CallHint({ item }: { item: BoardItem }) {
  const now = useNow();
  const words = useMemo(() => computed(() => callWords(item, now.value)), [item, now]);
  const { phone } = item.ticket;
  return (
    <span class="row-call" data-now={item.callable?.now}>
      {phone && <span class="phone">{formatPhone(phone)}</span>} <span>{words}</span>
    </span>
  );
}

function callWords({ callable }: BoardItem, now: number): string {
  if (!callable) return '';
  if (callable.now) return 'можно звонить сейчас';
  if (callable.opensAt === undefined) return 'названное время прошло: напишите';
  return `звонить через ${roughDuration(callable.opensAt - now)}, с ${moscowTime(callable.opensAt)} МСК`;
}

function timeWords({ matter, dueAt }: BoardItem, now: number): string {
  const isWait = matter.kind === 'consult' || (matter.kind === 'duty' && matter.duty.kind === 'write');
  if (isWait) return `с ${moscowTime(dueAt)}`;
  if (matter.kind === 'clock' && matter.clock.status === 'callNow') return 'пора звонить';
  return dueAt < now ? `просрочено ${roughDuration(now - dueAt)}` : roughDuration(dueAt - now);
}
