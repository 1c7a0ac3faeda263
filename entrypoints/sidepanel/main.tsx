import '../../components/board/board.css';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Board } from '../../components/board/Board.tsx';
import { answerAsPage, ask } from '../../lib/messaging-client.ts';
import type { BoardFacts } from '../../lib/regulation/board.ts';

/** Asks for the facts at once and after each change, and lets the minutes run on in between. */
function SidePanel() {
  const [facts, setFacts] = useState<BoardFacts | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [now, setNow] = useState(0);

  useEffect(() => {
    const read = async () => {
      const answer = await ask('board');
      if (answer.ok) {
        setFacts(answer.value);
        setFailure(null);
      } else if (answer.why === 'failed') setFailure(answer.message);
    };
    void read();
    return answerAsPage({ changed: () => void read() });
  }, []);

  useEffect(() => {
    if (!facts) return;
    const offset = facts.now - Date.now();
    const tick = () => document.hidden || setNow(Date.now() + offset);
    tick();
    const timer = setInterval(tick, 1000);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [facts]);

  if (failure) return <p class="board-failure">{failure}</p>;
  if (!facts) return <p class="board-empty">Читаем журнал…</p>;
  return (
    <Board facts={facts} now={Math.max(now, facts.now)} onOpen={(ticketId) => void ask('openTicket', { ticketId })} />
  );
}

render(<SidePanel />, document.body);
