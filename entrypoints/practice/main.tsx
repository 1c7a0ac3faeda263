/** The training ground: made-up tickets, the real overlay over them, a clock that can run faster. No network, and no real journal. */
import '../../components/practice/practice.css';
import '../../components/banner/banner.css';
import '../../components/board/board.css';
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { Result } from '../../components/practice/Result.tsx';
import { ScenarioList } from '../../components/practice/ScenarioList.tsx';
import { ask } from '../../lib/messaging-client.ts';
import type { FrameWindow } from '../../lib/practice/frame.ts';
import { openPracticeJournal, type PracticeJournal } from '../../lib/practice/journal.ts';
import { type PracticeResult, resultsSchema, withResult } from '../../lib/practice/results.ts';
import type { Scenario } from '../../lib/practice/scenario.ts';
import { checkScenario } from '../../lib/practice/scenario-check.ts';
import { SCENARIOS } from '../../lib/practice/scenarios/built-in.ts';
import type { Score } from '../../lib/practice/score.ts';
import { builtIn } from '../../lib/settings/defaults.ts';
import type { Settings } from '../../lib/settings/schema.ts';
import { createDesk, type Desk } from './desk.ts';
import { RunPage } from './run.tsx';

const RESULTS = 'practice.results';

interface Props {
  settings: Settings;
  journal: PracticeJournal;
  first: PracticeResult[];
}

function Practice({ settings, journal, first }: Props) {
  const [results, setResults] = useState(first);
  const [scenario, setScenario] = useState<Scenario | null>(null);
  const [score, setScore] = useState<Score | null>(null);
  // They come with the team's document: what doesn't hold together isn't offered.
  const own = settings.practice.scenarios.filter((one) => checkScenario(one).ok);
  const finished = (of: Scenario, next: Score) => {
    setScore(next);
    const kept = withResult(results, of, next, Date.now());
    setResults(kept);
    void browser.storage.local.set({ [RESULTS]: kept });
  };
  const list = () => {
    setScenario(null);
    setScore(null);
  };
  useEffect(() => scrollTo(0, 0), [scenario, score]);
  if (!scenario) {
    return (
      <div class="ui">
        <ScenarioList
          scenarios={[...SCENARIOS, ...own]}
          own={new Set(own.map(({ id }) => id))}
          results={results}
          onStart={setScenario}
        />
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
      <iframe ref={frame} title="Учебный портал" src="/practice-portal.html" onLoad={() => void begin()} />
    </div>
  );
}

async function loadResults(): Promise<PracticeResult[]> {
  const { [RESULTS]: kept } = await browser.storage.local.get(RESULTS);
  const parsed = z.safeParse(resultsSchema, kept ?? []);
  return parsed.success ? parsed.data : [];
}

async function start(): Promise<void> {
  const [settings, journal, first] = await Promise.all([ask('getSettings'), openPracticeJournal(), loadResults()]);
  render(<Practice settings={settings.ok ? settings.value : builtIn} journal={journal} first={first} />, document.body);
}

void start();
