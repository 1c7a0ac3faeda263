/** What is kept on this computer and until when; forgetting it, and copies of it. */
import { useEffect, useState } from 'preact/hooks';
import type { DataReport, PurgeScope, RestorePreview } from '../../../lib/messages.ts';
import { counted } from '../../../lib/text/counted.ts';
import { DAY_MS, moscowDayTime } from '../../../lib/text/moscow.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldsForm } from '../FieldsForm.tsx';
import { RETENTION_GROUPS } from '../portal/portal-fields.ts';
import type { Workshop } from '../workshop.ts';
import { Backup } from './Backup.tsx';
import { Purge } from './Purge.tsx';

/** What the section can ask for. Failures come as Russian words in `Error.message`. */
export interface DataPorts {
  report(): Promise<DataReport>;
  purge(scope: PurgeScope): Promise<DataReport['purges'][number]>;
  /** Saves a backup as a file. */
  save(): Promise<void>;
  /** What taking a backup back would change. */
  look(text: string): Promise<RestorePreview>;
  restore(text: string): Promise<void>;
  /** Whether the browser has promised not to throw it away when the disk gets full. */
  persisted(): Promise<boolean>;
  persist(): Promise<boolean>;
}

export function DataSection({ workshop }: { workshop: Workshop }) {
  const { data } = workshop.ports;
  const [report, setReport] = useState<DataReport | null>(null);
  const [failure, setFailure] = useState('');
  const refresh = () => data.report().then(setReport, (error: Error) => setFailure(error.message));
  useEffect(() => void refresh(), [data]);
  return (
    <>
      <section class="group">
        <h3>На этом компьютере</h3>
        <p class="hint">
          Наружу ничего не уходит. Тексты заявок и имена не хранятся; договор и телефон — только пока по заявке что-то
          открыто.
        </p>
        {failure && <p class="error">{failure}</p>}
        {!report && !failure && <p role="status">Считаем…</p>}
        {report && <Holdings report={report} />}
      </section>
      <FieldsForm groups={RETENTION_GROUPS} workshop={workshop} />
      <Persistence ports={data} />
      <Purge retentionDays={report?.retentionDays ?? workshop.settings.retentionDays} ports={data} onDone={refresh} />
      {report && <PurgeLog purges={report.purges} />}
      <Backup ports={data} onDone={refresh} />
      <section class="group">
        <h3>Отчёт о странице портала</h3>
        <p>
          Что на странице узнано и как, без данных клиентов, — в разделе <a href="#portal-map">«Карта портала»</a>.
        </p>
      </section>
    </>
  );
}

const STORE_TITLES: Record<DataReport['stores'][number]['store'], string> = {
  tickets: 'Заявки: сроки, признаки, состояние',
  events: 'Отметки операторов',
  deadlines: 'Напоминания',
  incidents: 'Ход сбоев',
  purges: 'Журнал удаления',
  state: 'Признаки идущего сбоя, ключ шифрования клиентов, счёт фраз и успехов по дням',
};

function Holdings({ report: { stores, kept, retentionDays } }: { report: DataReport }) {
  const until = ({ oldest, records }: DataReport['stores'][number]) => {
    if (records === 0) return '—';
    if (oldest === null) return 'пока стоит расширение';
    return `самое старое — до ${moscowDayTime(oldest + retentionDays * DAY_MS).slice(0, 5)}`;
  };
  const rows = [
    ...stores.map((one) => ({
      title: STORE_TITLES[one.store],
      ...one,
      until: one.store === 'purges' ? 'пока стоит расширение' : until(one),
    })),
    { title: 'Настройки и документ команды', ...kept.settings, until: 'пока их не сбросят' },
    { title: 'Служебное: адреса портала, копия открытых сроков', ...kept.service, until: 'пока нужно' },
    { title: 'В памяти: темы заявок, черновики, клиенты из отчёта', ...kept.memory, until: 'до закрытия браузера' },
  ];
  return (
    <table class="try-table holdings">
      <thead>
        <tr>
          <th scope="col">Что</th>
          <th scope="col">Записей</th>
          <th scope="col">Размер</th>
          <th scope="col">Хранится</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ title, records, bytes, until }) => (
          <tr key={title}>
            <td>{title}</td>
            <td>{records}</td>
            <td>{sizeWords(bytes)}</td>
            <td>{until}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Persistence({ ports }: { ports: DataPorts }) {
  const [state, setState] = useState<boolean | 'refused' | null>(null);
  useEffect(() => {
    ports.persisted().then(setState, () => setState(null));
  }, [ports]);
  if (state === null) return null;
  return (
    <section class="group">
      <h3>Когда на диске кончится место</h3>
      {state === true ? (
        <p>Браузер обещал не удалять журнал.</p>
      ) : (
        <p class="row">
          {state === 'refused'
            ? 'Браузер не пообещал. Следите за свободным местом: копия открытых сроков хранится отдельно.'
            : 'Браузер может удалить журнал, чтобы освободить место.'}
          <Button
            name="persist"
            onPress={() =>
              void ports.persist().then(
                (given) => setState(given || 'refused'),
                () => setState('refused'),
              )
            }
          >
            Попросить не удалять
          </Button>
        </p>
      )}
    </section>
  );
}

function PurgeLog({ purges }: Pick<DataReport, 'purges'>) {
  return (
    <section class="group">
      <h3>Журнал удаления</h3>
      {purges.length === 0 && (
        <p class="hint">Ещё ничего не удаляли. Здесь видно, когда и сколько, но не что именно.</p>
      )}
      <ul class="purges">
        {purges.map(({ at, byHand, full, ...done }) => (
          <li key={at}>
            {moscowDayTime(at)} — {purgeWords(done)}
            {byHand ? ', по нажатию' : full ? ', на диске кончилось место' : ', по сроку'}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** «удалено: 3 заявки, 5 отметок, 1 телефон с договором»: counts and no more. */
export function purgeWords({ tickets, events, contacts }: Record<'tickets' | 'events' | 'contacts', number>): string {
  const parts = [
    tickets > 0 && counted(tickets, 'заявка', 'заявки', 'заявок'),
    events > 0 && counted(events, 'отметка', 'отметки', 'отметок'),
    contacts > 0 && `контакты ${counted(contacts, 'заявки', 'заявок', 'заявок')}`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? `удалено: ${parts.join(', ')}` : 'удалять было нечего';
}

function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} Б`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} КБ` : `${(kilobytes / 1024).toFixed(1).replace('.', ',')} МБ`;
}
