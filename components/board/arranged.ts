/** The board's order as time passes: made anew only when a line changes its place or its state. */
import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { arrangeBoard, type Board, type BoardTicket, boardHoldsUntil } from '../../lib/regulation/board.ts';
import { useNow } from '../ui/now.ts';

export function useArranged(tickets: readonly BoardTicket[]): Board {
  const now = useNow();
  const arranged = useMemo(() => {
    let shown: { board: Board; from: number; until: number } | null = null;
    return computed(() => {
      const moment = now.value;
      if (!shown || moment < shown.from || moment >= shown.until) {
        shown = { board: arrangeBoard(tickets, moment), from: moment, until: boardHoldsUntil(tickets, moment) };
      }
      return shown.board;
    });
  }, [tickets, now]);
  return arranged.value;
}
