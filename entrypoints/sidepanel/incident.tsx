/** «Сбой». */
import { IncidentStrip } from '../../components/board/IncidentStrip.tsx';
import { useNow } from '../../components/ui/now.ts';
import type { BoardFacts } from '../../lib/regulation/board.ts';

export function IncidentPage({ facts: { incident } }: { facts: BoardFacts }) {
  const now = useNow().value;
  if (!incident) return <p class="side-note">Сбой, который был сегодня, закончился.</p>;
  return (
    <div class="board">
      <IncidentStrip incident={incident} now={now} />
    </div>
  );
}
