/** The last ten versions: what each changed, who made it, and the way back. */
import type { TeamReport } from '../../../lib/messages.ts';
import { counted } from '../../../lib/text/counted.ts';
import { Button } from '../../ui/Button.tsx';
import { ChangeTable } from './ChangeTable.tsx';
import { versionWords } from './change-words.ts';
import type { TeamWork } from './team-ports.ts';

interface Props {
  report: TeamReport;
  work: TeamWork;
}

export function VersionList({ report: { versions, current }, work: { ports, busy, run } }: Props) {
  return (
    <section class="group" aria-labelledby="team-versions" data-name="team-versions">
      <h3 id="team-versions">Версии</h3>
      {versions.length === 0 && (
        <p class="hint">Версий ещё не было. Здесь будут последние десять, каждую можно вернуть.</p>
      )}
      <ol class="versions">
        {versions.map((version) => {
          const { at, changes } = version;
          const inForce = current?.at === at;
          return (
            <li key={at} data-version={version.version}>
              <details class="fold">
                <summary>
                  {versionWords(version)}: {counted(changes.length, 'отличие', 'отличия', 'отличий')}
                  {inForce && ' — действует'}
                </summary>
                <ChangeTable changes={changes} none="От предыдущей не отличается." />
              </details>
              <span class="keys">
                {!inForce && (
                  <Button
                    kind="quiet"
                    icon="back"
                    name="team-restore"
                    disabled={busy}
                    onPress={() => run(() => ports.restore(at), `Возвращена версия ${version.version}.`)}
                  >
                    Вернуть
                  </Button>
                )}
                <Button kind="quiet" name="team-version-file" disabled={busy} onPress={() => run(() => ports.save(at))}>
                  Файл
                </Button>
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
