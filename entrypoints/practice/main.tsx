/** The training ground: made-up tickets, the real overlay over them, a clock that can run faster. No network, and no real journal. */
import '../../components/practice/practice.css';
import '../../components/banner/banner.css';
import '../../components/board/board.css';
import '../../components/incident/incident.css';
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { PracticeHead, type PracticePlace } from '../../components/practice/PracticeHead.tsx';
import { Result } from '../../components/practice/Result.tsx';
import { ScenarioList } from '../../components/practice/ScenarioList.tsx';
import { RegulationContext } from '../../components/ui/regulation.ts';
import { ask } from '../../lib/messaging-client.ts';
import { openRegulation } from '../../lib/overlay/regulation.ts';
import type { FrameWindow } from '../../lib/practice/frame.ts';
import { openPracticeJournal, type PracticeJournal } from '../../lib/practice/journal.ts';
import { keepResult, loadResults, type PracticeResult } from '../../lib/practice/results.ts';
import type { Scenario } from '../../lib/practice/scenario.ts';
import { checkScenario } from '../../lib/practice/scenario-check.ts';
import { SCENARIOS } from '../../lib/practice/scenarios/built-in.ts';
import type { Score } from '../../lib/practice/score.ts';
import { builtIn } from '../../lib/settings/defaults.ts';
import type { Settings } from '../../lib/settings/schema.ts';
import { onSettingsChanged } from '../../lib/settings/store.ts';
import { createDesk, type Desk } from './desk.ts';
import { ProgressPage } from './progress.tsx';
import { RunPage } from './run.tsx';

interface Props {
  settings: Settings;
  journal: PracticeJournal;
  first: PracticeResult[];
}

function Practice({ settings: known, journal, first }: Props) {
  const [settings, setSettings] = useState(known);
  const [results, setResults] = useState(first);
  const [place, setPlace] = useState<PracticePlace>(linkedPlace);
  const [scenario, setScenario] = useState<Scenario | null>(null);
  const [score, setScore] = useState<Score | null>(null);
  // They come with the team's document: what doesn't hold together isn't offered.
  const own = settings.practice.scenarios.filter((one) => checkScenario(one).ok);
  const finished = (of: Scenario, next: Score) => {
    setScore(next);
    void keepResult(results, of, next, Date.now()).then(setResults);
  };
  const list = () => {
    setScenario(null);
    setScore(null);
  };
  // A trainer saves a scenario beside, and plays it at once.
  useEffect(
    () => onSettingsChanged(() => void ask('getSettings').then((answer) => answer.ok && setSettings(answer.value))),
    [],
  );
  useEffect(() => scrollTo(0, 0), [scenario, score, place]);
  useEffect(() => {
    const follow = () => setPlace(linkedPlace());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  if (!scenario) {
    return (
      <div class="ui">
        <PracticeHead place={place} />
        {place === 'progress' ? (
          <ProgressPage />
        ) : (
          <ScenarioList
            scenarios={[...SCENARIOS, ...own]}
            own={new Set(own.map(({ id }) => id))}
            results={results}
            onStart={setScenario}
          />
        )}
      </div>
    );
  }
  if (score) {
    return (
      <div class="ui">
        <Result title={scenario.title} score={score} onAgain={() => setScore(null)} onList={list} />
      </div>
    );
  }
  return (
    <Running
      scenario={scenario}
      settings={settings}
      journal={journal}
      onFinished={(next) => finished(scenario, next)}
    />
  );
}

/** What the address names: `#progress`. */
const linkedPlace = (): PracticePlace => (location.hash === '#progress' ? 'progress' : 'list');

interface RunningProps extends Omit<Props, 'first'> {
  scenario: Scenario;
  onFinished(score: Score): void;
}

/** Begins once the frame is there. */
function Running({ scenario, settings, journal, onFinished }: RunningProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [desk, setDesk] = useState<Desk | null>(null);
  useEffect(() => () => desk?.stop(), [desk]);
  const begin = async () => {
    await journal.clear();
    const view = frame.current?.contentWindow as FrameWindow | null | undefined;
    if (view?.startPortal) setDesk(createDesk(scenario, settings, journal, view, (_, score) => onFinished(score)));
  };
  return (
    <div class="ui practice">
      {desk && <RunPage desk={desk} settings={settings} />}
      <main>
        <iframe ref={frame} title="Учебный портал" src="/practice-portal.html" onLoad={() => void begin()} />
      </main>
    </div>
  );
}

async function start(): Promise<void> {
  const [answer, journal] = await Promise.all([ask('getSettings'), openPracticeJournal()]);
  const settings = answer.ok ? answer.value : builtIn;
  const first = await loadResults(Date.now(), settings.retentionDays);
  render(
    <RegulationContext.Provider value={{ edition: settings.regulation, open: openRegulation }}>
      <Practice settings={settings} journal={journal} first={first} />
    </RegulationContext.Provider>,
    document.body,
  );
}

void start();
