import { describe, expect, test } from 'vitest';
import { rememberTab } from '../../../lib/duty/tabs.ts';
import { loadSettings, saveLocal } from '../../../lib/settings/store.ts';
import { ask, at, field, makeWorld, moment, PORTAL, ticket } from './world.ts';

const LIMIT = { clocks: { firstResponse: { limitMinutes: 25 } } };

/** Two tickets, one of them closed and one with a mark, and a changed limit. */
async function someWork(): Promise<void> {
  makeWorld();
  await saveLocal(LIMIT);
  at(1);
  await ask('ticketSeen', ticket('1', 0, 'База зависла', { fields: { phone: field('+7 900 000-00-01') } }), 1);
  await ask('act', { ticketId: '1', event: { type: 'call', result: 'busy' } });
  await ask('ticketSeen', ticket('2', 0, 'Вопрос'), 1);
  await ask('act', { ticketId: '2', event: { type: 'closed' } });
}

const report = () => ask('dataReport', undefined);
const counts = async () =>
  Object.fromEntries((await report()).stores.map(({ store, records }) => [store, records])) as Record<string, number>;

describe('what is stored', () => {
  test('is counted by store, with its size and its oldest moment', async () => {
    await someWork();
    const { stores, kept, retentionDays } = await report();
    const tickets = stores.find(({ store }) => store === 'tickets')!;
    expect(tickets).toMatchObject({ records: 2 });
    expect(tickets.bytes).toBeGreaterThan(100);
    expect(tickets.oldest).toBeGreaterThan(0);
    expect(kept.settings).toMatchObject({ records: 1 });
    expect(retentionDays).toBe(30);
  });

  test('closed tickets are forgotten at a word, and that it was done can be seen', async () => {
    await someWork();
    expect(await ask('purge', { scope: 'closed' })).toMatchObject({ tickets: 1, events: 1, byHand: true });
    expect(await counts()).toMatchObject({ tickets: 1, events: 1 });
    expect((await report()).purges).toHaveLength(1);
  });

  test('nothing is old yet: nothing goes', async () => {
    await someWork();
    expect(await ask('purge', { scope: 'old' })).toMatchObject({ tickets: 0, events: 0 });
    expect(await counts()).toMatchObject({ tickets: 2, events: 2 });
  });

  test('all of it goes but the settings and the note that it went', async () => {
    await someWork();
    await ask('purge', { scope: 'all' });
    expect(await counts()).toMatchObject({ tickets: 0, events: 0, deadlines: 0, incidents: 0, purges: 1 });
    expect((await loadSettings()).settings.clocks.firstResponse.limitMinutes).toBe(25);
    expect((await report()).purges[0]).toMatchObject({ tickets: 2, events: 2 });
  });

  test('a portal’s tab that is asleep keeps nobody waiting', async () => {
    const world = makeWorld();
    world.tabs.set(1, { changed: () => new Promise(() => {}) });
    const url = `${PORTAL}/support/`;
    await rememberTab({ tabId: 1, url, kind: 'list', loggedOut: false, visible: false, at: moment(0) });
    expect(await ask('purge', { scope: 'all' })).toMatchObject({ byHand: true });
    expect(world.told).toContain('changed');
  });
});

describe('a backup', () => {
  test('brings back tickets, marks, reminders and settings, and holds nothing of a client', async () => {
    await someWork();
    const before = await counts();
    const { text } = await ask('backup', undefined);
    expect(text).not.toContain('900');
    await ask('purge', { scope: 'all' });
    await saveLocal({});
    expect(await ask('tryBackup', { text })).toMatchObject({
      tickets: 2,
      events: 2,
      settings: [{ path: 'clocks.firstResponse.limitMinutes', before: 30, after: 25 }],
    });
    expect(await counts()).toMatchObject({ tickets: 0 });
    await ask('restoreBackup', { text });
    expect(await counts()).toMatchObject({
      tickets: before.tickets,
      events: before.events,
      deadlines: before.deadlines,
    });
    expect((await loadSettings()).settings.clocks.firstResponse.limitMinutes).toBe(25);
  });

  test('taken back twice adds nothing the second time', async () => {
    await someWork();
    const { text } = await ask('backup', undefined);
    const before = await counts();
    await ask('restoreBackup', { text });
    expect(await counts()).toEqual(before);
  });

  const spoilt = (change: (backup: Record<string, never>) => void) => (text: string) => {
    const backup = JSON.parse(text);
    change(backup);
    return JSON.stringify(backup);
  };
  test.each([
    ['cut off', (text: string) => text.slice(0, -20), 'обрезан'],
    ['another file', () => '{"hello": 1}', 'не копия'],
    ['of a later version', spoilt((backup) => Object.assign(backup, { version: 2 })), 'более новой версией'],
    [
      'with a setting that does not hold',
      spoilt((b) => Object.assign(b, { settings: { retentionDays: 900 } })),
      'retentionDays',
    ],
    [
      'with a spoilt journal',
      spoilt((b: { journal?: object }) => Object.assign(b.journal!, { tickets: [{ ticketId: '3' }] })),
      'журнал',
    ],
    ['without a journal', spoilt((b: { journal?: object }) => delete b.journal), 'журнал'],
    [
      'hostile',
      (text: string) => text.replace('"settings":{', '"settings":{"__proto__":{"a":1},"macros":"все",'),
      'macros',
    ],
  ])('%s is refused with its reason and changes nothing', async (_, spoil, reason) => {
    await someWork();
    const { text } = await ask('backup', undefined);
    const bad = spoil(text);
    const [before, settings] = [await counts(), await loadSettings()];
    for (const type of ['tryBackup', 'restoreBackup'] as const) {
      await expect(ask(type, { text: bad })).rejects.toThrow(reason);
    }
    expect(await counts()).toEqual(before);
    expect(await loadSettings()).toEqual(settings);
  });
});
