/** A person's progress: what counts, the file, and several people's files side by side. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CountedSteps, countSteps, stumbles, sumProgress } from '../../../lib/regulation/progress.ts';
import { type ProgressFile, progressFile, readProgressFile } from '../../../lib/regulation/progress-file.ts';
import { progressTable, progressText } from '../../../lib/regulation/progress-table.ts';

type Steps = Parameters<typeof countSteps>[0];

describe('steps of a ticket', () => {
  const marksOf = (...looks: Steps[]) => {
    let counted: CountedSteps = {};
    return looks.flatMap((steps) => {
      const next = countSteps(steps, counted);
      counted = next.counted;
      return next.marks.map(({ clause, kind }) => `${clause} ${kind}`);
    });
  };
  const shown: Steps = [{ id: 'contract', clause: 'R09', status: 'current' }];
  const done: Steps = [{ id: 'contract', clause: 'R09', status: 'done' }];
  const skipped: Steps = [{ id: 'contract', clause: 'R09', status: 'skipped' }];

  test('R09: a step counts once as shown and once as done, however often it is looked at', () => {
    expect(marksOf(shown, shown, done, done, shown, done)).toEqual(['R09 shown', 'R09 done']);
  });

  test('R09: what was done before it was ever shown is not guidance’s doing', () => {
    expect(marksOf(done, skipped)).toEqual([]);
  });

  test('R09: a step that was skipped, and done after all, counts as both', () => {
    expect(marksOf(shown, skipped, shown, done)).toEqual(['R09 shown', 'R09 skipped', 'R09 done']);
  });

  test('R06, R07: a step whose clause changes while it waits is shown by the new one, and done by it', () => {
    const looked: Steps = [{ id: 'client', clause: 'R06', status: 'current' }];
    const missing: Steps = [{ id: 'client', clause: 'R07', status: 'current' }];
    const found: Steps = [{ id: 'client', clause: 'R06', status: 'done' }];
    expect(marksOf(looked, missing, found)).toEqual(['R06 shown', 'R07 shown', 'R07 done']);
  });
});

const file = (name: string, counts: Record<string, number> = {}): ProgressFile => ({
  name,
  from: '2026-11-01',
  to: '2026-11-30',
  clauses: sumProgress(counts, [{ clause: 'R15', right: 2, of: 2 }]),
  runs: [{ title: 'Первый звонок', on: '2026-11-20', right: 8, of: 9 }],
});

describe('the file', () => {
  test('is read as it was saved; its name holds nothing that a disk refuses', () => {
    const saved = progressFile(file('Образцова "Вера" / 1'));
    expect(saved.name).toBe('uspehi-Образцова-Вера-1-2026-11-30.json');
    expect(readProgressFile(saved.text)).toEqual({ ok: true, file: file('Образцова "Вера" / 1') });
  });

  const good = JSON.parse(progressFile(file('Образцов')).text) as Record<string, unknown>;
  test.each([
    ['cut off', '{"format":"dezhurny-progress"', 'не читается'],
    ['of another kind', JSON.stringify({ ...good, format: 'dezhurny-backup' }), 'не файл успехов'],
    ['no object', 'null', 'не файл успехов'],
    ['of a later version', JSON.stringify({ ...good, version: 2 }), 'более новой версией'],
    ['of nobody', JSON.stringify({ ...good, name: '  ' }), 'испорчен (name)'],
    [
      'with counts below nothing',
      JSON.stringify({ ...good, clauses: [{ clause: 'R15', shown: -1 }] }),
      'испорчен (clauses)',
    ],
    ['huge', ' '.repeat(400_000), 'слишком большой'],
  ])('%s is refused in plain Russian', (_, text, reason) => {
    const outcome = readProgressFile(text);
    expect(outcome.ok ? '' : outcome.reason).toContain(reason);
  });

  test('whatever a file holds, reading it throws nothing', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => typeof readProgressFile(JSON.stringify(value)).ok === 'boolean'));
    fc.assert(fc.property(fc.string(), (text) => !readProgressFile(text).ok));
  });
});

describe('several people', () => {
  const table = progressTable([
    file('Яковлев', { 'R06 skipped': 2, 'R16 late': 0 }),
    file('Абрамова', { 'R06 skipped': 1, 'R01 late': 3, 'R01 shown': 9 }),
    file('Ёлкин'),
  ]);

  test('stand in alphabetical order whatever they did, clauses by how many stumble there', () => {
    expect(table.people.map(({ name }) => name)).toEqual(['Абрамова', 'Ёлкин', 'Яковлев']);
    expect(table.rows.map(({ clause, stumbling }) => `${clause} ${stumbling}`)).toEqual([
      'R06 2',
      'R01 1',
      'R15 0',
      'R16 0',
    ]);
    expect(table.rows[1]!.cells.map((line) => line !== null && stumbles(line))).toEqual([true, false, false]);
  });

  test('R06, R01: as text with the clause’s words and whom it troubles, and nobody else', () => {
    const text = progressText(table, { R01: 'Отвечать за полчаса.' });
    expect(text).toContain('R01. «Отвечать за полчаса.»\n— Абрамова: срок вышел: 3, подсказано 9, сделано 0');
    expect(text).toContain('— Абрамова: шаг пропущен: 1\n— Яковлев: шаг пропущен: 2');
    expect(text).not.toContain('R15');
    expect(progressText(progressTable([file('Ёлкин')]), {})).toContain('Никто ни на чём не спотыкается');
  });
});
