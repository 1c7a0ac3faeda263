/** The board's order as time passes: made anew each second, shown anew only when a line changes its place or its state. */
import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { arrangeBoard, type Board, type BoardTicket, boardItems, itemKey } from '../../lib/regulation/board.ts';
import { useNow } from '../ui/now.ts';

export function useArranged(tickets: readonly BoardTicket[]): Board {
  const now = useNow();
  const arranged = useMemo(() => {
    let shown: { board: Board; looks: string } | null = null;
    return computed(() => {
      const board = arrangeBoard(tickets, now.value);
      const looks = looksOf(board);
      if (shown?.looks !== looks) shown = { board, looks };
      return shown.board;
    });
  }, [tickets, now]);
  return arranged.value;
}

/** All of the board that is to be seen besides the running minutes. */
function looksOf(board: Board): string {
  const lengths = Object.values(board).map((part) => part.length);
  const rows = boardItems(board).map(
    (item) =>
      `${itemKey(item)} ${item.matter.kind === 'clock' ? item.matter.clock.status : ''} ${item.callable?.now ?? ''}`,
  );
  return `${lengths}\n${rows.join('\n')}`;
}
