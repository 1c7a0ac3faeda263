import '../../components/options/options.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { OptionsPage } from '../../components/options/OptionsPage.tsx';
import type { OptionsPorts, SaveErrors } from '../../components/options/workshop.ts';
import { RegulationContext } from '../../components/ui/regulation.ts';
import type { SettingsReport } from '../../lib/messages.ts';
import { type Answer, ask } from '../../lib/messaging-client.ts';
import { openRegulation } from '../../lib/overlay/regulation.ts';
import { saveFile } from '../../lib/save-file.ts';
import { builtIn } from '../../lib/settings/defaults.ts';
import { localAfter } from '../../lib/settings/layers.ts';
import type { Settings } from '../../lib/settings/schema.ts';
import { onSettingsChanged } from '../../lib/settings/store.ts';
import { moscowDate } from '../../lib/text/moscow.ts';
import { teamPorts } from './team.ts';

const copy = (text: string) => navigator.clipboard.writeText(text);

const GONE = 'Расширение обновлено: обновите эту вкладку.';

const ports: OptionsPorts = {
  loadPlaces: async () => unwrap(await ask('placeCounts')),
  phraseUses: async () => unwrap(await ask('phraseUses')),
  loadAlarms: async () => unwrap(await ask('alarmLog')),
  testSound: async (volume) => unwrap(await ask('testSound', { volume })).ok,
  data: {
    report: async () => unwrap(await ask('dataReport')),
    purge: async (scope) => unwrap(await ask('purge', { scope })),
    save: async () => {
      const { text } = unwrap(await ask('backup'));
      saveFile(`dezhurny-kopiya-${moscowDate(Date.now())}.json`, text);
    },
    look: async (text) => unwrap(await ask('tryBackup', { text })),
    restore: async (text) => void unwrap(await ask('restoreBackup', { text })),
    persisted: () => navigator.storage.persisted(),
    persist: () => navigator.storage.persist(),
  },
  diagnosis: {
    tabs: async () => unwrap(await ask('portalTabs')),
    diagnose: async (tabId) => unwrap(await ask('diagnoseTab', { tabId })),
    point: async (tabId, field) => void unwrap(await ask('startPointing', { tabId, field })),
    unbind: async (kind, field) => void unwrap(await ask('saveBinding', { kind, field, binding: null })),
    copy,
  },
  progress: { files: signal([]), copy },
  ...teamPorts(unwrap),
};

function unwrap<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new Error(answer.why === 'gone' ? GONE : answer.message);
}

/** The settings in force, read anew whenever anybody has changed them. */
function Options({ first }: { first: SettingsReport }) {
  const [report, setReport] = useState(first);
  const refresh = async () => {
    const answer = await ask('describeSettings');
    if (answer.ok) setReport(answer.value);
  };
  useEffect(() => onSettingsChanged(() => void refresh()), []);

  const save = async (draft: Settings): Promise<SaveErrors> => {
    const answer = await ask('setSettings', { local: localAfter(report.local, report.settings, draft) });
    if (!answer.ok) return { '': answer.why === 'gone' ? GONE : answer.message };
    if (!answer.value.ok) return answer.value.errors;
    await refresh();
    return {};
  };
  const { regulation: edition } = report.settings;
  return (
    <RegulationContext.Provider value={{ edition, open: openRegulation }}>
      <OptionsPage report={report} builtIn={builtIn} save={save} ports={ports} />
    </RegulationContext.Provider>
  );
}

async function start(): Promise<void> {
  const answer = await ask('describeSettings');
  if (answer.ok) render(<Options first={answer.value} />, document.body);
  else
    render(
      <p class="error page-error">Настройки не открылись. Обновите вкладку; если не поможет, перезапустите браузер.</p>,
      document.body,
    );
}

void start();
