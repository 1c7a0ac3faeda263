/** «Ответ передан?»: the client was reached while the 2nd line's answer waits; a call alone doesn't pass it on (R13d). */
import { useState } from 'preact/hooks';
import type { Mark } from '../../lib/regulation/marks.ts';
import { Button } from './Button.tsx';
import { Clause } from './Clause.tsx';

interface Props {
  /** What was marked last; asked only after an answered call. */
  mark: Mark;
  onTold(): void;
}

export function AnswerQuestion({ mark: { event }, onTold }: Props) {
  const [asked, setAsked] = useState(true);
  if (!asked || event.type !== 'call' || event.result !== 'answered') return null;
  return (
    <div class="answer-question">
      <p>
        Ответ 2-й линии передан клиенту? <Clause id="R13d" />
      </p>
      <Button kind="primary" name="answer-told" onPress={onTold}>
        Да, передан
      </Button>
      <Button name="answer-waits" onPress={() => setAsked(false)}>
        Ещё нет
      </Button>
    </div>
  );
}
