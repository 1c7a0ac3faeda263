/** The hints' self-check: on how many of the pages seen the places were found that hints speak of. */
import { useEffect, useState } from 'preact/hooks';
import type { PlaceCount } from '../../../lib/messages.ts';
import { FIELD_TITLES } from '../../ui/words.ts';
import { KIND_TITLES } from './diagnosis-report.ts';

const PLACE_TITLES: Record<string, string> = {
  ...FIELD_TITLES,
  contract: 'Договор или логин',
  save: 'Кнопка сохранения',
  newTicket: 'Ссылка «Новая заявка»',
  report: 'Ссылка на отчёт',
  search: 'Поиск в отчёте',
};

export function HintPlaces({ load }: { load(): Promise<PlaceCount[]> }) {
  const [counts, setCounts] = useState<PlaceCount[] | null>(null);
  const [failure, setFailure] = useState('');
  useEffect(() => {
    load().then(setCounts, (error: Error) => setFailure(error.message));
  }, []);
  return (
    <div class="group" data-name="hint-places">
      <h3>Места подсказок</h3>
      {failure !== '' && <p class="error">{failure}</p>}
      {counts?.length === 0 && (
        <p class="hint">Подсказки ещё не показывались: счёт начнётся, когда их включат в разделе «Подсказки».</p>
      )}
      {counts !== null && counts.length > 0 && (
        <>
          <p class="hint">
            На скольких страницах место нашлось. Где не нашлось, подсказка стоит в панели; поле можно указать выше.
          </p>
          <table class="diagnosis-fields">
            <thead>
              <tr>
                <th scope="col">Место</th>
                <th scope="col">Страница</th>
                <th scope="col">Найдено</th>
              </tr>
            </thead>
            <tbody>
              {counts.map(({ kind, place, seen, found }) => (
                <tr key={`${kind} ${place}`} data-place={place}>
                  <th scope="row">{PLACE_TITLES[place] ?? place}</th>
                  <td>{KIND_TITLES[kind]}</td>
                  <td>
                    {found} из {seen}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </div>
  );
}
