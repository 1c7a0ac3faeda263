/** One line asked for before an act is marked: a reason, or a time; «Отметить» and Enter send it, a blank one is not sent. */
import { useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import { Field } from './Field.tsx';

interface Props {
  label: string;
  type: 'text' | 'time';
  /** Gets the line without blanks around it. */
  onSend(value: string): void;
}

export function AskLine({ label, type, onSend }: Props) {
  const [value, setValue] = useState('');
  const line = value.trim();
  const send = () => line !== '' && onSend(line);
  return (
    <div class="ask">
      <Field label={label} type={type} value={value} autofocus onValue={setValue} onEnter={send} />
      <Button kind="primary" disabled={line === ''} onPress={send}>
        Отметить
      </Button>
    </div>
  );
}
