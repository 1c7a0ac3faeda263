/** The words by which trouble is read in tickets, as leads change them over the built-in ones (R28). */
import { LEXICON_LISTS, type LexiconChanges, type LexiconList } from '../../lib/text/lexicon-lists.ts';
import { TryLexicon } from './TryLexicon.tsx';

interface Props {
  changes: LexiconChanges;
  /** Those in force: what a trial is compared with. */
  inForce: LexiconChanges;
  errors: Record<string, string>;
  onChange(changes: LexiconChanges): void;
}

const TITLES: Record<LexiconList, string> = {
  hang: 'Признаки зависания',
  unavailable: 'Признаки недоступности',
  kicked: 'Признаки того, что выкидывает',
  cannot_enter: 'Признаки того, что не войти в базу',
  solved: 'Снимает признак: уже решено',
  request: 'Снимает признак: это просьба',
  elsewhere: 'Снимает признак: не наше (сторонняя служба, устройство)',
};

export function LexiconEditor({ changes, inForce, errors, onChange }: Props) {
  return (
    <>
      <p class="hint">
        Слово или фраза на строке, дополнительно к встроенным. «*» в конце слова — любое окончание: «подвеш*».
      </p>
      <div class="groups">
        {LEXICON_LISTS.map((name) => (
          <WordList
            key={name}
            id={`lexicon-${name}`}
            title={TITLES[name]}
            words={changes.add[name]}
            error={errorAt(errors, `lexicon.add.${name}`)}
            onWords={(words) => onChange({ ...changes, add: { ...changes.add, [name]: words } })}
          />
        ))}
        <WordList
          id="lexicon-remove"
          title="Больше не признак: убрать встроенные слова"
          words={changes.remove}
          error={errorAt(errors, 'lexicon.remove')}
          onWords={(remove) => onChange({ ...changes, remove })}
        />
      </div>
      <TryLexicon changes={changes} inForce={inForce} />
    </>
  );
}

interface ListProps {
  id: string;
  title: string;
  words: readonly string[];
  error: string | undefined;
  onWords(words: string[]): void;
}

function WordList({ id, title, words, error, onWords }: ListProps) {
  return (
    <div class="group">
      <label for={id}>{title}</label>
      <textarea
        id={id}
        rows={3}
        spellcheck={false}
        defaultValue={words.join('\n')}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onInput={({ currentTarget }) => onWords(linesOf(currentTarget.value))}
      />
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '');
}

/** Of the list, or of one of its lines. */
function errorAt(errors: Record<string, string>, path: string): string | undefined {
  return Object.entries(errors).find(([at]) => at === path || at.startsWith(`${path}.`))?.[1];
}
