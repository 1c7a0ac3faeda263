/** Scoring a run: a scripted right run scores in full, and each step that is left out costs exactly its clause. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rightRun } from '../../../lib/practice/right-run.ts';
import type { Expectation, Scenario } from '../../../lib/practice/scenario.ts';
import { checkScenario, lostClauses } from '../../../lib/practice/scenario-check.ts';
import { blank } from '../../../lib/practice/scenarios/blank.ts';
import { SCENARIOS } from '../../../lib/practice/scenarios/built-in.ts';
import { call, client, following, step, ticket } from '../../../lib/practice/scenarios/parts.ts';
import { type Deed, type RunLog, scoreRun } from '../../../lib/practice/score.ts';
import { MINUTE_MS } from '../../../lib/text/moscow.ts';

const START = Date.parse('2026-03-03T10:00:00+03:00');
const after = (minutes: number) => START + minutes * MINUTE_MS;

describe.each([...SCENARIOS, blank].map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
  const log = rightRun(scenario, START);

  test('is a whole scenario', () => {
    expect(checkScenario(JSON.parse(JSON.stringify(scenario)))).toEqual({ ok: true, scenario });
  });

  test('scores in full when all is done right, and the same each time', () => {
    const score = scoreRun(scenario, log);
    expect(score.right).toBe(scenario.expects.length);
    expect(score.of).toBe(scenario.expects.length);
    expect(scoreRun(scenario, log)).toEqual(score);
  });

  test('a step left out costs exactly its clause', () => {
    for (const deed of log.deeds) {
      const step = log.steps.get(deed)!;
      const without = { ...log, deeds: log.deeds.filter((other) => other !== deed) };
      expect(lostClauses(scenario, without), step.what).toEqual([step.clause]);
    }
  });

  test('what must not be done costs exactly its clause', () => {
    for (const { kind, about, value, clause } of scenario.expects.filter(({ never }) => never)) {
      const deed: Deed = { at: after(1), kind, about, value };
      expect(lostClauses(scenario, { ...log, deeds: [deed, ...log.deeds] })).toEqual([clause]);
    }
  });

  test('nothing done at all is no step right', () => {
    const { steps } = scoreRun(scenario, { ...log, deeds: [] });
    expect(steps.filter(({ expectation, outcome }) => outcome === 'right' && !expectation.never)).toEqual([]);
  });
});

const scenario: Pick<Scenario, 'expects'> = {
  expects: [
    step('asked', 'R26', 'Сообщить в Скайп', 'consulted', 'ticket', { from: 'ticket', within: 5 }),
    step('phoned', 'R26', 'Позвонить', 'phonedTeam', '', { from: 'asked', notBefore: 20, within: 30 }),
    step('told', 'R13d', 'Передать результат', 'replied', 'ticket', { value: 'устранено', from: 'answer', within: 30 }),
  ],
};
const run = (deeds: Deed[], events: RunLog['events'] = { ticket: START }): RunLog => ({
  startedAt: START,
  endedAt: after(90),
  events,
  deeds,
});
const outcomes = (log: RunLog) => scoreRun(scenario, log).steps.map(({ outcome }) => outcome);
const asked = (minutes: number): Deed => ({
  at: after(minutes),
  kind: 'consulted',
  about: 'ticket',
  value: 'Помогите',
});
const phoned = (minutes: number): Deed => ({ at: after(minutes), kind: 'phonedTeam', about: '', value: '' });

test('R26: a step in its last minute is right, a minute later it is late and says by when it was due', () => {
  expect(outcomes(run([asked(5), phoned(35)]))).toEqual(['right', 'right', 'idle']);
  const { steps, clauses } = scoreRun(scenario, run([asked(6), phoned(30)]));
  expect(steps[0]).toMatchObject({ outcome: 'late', at: after(6), due: after(5) });
  expect(clauses).toEqual([{ clause: 'R26', right: 1, of: 2 }]);
});

test('R26: calling before the silence has lasted is early; calling again in time mends it', () => {
  expect(outcomes(run([asked(1), phoned(10)]))).toEqual(['right', 'early', 'idle']);
  expect(outcomes(run([asked(1), phoned(10), phoned(22)]))).toEqual(['right', 'right', 'idle']);
});

test('R13d: what the scenario never came to counts neither way; once it has, words decide, not letters', () => {
  expect(scoreRun(scenario, run([])).of).toBe(1);
  const events = { ticket: START, answer: after(40) };
  const told = (value: string): Deed => ({ at: after(50), kind: 'replied', about: 'ticket', value });
  expect(outcomes(run([asked(1), phoned(22), told('Проблема  УСТРАНЕНО.')], events))[2]).toBe('right');
  expect(outcomes(run([asked(1), phoned(22), told('Смотрим')], events))[2]).toBe('missed');
});

const deed: fc.Arbitrary<Deed> = fc.record({
  at: fc.integer({ min: START, max: after(90) }),
  kind: fc.constantFrom('consulted', 'phonedTeam', 'replied', 'closed'),
  about: fc.constantFrom('', 'ticket', 'other'),
  value: fc.constantFrom('', 'Устранено', 'Смотрим'),
});

test('any log gives the same score twice, and each clause no more than it has steps', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
      const log = run(
        deeds.toSorted((a, b) => a.at - b.at),
        { ticket: START, answer: after(30) },
      );
      const score = scoreRun(scenario, log);
      expect(scoreRun(scenario, structuredClone(log))).toEqual(structuredClone(score));
      expect(score.clauses.reduce((sum, { of }) => sum + of, 0)).toBe(score.of);
      expect(score.clauses.every(({ right, of }) => right <= of)).toBe(true);
    }),
  );
});

const written: Scenario = {
  id: 'own',
  title: 'Свой',
  about: '',
  startsAt: '10:00',
  minutes: 30,
  clients: [client(0)],
  events: [ticket('ticket', 'romashka', 0, 'Вопрос', 'Как быть?')],
  expects: [step('reply', 'R01', 'Ответить', 'replied', 'ticket', { from: 'ticket', within: 20 })],
};
const errorsOf = (value: unknown) => {
  const check = checkScenario(value);
  return check.ok ? {} : check.errors;
};
const withStep = (more: Partial<Expectation>) => ({ ...written, expects: [{ ...written.expects[0]!, ...more }] });

test.each([
  ['no object', 'сценарий', ''],
  ['a clause that the regulation lacks', withStep({ clause: 'R99' }), 'expects.0.clause'],
  ['a step about nothing there', withStep({ about: 'other' }), 'expects.0.about'],
  ['a step from nothing there', withStep({ from: 'nowhere' }), 'expects.0.from'],
  ['a time that ends before it begins', withStep({ notBefore: 20 }), 'expects.0.notBefore'],
  ['a step that waits for itself', withStep({ from: 'reply' }), 'expects.0.from'],
  [
    'a call of nobody',
    { ...written, events: [...written.events, call('c', 'nobody', 1, { text: 'Алло' })] },
    'events.1.client',
  ],
  [
    'a line of no call',
    { ...written, events: [...written.events, following('l', 'line', 'ticket', 1, { text: 'Алло' })] },
    'events.1.about',
  ],
  [
    'an event after the end',
    { ...written, events: [ticket('ticket', 'romashka', 40, 'Вопрос', 'Как?')] },
    'events.0.minutes',
  ],
  ['no step at all', { ...written, expects: [] }, 'expects'],
  [
    'two steps that one deed does',
    {
      ...written,
      expects: [...written.expects, step('again', 'R13d', 'Ответить', 'replied', 'ticket', { from: 'ticket' })],
    },
    'expects.0.value',
  ],
])('a scenario with %s is refused in Russian in its place', (_, value, path) => {
  expect(errorsOf(value)[path]).toMatch(/[а-яё]/i);
});

test('whatever is put in, checking it ends and throws nothing', () => {
  fc.assert(fc.property(fc.anything(), (value) => checkScenario(value).ok === false));
});
