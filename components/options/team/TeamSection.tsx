/** «Команда»: one document for everybody: from a file or an address, released here, its versions. */
import { useEffect, useState } from 'preact/hooks';
import type { TeamReport } from '../../../lib/messages.ts';
import { Notice } from '../../ui/Notice.tsx';
import type { OptionsSection, Workshop } from '../workshop.ts';
import { AddressCard } from './AddressCard.tsx';
import { DocumentCard } from './DocumentCard.tsx';
import { ReleaseCard } from './ReleaseCard.tsx';
import type { TeamWork } from './team-ports.ts';
import { VersionList } from './VersionList.tsx';

interface Props {
  workshop: Workshop;
  /** What may be locked, by section. */
  sections: readonly Pick<OptionsSection, 'id' | 'title' | 'paths'>[];
}

export function TeamSection({ workshop, sections }: Props) {
  const { settings, stored, unsaved } = workshop;
  const ports = workshop.ports.team;
  const [report, setReport] = useState<TeamReport | null>(null);
  const [busy, setBusy] = useState(false);
  const [words, setWords] = useState<{ tone: 'ok' | 'bad'; text: string } | null>(null);

  const refresh = async () => setReport(await ports.report());
  // Whatever has changed the settings may have been the team's document.
  useEffect(() => void refresh().catch(({ message }: Error) => setWords({ tone: 'bad', text: message })), [settings]);
  const run: TeamWork['run'] = (act, done) => {
    setBusy(true);
    setWords(null);
    // Called at once: the browser asks for permissions in the press only.
    const acting = act();
    acting
      .then(() => done !== undefined && setWords({ tone: 'ok', text: done }))
      .catch(({ message }: Error) => setWords({ tone: 'bad', text: message }))
      .then(refresh)
      .catch(() => undefined)
      .then(() => setBusy(false));
  };
  const work: TeamWork = { ports, busy, run };
  return (
    <>
      {words && (
        <Notice tone={words.tone} icon={words.tone === 'ok' ? 'check' : 'alert'} role="status" name="team-words">
          {words.text}
        </Notice>
      )}
      {!report && !words && <p class="hint">Читаем документ…</p>}
      {report && (
        <>
          {report.policy && (
            <Notice icon="info" name="team-policy">
              Администратор задал настройки политикой: версия {report.policy.version}, {report.policy.author}. Они
              действуют поверх остальных.
            </Notice>
          )}
          {['teamConfigJson', 'locked'].map(
            (key) =>
              stored[key] && (
                <Notice key={key} tone="bad" icon="alert" name="policy-error">
                  Политика администратора не понята ({key}): {stored[key]}. Покажите это администратору.
                </Notice>
              ),
          )}
          <DocumentCard report={report} work={work} />
          <AddressCard place={report.place} work={work} key={report.place?.url} />
          {!report.current && <ReleaseCard report={report} work={work} sections={sections} unsaved={unsaved} />}
          <VersionList report={report} work={work} />
        </>
      )}
    </>
  );
}
