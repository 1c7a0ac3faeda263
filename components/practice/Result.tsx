/** What went right and wrong in a run, by clause, with the moment and the quote. */

import type { Score, StepResult } from '../../lib/practice/score.ts';
import clauses from '../../lib/regulation/clauses.json' with { type: 'json' };
import { moscowTime } from '../../lib/text/moscow.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { OUTCOME_WORDS } from './words.ts';

interface Props {
  title: string;
  score: Score;
  onAgain(): void;
  onList(): void;
}

export function Result({ title, score, onAgain, onList }: Props) {
  const { steps, right, of } = score;
  const perfect = right === of;
  return (
    <main class="result">
      <h1>{title}: итог</h1>
      <p class="result-sum" data-tone={perfect ? 'ok' : 'warn'} role="status">
        Верно {right} из {of}. {perfect ? 'Всё по регламенту.' : 'Ниже — что поправить и почему.'}
      </p>
      <div class="practice-keys">
        <Button kind="primary" name="again" onPress={onAgain}>
          Ещё раз
        </Button>
        <Button name="list" onPress={onList}>
          К сценариям
        </Button>
      </div>
      {score.clauses.map(({ clause, right, of }) => (
        <section key={clause} class="result-clause" data-right={right === of ? '' : undefined}>
          <h2>
            {clause} <Badge tone={right === of ? 'ok' : 'bad'}>{`${right} из ${of}`}</Badge>
          </h2>
          <blockquote>«{clauses.find(({ id }) => id === clause)?.quote}»</blockquote>
          <ul>
            {steps
              .filter(({ expectation, outcome }) => expectation.clause === clause && outcome !== 'idle')
              .map((step) => (
                <Step key={step.expectation.id} step={step} />
              ))}
          </ul>
        </section>
      ))}
      {steps.some(({ outcome }) => outcome === 'idle') && (
        <section class="result-clause">
          <h2>До этого не дошло</h2>
          <ul>
            {steps
              .filter(({ outcome }) => outcome === 'idle')
              .map(({ expectation: { id, clause, what } }) => (
                <li key={id}>
                  <Icon name="dash" />
                  <span>
                    {what} ({clause})
                  </span>
                </li>
              ))}
          </ul>
        </section>
      )}
    </main>
  );
}

function Step({ step: { expectation, outcome, at, due } }: { step: StepResult }) {
  const right = outcome === 'right';
  const moment = at === null ? '' : ` в ${moscowTime(at)}`;
  const limit = due !== null && !right ? `, нужно было до ${moscowTime(due)}` : '';
  return (
    <li data-outcome={outcome}>
      <Icon name={right ? 'check' : 'cross'} />
      <span>
        {expectation.what}: <b>{OUTCOME_WORDS[outcome]}</b>
        {moment}
        {limit}
      </span>
    </li>
  );
}
