/** «Регламент». */
import '../../components/regulation/regulation.css';
import { useEffect, useState } from 'preact/hooks';
import { RegulationPage as Shown } from '../../components/regulation/RegulationPage.tsx';
import { Loaded } from '../../components/sidepanel/Loaded.tsx';
import { answerAsPage, ask } from '../../lib/messaging-client.ts';
import { onSettingsChanged } from '../../lib/settings/store.ts';
import { useFacts } from './facts.ts';

export const readRegulation = () => ask('regulation');

export function RegulationPage() {
  const { facts, failure, read } = useFacts(readRegulation);
  const [at, setAt] = useState(linkedClause);
  useEffect(() => {
    const follow = () => setAt(linkedClause());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  // A lead's edition is in force at once.
  useEffect(() => onSettingsChanged(read), [read]);
  const acknowledge = async () => {
    await ask('regulationRead');
    void read();
  };
  return (
    <Loaded facts={facts} failure={failure} onRetry={read}>
      {(known) => <Shown {...known} at={at} onRead={() => void acknowledge()} />}
    </Loaded>
  );
}

/** The clause that the address names: `#regulation/R22`; an object of its own each time, so that the same one is gone to again. */
function linkedClause(): { clause: string } | null {
  const [, clause] = /^#regulation\/(R\d{2}[a-d]?)$/.exec(location.hash) ?? [];
  return clause === undefined ? null : { clause };
}

/** Shows the text at a clause. */
export function showClause(clause: string): void {
  if (location.hash === `#regulation/${clause}`) dispatchEvent(new HashChangeEvent('hashchange'));
  else location.hash = `regulation/${clause}`;
}

/** Goes to the clause that somebody has pressed on a page, now and before the panel was there. */
export function followClauses(): () => void {
  void ask('wantedClause').then((answer) => answer.ok && answer.value !== null && showClause(answer.value));
  return answerAsPage({
    showClause: ({ clause }) => {
      showClause(clause);
      return true;
    },
  });
}
