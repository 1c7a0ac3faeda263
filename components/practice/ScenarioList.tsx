/** The scenarios to choose from, with how each went before. */
import type { PracticeResult } from '../../lib/practice/results.ts';
import type { Scenario } from '../../lib/practice/scenario.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';

interface Props {
  scenarios: readonly Scenario[];
  /** Those of them that the team wrote. */
  own: ReadonlySet<string>;
  results: readonly PracticeResult[];
  onStart(scenario: Scenario): void;
}

export function ScenarioList({ scenarios, own, results, onStart }: Props) {
  return (
    <main class="scenarios">
      <p class="lead">
        Учебный портал с выдуманными клиентами: настоящая панель, часы, которые можно ускорить, и итог по пунктам
        регламента. В настоящий журнал ничего не попадает, в сеть ничего не уходит.
      </p>
      <ul>
        {scenarios.map((scenario) => {
          const { id, title, about, expects } = scenario;
          const last = results.findLast((result) => result.scenario === id);
          return (
            <li key={id} class="scenario">
              <h2>{title}</h2>
              {own.has(id) && <Badge>свой</Badge>}
              <p>{about}</p>
              <p class="scenario-clauses">
                {[...new Set(expects.map(({ clause }) => clause))].map((clause) => (
                  <Clause key={clause} id={clause} />
                ))}
              </p>
              <div class="scenario-foot">
                <Button
                  kind="primary"
                  name={`start-${id}`}
                  label={`Начать: ${title}`}
                  onPress={() => onStart(scenario)}
                >
                  Начать
                </Button>
                {last && (
                  <span class="practice-note">
                    В прошлый раз: {last.right} из {last.of}
                  </span>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </main>
  );
}
