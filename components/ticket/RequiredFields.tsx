/** What a ticket has to hold (R15–R18): a row for each, a press goes to the portal's field. */
import type { FieldName } from '../../lib/regulation/snapshot.ts';
import { Badge } from '../ui/Badge.tsx';
import { Clause } from '../ui/Clause.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { Section } from '../ui/Section.tsx';
import { counted } from '../ui/words.ts';

export type RowState = 'missing' | 'present' | 'verified' | 'notApplicable' | 'notFound';

export interface FieldRow {
  /** The field that a press leads to. */
  field: FieldName;
  title: string;
  clause: string;
  state: RowState;
  /** False for what the regulation only advises (R18). */
  required: boolean;
  /** What stands there, or what is wrong, Russian. */
  note: string | null;
}

interface Props {
  rows: readonly FieldRow[];
  onGo(field: FieldName): void;
}

export function RequiredFields({ rows, onGo }: Props) {
  const gaps = rows.filter(({ state, required }) => required && state === 'missing').length;
  return (
    <Section
      title="Обязательное"
      name="fields"
      aside={
        gaps > 0 ? (
          <Badge tone="bad" icon="missing">
            не хватает: {gaps}
          </Badge>
        ) : (
          <Badge tone="ok" icon="check">
            всё есть
          </Badge>
        )
      }
    >
      <ul class="fields">
        {rows.map((row) => (
          <Row key={row.field} row={row} onGo={onGo} />
        ))}
      </ul>
    </Section>
  );
}

const STATES: Record<RowState, { icon: IconName; word: string }> = {
  missing: { icon: 'missing', word: 'не указано' },
  present: { icon: 'check', word: 'указано' },
  verified: { icon: 'checkTwice', word: 'проверено' },
  notApplicable: { icon: 'dash', word: 'не требуется' },
  notFound: { icon: 'missing', word: 'не найдено' },
};

function Row({ row: { field, title, clause, state, required, note }, onGo }: { row: FieldRow } & Pick<Props, 'onGo'>) {
  const { icon, word } = STATES[state];
  const level = state === 'missing' && !required ? 'advised' : state;
  return (
    <li class="field-row" data-field={field} data-state={state} data-level={level}>
      <button
        type="button"
        disabled={state === 'notFound'}
        title={state === 'notFound' ? 'Этого поля на странице не найдено' : 'Перейти к полю на странице'}
        onClick={(event) => event.isTrusted && onGo(field)}
      >
        <Icon name={icon} />
        <span class="field-title">{title}</span>
        <span class="field-note">{note ?? word}</span>
        {note !== null && <span class="unseen">{word}</span>}
      </button>
      <Clause id={clause} />
    </li>
  );
}

/** «Не хватает: 2 поля», for the folded strip. */
export const gapWords = (gaps: number): string => `Не хватает: ${counted(gaps, 'поле', 'поля', 'полей')}`;
