/** What the selected one would put into this ticket, what is asked for it, and what stands in the way. */
import type { PaletteActions, PaletteState } from '../../lib/overlay/palette-session.ts';
import type { FilledPhrase } from '../../lib/overlay/phrase-fill.ts';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { Field } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Template } from '../ui/Template.tsx';
import { verb } from './Palette.tsx';

interface Props extends Pick<PaletteState, 'answers' | 'canInsert'>, Pick<PaletteActions, 'onAnswer' | 'onInsert'> {
  filled: FilledPhrase;
  /** Why it isn't for this ticket; null when it is. */
  unfit: string | null;
}

export function PalettePreview({ filled, unfit, answers, canInsert, onAnswer, onInsert }: Props) {
  const { macro, asked, missing } = filled;
  return (
    <div class="palette-preview">
      <h3>
        {macro.title}
        {macro.clause?.split(',').map((clause) => (
          <Clause key={clause} id={clause} />
        ))}
      </h3>
      {asked.length > 0 && (
        <div class="palette-asked">
          {asked.map((name) => (
            <Field
              key={name}
              label={askWords(name)}
              value={answers[name] ?? ''}
              onValue={(value) => onAnswer(name, value)}
            />
          ))}
        </div>
      )}
      {filled.text !== '' && <Template text={filled.text} caret={filled.caret} />}
      <Effects filled={filled} />
      {unfit !== null && (
        <Notice tone="warn" icon="alert" name="palette-unfit">
          <p>Не для этой заявки: {unfit}.</p>
        </Notice>
      )}
      {missing.length > 0 && unfit === null && (
        <Notice tone="warn" icon="missing" name="palette-missing" title="Пока не вставить">
          <ul>
            {missing.map(({ name, why }) => (
              <li key={name}>
                <b>{name}</b>: {why}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div class="palette-actions">
        <Button
          kind="primary"
          icon={filled.action ? 'send' : canInsert ? 'fill' : 'copy'}
          name="palette-insert"
          disabled={unfit !== null || missing.length > 0}
          onPress={onInsert}
        >
          {verb(filled, canInsert)}
        </Button>
      </div>
    </div>
  );
}

/** What it does beside the text. */
function Effects({ filled: { macro, hidden } }: { filled: FilledPhrase }) {
  const rows = [
    ['Статус', macro.status],
    ['Ответственный', macro.assignee],
    ['Заявка', macro.close ? 'закрыть' : null],
  ].filter(([, value]) => value);
  return (
    <>
      {rows.length > 0 && (
        <dl class="palette-effects">
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {hidden !== '' && (
        <div class="palette-hidden">
          <p>
            <Icon name="eyeOff" size={14} /> Скрытый комментарий
          </p>
          <Template text={hidden} />
        </div>
      )}
    </>
  );
}

/** A name as the label of its field: «ФИО», «Номер кассы». */
function askWords(name: string): string {
  const words = name.replaceAll('_', ' ');
  return /^фио$/iu.test(words) ? 'ФИО' : words.charAt(0).toUpperCase() + words.slice(1);
}
