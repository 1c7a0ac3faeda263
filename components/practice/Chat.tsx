/** The chat with the 2nd line in practice, and the call to it. */
import { useState } from 'preact/hooks';
import type { Line } from '../../lib/practice/run-state.ts';
import { Button } from '../ui/Button.tsx';
import { Section } from '../ui/Section.tsx';
import type { DeskActions } from './desk.ts';
import { Lines } from './Phone.tsx';

interface Props {
  /** How the channel is called: «Скайп». */
  name: string;
  lines: readonly Line[];
  actions: DeskActions;
}

export function Chat({ name, lines, actions }: Props) {
  const [text, setText] = useState('');
  const send = () => {
    if (text.trim() === '') return;
    actions.onConsult(text.trim());
    setText('');
  };
  return (
    <Section title={name} name="chat">
      {lines.length === 0 ? <p class="practice-note">Сообщений нет.</p> : <Lines lines={lines} />}
      <label>
        <span class="field-label">Сообщение 2-й линии</span>
        <textarea
          rows={3}
          value={text}
          placeholder="Составьте его в панели заявки и вставьте сюда"
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.ctrlKey) send();
          }}
        />
      </label>
      <div class="practice-keys">
        <Button kind="primary" icon="send" name="consult" disabled={text.trim() === ''} onPress={send}>
          Отправить
        </Button>
        <Button icon="phone" name="phone-team" onPress={actions.onPhoneTeam}>
          Позвонить 2-й линии
        </Button>
      </div>
    </Section>
  );
}
