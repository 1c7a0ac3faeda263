/** What was just marked on the board: to be taken back or moved in time, though its line may be gone. */
import type { BoardActions, BoardMark } from '../../lib/overlay/board-session.ts';
import type { BoardTicket } from '../../lib/regulation/board.ts';
import { answerWaits } from '../../lib/regulation/marks.ts';
import { AnswerQuestion } from '../ui/AnswerQuestion.tsx';
import { MarkLine } from '../ui/MarkLine.tsx';

interface Props {
  recent: readonly BoardMark[];
  tickets: readonly BoardTicket[];
  actions: BoardActions;
}

export function Recent({ recent, tickets, actions }: Props) {
  const [last] = recent;
  if (!last) return null;
  const ticket = tickets.find(({ ticketId }) => ticketId === last.ticketId);
  return (
    <section class="board-recent" aria-label="Только что отмечено" role="status">
      {recent.map((mark) => (
        <MarkLine
          key={mark.eventId}
          mark={mark}
          lead={`№ ${mark.ticketId}`}
          onTakeBack={() => actions.onTakeBack(mark)}
          onRetime={(time) => actions.onRetime(mark, time)}
        />
      ))}
      {ticket && answerWaits(ticket.verdict) && (
        <AnswerQuestion
          key={last.eventId}
          mark={last}
          onTold={() => actions.onAct(last.ticketId, { type: 'clientToldByPhone' })}
        />
      )}
    </section>
  );
}
