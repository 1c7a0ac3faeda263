/** The run in which everything is done right, made from the scenario alone: for checking what trainers write, and for showing how it goes. */
import { MINUTE_MS } from '../text/moscow.ts';
import type { Expectation, Scenario } from './scenario.ts';
import type { Deed, RunLog } from './score.ts';

/** So long after a step may be done it is, ms. */
const PAUSE_MS = MINUTE_MS / 2;

/** With the step that each deed does. */
export interface RightRun extends RunLog {
  steps: ReadonlyMap<Deed, Expectation>;
}

/** From `startedAt` (ms) on. Events and steps that wait for each other in a ring are left out of it. */
export function rightRun(scenario: Scenario, startedAt: number): RightRun {
  const moments = new Map<string, number | null>();
  const momentOf = (id: string): number | null => {
    if (id === '') return startedAt;
    const known = moments.get(id);
    if (known !== undefined) return known;
    moments.set(id, null);
    const at = eventMoment(id) ?? stepMoment(id);
    moments.set(id, at);
    return at;
  };
  const eventMoment = (id: string) => {
    const event = scenario.events.find((one) => one.id === id);
    const after = event ? momentOf(event.after) : null;
    return event && after !== null ? after + event.minutes * MINUTE_MS : null;
  };
  const stepMoment = (id: string) => {
    const step = scenario.expects.find((one) => one.id === id);
    const from = step && !step.never ? momentOf(step.from) : null;
    return step && from !== null ? Math.max(from, startedAt) + step.notBefore * MINUTE_MS + PAUSE_MS : null;
  };

  const done = scenario.expects
    .flatMap((step): [Deed, Expectation][] => {
      const at = momentOf(step.id);
      return at === null ? [] : [[{ at, ...deedOf(step) }, step]];
    })
    .sort(([a], [b]) => a.at - b.at);
  const deeds = done.map(([deed]) => deed);
  const happened = scenario.events.flatMap(({ id }) => {
    const at = momentOf(id);
    return at === null ? [] : [[id, at] as const];
  });
  const endedAt = Math.max(
    startedAt + scenario.minutes * MINUTE_MS,
    ...deeds.map(({ at }) => at),
    ...happened.map(([, at]) => at),
  );
  return { startedAt, endedAt, events: Object.fromEntries(happened), deeds, steps: new Map(done) };
}

function deedOf({ kind, about, value }: Expectation): Omit<Deed, 'at'> {
  return { kind, about, value };
}
