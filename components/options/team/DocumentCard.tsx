/** The document in force, and a file that may take its place: looked at before anything is changed. */
import { useRef, useState } from 'preact/hooks';
import type { TeamOffer, TeamReport } from '../../../lib/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { ChangeTable } from './ChangeTable.tsx';
import { versionWords } from './change-words.ts';
import { OfferWords } from './OfferWords.tsx';
import type { TeamWork } from './team-ports.ts';

interface Props {
  report: TeamReport;
  work: TeamWork;
}

/** A larger file isn't even read: the background would refuse it too. */
const MOST_BYTES = 512 * 1024;

interface Chosen {
  name: string;
  text: string;
  tried: TeamOffer | { ok: false; reasons: string[] };
}

export function DocumentCard({ report: { current, place }, work: { ports, busy, run } }: Props) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const choose = (file: File | undefined) => {
    if (!file) return;
    run(async () => {
      const refused = { ok: false, reasons: ['Файл больше 512 КБ: это не документ команды'] } as const;
      const text = file.size > MOST_BYTES ? '' : await file.text();
      const tried = file.size > MOST_BYTES ? { ...refused, reasons: [...refused.reasons] } : await ports.tryFile(text);
      setChosen({ name: file.name, text, tried });
    });
    if (input.current) input.current.value = '';
  };
  return (
    <section
      class="group"
      aria-labelledby="team-document"
      data-name="team-document"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        choose(event.dataTransfer?.files[0]);
      }}
    >
      <h3 id="team-document">Документ команды</h3>
      {current ? (
        <>
          <p>Действует {versionWords(current)}.</p>
          {current.locked.length > 0 && <p class="hint">Часть настроек закрыта: изменить их здесь нельзя.</p>}
        </>
      ) : (
        <p>Документа нет: действуют настройки этого компьютера.</p>
      )}
      <div class="keys">
        <Button name="team-choose" disabled={busy} onPress={() => input.current?.click()}>
          Загрузить файл…
        </Button>
        {current && (
          <>
            <Button name="team-save" disabled={busy} onPress={() => run(() => ports.save(current.at))}>
              Сохранить в файл
            </Button>
            {!place?.byPolicy && (
              <>
                <Button
                  name="team-edit"
                  disabled={busy}
                  onPress={() =>
                    run(
                      () => ports.leave(true),
                      'Настройки документа теперь правятся здесь. Когда закончите, выпустите версию.',
                    )
                  }
                >
                  Править на этом компьютере
                </Button>
                <Button
                  name="team-leave"
                  disabled={busy}
                  onPress={() => run(() => ports.leave(false), 'Документ отключён. Вернуть его можно из версий ниже.')}
                >
                  Отключить
                </Button>
              </>
            )}
          </>
        )}
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label="Файл документа команды"
          onChange={({ currentTarget }) => choose(currentTarget.files?.[0])}
        />
      </div>
      {!chosen && <p class="hint">Файл можно и перетащить сюда. Сначала будет видно, что изменится.</p>}
      {chosen && (
        <section class="offer" data-name="team-offer" aria-label={`Файл ${chosen.name}`}>
          {chosen.tried.ok ? (
            <>
              <OfferWords name={chosen.name} offer={chosen.tried} />
              <ChangeTable changes={chosen.tried.changes} none="Ничего не изменится: настройки уже такие." />
              <div class="keys">
                <Button
                  kind="primary"
                  name="team-use"
                  disabled={busy}
                  onPress={() => {
                    run(() => ports.useFile(chosen.text), 'Документ действует.');
                    setChosen(null);
                  }}
                >
                  Применить
                </Button>
                <Button name="team-cancel" onPress={() => setChosen(null)}>
                  Не надо
                </Button>
              </div>
            </>
          ) : (
            <div role="alert">
              <p class="error">Файл «{chosen.name}» не принят, ничего не изменилось:</p>
              <ul class="reasons">
                {chosen.tried.reasons.slice(0, 20).map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            </div>
          )}
        </section>
      )}
    </section>
  );
}
