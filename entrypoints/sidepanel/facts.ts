/** Facts that the background tells, asked for at once and after each change, and the moment by which they are shown. */
import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Answer, answerAsPage } from '../../lib/messaging-client.ts';

export interface Facts<T> {
  facts: T | null;
  /** Russian; null while all is well. */
  failure: string | null;
  /** Reads anew. */
  read(): void;
}

/** `question` must stay the same function. However often things change, one question is under way at a time. */
export function useFacts<T>(question: () => Promise<Answer<T>>): Facts<T> {
  const [facts, setFacts] = useState<T | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const reading = useRef({ going: false, again: false });
  const read = useCallback(async () => {
    const state = reading.current;
    if (state.going) {
      state.again = true;
      return;
    }
    state.going = true;
    do {
      state.again = false;
      const answer = await question();
      if (answer.ok) setFacts(() => answer.value);
      setFailure(answer.ok ? null : answer.why === 'gone' ? GONE : answer.message);
    } while (state.again);
    state.going = false;
  }, [question]);
  useEffect(() => {
    void read();
    return answerAsPage({ changed: () => void read() });
  }, [read]);
  return { facts, failure, read };
}

const GONE = 'Расширение обновлено. Закройте эту панель и откройте её снова.';

/** The corrected moment (ms), which moves on once a second while the page is seen; `now` is what the background said last. */
export function useClock(now: number | undefined): ReadonlySignal<number> {
  const moment = useSignal(now ?? 0);
  useEffect(() => {
    if (now === undefined) return;
    const offset = now - Date.now();
    const tick = () => {
      if (!document.hidden) moment.value = Date.now() + offset;
    };
    tick();
    const timer = setInterval(tick, 1000);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [now, moment]);
  return moment;
}
