/** All the steps of guidance: what is done, what is next, what was left out and why. */
import type { GuideActions } from '../../lib/overlay/guide-session.ts';
import type { Step } from '../../lib/regulation/guidance.ts';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';

const SHOWN: Record<Step['status'], { icon: IconName; word: string }> = {
  done: { icon: 'check', word: 'сделано' },
  current: { icon: 'send', word: 'сейчас' },
  skipped: { icon: 'dash', word: 'пропущено' },
  later: { icon: 'more', word: 'потом' },
};

export function StepList({ steps, onSkip, onOutcome }: { steps: readonly Step[] } & GuideActions) {
  const forks = steps.length > BEFORE_FORK;
  return (
    <ol class="guide-steps">
      {steps.map(({ id, title, text, clause, status, reason }) => (
        <li key={id} data-step={id} data-status={status}>
          <Icon name={SHOWN[status].icon} size={14} />
          <span class="guide-step">
            {title}
            <span class="unseen">: {SHOWN[status].word}</span>
            <small>{reason === null ? text : `Пропущено: ${reason}`}</small>
          </span>
          <Clause id={clause} />
          {status === 'skipped' && (
            <Button kind="quiet" name={`guide-resume-${id}`} onPress={() => onSkip(id, '')}>
              Вернуть
            </Button>
          )}
          {id === 'instruction' && forks && (
            <Fork solved={steps.some(({ id }) => id === 'close')} onOutcome={onOutcome} />
          )}
        </li>
      ))}
    </ol>
  );
}

/** Steps up to «решена» or «не решается»: more are there once that is decided. */
const BEFORE_FORK = 5;

function Fork({ solved, onOutcome }: { solved: boolean } & Pick<GuideActions, 'onOutcome'>) {
  return (
    <Button kind="quiet" name="guide-other" onPress={() => onOutcome(solved ? 'unsolved' : 'solved')}>
      {solved ? 'Не решается' : 'Решена'}
    </Button>
  );
}
