/** «Мои успехи»: what this browser has counted for its person, by clause, and the file that he gives to his trainer. */
import { useState } from 'preact/hooks';
import { type ClauseProgress, type Progress, stumbles } from '../../lib/regulation/progress.ts';
import { MOST_NAME } from '../../lib/regulation/progress-file.ts';
import { span } from '../../lib/regulation/progress-table.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { ClauseWords } from './ClauseWords.tsx';

interface Props {
  progress: Progress;
  /** Saves it as a file that bears this name. */
  onSave(name: string): void;
}

export function OwnProgress({ progress, onSave }: Props) {
  const { clauses, runs, from, to } = progress;
  const [name, setName] = useState('');
  const [saved, setSaved] = useState(false);
  const typed = name.trim().slice(0, MOST_NAME);
  const save = () => {
    if (typed === '') return;
    onSave(typed);
    setSaved(true);
  };
  if (clauses.length === 0 && runs.length === 0) {
    return (
      <p class="progress-note" data-name="no-progress">
        Пока считать нечего. Здесь появятся шаги подсказок, пропуски в заявках и итоги тренировок.
      </p>
    );
  }
  return (
    <>
      <table class="progress-table">
        <caption>По пунктам регламента, {span({ from, to })}</caption>
        <thead>
          <tr>
            <th scope="col">Пункт</th>
            <th scope="col">В подсказках</th>
            <th scope="col">В заявках</th>
            <th scope="col">В тренировке</th>
          </tr>
        </thead>
        <tbody>
          {clauses.map((line) => (
            <Line key={line.clause} line={line} />
          ))}
        </tbody>
      </table>
      <p class="progress-note">
        «Срок вышел» — по заявке, которую вы открывали, пока он шёл. Это лежит только в этом браузере, без данных
        клиентов, столько же, сколько журнал.
      </p>
      <div class="progress-save">
        <Field label="Ваше имя, как его знает тренер" value={name} onValue={setName} onEnter={save} />
        <Button kind="primary" name="progress-save" disabled={typed === ''} onPress={save}>
          Сохранить для тренера
        </Button>
        <p role="status">{saved && 'Файл сохранён в загрузки: отправьте его тренеру.'}</p>
      </div>
      {runs.length > 0 && (
        <table class="progress-table">
          <caption>Тренировки</caption>
          <thead>
            <tr>
              <th scope="col">Сценарий</th>
              <th scope="col">День</th>
              <th scope="col">Верно</th>
            </tr>
          </thead>
          <tbody>
            {runs.toReversed().map(({ title, on, right, of }, index) => (
              <tr key={index}>
                <th scope="row">{title}</th>
                <td>{on.split('-').reverse().join('.')}</td>
                <td>
                  {right} из {of}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Line({ line }: { line: ClauseProgress }) {
  const { clause, shown, done, skipped, missing, late, right, of } = line;
  const guided = [shown > 0 && `показано ${shown}, сделано ${done}`, skipped > 0 && `пропущено ${skipped}`];
  const real = [missing > 0 && `сохранено без поля: ${missing}`, late > 0 && `срок вышел: ${late}`];
  return (
    <tr data-clause={clause} data-trouble={stumbles(line) ? '' : undefined}>
      <th scope="row">
        <ClauseWords id={clause} />
      </th>
      <td data-trouble={skipped > 0 ? '' : undefined}>{wordsOf(guided)}</td>
      <td data-trouble={missing + late > 0 ? '' : undefined}>{wordsOf(real)}</td>
      <td data-trouble={right < of ? '' : undefined}>{of > 0 ? `верно ${right} из ${of}` : '—'}</td>
    </tr>
  );
}

function wordsOf(parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join(', ') || '—';
}
