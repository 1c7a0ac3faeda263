import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { detect, detectorRules, step } from '../../../lib/regulation/detector.ts';
import { createDetector, saveDetector } from '../../../lib/regulation/detector-state.ts';
import type { IncidentInput, IncidentOutput } from '../../../lib/regulation/incidents.ts';
import { viewIncident } from '../../../lib/regulation/incidents.ts';
import { defaultClockRules, defaultIncidentRules } from '../../../lib/regulation/rules.ts';
import { MINUTE_MS } from '../../../lib/text/moscow.ts';
import type { Symptom } from '../../../lib/text/symptoms.ts';
import { at } from './day.ts';
import { oracle } from './detector-oracle.ts';

// Thousands of days each.
vi.setConfig({ testTimeout: 60_000 });

const rules = detectorRules(defaultIncidentRules, defaultClockRules);
const START = at('08:00');

const symptom = fc.constantFrom<Symptom[]>('hang', 'hang', 'unavailable', 'kicked', 'cannot_enter', 'none');
const client = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F');
/** Minutes since the input before: mostly few, sometimes past a window, an hour, the two hours after a fix. */
const pause = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 5 }) },
  { weight: 3, arbitrary: fc.constantFrom(10, 19, 20, 21) },
  { weight: 1, arbitrary: fc.constantFrom(59, 60, 61, 120, 125) },
);

type Draft =
  | { kind: 'ticket'; client: string; symptom: Symptom; seenLater: number }
  | { kind: 'message' | 'override' | 'identified'; which: number; client: string | null; symptom: Symptom }
  | { kind: 'act'; act: IncidentInput };

const act = fc.constantFrom<IncidentInput[]>(
  { at: 0, type: 'consultAsked' },
  { at: 0, type: 'consultAsked' },
  { at: 0, type: 'consultReacted' },
  { at: 0, type: 'teamPhoned' },
  { at: 0, type: 'eta', value: '11:00' },
  { at: 0, type: 'eta', value: '12:00' },
  { at: 0, type: 'fixed' },
  { at: 0, type: 'fixed' },
  { at: 0, type: 'dismissed', reason: 'учёба' },
  { at: 0, type: 'left' },
  { at: 0, type: 'tick' },
);

const informed = fc
  .tuple(client, fc.constantFrom('initial' as const, 'eta' as const, 'fixed' as const))
  .map(([who, stage]): IncidentInput => ({ at: 0, type: 'informed', client: who, stage }));

const draft: fc.Arbitrary<Draft> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('ticket' as const),
      client,
      symptom,
      seenLater: fc.constantFrom(0, 0, 0, 60, 61),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('message' as const, 'override' as const, 'identified' as const),
      which: fc.nat(30),
      client: fc.option(client, { freq: 2 }),
      symptom,
    }),
  },
  { weight: 4, arbitrary: act.map((one) => ({ kind: 'act' as const, act: one })) },
  { weight: 4, arbitrary: informed.map((one) => ({ kind: 'act' as const, act: one })) },
);

/** How tickets are numbered: growing, falling, or by no number at all. */
const naming = fc.constantFrom<(index: number) => string>(
  (index) => `${index}`,
  (index) => `${1000 - index}`,
  (index) => `z${index}`,
);

/** A day in order: tickets are named as they come, messages and marks are about the ones there are. */
const day: fc.Arbitrary<IncidentInput[]> = fc
  .tuple(naming, fc.array(fc.tuple(pause, draft), { minLength: 10, maxLength: 50, size: 'max' }))
  .map(([nameOf, drafts]) => {
    const owners: string[] = [];
    let now = START;
    const inputs: IncidentInput[] = [];
    for (const [minutes, one] of drafts) {
      now += minutes * MINUTE_MS;
      if (one.kind === 'act') {
        inputs.push({ ...one.act, at: now });
      } else if (one.kind === 'ticket') {
        const seenAt = now + one.seenLater * MINUTE_MS;
        inputs.push({
          at: now,
          type: 'ticket',
          ticket: nameOf(owners.length),
          client: one.client,
          symptom: one.symptom,
          seenAt,
        });
        owners.push(one.client);
      } else if (owners.length > 0) {
        const index = one.which % owners.length;
        const ticket = nameOf(index);
        if (one.kind === 'override') inputs.push({ at: now, type: 'override', ticket, symptom: one.symptom });
        if (one.kind === 'message') {
          inputs.push({ at: now, type: 'message', ticket, client: owners[index]!, symptom: one.symptom });
        }
        if (one.kind === 'identified' && one.client) {
          owners[index] = one.client;
          inputs.push({ at: now, type: 'identified', ticket, client: one.client });
        }
      }
    }
    return inputs;
  });

