/** «Мои успехи». */
import { useEffect, useState } from 'preact/hooks';
import { OwnProgress } from '../../components/progress/OwnProgress.tsx';
import { ask } from '../../lib/messaging-client.ts';
import type { Progress } from '../../lib/regulation/progress.ts';
import { progressFile } from '../../lib/regulation/progress-file.ts';
import { saveFile } from '../../lib/save-file.ts';

export function ProgressPage() {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [failure, setFailure] = useState('');
  useEffect(() => {
    void ask('progress').then((answer) => {
      if (answer.ok) setProgress(answer.value);
      else setFailure(answer.why === 'gone' ? 'Расширение обновлено: обновите эту вкладку.' : answer.message);
    });
  }, []);
  const save = (name: string) => {
    const file = progressFile({ ...progress!, name });
    saveFile(file.name, file.text);
  };
  return (
    <main class="scenarios" aria-label="Мои успехи">
      {failure !== '' && <p role="alert">{failure}</p>}
      {progress && <OwnProgress progress={progress} onSave={save} />}
    </main>
  );
}
