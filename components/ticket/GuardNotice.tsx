/** What holds the save of a ticket, and the ways on: fill it, ask for it, or save without it for a reason (R15–R18). */
import { useState } from 'preact/hooks';
import type { GuardState } from '../../lib/overlay/guard.ts';
import type { PanelActions } from '../../lib/overlay/panel-state.ts';
import { AskLine } from '../ui/AskLine.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { REQUIRED_TITLES } from '../ui/words.ts';

interface Props extends Pick<PanelActions, 'onGo' | 'onPass'> {
  guard: GuardState;
}

export function GuardNotice({ guard: { kind, gaps, passed }, onGo, onPass }: Props) {
  const [asking, setAsking] = useState(false);
  if (passed) {
    return (
      <Notice tone="warn" icon="info" role="status" name="guard-passed">
        <p>Причина записана. Нажмите кнопку портала ещё раз.</p>
      </Notice>
    );
  }
  return (
    <Notice
      tone="bad"
      icon="missing"
      role="alert"
      name="guard"
      title={kind === 'create' ? 'Для создания заявки не хватает' : 'Для закрытия заявки не хватает'}
      actions={
        <Button kind="quiet" name="guard-pass" expanded={asking} onPress={() => setAsking(!asking)}>
          Сохранить всё равно…
        </Button>
      }
    >
      <ul class="gaps">
        {gaps.map(({ id, field, clause }) => (
          <li key={id}>
            <Button kind="quiet" name={`gap-${id}`} onPress={() => field && onGo(field)}>
              {REQUIRED_TITLES[id]} <span class="unseen">({clause}), перейти к полю</span>
            </Button>
          </li>
        ))}
      </ul>
      {asking && <AskLine label="Почему сохраняете без этого" type="text" onSend={onPass} />}
    </Notice>
  );
}