const isForReminders = ({ event }: IncidentOutput) => event === 'growth' || event === 'stillGoing';
const printed = (outputs: IncidentOutput[]) => outputs.filter((output) => !isForReminders(output));

describe('any day', () => {
  it('is judged as when everything is counted anew each time', () => {
    fc.assert(
      fc.property(day, (inputs) => {
        expect(printed(detect(inputs, rules))).toEqual(oracle(inputs));
      }),
      { numRuns: 10_000 },
    );
  });

  it('has at most one incident that is not fixed', () => {
    fc.assert(
      fc.property(day, (inputs) => {
        let open = false;
        for (const output of detect(inputs, rules)) {
          if (output.event === 'open' || output.event === 'reopen') {
            expect(open).toBe(false);
            open = true;
          }
          const ends = ['withdrawn', 'dismissed'].includes(output.event);
          if (ends || (output.event === 'informAll' && output.stage === 'fixed')) {
            expect(open).toBe(true);
            open = false;
          }
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('goes on the same after the detector was kept as JSON, at any moment', () => {
    fc.assert(
      fc.property(day, (inputs) => {
        let detector = createDetector(rules);
        const outputs: IncidentOutput[] = [];
        for (const input of inputs) {
          step(detector, input, outputs);
          detector = createDetector(rules, JSON.parse(JSON.stringify(saveDetector(detector))));
        }
        expect(outputs).toEqual(detect(inputs, rules));
      }),
      { numRuns: 2000 },
    );
  });

  it('never takes back what was dismissed', () => {
    fc.assert(
      fc.property(day, (inputs) => {
        const detector = createDetector(rules);
        const dismissed = new Set<object>();
        for (const input of inputs) {
          const before = detector.log.appeals.filter((appeal) => appeal.attached);
          const outputs = step(detector, input);
          if (outputs.some(({ event }) => event === 'dismissed')) for (const appeal of before) dismissed.add(appeal);
        }
        for (const appeal of detector.log.appeals) if (dismissed.has(appeal)) expect(appeal.dismissed).toBe(true);
        const shown = viewIncident(detector, inputs.at(-1)?.at ?? START)?.clients ?? [];
        const counted = detector.log.appeals.filter((appeal) => !appeal.dismissed && appeal.symptom !== 'none');
        for (const { client: who } of shown) expect(counted.some((appeal) => appeal.client === who)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds the same trouble whatever the order in which tickets are seen', () => {
    const tickets = fc.array(fc.tuple(fc.nat(90), client, symptom), { maxLength: 14, size: 'max' }).map((drawn) =>
      drawn.map(
        ([minutes, who, what], index): IncidentInput => ({
          at: START + minutes * MINUTE_MS,
          type: 'ticket',
          ticket: `${index}`,
          client: who,
          symptom: what,
        }),
      ),
    );
    fc.assert(
      fc.property(tickets, (seen) => {
        const opens = (inputs: IncidentInput[]) => detect(inputs, rules).some(({ event }) => event === 'open');
        expect(opens(seen)).toBe(opens(seen.toSorted((a, b) => a.at - b.at)));
      }),
      { numRuns: 3000 },
    );
  });

  it('counts the clients of a window to the second', () => {
    const second = fc.integer({ min: -2, max: 2 });
    fc.assert(
      fc.property(second, fc.integer({ min: 1, max: 1199 }), (offset, middle) => {
        const third = START + (1200 + offset) * 1000;
        const inputs = [START, START + middle * 1000, third].map(
          (when, index): IncidentInput => ({
            at: when,
            type: 'ticket',
            ticket: `${index}`,
            client: `${index}`,
            symptom: 'hang',
          }),
        );
        expect(detect(inputs, rules).some(({ event }) => event === 'open')).toBe(offset <= 0);
      }),
    );
  });
});
