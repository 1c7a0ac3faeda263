/** Whole runs, played by the run's own acts on its own clock: the same score each time, and what one step is worth. */
import { describe, expect, test } from 'vitest';
import { SCENARIOS } from '../../../lib/practice/scenarios/built-in.ts';
import type { Score } from '../../../lib/practice/score.ts';
import { play } from './player.ts';

const lost = ({ steps }: Score) => [
  ...new Set(
    steps
      .filter(({ outcome }) => outcome !== 'right' && outcome !== 'idle')
      .map(({ expectation }) => expectation.clause),
  ),
];

describe.each(SCENARIOS.map((scenario) => [scenario.title, scenario] as const))('«%s»', (_, scenario) => {
  test('played right scores in full, and the same when it is played again', () => {
    const score = play(scenario);
    expect(lost(score)).toEqual([]);
    expect(score).toMatchObject({ right: scenario.expects.length, of: scenario.expects.length });
    expect(play(scenario)).toEqual(score);
  });

  test('a step that is left out costs exactly its clause', () => {
    for (const step of scenario.expects.filter(({ never }) => !never)) {
      expect(lost(play(scenario, step)), step.what).toEqual([step.clause]);
    }
  });
});
