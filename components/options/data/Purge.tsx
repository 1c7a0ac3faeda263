/** «Удалить сейчас»: what, after a question that says what it costs. */
import { useState } from 'preact/hooks';
import type { PurgeScope } from '../../../lib/messages.ts';
import { counted } from '../../../lib/text/counted.ts';
import { Button } from '../../ui/Button.tsx';
import { type DataPorts, purgeWords } from './DataSection.tsx';

interface Props {
  retentionDays: number;
  ports: DataPorts;
  onDone(): void;
}

export function Purge({ retentionDays, ports, onDone }: Props) {
  const [scope, setScope] = useState<PurgeScope>('old');
  const [asked, setAsked] = useState(false);
  const [words, setWords] = useState('');
  const choices: Record<PurgeScope, { title: string; cost: string }> = {
    old: {
      title: `то, чему больше ${counted(retentionDays, 'дня', 'дней', 'дней')}`,
      cost: 'Срок хранения у этого вышел; само оно удаляется раз в день.',
    },
    closed: {
      title: 'заявки, по которым ничего не открыто',
      cost: 'Отчёты за прошлые смены станут пустыми. Сроки и напоминания открытых заявок останутся.',
    },
    all: {
      title: 'весь журнал',
      cost: 'Пропадут и открытые сроки, напоминания, идущий сбой. Вернуть их можно только из копии. Настройки останутся.',
    },
  };
  const purge = async () => {
    setAsked(false);
    setWords('Удаляем…');
    try {
      const done = purgeWords(await ports.purge(scope));
      setWords(`${done[0]!.toUpperCase()}${done.slice(1)}.`);
      onDone();
    } catch (error) {
      setWords((error as Error).message);
    }
  };
  return (
    <section class="group">
      <h3>Удалить сейчас</h3>
      <div class="row">
        <select
          aria-label="Что удалить"
          data-name="purge-scope"
          value={scope}
          onChange={({ currentTarget }) => {
            setScope(currentTarget.value as PurgeScope);
            setAsked(false);
          }}
        >
          {(Object.keys(choices) as PurgeScope[]).map((one) => (
            <option key={one} value={one}>
              {choices[one].title}
            </option>
          ))}
        </select>
        {!asked && (
          <Button name="purge" onPress={() => setAsked(true)}>
            Удалить…
          </Button>
        )}
      </div>
      {asked && (
        <div class="row">
          <p class="warning">{choices[scope].cost} Удалить?</p>
          <Button kind="danger" name="purge-yes" onPress={() => void purge()}>
            Да, удалить
          </Button>
          <Button name="purge-no" onPress={() => setAsked(false)}>
            Нет
          </Button>
        </div>
      )}
      <p role="status">{words}</p>
    </section>
  );
}
