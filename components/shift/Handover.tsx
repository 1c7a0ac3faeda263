/** The handover: a text from everything that is open, corrected and copied; given by one operator, taken over by the next (R03). */
import { useId, useState } from 'preact/hooks';
import type { Handover as Given } from '../../lib/messages.ts';
import { counted } from '../../lib/text/counted.ts';
import { moscowDayTime } from '../../lib/text/moscow.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Section } from '../ui/Section.tsx';

export interface HandoverActions {
  /** The text from what is open at this moment. */
  compose(): string;
  onCopy(text: string): void;
  onHandOver(): void;
  /** `at` names the handover; `by` is who takes it over, in his own words. */
  onConfirm(at: number, by: string): void;
}

interface Props extends HandoverActions {
  /** The newest first. */
  given: readonly Given[];
}

export function Handover({ given, compose, onCopy, onHandOver, onConfirm }: Props) {
  const [text, setText] = useState<string | null>(null);
  const id = useId();
  const [last] = given;
  return (
    <Section title="Передача смены" name="handover">
      {last && <LastGiven key={last.at} handover={last} onConfirm={onConfirm} />}
      {text === null ? (
        <Button icon="fill" name="compose" onPress={() => setText(compose())}>
          Составить из открытого
        </Button>
      ) : (
        <>
          <div class="field">
            <label class="field-label" for={id}>
              Проверьте и допишите
            </label>
            <textarea id={id} rows={12} value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
          </div>
          <div class="shift-keys">
            <Button kind="primary" icon="copy" name="copy" onPress={() => onCopy(text)}>
              Скопировать
            </Button>
            <Button icon="send" name="hand-over" onPress={onHandOver}>
              Смену передал
            </Button>
            <Button kind="quiet" name="compose" onPress={() => setText(compose())}>
              Составить заново
            </Button>
          </div>
          <p class="quiet">Текст не хранится: скопируйте его следующему оператору.</p>
        </>
      )}
    </Section>
  );
}

function LastGiven({ handover, onConfirm }: { handover: Given; onConfirm: Props['onConfirm'] }) {
  const [by, setBy] = useState('');
  const { at, open, tickets, confirmed } = handover;
  const what =
    open === 0
      ? 'открытого не было'
      : `${counted(open, 'дело', 'дела', 'дел')} в ${counted(tickets.length, 'заявке', 'заявках', 'заявках')}`;
  const take = () => by.trim() !== '' && onConfirm(at, by.trim());
  return (
    <Notice tone={confirmed ? 'ok' : 'warn'} icon={confirmed ? 'check' : 'clock'} role="status" name="given">
      <p>
        Смена передана {moscowDayTime(at)} МСК: {what}.
      </p>
      {confirmed ? (
        <p>
          Принял: {confirmed.by}, {moscowDayTime(confirmed.at)}.
        </p>
      ) : (
        <div class="ask">
          <Field label="Кто принимает смену" value={by} onValue={setBy} onEnter={take} />
          <Button kind="primary" name="take-over" disabled={by.trim() === ''} onPress={take}>
            Принять
          </Button>
        </div>
      )}
    </Notice>
  );
}
