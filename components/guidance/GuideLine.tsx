/** Guidance at the top of the panel: the next step in one line, what can be said of it, why, and all the steps on demand. */
import { useState } from 'preact/hooks';
import type { GuideActions, GuideState } from '../../lib/overlay/guide-session.ts';
import { INSTRUCTIONS, type InstructionId } from '../../lib/regulation/client-check.ts';
import type { Step } from '../../lib/regulation/guidance.ts';
import { AskLine } from '../ui/AskLine.tsx';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Quote } from '../ui/Quote.tsx';
import { StepList } from './StepList.tsx';

interface Props extends GuideActions {
  state: GuideState;
  /** The step's place is on the page, and a hint stands there. */
  pointed: boolean;
  /** Links of the instructions; empty where leads have set none. */
  instructions: Readonly<Record<InstructionId, string>>;
  /** Leads to that place. */
  onShow(): void;
}

export function GuideLine({ state, pointed, instructions, onShow, ...on }: Props) {
  const { guidance, open, missing, onPhone } = state;
  const { steps, current } = guidance;
  const number = steps.findIndex(({ status }) => status === 'current') + 1;
  return (
    <section
      class="guide"
      aria-label="Обучение: порядок действий"
      data-step={current?.id ?? 'over'}
      data-open={open ? '' : undefined}
    >
      <div class="guide-head">
        <button
          type="button"
          class="guide-next"
          aria-expanded={open}
          title={open ? 'Свернуть шаги' : 'Показать все шаги'}
          data-name="guide-steps"
          onClick={(event) => event.isTrusted && on.onOpen(!open)}
        >
          <Icon name={current ? 'chevron' : 'checkTwice'} />
          {current && (
            <span class="guide-number">
              {guidance.outcome === null ? `Шаг ${number}` : `${number}/${steps.length}`}
            </span>
          )}
          <span class="guide-title" role="status">
            {current ? current.title : 'Все шаги пройдены'}
          </span>
        </button>
        {current && <Clause id={current.clause} />}
      </div>
      {current && (
        <Current
          key={current.id}
          step={current}
          onPhone={onPhone}
          pointed={pointed}
          instructions={instructions}
          missing={missing}
          onShow={onShow}
          on={on}
        />
      )}
      {open && <StepList steps={steps} {...on} />}
    </section>
  );
}

interface CurrentProps extends Pick<Props, 'pointed' | 'instructions' | 'onShow'> {
  step: Step;
  onPhone: boolean;
  missing: string | null;
  on: GuideActions;
}

type Asked = 'why' | 'skip';

function Current({ step, onPhone, pointed, missing, instructions, onShow, on }: CurrentProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const link = step.instruction === null ? '' : instructions[step.instruction];
  const open = (what: Asked) => setAsked(asked === what ? null : what);
  return (
    <div class="guide-body">
      <p class="guide-text">{step.text}</p>
      {step.instruction !== null && link !== '' && (
        <p>
          <a href={link} target="_blank" rel="noreferrer">
            Инструкция «{INSTRUCTIONS[step.instruction]}»
          </a>
        </p>
      )}
      {missing !== null && missing !== step.text && (
        <p class="guide-missing" role="status">
          <Icon name="missing" size={14} /> На этой странице такого места нет. {missing}
        </p>
      )}
      {(step.confirm !== null || step.id === 'instruction') && (
        <div class="guide-answers">
          {step.confirm !== null && (
            <Button icon="check" name="guide-confirm" onPress={() => on.onConfirm(step.id)}>
              {step.confirm}
            </Button>
          )}
          {step.id === 'instruction' && (
            <>
              <Button icon="check" name="guide-solved" onPress={() => on.onOutcome('solved')}>
                Решена
              </Button>
              <Button icon="send" name="guide-unsolved" onPress={() => on.onOutcome('unsolved')}>
                {step.clause === 'R14' ? 'Передать' : 'Не решается'}
              </Button>
            </>
          )}
        </div>
      )}
      {step.id === 'consult' && (
        <label class="guide-phone">
          <input type="checkbox" checked={onPhone} onChange={(event) => on.onPhone(event.currentTarget.checked)} />
          Клиент сейчас на телефоне
        </label>
      )}
      <div class="guide-links">
        {pointed && (
          <Button kind="quiet" name="guide-show" label="Показать, где это (Alt+Shift+G)" onPress={onShow}>
            Где это
          </Button>
        )}
        <Button kind="quiet" name="guide-why" expanded={asked === 'why'} onPress={() => open('why')}>
          Почему
        </Button>
        {step.skippable && (
          <Button kind="quiet" name="guide-skip" expanded={asked === 'skip'} onPress={() => open('skip')}>
            Пропустить…
          </Button>
        )}
      </div>
      {asked === 'why' && <Quote id={step.clause} />}
      {asked === 'skip' && (
        <AskLine label="Почему пропускаете" type="text" onSend={(reason) => on.onSkip(step.id, reason)} />
      )}
    </div>
  );
}
