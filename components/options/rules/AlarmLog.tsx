/** False alarms beside true ones, and the words that raised them: what to change in the lexicon (R28, R29). */
import { useEffect, useState } from 'preact/hooks';
import type { Alarm, AlarmLog as Log } from '../../../lib/regulation/alarm-log.ts';
import { counted } from '../../../lib/text/counted.ts';
import { moscowDate, moscowTime } from '../../../lib/text/moscow.ts';

interface Props {
  /** Rejects with a Russian message. */
  load(): Promise<Log>;
}

const OUTCOMES: Record<Alarm['outcome'], string> = {
  confirmed: 'сбой',
  dismissed: 'не сбой',
  withdrawn: 'отозвана: обращения сняты',
  pending: 'без ответа',
};

const SHOWN = 30;

export function AlarmLog({ load }: Props) {
  const [log, setLog] = useState<Log | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    load().then(setLog, (error: Error) => setFailure(error.message));
  }, [load]);
  if (failure !== null) return <p class="error">{failure}</p>;
  if (!log) return <p class="hint">Читаем журнал…</p>;
  const { alarms, words, missed } = log;
  if (alarms.length === 0 && words.length === 0) {
    return <p class="hint">Тревог ещё не было. Здесь будет видно, какие из них ложные и какое слово их вызвало.</p>;
  }
  return (
    <>
      <p>
        {counted(alarms.length, 'тревога', 'тревоги', 'тревог')} в журнале, ложных{' '}
        {alarms.filter(({ outcome }) => outcome === 'dismissed' || outcome === 'withdrawn').length}.
        {missed > 0 && ` Симптом отметили сами там, где слова его не нашли: ${missed}.`}
      </p>
      {words.length > 0 && (
        <table class="try-table">
          <caption>Слова</caption>
          <thead>
            <tr>
              <th scope="col">Слово</th>
              <th scope="col">В ложных</th>
              <th scope="col">В верных</th>
              <th scope="col">Снято в заявках</th>
            </tr>
          </thead>
          <tbody>
            {words.slice(0, SHOWN).map(({ word, dismissed, confirmed, corrected }) => (
              <tr key={word}>
                <td>{word}</td>
                <td>{dismissed}</td>
                <td>{confirmed}</td>
                <td>{corrected}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {alarms.length > 0 && (
        <table class="try-table">
          <caption>Тревоги</caption>
          <thead>
            <tr>
              <th scope="col">Когда</th>
              <th scope="col">Клиентов</th>
              <th scope="col">Чем оказалась</th>
              <th scope="col">Слова</th>
            </tr>
          </thead>
          <tbody>
            {alarms.slice(0, SHOWN).map((alarm) => (
              <tr key={alarm.at}>
                <td>
                  {moscowDate(alarm.at).split('-').reverse().join('.')} {moscowTime(alarm.at)}
                </td>
                <td>{alarm.clients}</td>
                <td>
                  {OUTCOMES[alarm.outcome]}
                  {alarm.reason && `: ${alarm.reason}`}
                </td>
                <td>{alarm.words.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
