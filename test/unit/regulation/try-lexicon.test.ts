import { expect, test } from 'vitest';
import { compareReading, recordedTexts } from '../../../lib/regulation/try-lexicon.ts';
import { matcherWith } from '../../../lib/text/lexicon-changes.ts';
import { noChanges } from '../../../lib/text/lexicon-lists.ts';

test('texts come as JSON lines or as plain ones, and what is neither is passed over', () => {
  expect(recordedTexts('{"subject":"а","body":"б","symptom":"hang"}\n{нет\n{"subject":"","body":""}')).toEqual([
    { subject: 'а', body: 'б', symptom: 'hang' },
  ]);
  expect(recordedTexts('Первая\nстрока\n\nВторая')).toEqual([
    { subject: '', body: 'Первая\nстрока', symptom: null },
    { subject: '', body: 'Вторая', symptom: null },
  ]);
  expect(recordedTexts(' \n')).toEqual([]);
});

test('what reads otherwise is told with both readings, what reads the same is not', () => {
  const [changed, same] = recordedTexts('1С в раскоряку\n\n1С зависла');
  const before = matcherWith(noChanges);
  const after = matcherWith({ ...noChanges, add: { ...noChanges.add, hang: ['раскоряк*'] } });
  expect(compareReading(changed!, before, after)).toMatchObject({
    before: { symptom: 'none' },
    after: { symptom: 'hang', matched: ['раскоряку'] },
  });
  expect(compareReading(same!, before, after)).toBeNull();
});
