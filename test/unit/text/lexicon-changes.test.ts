import { describe, expect, test } from 'vitest';
import { knownWords, matcherWith } from '../../../lib/text/lexicon-changes.ts';
import { type LexiconChanges, noChanges } from '../../../lib/text/lexicon-lists.ts';
import { readSymptom } from '../../../lib/text/symptoms.ts';

const withWords = (add: Partial<LexiconChanges['add']>, remove: string[] = []) =>
  matcherWith({ add: { ...noChanges.add, ...add }, remove });
const symptom = (text: string, matcher = matcherWith(noChanges)) => readSymptom('', text, matcher).symptom;

describe("the lead's words over the built-in ones (R28)", () => {
  test('an added word or phrase is a sign, in any form after «*»', () => {
    expect(symptom('1С в раскоряку')).toBe('none');
    const matcher = withWords({ hang: ['раскоряк*'] });
    expect(symptom('1С в раскоряку', matcher)).toBe('hang');
    expect(readSymptom('', '1С в раскоряку', matcher).matched).toEqual(['раскоряку']);
    expect(symptom('Программа ушла в астрал', withWords({ unavailable: ['ушла в астрал'] }))).toBe('unavailable');
  });

  test('an added suppressor voids what was one', () => {
    expect(symptom('1С зависла намертво')).toBe('hang');
    expect(symptom('1С зависла намертво, у нас учения', withWords({ elsewhere: ['учения'] }))).toBe('none');
  });

  test('a removed word tells nothing any more, in whatever way the lexicon covers it', () => {
    expect(readSymptom('', 'База висит', matcherWith(noChanges)).matched).toContain('висит');
    expect(readSymptom('', 'База висит', withWords({}, ['висит'])).matched).not.toContain('висит');
  });

  test('signs of patterns in an entry are letters only: nothing can be broken by it', () => {
    for (const entry of ['@freeze', 'не:', '&', '|', '>', '***', '', '~~', 'не']) {
      expect(symptom('1С зависла', withWords({ kicked: [entry] }, [entry]))).toBe('hang');
    }
  });

  test('only words of the lexicon are told of, nothing else of the text', () => {
    const matcher = matcherWith(noChanges);
    expect(knownWords(['зависла', 'Петровны 1042', 'вылетает'], matcher)).toEqual(['зависла', 'вылетает']);
  });
});
