/** «Доска». */
import { useMemo } from 'preact/hooks';
import { Board } from '../../components/board/Board.tsx';
import { useNow } from '../../components/ui/now.ts';
import type { BoardView } from '../../lib/messages.ts';
import { ask } from '../../lib/messaging-client.ts';
import { createBoardSession } from '../../lib/overlay/board-session.ts';

export function BoardPage({ facts }: { facts: BoardView }) {
  const now = useNow();
  const { recent, failure, actions } = useMemo(() => createBoardSession({ ask, now: () => now.peek() }), [now]);
  return <Board facts={facts} recent={recent.value} failure={failure.value} actions={actions} />;
}
