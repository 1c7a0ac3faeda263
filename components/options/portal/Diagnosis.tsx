/** «Карта портала»: what was recognised on an open page, how and how sure; what isn't is pointed at by hand. */
import { useEffect, useState } from 'preact/hooks';
import type { Diagnosis as Facts } from '../../../lib/messages.ts';
import type { FieldName, PageKind } from '../../../lib/regulation/snapshot.ts';
import type { Settings } from '../../../lib/settings/schema.ts';
import { Button } from '../../ui/Button.tsx';
import { FIELD_TITLES } from '../../ui/words.ts';
import {
  contentWords,
  diagnosisText,
  type FieldLine,
  fieldLines,
  HOW_TITLES,
  KIND_TITLES,
} from './diagnosis-report.ts';

export interface OpenTab {
  tabId: number;
  url: string;
  kind: PageKind;
  loggedOut: boolean;
}

/** What the section can ask for. Failures come as Russian words in `Error.message`. */
export interface DiagnosisPorts {
  tabs(): Promise<OpenTab[]>;
  diagnose(tabId: number): Promise<Facts | null>;
  point(tabId: number, field: FieldName): Promise<void>;
  unbind(kind: PageKind, field: FieldName): Promise<void>;
  copy(text: string): Promise<void>;
}

interface Props {
  bindings: Settings['portal']['bindings'];
  ports: DiagnosisPorts;
}

export function Diagnosis({ bindings, ports }: Props) {
  const [tabs, setTabs] = useState<OpenTab[] | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [facts, setFacts] = useState<Facts | 'loading' | 'silent' | null>(null);
  const [words, setWords] = useState('');

  const attempt = (act: () => Promise<void>) => act().catch((error: Error) => setWords(error.message));
  const look = (tabId: number) =>
    attempt(async () => {
      setChosen(tabId);
      setFacts('loading');
      setFacts((await ports.diagnose(tabId)) ?? 'silent');
    });
  const refresh = () =>
    attempt(async () => {
      setWords('');
      const open = await ports.tabs();
      setTabs(open);
      const next = open.find(({ tabId }) => tabId === chosen) ?? open[0];
      if (next) await look(next.tabId);
      else setFacts(null);
    });
  // What a lead has just pointed at is in force: the page is looked at anew.
  useEffect(() => void refresh(), [bindings]);

  return (
    <>
      {tabs?.length === 0 && (
        <p class="group">
          Открытых страниц портала нет. Откройте заявку в соседней вкладке и нажмите «Обновить».{' '}
          <Button name="diagnosis-refresh" onPress={() => void refresh()}>
            Обновить
          </Button>
        </p>
      )}
      {tabs !== null && tabs.length > 0 && (
        <div class="group">
          <div class="diagnosis-bar">
            <label>
              Страница{' '}
              <select
                data-name="diagnosis-tab"
                value={chosen ?? ''}
                onChange={(event) => void look(Number(event.currentTarget.value))}
              >
                {tabs.map(({ tabId, url, kind, loggedOut }) => (
                  <option key={tabId} value={tabId}>
                    {loggedOut ? 'вход не выполнен' : KIND_TITLES[kind]} — {pathOf(url)}
                  </option>
                ))}
              </select>
            </label>
            <Button name="diagnosis-refresh" onPress={() => void refresh()}>
              Обновить
            </Button>
            {facts !== null && typeof facts === 'object' && (
              <Button
                icon="copy"
                name="diagnosis-copy"
                onPress={() =>
                  void attempt(async () => {
                    await ports.copy(diagnosisText(facts));
                    setWords('Отчёт скопирован. Данных клиентов в нём нет.');
                  })
                }
              >
                Скопировать отчёт
              </Button>
            )}
          </div>
          {facts === 'loading' && <p role="status">Читаем страницу…</p>}
          {facts === 'silent' && <p class="error">Вкладка не отвечает. Обновите её (F5) и нажмите «Обновить» здесь.</p>}
          {facts !== null && typeof facts === 'object' && (
            <>
              <p>
                Вид: <strong>{KIND_TITLES[facts.snapshot.kind]}</strong>. {contentWords(facts)}
              </p>
              <Fields lines={fieldLines(facts)} onPoint={(field) => void attempt(() => ports.point(chosen!, field))} />
            </>
          )}
        </div>
      )}
      {words && <p role="status">{words}</p>}
      <Bindings bindings={bindings} onRemove={(kind, field) => void attempt(() => ports.unbind(kind, field))} />
    </>
  );
}

function Fields({ lines, onPoint }: { lines: FieldLine[]; onPoint(field: FieldName): void }) {
  if (lines.length === 0) return null;
  return (
    <table class="diagnosis-fields">
      <thead>
        <tr>
          <th scope="col">Поле</th>
          <th scope="col">Что найдено</th>
          <th scope="col">
            <span class="unseen">Действие</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.field} data-field={line.field} data-state={line.state}>
            <th scope="row">{FIELD_TITLES[line.field]}</th>
            <td>
              {line.broken && <p class="error">Привязка больше не находит это поле: укажите его заново.</p>}
              <Found line={line} />
            </td>
            <td>
              <Button kind="quiet" name={`point-${line.field}`} onPress={() => onPoint(line.field)}>
                указать на странице
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Found({ line }: { line: FieldLine }) {
  if (line.state === 'missing') return <>не найдено</>;
  if (line.state === 'doubtful')
    return (
      <>
        неясно, поэтому не берём:
        <ul>
          {line.candidates.map(({ sure, selector, reasons }) => (
            <li key={selector}>
              <code>{selector}</code>, {sure} %: {reasons.join('; ')}
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <details>
      <summary>
        {HOW_TITLES[line.how]}, {line.sure} %{line.value && `: «${line.value.slice(0, 60)}»`}
      </summary>
      <p>
        <code>{line.selector}</code>
      </p>
      <ul>
        {line.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </details>
  );
}

interface BindingsProps {
  bindings: Props['bindings'];
  onRemove(kind: PageKind, field: FieldName): void;
}

function Bindings({ bindings, onRemove }: BindingsProps) {
  const all = Object.entries(bindings).flatMap(([kind, fields]) =>
    Object.entries(fields ?? {}).map(([field, binding]) => ({
      kind: kind as PageKind,
      field: field as FieldName,
      binding,
    })),
  );
  if (all.length === 0) return <p class="hint">Привязок нет: всё узнаётся само.</p>;
  return (
    <div class="group">
      <h3>Привязки</h3>
      <ul class="bindings">
        {all.map(({ kind, field, binding }) => (
          <li key={`${kind}.${field}`}>
            <span>
              {FIELD_TITLES[field]} ({KIND_TITLES[kind]}):{' '}
              {binding.label ? `подпись «${binding.label}»` : 'без подписи'}, <code>{binding.selectors[0]}</code>
            </span>
            <Button kind="quiet" name={`unbind-${kind}-${field}`} onPress={() => onRemove(kind, field)}>
              убрать
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname + new URL(url).search : url;
}
