/** The shift's report: reactions in time by clock, calls, what was skipped and why, and of how many tickets it speaks. */
import type { CallResult } from '../../lib/regulation/events.ts';
import { CLOCK_IDS } from '../../lib/regulation/rules.ts';
import type { ClockTally, ShiftReport } from '../../lib/regulation/shift.ts';
import { CLOCK_TITLES } from '../../lib/regulation/titles.ts';
import { counted } from '../../lib/text/counted.ts';
import { moscowDayTime } from '../../lib/text/moscow.ts';
import { CALL_TITLES } from '../ui/words.ts';
import { Bar } from './Bar.tsx';

const CALLS: readonly CallResult[] = ['answered', 'busy', 'noAnswer', 'off'];

export function Report({ report }: { report: ShiftReport }) {
  const clocks = CLOCK_IDS.filter((id) => total(report.clocks[id]) > 0);
  const calls = CALLS.reduce((sum, result) => sum + report.calls[result], 0);
  return (
    <article class="report" aria-label="Отчёт за смену">
      <p class="report-span">
        {moscowDayTime(report.from)} — {moscowDayTime(report.to)} МСК. {share(report)}
      </p>
      <h4>Сроки</h4>
      {clocks.length === 0 && <p class="quiet">За это время ни один срок не шёл.</p>}
      {clocks.map((id) => (
        <figure key={id} data-clock={id}>
          <figcaption>{CLOCK_TITLES[id]}</figcaption>
          <Bar parts={partsOf(report.clocks[id])} />
          {lateness(report.clocks[id])}
        </figure>
      ))}
      <h4>Звонки: {calls}</h4>
      {calls > 0 && (
        <Bar
          parts={CALLS.map((result) => ({
            tone: result === 'answered' ? 'ok' : 'plain',
            words: CALL_TITLES[result].toLowerCase(),
            count: report.calls[result],
          }))}
        />
      )}
      <h4>Пропущено и отложено: {report.skipped.length}</h4>
      {report.skipped.length > 0 && (
        <ul class="report-skipped">
          {report.skipped.map(({ ticketId, at, reason }) => (
            <li key={`${ticketId}${at}`}>
              <time>{moscowDayTime(at)}</time>
              <span>
                <strong>{ticketId}</strong> {reason || 'причина не названа'}
              </span>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function partsOf({ inTime, late, breached, running }: ClockTally) {
  return [
    { tone: 'ok', words: 'вовремя', count: inTime },
    { tone: 'warn', words: 'с опозданием', count: late },
    { tone: 'bad', words: 'просрочено', count: breached },
    { tone: 'plain', words: 'идёт', count: running },
  ] as const;
}

function lateness({ meanLateMinutes }: ClockTally) {
  if (meanLateMinutes === null) return null;
  const words = meanLateMinutes === 0 ? 'меньше минуты' : `${meanLateMinutes} мин`;
  return <p class="quiet">Опоздание в среднем {words}</p>;
}

const total = ({ inTime, late, breached, running }: ClockTally) => inTime + late + breached + running;

/** The journal knows what was seen on this computer, and no more. */
function share({ seenTickets, listedTickets }: ShiftReport): string {
  if (listedTickets === 0) return 'Заявок этот компьютер не видел.';
  const percent = Math.round((seenTickets / listedTickets) * 100);
  const seen = counted(seenTickets, 'заявке', 'заявкам', 'заявкам');
  const rest = seenTickets < listedTickets ? '; остальные этот компьютер не читал' : '';
  return `По ${seen} из ${listedTickets}, что показал список (${percent} %)${rest}.`;
}
