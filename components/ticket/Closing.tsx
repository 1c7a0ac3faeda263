/** The end of a ticket: whose it was, how it was solved, what was done; then the same preview as for a transfer (R12a, R12b). */
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ClosingStart } from '../../lib/overlay/closing.ts';
import type { PanelActions } from '../../lib/overlay/panel-state.ts';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { focusInView } from '../ui/focus.ts';
import { Notice } from '../ui/Notice.tsx';
import { Section } from '../ui/Section.tsx';

interface Props extends Pick<PanelActions, 'onEnd'> {
  start: ClosingStart;
  /** A run is shown instead; what was typed stays. */
  hidden: boolean;
}

export function Closing({ start: { ours: known, phrase, canClose }, hidden, onEnd }: Props) {
  const [open, setOpen] = useState(false);
  const [ours, setOurs] = useState(known ?? false);
  const [phone, setPhone] = useState(true);
  const [work, setWork] = useState('');
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (open && area.current) focusInView(area.current);
  }, [open]);
  const byPhone = !ours && phone;
  const isEmpty = work.trim() === '';
  const show = () => {
    if (isEmpty) return;
    onEnd({ work: work.trim(), byPhone });
  };
  if (hidden) return null;
  return (
    <Section title="Заявка решена" name="closing" aside={<Clause id={byPhone ? 'R12b' : 'R12a'} />}>
      <div class="links">
        <Button kind="quiet" icon="check" name="closing" expanded={open} onPress={() => setOpen(!open)}>
          Закрыть заявку…
        </Button>
      </div>
      {open && (
        <div class="closing">
          <fieldset class="switch" aria-label="Чья заявка">
            <Button pressed={!ours} name="closing-client" onPress={() => setOurs(false)}>
              Заявка клиента
            </Button>
            <Button pressed={ours} name="closing-ours" onPress={() => setOurs(true)}>
              Завели мы
            </Button>
          </fieldset>
          {!ours && (
            <fieldset class="switch" aria-label="Как решена">
              <Button pressed={phone} icon="phone" name="closing-phone" onPress={() => setPhone(true)}>
                По телефону
              </Button>
              <Button pressed={!phone} icon="talk" name="closing-written" onPress={() => setPhone(false)}>
                Письменно
              </Button>
            </fieldset>
          )}
          <div class="field">
            <label class="field-label" for={id}>
              {byPhone ? 'Что сделано (скрытый комментарий)' : 'Что сделано (увидит клиент)'}
            </label>
            <textarea
              id={id}
              rows={3}
              value={work}
              ref={area}
              onInput={({ currentTarget }) => setWork(currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && event.ctrlKey) show();
              }}
            />
          </div>
          {byPhone && <p class="quiet">Клиент увидит: «{phrase}»</p>}
          {!canClose && (
            <Notice tone="warn" icon="alert" role="status" name="closing-no-flag">
              <p>Отметки о закрытии на странице не найдено: тексты впишем, закройте сами.</p>
            </Notice>
          )}
          <Button kind="primary" icon="fill" name="closing-show" disabled={isEmpty} onPress={show}>
            Показать, что изменится
          </Button>
          <p class="quiet">
            {isEmpty ? 'Напишите, что сделано: пустым не закрываем. ' : ''}В регламенте «не решается» — описка: сказано
            о решённой заявке, её и закрывают. <Clause id="R12" />
          </p>
        </div>
      )}
    </Section>
  );
}
