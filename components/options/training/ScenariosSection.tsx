/** Trainers' scenarios of practice: written here, kept with the settings, given out with the team's document. */
import { useState } from 'preact/hooks';
import type { Scenario } from '../../../lib/practice/scenario.ts';
import { checkScenario } from '../../../lib/practice/scenario-check.ts';
import { blank } from '../../../lib/practice/scenarios/blank.ts';
import { SCENARIOS } from '../../../lib/practice/scenarios/built-in.ts';
import { Button } from '../../ui/Button.tsx';
import type { Workshop } from '../workshop.ts';
import { ScenarioEditor } from './ScenarioEditor.tsx';

const PATH = 'practice.scenarios';

const SOURCES = [blank, ...SCENARIOS];

export function ScenariosSection({ workshop }: { workshop: Workshop }) {
  const { draft, set } = workshop;
  const own = draft.practice.scenarios;
  const [opened, setOpened] = useState<number | null>(null);
  const [source, setSource] = useState(blank.id);
  const locked = workshop.locked(PATH) !== null;
  const change = (scenarios: Scenario[]) => set(PATH, scenarios);
  const add = () => {
    const copied = structuredClone(SOURCES.find(({ id }) => id === source)!);
    const id = freeId(copied.id, [...SCENARIOS, ...own]);
    change([...own, { ...copied, id, title: `${copied.title} (свой)` }]);
    setOpened(own.length);
  };
  return (
    <>
      <div class="group">
        <p>
          <a href="practice.html" target="_blank" rel="noreferrer">
            Открыть тренировку
          </a>
        </p>
      </div>
      <div class="group" data-path={PATH}>
        {locked && <p class="hint">Сценарии заданы документом команды или администратором: здесь их не изменить.</p>}
        {own.length === 0 && <p class="hint">Своих сценариев пока нет. Начните с простой заявки или со встроенного.</p>}
        {own.length > 0 && <p class="hint">После сохранения свои сценарии стоят в тренировке за встроенными.</p>}
        {own.map((scenario, index) => {
          const check = checkScenario(scenario);
          return (
            <section key={index} class="own-scenario" aria-label={scenario.title}>
              <div class="own-scenario-head">
                <h3>{scenario.title || scenario.id}</h3>
                <span class={check.ok ? 'hint' : 'error'}>
                  {check.ok ? 'проверен: верный ход набирает всё' : (check.errors[''] ?? 'есть что поправить')}
                </span>
                <Button
                  name={`scenario-open-${index}`}
                  expanded={opened === index}
                  onPress={() => setOpened(opened === index ? null : index)}
                >
                  {opened === index ? 'Свернуть' : 'Изменить'}
                </Button>
                <Button
                  kind="quiet"
                  name={`scenario-remove-${index}`}
                  disabled={locked}
                  onPress={() => {
                    setOpened(null);
                    change(own.filter((one) => one !== scenario));
                  }}
                >
                  Удалить
                </Button>
              </div>
              {opened === index && (
                <fieldset disabled={locked}>
                  <ScenarioEditor
                    scenario={scenario}
                    errors={check.ok ? {} : check.errors}
                    onChange={(next) => change(own.map((one, at) => (at === index ? next : one)))}
                  />
                </fieldset>
              )}
            </section>
          );
        })}
        <p class="own-scenario-new">
          <label for="scenario-source">За основу взять</label>
          <select id="scenario-source" value={source} onChange={({ currentTarget }) => setSource(currentTarget.value)}>
            {SOURCES.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
          <Button name="scenario-add" disabled={locked} onPress={add}>
            Новый сценарий
          </Button>
        </p>
      </div>
    </>
  );
}

function freeId(base: string, taken: readonly { id: string }[]): string {
  let n = 2;
  while (taken.some(({ id }) => id === `${base}-${n}`)) n++;
  return `${base}-${n}`;
}
