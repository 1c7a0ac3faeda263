/** A journal that can't be used: reminders go on, and one that stays damaged is built anew from the copy of what is open. */
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { withJournal } from '../../../lib/journal/open.ts';
import { ask, at, makeWorld, ticket, type World, wake } from './world.ts';

let world: World;

beforeEach(() => {
  world = makeWorld();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

/** As when the browser's own store is damaged; `deleteDatabase` mends it. */
function damage(): void {
  const broken = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store', 'UnknownError');
  });
  const remove = indexedDB.deleteDatabase.bind(indexedDB);
  vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation((name) => {
    broken.mockRestore();
    return remove(name);
  });
}

const notices = async () =>
  (await ask('hello', { kind: 'none', loggedOut: false, visible: true })).banner.notices.filter((notice) =>
    notice.startsWith('Журнал'),
  );

test('damaged: reminders are given from the copy, then the journal is built anew, and nothing is given twice', async () => {
  await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
  await ask('act', { ticketId: '1', event: { type: 'consultAsked' } });
  at(19);
  await wake();
  damage();
  at(20);
  await wake();
  expect(world.shown.map(({ message }) => message)).toEqual(['Осталось 10 мин, до 10:30.']);
  expect(world.badge).toBe('!');
  expect((await notices())[0]).toMatch(/^Журнал не открывается, пробуем ещё/);
  expect(indexedDB.deleteDatabase).not.toHaveBeenCalled();

  at(22);
  await wake();
  expect(indexedDB.deleteDatabase).toHaveBeenCalledOnce();
  expect((await notices())[0]).toMatch(/^Журнал был повреждён и в 10:22 собран заново, восстановлено: \d+ напомин/);
  expect(world.shown).toHaveLength(1);
  const { tickets } = await ask('board', undefined);
  expect(tickets.map(({ ticketId }) => ticketId)).toEqual(['1']);
  expect(await withJournal((journal) => journal.count('events'))).toBe(1);

  at(27);
  await wake();
  at(30);
  await wake();
  expect(world.shown.map(({ message }) => message)).toEqual([
    'Осталось 10 мин, до 10:30.',
    'Осталось 3 мин, до 10:30.',
    'Срок вышел в 10:30.',
  ]);
});

test('a journal that opens again by itself is not built anew', async () => {
  await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
  const broken = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('Internal error', 'UnknownError');
  });
  await wake();
  broken.mockRestore();
  at(1);
  await wake();
  damage();
  at(5);
  await wake();
  expect(indexedDB.deleteDatabase).not.toHaveBeenCalled();
});

test('an update that finds no journal at all begins a new one', async () => {
  await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
  globalThis.indexedDB = new IDBFactory();
  at(30);
  await wake();
  expect((await ask('board', undefined)).tickets).toEqual([]);
});

test('a full disk that takes nothing at all: what is due is given all the same, once, and it is said', async () => {
  await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
  await wake();
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  at(30);
  await wake();
  at(31);
  await wake();
  expect(world.shown.map(({ message }) => message)).toEqual(['Срок вышел в 10:30.']);
  expect(world.badge).toBe('!');
});

test('a full disk: the oldest that is done makes room, it is said, and the work goes on', async () => {
  const answered = (id: string) => ticket(id, 0, '', { messages: [], head: { createdBy: 'staff' } });
  for (const id of ['1', '2', '3', '4']) await ask('ticketSeen', answered(id));
  const put = IDBObjectStore.prototype.put;
  let full = true;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (!full) return put.apply(this, args);
    full = false;
    throw new DOMException('full', 'QuotaExceededError');
  });
  at(1);
  const view = await ask('ticketSeen', ticket('5', 1, 'Как сменить пароль?'));
  expect(view.verdict.clocks.firstResponse?.status).toBe('running');
  expect(await withJournal((journal) => journal.getAllKeys('tickets'))).toEqual(['3', '4', '5']);
  const { banner } = await ask('hello', { kind: 'none', loggedOut: false, visible: true });
  expect(banner.notices[0]).toMatch(/^На диске кончилось место/);
});

test('the copy holds nothing of a ticket that has nothing open', async () => {
  await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
  await ask('ticketSeen', ticket('1', 0, '', { head: { createdBy: 'client', closed: true } }));
  await wake();
  const { mirror } = await fakeBrowser.storage.local.get('mirror');
  expect(mirror).toEqual({ tickets: [], events: [], deadlines: [] });
});
