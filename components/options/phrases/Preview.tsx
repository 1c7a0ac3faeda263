/** What would go into the sample ticket, as it is typed; what is asked stands as its name, what has no value is marked and told of. */
import type { Macro } from '../../../lib/regulation/macro.ts';
import {
  askedIn,
  askedValues,
  fillTemplate,
  sampleValues,
  type Variable,
  variableWords,
} from '../../../lib/regulation/variables.ts';
import { Template } from '../../ui/Template.tsx';

export function Preview({ macro: { text, hidden }, variables }: { macro: Macro; variables: readonly Variable[] }) {
  const answers = Object.fromEntries(askedIn(text, hidden).map((name) => [name, `‹${variableWords(name)}›`]));
  const values = { ...sampleValues(variables), ...askedValues(answers) };
  const [shown, note] = [fillTemplate(text, values), fillTemplate(hidden ?? '', values)];
  const unknown = [...new Set([...shown.missing, ...note.missing])];
  return (
    <div class="phrase-preview" data-name="phrase-preview">
      <p class="hint">На примере заявки</p>
      {shown.text !== '' && <Template text={shown.text} caret={shown.caret} />}
      {note.text !== '' && (
        <>
          <p class="hint">Скрытый комментарий</p>
          <Template text={note.text} />
        </>
      )}
      {unknown.length > 0 && (
        <p class="warning" role="status">
          {unknown.length === 1 ? 'Такой переменной нет: ' : 'Таких переменных нет: '}
          {unknown.map((name) => `{${name}}`).join(', ')}. С ней фразу не вставить.
        </p>
      )}
    </div>
  );
}
