/** The duty board: what burns first, then calls, waits, duties and what is merely running (R03). */
import { useEffect } from 'preact/hooks';
import { arrangeBoard, type BoardFacts, type BoardItem } from '../../lib/regulation/board.ts';
import { moscowTime } from '../../lib/text/moscow.ts';
import { BoardRow } from './BoardRow.tsx';
import { IncidentStrip } from './IncidentStrip.tsx';

interface Props {
  facts: BoardFacts;
  /** Corrected moment, ms; moves on between two readings of the facts. */
  now: number;
  onOpen(ticketId: string): void;
}

const PARTS = [
  { key: 'burning', title: 'Горит' },
  { key: 'callbacks', title: 'Позвонить' },
  { key: 'waits', title: 'Ждём 2-ю линию' },
  { key: 'duties', title: 'Написать' },
  { key: 'running', title: 'Идёт срок' },
] as const;

export function Board({ facts, now, onOpen }: Props) {
  const board = arrangeBoard(facts.tickets, now);
  useEffect(() => {
    document.addEventListener('keydown', moveFocus);
    return () => document.removeEventListener('keydown', moveFocus);
  }, []);
  const empty = PARTS.every(({ key }) => board[key].length === 0);
  return (
    <div class="board">
      <Watching facts={facts} />
      {facts.incident && <IncidentStrip incident={facts.incident} now={now} />}
      {empty && <p class="board-empty">Открытых обязательств нет. Новые заявки появятся здесь сами.</p>}
      {PARTS.map(({ key, title }) => (
        <Part key={key} id={key} title={title} items={board[key]} now={now} onOpen={onOpen} />
      ))}
      <Today facts={facts} />
    </div>
  );
}

interface PartProps {
  id: string;
  title: string;
  items: BoardItem[];
  now: number;
  onOpen(ticketId: string): void;
}

function Part({ id, title, items, now, onOpen }: PartProps) {
  if (items.length === 0) return null;
  return (
    <section class="board-part" data-part={id} aria-labelledby={`part-${id}`}>
      <h2 id={`part-${id}`}>
        {title} <span class="count">{items.length}</span>
      </h2>
      <ul>
        {items.map((item) => (
          <BoardRow key={rowKey(item)} item={item} now={now} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
}

const rowKey = ({ ticket, matter }: BoardItem): string =>
  `${ticket.ticketId} ${matter.kind === 'clock' ? matter.id : `${matter.duty.kind}${matter.duty.since}`}`;

function Watching({ facts: { watching } }: { facts: BoardFacts }) {
  const words = {
    on:
      watching.lastReadAt === null
        ? 'Слежение идёт'
        : `Слежение идёт, список прочитан в ${moscowTime(watching.lastReadAt)}`,
    noTab: 'Слежение не идёт: откройте портал',
    loggedOut: 'Слежение не идёт: войдите на портал',
    failing: 'Портал не отвечает, пробуем реже',
  }[watching.state];
  return (
    <p class="watching" data-state={watching.state} role="status">
      {words}
      <span class="requests" title="Запросов к порталу за сегодня">
        {watching.requests}
      </span>
    </p>
  );
}

function Today({ facts: { today } }: { facts: BoardFacts }) {
  return (
    <dl class="today" aria-label="Сегодня">
      <div>
        <dt>Обращений</dt>
        <dd>{today.appeals}</dd>
      </div>
      <div>
        <dt>Вовремя</dt>
        <dd>{today.answered}</dd>
      </div>
      <div>
        <dt>С опозданием</dt>
        <dd>{today.late}</dd>
      </div>
      <div>
        <dt>Звонков</dt>
        <dd>{today.calls}</dd>
      </div>
    </dl>
  );
}

/** ↑ and ↓ go from line to line, over the parts; Home and End to the first and last. */
function moveFocus(event: KeyboardEvent): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.board-row button')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.code];
  const row = target === undefined ? undefined : rows[target];
  if (!row) return;
  event.preventDefault();
  row.focus();
}
