import '../../components/options/options.css';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DiagnosisPorts } from '../../components/options/Diagnosis.tsx';
import { OptionsPage, type SaveErrors } from '../../components/options/OptionsPage.tsx';
import { type Answer, ask } from '../../lib/messaging-client.ts';
import type { AlarmLog } from '../../lib/regulation/alarm-log.ts';
import { builtIn } from '../../lib/settings/defaults.ts';
import { difference } from '../../lib/settings/difference.ts';
import type { Settings } from '../../lib/settings/schema.ts';
import { onSettingsChanged } from '../../lib/settings/store.ts';

const GONE = 'Расширение обновлено: обновите эту вкладку.';

async function save(settings: Settings): Promise<SaveErrors> {
  const answer = await ask('setSettings', { local: difference(builtIn, settings) ?? {} });
  if (!answer.ok) return { '': answer.why === 'gone' ? GONE : answer.message };
  return answer.value.ok ? {} : answer.value.errors;
}

const loadAlarms = async (): Promise<AlarmLog> => unwrap(await ask('alarmLog'));

const diagnosis: DiagnosisPorts = {
  tabs: async () => unwrap(await ask('portalTabs')),
  diagnose: async (tabId) => unwrap(await ask('diagnoseTab', { tabId })),
  point: async (tabId, field) => void unwrap(await ask('startPointing', { tabId, field })),
  unbind: async (kind, field) => void unwrap(await ask('saveBinding', { kind, field, binding: null })),
  copy: (text) => navigator.clipboard.writeText(text),
};

function unwrap<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new Error(answer.why === 'gone' ? GONE : answer.message);
}

/** The settings in force, read anew whenever anybody has changed them. */
function Options({ first }: { first: Settings }) {
  const [settings, setSettings] = useState(first);
  useEffect(
    () =>
      onSettingsChanged(() => {
        void ask('describeSettings').then((answer) => answer.ok && setSettings(answer.value.settings));
      }),
    [],
  );
  return (
    <OptionsPage settings={settings} builtIn={builtIn} save={save} loadAlarms={loadAlarms} diagnosis={diagnosis} />
  );
}

async function start(): Promise<void> {
  const answer = await ask('describeSettings');
  if (answer.ok) render(<Options first={answer.value.settings} />, document.body);
  else
    render(
      <p class="error page-error">Настройки не открылись. Обновите вкладку; если не поможет, перезапустите браузер.</p>,
      document.body,
    );
}

void start();
