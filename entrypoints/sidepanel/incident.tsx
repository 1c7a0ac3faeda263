/** «Сбой». */
import { IncidentStrip } from '../../components/board/IncidentStrip.tsx';
import { useNow } from '../../components/ui/now.ts';
import type { BoardView } from '../../lib/messages.ts';

export function IncidentPage({ facts: { incident } }: { facts: BoardView }) {
  const now = useNow().value;
  if (!incident) return <p class="side-note">Сбой, который был сегодня, закончился.</p>;
  return (
    <div class="board">
      <IncidentStrip incident={incident} now={now} />
    </div>
  );
}
