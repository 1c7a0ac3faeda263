import '../../components/options/options.css';
import { render } from 'preact';
import { OptionsPage, type SaveErrors } from '../../components/options/OptionsPage.tsx';
import { ask } from '../../lib/messaging-client.ts';
import type { AlarmLog } from '../../lib/regulation/alarm-log.ts';
import { builtIn } from '../../lib/settings/defaults.ts';
import { difference } from '../../lib/settings/difference.ts';
import type { Settings } from '../../lib/settings/schema.ts';

async function save(settings: Settings): Promise<SaveErrors> {
  const answer = await ask('setSettings', { local: difference(builtIn, settings) ?? {} });
  if (!answer.ok) return { '': answer.why === 'gone' ? 'Расширение обновлено: обновите эту вкладку.' : answer.message };
  return answer.value.ok ? {} : answer.value.errors;
}

async function loadAlarms(): Promise<AlarmLog> {
  const answer = await ask('alarmLog');
  if (answer.ok) return answer.value;
  throw new Error(answer.why === 'gone' ? 'Расширение обновлено: обновите эту вкладку.' : answer.message);
}

async function start(): Promise<void> {
  const answer = await ask('describeSettings');
  if (answer.ok)
    render(
      <OptionsPage settings={answer.value.settings} builtIn={builtIn} save={save} loadAlarms={loadAlarms} />,
      document.body,
    );
  else
    render(
      <p class="error page-error">Настройки не открылись. Обновите вкладку; если не поможет, перезапустите браузер.</p>,
      document.body,
    );
}

void start();
