/** The trainer's view of several people's progress: their files are read here and kept nowhere. Where people stumble, by clause. */
import type { Signal } from '@preact/signals';
import { useContext, useState } from 'preact/hooks';
import { MOST_BYTES, type ProgressFile, readProgressFile } from '../../../lib/regulation/progress-file.ts';
import {
  type ProgressRow,
  type ProgressTable,
  progressTable,
  progressText,
  progressWords,
  span,
} from '../../../lib/regulation/progress-table.ts';
import { ClauseWords } from '../../progress/ClauseWords.tsx';
import { Button } from '../../ui/Button.tsx';
import { RegulationContext } from '../../ui/regulation.ts';
import type { Workshop } from '../workshop.ts';

export interface ProgressPorts {
  /** What was read, as long as the page is open: people walk to other sections and back. */
  files: Signal<ProgressFile[]>;
  /** Rejects where the browser doesn't let us. */
  copy(text: string): Promise<void>;
}

export function ProgressSection({ workshop }: { workshop: Workshop }) {
  const { files, copy } = workshop.ports.progress;
  const { edition } = useContext(RegulationContext);
  const [refused, setRefused] = useState<string[]>([]);
  const [words, setWords] = useState('');
  const table = progressTable(files.value);
  const read = async (chosen: readonly File[]) => {
    const outcomes = await Promise.all(chosen.map((file) => readOne(file)));
    const [taken, reasons]: [ProgressFile[], string[]] = [[], []];
    for (const outcome of outcomes) {
      if ('reason' in outcome) reasons.push(outcome.reason);
      else if (isKnown(outcome.file, [...files.value, ...taken]))
        reasons.push(`${outcome.name}: этот файл уже прочитан`);
      else taken.push(outcome.file);
    }
    files.value = [...files.value, ...taken];
    setRefused(reasons);
    setWords('');
  };
  return (
    <div class="group">
      <p class="hint">
        Оператор сохраняет файл сам: «Тренировка» → «Мои успехи». Выберите сразу несколько файлов; они видны, пока
        открыта эта вкладка, и нигде не хранятся.
      </p>
      <div class="row">
        <label>
          Файлы операторов{' '}
          <input
            type="file"
            multiple
            accept=".json"
            data-name="progress-files"
            onChange={({ currentTarget }) => {
              void read([...(currentTarget.files ?? [])]);
              // The same file can be chosen again once it has been mended.
              currentTarget.value = '';
            }}
          />
        </label>
        {table.people.length > 0 && (
          <Button
            icon="copy"
            name="progress-copy"
            onPress={() =>
              void copy(progressText(table, edition)).then(
                () => setWords('Скопировано.'),
                () => setWords('Браузер не дал скопировать.'),
              )
            }
          >
            Скопировать текстом
          </Button>
        )}
        <span role="status">{words}</span>
      </div>
      {refused.length > 0 && (
        <div class="error" role="alert" data-name="progress-refused">
          <p>Не прочитано, остальное на месте:</p>
          <ul>
            {refused.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      )}
      {table.people.length > 0 && (
        <Table
          table={table}
          onRemove={(file) => {
            files.value = files.value.filter((one) => one !== file);
          }}
        />
      )}
    </div>
  );
}

async function readOne(file: File): Promise<{ name: string; file: ProgressFile } | { reason: string }> {
  if (file.size > MOST_BYTES) return { reason: `${file.name}: слишком большой для файла успехов` };
  const outcome = readProgressFile(await file.text());
  return outcome.ok ? { name: file.name, file: outcome.file } : { reason: `${file.name}: ${outcome.reason}` };
}

function isKnown(file: ProgressFile, known: readonly ProgressFile[]): boolean {
  const text = JSON.stringify(file);
  return known.some((one) => JSON.stringify(one) === text);
}

function Table({ table: { people, rows }, onRemove }: { table: ProgressTable; onRemove(file: ProgressFile): void }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide one is scrolled by the keyboard.
    <section class="progress-scroll" aria-label="Успехи по пунктам" tabIndex={0}>
      <table class="progress-table" data-name="progress-table">
        <thead>
          <tr>
            <th scope="col">Пункт</th>
            {people.map((file) => (
              <th key={`${file.name} ${file.from} ${file.to}`} scope="col">
                {file.name}
                <small>{span(file)}</small>
                <Button kind="quiet" label={`Убрать файл: ${file.name}`} onPress={() => onRemove(file)}>
                  Убрать
                </Button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.clause} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row: { clause, cells, stumbling } }: { row: ProgressRow }) {
  return (
    <tr data-clause={clause}>
      <th scope="row">
        <ClauseWords id={clause} />
        {stumbling > 0 && (
          <small class="warning">
            спотыкаются: {stumbling} из {cells.length}
          </small>
        )}
      </th>
      {cells.map((line, index) => (
        <td key={index}>
          {line === null ? (
            '—'
          ) : (
            <ul>
              {progressWords(line).map(({ words, trouble }) => (
                <li key={words} data-trouble={trouble ? '' : undefined}>
                  {words}
                </li>
              ))}
            </ul>
          )}
        </td>
      ))}
    </tr>
  );
}
