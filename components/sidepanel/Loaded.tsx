/** What a view shows until its facts are there, and when they can't be had. */
import type { ComponentChildren } from 'preact';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

interface Props<T> {
  facts: T | null;
  /** Russian; null while all is well. Facts that were had before stay in sight under it. */
  failure: string | null;
  onRetry(): void;
  children(facts: T): ComponentChildren;
}

export function Loaded<T>({ facts, failure, onRetry, children }: Props<T>) {
  return (
    <>
      {failure !== null && (
        <div class="side-failure">
          <Notice tone="bad" icon="alert" role="alert" actions={<Button onPress={onRetry}>Прочитать снова</Button>}>
            <p>{failure}</p>
          </Notice>
        </div>
      )}
      {facts !== null ? children(facts) : failure === null && <p class="side-note">Читаем журнал…</p>}
    </>
  );
}
