/** A copy as a file, and taking it back: first what will change, then at a word. */
import { useState } from 'preact/hooks';
import type { RestorePreview } from '../../../lib/messages.ts';
import { counted } from '../../../lib/text/counted.ts';
import { moscowDayTime } from '../../../lib/text/moscow.ts';
import { Button } from '../../ui/Button.tsx';
import { ChangeTable } from '../team/ChangeTable.tsx';
import type { DataPorts } from './DataSection.tsx';

const MOST_BYTES = 40_000_000;

export function Backup({ ports, onDone }: { ports: DataPorts; onDone(): void }) {
  const [chosen, setChosen] = useState<{ text: string; preview: RestorePreview } | null>(null);
  const [words, setWords] = useState('');
  const [failed, setFailed] = useState(false);
  const attempt = async (act: () => Promise<string>) => {
    setFailed(false);
    try {
      setWords(await act());
    } catch (error) {
      setFailed(true);
      setWords((error as Error).message);
    }
  };
  const forget = () => setChosen(null);
  const look = (file: File | undefined) =>
    attempt(async () => {
      setChosen(null);
      if (!file) return '';
      if (file.size > MOST_BYTES) throw new Error('Файл больше 40 МБ: это не копия «Дежурного». Ничего не изменено.');
      const text = await file.text();
      setChosen({ text, preview: await ports.look(text) });
      return '';
    });
  return (
    <section class="group">
      <h3>Копия</h3>
      <p class="hint">
        Настройки этого компьютера и журнал одним файлом. Договоры, телефоны и идущий сбой в копию не входят: заявки
        будут прочитаны заново.
      </p>
      <div class="row">
        <Button
          name="backup-save"
          onPress={() =>
            void attempt(async () => {
              await ports.save();
              return 'Копия сохранена в загрузки.';
            })
          }
        >
          Сохранить копию
        </Button>
        <label>
          Вернуть из копии{' '}
          <input
            type="file"
            data-name="backup-file"
            accept=".json"
            onChange={({ currentTarget }) => {
              void look(currentTarget.files?.[0]);
              // The same file can be chosen again once it has been mended.
              currentTarget.value = '';
            }}
          />
        </label>
      </div>
      {chosen && (
        <>
          <Preview preview={chosen.preview} />
          <div class="row">
            <Button
              kind="primary"
              name="backup-restore"
              onPress={() =>
                void attempt(async () => {
                  await ports.restore(chosen.text);
                  forget();
                  onDone();
                  return 'Возвращено, уже действует.';
                })
              }
            >
              Вернуть
            </Button>
            <Button name="backup-cancel" onPress={forget}>
              Не возвращать
            </Button>
          </div>
        </>
      )}
      <p role="status" class={failed ? 'error' : undefined} data-name="backup-words">
        {words}
      </p>
    </section>
  );
}

function Preview({ preview: { savedAt, settings, tickets, events, reminders } }: { preview: RestorePreview }) {
  return (
    <>
      <p data-name="backup-preview">
        Копия от {moscowDayTime(savedAt)} МСК. Добавится: {counted(tickets, 'заявка', 'заявки', 'заявок')},{' '}
        {counted(events, 'отметка', 'отметки', 'отметок')},{' '}
        {counted(reminders, 'напоминание', 'напоминания', 'напоминаний')}; то, что есть здесь, останется.
      </p>
      <ChangeTable changes={settings} none="Настройки те же." />
    </>
  );
}
