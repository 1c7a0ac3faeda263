/** One line asked for before an act is marked: a reason, or a time; «Отметить» and Enter send it, a blank one is not sent. */
import { useState } from 'preact/hooks';
import { clockOf } from '../../lib/text/clock-field.ts';
import { Button } from './Button.tsx';
import { Field } from './Field.tsx';

interface Props {
  label: string;
  type: 'text' | 'time';
  /** Gets the line without blanks around it, or the time as `HH:MM`. */
  onSend(value: string): void;
}

export function AskLine({ label, type, onSend }: Props) {
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  const line = typed.trim();
  const send = () => {
    const value = type === 'time' ? clockOf(line) : line;
    if (value) onSend(value);
    else setRefused(line !== '');
  };
  return (
    <div class="ask">
      <Field
        label={label}
        clock={type === 'time'}
        value={typed}
        error={refused ? 'Время нужно вида 15:30' : null}
        autofocus
        onValue={(value) => {
          setTyped(value);
          setRefused(false);
        }}
        onEnter={send}
      />
      <Button kind="primary" disabled={line === ''} onPress={send}>
        Отметить
      </Button>
    </div>
  );
}
