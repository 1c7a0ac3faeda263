import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtIn } from '../../../lib/settings/defaults.ts';
import {
  documentText,
  MOST_BYTES,
  makeDocument,
  nextVersion,
  readTeamDocument,
  settingsOf,
} from '../../../lib/settings/team-document.ts';

const HEADER = { format: 'dezhurny-team', schema: 1, version: '2026-11-24.1', author: 'Ведущий' };
const text = (more: object = {}) => JSON.stringify({ ...HEADER, ...more });
const reasons = (file: string, extension = '0.1.0') => {
  const checked = readTeamDocument(file, extension);
  return checked.ok ? [] : checked.reasons;
};

describe('a document is refused as a whole, and the reason is Russian', () => {
  test.each([
    ['of 2 MB', text({ phrases: { long: 'ы'.repeat(1_000_000) } }), 'больше 512 КБ'],
    ['cut off', text({ retentionDays: 14 }).slice(0, -5), 'оборван'],
    ['of nothing', '', 'не JSON'],
    ['of something else', '{"name":"dezhurny"}', 'не документ команды'],
    ['that is a list', '[]', 'не документ команды'],
    ['of a later form', text({ schema: 2 }), 'более новой версией'],
    ['of an unknown form', text({ schema: 0 }), 'неизвестна'],
    ['without an author', text({ author: '' }), '«author»'],
    ['for a newer extension', text({ minExt: '1.4' }), 'не ниже 1.4, здесь 0.1.0'],
    ['with a lock that is none', text({ locked: 'clocks' }), '«locked»'],
    ['with a bad value', text({ retentionDays: 500 }), 'retentionDays: Нужно целое число от 1 до 90'],
    ['with a dangerous link', text({ consult: { link: 'javascript:alert(1)' } }), 'consult.link'],
    ['that changes what is prescribed', text({ phrases: { incident: 'Всё хорошо' } }), 'дословно'],
    [
      'nested without end',
      `${text().slice(0, -1)},"future":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      'глубоко вложен',
    ],
  ])('%s', (_name, file, reason) => {
    expect(reasons(file).join('\n')).toContain(reason);
  });
});

test('minExt is compared by numbers', () => {
  expect(reasons(text({ minExt: '0.9.0' }), '0.10.0')).toEqual([]);
  expect(reasons(text({ minExt: '0.10.0' }), '0.9.0')).toHaveLength(1);
});

test('parts that this build does not know are kept on a round trip, keys of a prototype are not', () => {
  const file = `{"__proto__":{"polluted":1},"future":{"constructor":1,"kept":[1,{"prototype":2,"deep":true}]},${text({ retentionDays: 14 }).slice(1)}`;
  const checked = readTeamDocument(file, '0.1.0');
  if (!checked.ok) throw new Error(checked.reasons.join());
  expect(JSON.parse(documentText(checked.document))).toEqual({
    ...HEADER,
    retentionDays: 14,
    future: { kept: [1, { deep: true }] },
  });
  expect(settingsOf(checked.document)).toEqual({ retentionDays: 14, future: { kept: [1, { deep: true }] } });
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('whatever a file holds, it is read or refused with a reason', () => {
  const section = fc.oneof(fc.anything(), fc.record({ callback: fc.anything(), os: fc.anything() }));
  const file = fc.oneof(
    fc.string(),
    fc.json(),
    fc.dictionary(fc.constantFrom(...Object.keys(builtIn), 'locked', 'minExt', 'x'), section).map((more) => text(more)),
  );
  fc.assert(
    fc.property(file, (some) => {
      const checked = readTeamDocument(some, '0.1.0');
      if (checked.ok) expect(readTeamDocument(documentText(checked.document), '0.1.0')).toEqual(checked);
      else expect(checked.reasons.length).toBeGreaterThan(0);
    }),
  );
});

test('a released document holds what was set for the team, nothing of a person', () => {
  const about = { version: '2026-11-24.1', author: 'Ведущий', locked: ['clocks'] };
  const document = makeDocument(about, { retentionDays: 14, me: { sound: false }, version: 'x', future: 1 });
  expect(document).toEqual({ ...HEADER, locked: ['clocks'], retentionDays: 14, future: 1 });
  expect(reasons(documentText(document))).toEqual([]);
});

test('versions are the day and its count', () => {
  expect(nextVersion(null, '2026-11-24')).toBe('2026-11-24.1');
  expect(nextVersion('2026-11-24.9', '2026-11-24')).toBe('2026-11-24.10');
  expect(nextVersion('2026-11-23.4', '2026-11-24')).toBe('2026-11-24.1');
  expect(nextVersion('2026-11-24.x', '2026-11-24')).toBe('2026-11-24.1');
});

test('the limit is the size in bytes', () => {
  const room = MOST_BYTES - new TextEncoder().encode(text({ future: '' })).length;
  expect(reasons(text({ future: 'a'.repeat(room) }))).toEqual([]);
  expect(reasons(text({ future: 'ы'.repeat(room / 2 + 1) }))[0]).toContain('512 КБ');
});
