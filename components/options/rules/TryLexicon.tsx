/** «Что изменится»: the draft's words on recorded tickets, beside those in force. The texts stay in this tab and go with it. */
import { useRef, useState } from 'preact/hooks';
import { SYMPTOM_TITLES } from '../../../lib/regulation/titles.ts';
import { type ChangedReading, compareReading, recordedTexts } from '../../../lib/regulation/try-lexicon.ts';
import { counted } from '../../../lib/text/counted.ts';
import { builtInLexicon } from '../../../lib/text/lexicon.ts';
import { changedLexicon } from '../../../lib/text/lexicon-changes.ts';
import type { LexiconChanges } from '../../../lib/text/lexicon-lists.ts';
import { compileLexicon } from '../../../lib/text/matcher.ts';

interface Props {
  changes: LexiconChanges;
  inForce: LexiconChanges;
}

interface Trial {
  done: number;
  of: number;
  changed: ChangedReading[];
}

/** Read between two pauses, so that the page stays alive. */
const AT_ONCE = 20;
const SHOWN = 100;
const SNIPPET = 90;

export function TryLexicon({ changes, inForce }: Props) {
  const [source, setSource] = useState('');
  const [trial, setTrial] = useState<Trial | null>(null);
  const turn = useRef(0);

  const run = async () => {
    const own = ++turn.current;
    const texts = recordedTexts(source);
    const before = compileLexicon(changedLexicon(builtInLexicon, inForce));
    const after = compileLexicon(changedLexicon(builtInLexicon, changes));
    const changed: ChangedReading[] = [];
    for (let done = 0; done <= texts.length && own === turn.current; done += AT_ONCE) {
      setTrial({ done, of: texts.length, changed: [...changed] });
      changed.push(...texts.slice(done, done + AT_ONCE).flatMap((text) => compareReading(text, before, after) ?? []));
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    if (own === turn.current) setTrial({ done: texts.length, of: texts.length, changed });
  };
  return (
    <fieldset class="group try-lexicon">
      <legend>Что изменится</legend>
      <label for="try-texts">
        Тексты прошлых заявок: вставьте через пустую строку или откройте файл (строки JSON с subject и body). Никуда не
        сохраняются.
      </label>
      <textarea
        id="try-texts"
        rows={4}
        value={source}
        onInput={({ currentTarget }) => setSource(currentTarget.value)}
      />
      <div class="try-keys">
        <input
          type="file"
          aria-label="Файл с текстами"
          accept=".jsonl,.json,.txt"
          onChange={async ({ currentTarget }) => setSource((await currentTarget.files?.[0]?.text()) ?? '')}
        />
        <button type="button" class="button" data-name="try-lexicon" disabled={source.trim() === ''} onClick={run}>
          Проверить
        </button>
      </div>
      {trial && <Outcome trial={trial} />}
    </fieldset>
  );
}

function Outcome({ trial: { done, of, changed } }: { trial: Trial }) {
  if (of === 0) return <p role="status">Текстов не нашлось: проверьте, что в строках есть subject и body.</p>;
  if (done < of)
    return (
      <p role="status">
        Читаем: {done} из {of}…
      </p>
    );
  const judged = changed.filter(({ text }) => text.symptom !== null);
  const better = judged.filter(({ text, after }) => text.symptom === after.symptom).length;
  const worse = judged.filter(({ text, before }) => text.symptom === before.symptom).length;
  return (
    <>
      <p role="status" data-name="try-result">
        {counted(of, 'заявка', 'заявки', 'заявок')}, иначе читается: {changed.length}.
        {judged.length > 0 && ` По отметкам в файле: станет верно ${better}, перестанет ${worse}.`}
      </p>
      {changed.length > 0 && (
        <table class="try-table">
          <thead>
            <tr>
              <th scope="col">Заявка</th>
              <th scope="col">Сейчас</th>
              <th scope="col">Станет</th>
              <th scope="col">По словам</th>
            </tr>
          </thead>
          <tbody>
            {changed.slice(0, SHOWN).map(({ text, before, after }, index) => (
              <tr key={index}>
                <td>{`${text.subject} ${text.body}`.trim().slice(0, SNIPPET)}</td>
                <td>{readingWords(before)}</td>
                <td>{readingWords(after)}</td>
                <td>{after.matched.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {changed.length > SHOWN && <p class="hint">Показаны первые {SHOWN}.</p>}
    </>
  );
}

function readingWords({ symptom, critical }: ChangedReading['before']): string {
  return critical ? `${SYMPTOM_TITLES[symptom]}, критическая` : SYMPTOM_TITLES[symptom];
}
