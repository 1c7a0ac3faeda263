/** Whether all tickets are watched, at what price for the portal, and what the day has brought. */
import type { BoardFacts } from '../../lib/regulation/board.ts';
import { counted } from '../../lib/text/counted.ts';
import { moscowTime } from '../../lib/text/moscow.ts';

export function Watching({ watching: { state, lastReadAt, requests } }: Pick<BoardFacts, 'watching'>) {
  const words = {
    on: lastReadAt === null ? 'Слежение идёт' : `Слежение идёт, список прочитан в ${moscowTime(lastReadAt)}`,
    noTab: 'Слежение не идёт: откройте портал',
    loggedOut: 'Слежение не идёт: войдите на портал',
    failing: 'Портал не отвечает, пробуем реже',
  }[state];
  return (
    <p class="watching" data-state={state} role="status">
      {words}
      <span class="requests">за день {counted(requests, 'запрос', 'запроса', 'запросов')}</span>
    </p>
  );
}

export function Today({ today }: Pick<BoardFacts, 'today'>) {
  const counts = [
    ['Обращений', today.appeals],
    ['Вовремя', today.answered],
    ['Поздно', today.late],
    ['Звонков', today.calls],
  ] as const;
  return (
    <dl class="today" aria-label="Сегодня">
      {counts.map(([title, count]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
