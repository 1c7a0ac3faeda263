import { expect, test } from 'vitest';
import { alarmLog } from '../../../lib/regulation/alarm-log.ts';
import { detectorRules } from '../../../lib/regulation/detector.ts';
import type { IncidentInput } from '../../../lib/regulation/incidents.ts';
import { defaultClockRules, defaultIncidentRules } from '../../../lib/regulation/rules.ts';
import { MINUTE_MS } from '../../../lib/text/moscow.ts';
import { at } from './day.ts';

const rules = detectorRules(defaultIncidentRules, defaultClockRules);

function storm(clock: string, first: number, words: string[]): IncidentInput[] {
  return [0, 1, 2].map((index) => ({
    at: at(clock) + index * MINUTE_MS,
    type: 'ticket',
    ticket: `${first + index}`,
    client: `C${first + index}`,
    symptom: 'hang',
    words,
  }));
}

test('dismissed and confirmed alarms are told apart, each with its words', () => {
  const log = alarmLog(
    [
      ...storm('08:00', 1, ['тормозит']),
      { at: at('08:05'), type: 'dismissed', reason: 'учения' },
      ...storm('10:00', 11, ['зависла']),
      { at: at('10:05'), type: 'consultAsked' },
      { at: at('10:30'), type: 'fixed' },
    ],
    rules,
  );
  expect(log.alarms.map(({ outcome, reason, words, clients }) => ({ outcome, reason, words, clients }))).toEqual([
    { outcome: 'confirmed', reason: null, words: ['зависла'], clients: 3 },
    { outcome: 'dismissed', reason: 'учения', words: ['тормозит'], clients: 3 },
  ]);
  expect(log.words).toEqual([
    { word: 'тормозит', confirmed: 0, dismissed: 1, corrected: 0 },
    { word: 'зависла', confirmed: 1, dismissed: 0, corrected: 0 },
  ]);
});

test('a mark over the text is a word that misled, or one that is lacking', () => {
  const [one, two] = storm('08:00', 1, ['висит']);
  const silent: IncidentInput = { at: at('08:03'), type: 'ticket', ticket: '9', client: 'C9', symptom: 'none' };
  const log = alarmLog(
    [
      one!,
      two!,
      silent,
      { at: at('08:04'), type: 'override', ticket: '1', symptom: 'none' },
      { at: at('08:05'), type: 'override', ticket: '9', symptom: 'kicked' },
    ],
    rules,
  );
  expect(log).toEqual({
    alarms: [],
    words: [{ word: 'висит', confirmed: 0, dismissed: 0, corrected: 1 }],
    missed: 1,
  });
});

test('one that was withdrawn by un-marking counts as false; one that nobody has answered counts as nothing', () => {
  const log = alarmLog(
    [
      ...storm('08:00', 1, ['висит']),
      { at: at('08:04'), type: 'override', ticket: '1', symptom: 'none' },
      ...storm('12:00', 11, ['лагает']),
    ],
    rules,
  );
  expect(log.alarms.map(({ outcome }) => outcome)).toEqual(['pending', 'withdrawn']);
  expect(log.words).toEqual([{ word: 'висит', confirmed: 0, dismissed: 1, corrected: 1 }]);
});
