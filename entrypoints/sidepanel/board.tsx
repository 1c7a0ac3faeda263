/** «Доска». */
import { Board } from '../../components/board/Board.tsx';
import { useNow } from '../../components/ui/now.ts';
import { ask } from '../../lib/messaging-client.ts';
import type { BoardFacts } from '../../lib/regulation/board.ts';

export function BoardPage({ facts }: { facts: BoardFacts }) {
  const now = useNow().value;
  return (
    <Board facts={facts} now={Math.max(now, facts.now)} onOpen={(ticketId) => void ask('openTicket', { ticketId })} />
  );
}
