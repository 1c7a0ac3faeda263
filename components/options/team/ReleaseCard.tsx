/** A version for everybody of what is set on this computer: what is new in it, who made it, what nobody may change. */
import { useState } from 'preact/hooks';
import type { TeamReport } from '../../../lib/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { isWithin, type OptionsSection } from '../workshop.ts';
import { ChangeTable } from './ChangeTable.tsx';
import type { TeamWork } from './team-ports.ts';

interface Props {
  report: TeamReport;
  work: TeamWork;
  sections: readonly Pick<OptionsSection, 'id' | 'title' | 'paths'>[];
  /** There are changes on the page that aren't saved. */
  unsaved: boolean;
}

export function ReleaseCard({ report, work: { ports, busy, run }, sections, unsaved }: Props) {
  const [author, setAuthor] = useState(report.versions[0]?.author ?? '');
  const [locked, setLocked] = useState<readonly string[]>(report.locked);
  const lockable = sections.filter(({ paths }) => paths.length > 0);
  const isLocked = (path: string) => locked.some((one) => isWithin(path, one));
  const toggle = (paths: readonly string[], on: boolean) =>
    setLocked((all) => [
      ...all.filter((one) => !paths.some((path) => isWithin(path, one) || isWithin(one, path))),
      ...(on ? paths : []),
    ]);
  return (
    <section class="group" aria-labelledby="team-release" data-name="team-release">
      <h3 id="team-release">Выпустить версию</h3>
      <p class="hint">
        Всё, что задано на этом компьютере, кроме личного, станет одним файлом. Положите его по адресу, который читает
        команда, или раздайте.
      </p>
      <details class="fold">
        <summary>Отличия от прошлой версии: {report.unreleased.length}</summary>
        <ChangeTable changes={report.unreleased} none="Отличий нет." />
      </details>
      <Field label="Автор" value={author} hint="Увидят все, кто получит файл." onValue={setAuthor} />
      <details class="fold">
        <summary>Закрыть от изменений: {lockable.filter(({ paths }) => paths.every(isLocked)).length}</summary>
        <div class="locks">
          {lockable.map(({ id, title, paths }) => (
            <label class="flag" key={id}>
              <input
                type="checkbox"
                checked={paths.every(isLocked)}
                onChange={({ currentTarget }) => toggle(paths, currentTarget.checked)}
              />
              {title}
            </label>
          ))}
        </div>
      </details>
      {unsaved && <p class="warning">Есть несохранённые изменения: в версию они не войдут.</p>}
      <div class="keys">
        <Button
          kind="primary"
          name="team-release"
          disabled={busy || author.trim() === ''}
          onPress={() =>
            run(() => ports.release(author.trim(), [...locked]), 'Версия выпущена, файл сохранён в загрузки.')
          }
        >
          Выпустить и сохранить файл
        </Button>
      </div>
    </section>
  );
}
