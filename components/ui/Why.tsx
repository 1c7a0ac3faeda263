/** «Почему столько»: the events that a clock counts, those that it doesn't, and why (rules.md, «Clocks»). */
import { CLOCK_CLAUSES, type ClockId } from '../../lib/regulation/rules.ts';
import type { ClockVerdict, Explanation } from '../../lib/regulation/verdict.ts';
import { moscowTime } from '../../lib/text/moscow.ts';
import { Clause } from './Clause.tsx';
import { eventTitle } from './words.ts';

interface Props {
  id: ClockId;
  clock: ClockVerdict;
  explained: readonly Explanation[];
}

export function Why({ id, clock, explained }: Props) {
  const minutes = Math.round((clock.deadline - clock.startedAt) / 60_000);
  return (
    <div class="why">
      <p>
        Отсчёт с {moscowTime(clock.startedAt)}, срок {minutes} мин, до {moscowTime(clock.deadline)} МСК{' '}
        <Clause id={CLOCK_CLAUSES[id]} />
      </p>
      <ol>
        {explained.map(({ event, counts, reason }, index) => (
          <li key={index} data-counts={counts ? '' : undefined}>
            <time>{moscowTime(event.at)}</time>
            <span>
              {eventTitle(event)}: {reason}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
