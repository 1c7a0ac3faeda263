import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { factsSince, type IncidentFact, noteOwn, noteWritten, untoldFacts } from '../../../lib/duty/incident-facts.ts';
import { withJournal } from '../../../lib/journal/open.ts';
import { type WriteTx, write } from '../../../lib/journal/write.ts';

const START = Date.parse('2026-11-24T10:00:00+03:00');
const MINUTE = 60_000;
const at = (minutes: number) => START + minutes * MINUTE;
const asked = (minutes: number): IncidentFact => ({ type: 'consultAsked', at: at(minutes) });

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const run = <T>(work: (tx: WriteTx) => Promise<T>) => withJournal((journal) => write(journal, work));
const known = () => withJournal((journal) => factsSince(journal.transaction('state').store, START));

test('a colleague’s line, read before the third complaint, is told to the detector once, when the incident is there', async () => {
  await run((tx) => noteWritten(tx, [asked(5), { type: 'eta', value: '11:00', at: at(7) }], at(8)));
  expect(await run((tx) => untoldFacts(tx, at(3)))).toEqual([asked(5), { type: 'eta', value: '11:00', at: at(7) }]);
  expect(await run((tx) => untoldFacts(tx, at(3)))).toEqual([]);
});

test('what was said before the incident began, is not about it', async () => {
  await run((tx) => noteWritten(tx, [asked(1)], at(2)));
  expect(await run((tx) => untoldFacts(tx, at(3)))).toEqual([]);
});

test('R04: our own word needs no telling, and is known as written once its line stands in a ticket', async () => {
  await run((tx) => noteOwn(tx, { ...asked(5), at: at(5) + 20_000 }, at(6)));
  expect(await run((tx) => untoldFacts(tx, at(0)))).toEqual([]);
  expect((await known()).map(({ written }) => written)).toEqual([false]);
  await run((tx) => noteWritten(tx, [asked(5)], at(7)));
  expect((await known()).map(({ written }) => written)).toEqual([true]);
  expect(await run((tx) => untoldFacts(tx, at(0)))).toEqual([]);
});

test('a shift later it is forgotten', async () => {
  await run((tx) => noteOwn(tx, asked(0), at(0)));
  await run((tx) => noteOwn(tx, asked(13 * 60), at(13 * 60)));
  expect((await known()).map(({ fact }) => fact.at)).toEqual([at(13 * 60)]);
});
