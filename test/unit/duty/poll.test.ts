import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepPolling, poll } from '../../../lib/duty/poll.ts';
import { ask, at, field, list, makeWorld, moment, PORTAL, row, settled, ticket, type World } from './world.ts';

let world: World;

beforeEach(() => {
  world = makeWorld();
});

const hello = (tabId: number, more = {}) =>
  ask('hello', { kind: 'list', loggedOut: false, visible: true, ...more }, tabId);
const watching = async () => (await ask('board', undefined)).watching;

async function pollOnce(): Promise<void> {
  await poll();
  await settled();
}

/** A tab on which the list of tickets is open, and which answers. */
async function openList(answers: Parameters<World['tabs']['set']>[1]): Promise<void> {
  world.tabs.set(7, answers);
  await ask('listSeen', list([]), 7);
  await hello(7);
}

describe('polling', () => {
  test('reads the list each minute, and each new or changed ticket once', async () => {
    let rows = [row('1', 0), row('2', 0, { lastBy: 'staff' })];
    const read: string[] = [];
    await openList({
      poll: () => list(rows),
      fetchTicket: ({ url }) => {
        read.push(url);
        const id = url.split('/').at(-2)!;
        return ticket(id, 0, 'Вопрос');
      },
    });
    expect(read.sort()).toEqual([`${PORTAL}/support/1/`, `${PORTAL}/support/2/`]);
    at(1);
    await pollOnce();
    expect(read).toHaveLength(2);
    rows = [row('1', 2), row('2', 0, { lastBy: 'staff' })];
    at(2);
    await pollOnce();
    expect(read.slice(2)).toEqual([`${PORTAL}/support/1/`]);
    expect(await watching()).toMatchObject({ state: 'on', lastReadAt: moment(2), requests: 6 });
  });

  test('R29: an incident is seen in tickets that nobody has opened', async () => {
    const texts = ['1С зависла', 'Всё висит, база не отвечает', '1С зависает намертво'];
    await openList({
      poll: () => list(['1', '2', '3'].map((id) => row(id, 0))),
      fetchTicket: ({ url }) => {
        const id = Number(url.split('/').at(-2));
        return ticket(String(id), 0, texts[id - 1]!, { fields: { contract: field(`100${id}`) } });
      },
    });
    expect(world.shown.map(({ title }) => title)).toEqual(['Сбой: 3 клиента, зависание']);
  });

  test('without a portal tab it stands still and says so', async () => {
    await pollOnce();
    expect(await watching()).toMatchObject({ state: 'noTab', requests: 0 });
  });

  test('pauses while logged out, and goes on when somebody logs in', async () => {
    let loggedOut = true;
    await openList({ poll: () => (loggedOut ? { kind: 'none', url: `${PORTAL}/`, loggedOut } : list([])) });
    expect((await watching()).state).toBe('loggedOut');
    const before = world.told.length;
    at(5);
    await pollOnce();
    expect(world.told.slice(before)).not.toContain('poll');
    loggedOut = false;
    await hello(7);
    expect((await watching()).state).toBe('on');
  });

  test('a tab that is gone is replaced by another', async () => {
    await openList({ poll: () => list([]) });
    world.tabs.set(8, { poll: () => list([]) });
    await hello(8, { kind: 'ticket' });
    world.tabs.delete(8);
    at(3);
    await pollOnce();
    expect((await watching()).lastReadAt).toBe(moment(3));
  });

  test('a portal that does not answer is asked less and less often, up to a quarter of an hour', async () => {
    await openList({ poll: () => undefined });
    const pauses: number[] = [];
    for (let minutes = 1; minutes < 120; minutes += 15) {
      at(minutes);
      await pollOnce();
      pauses.push(((await fakeBrowser.alarms.get('poll'))!.scheduledTime - moment(minutes)) / 60_000);
    }
    expect(pauses[0]).toBeGreaterThan(3);
    expect(Math.max(...pauses)).toBeLessThan(17);
    expect(Math.min(...pauses.slice(4))).toBeGreaterThan(13);
    expect((await watching()).state).toBe('failing');
    const { banner } = await hello(7);
    expect(banner.notices).toContain('Слежение за заявками прервалось: портал не отвечает. Попробуем ещё раз сами.');
  });

  test('only addresses of the tab’s own origin are read', async () => {
    const read: string[] = [];
    await openList({
      poll: () => list([row('1', 0, { url: 'https://elsewhere.example/1/' }), row('2', 0)]),
      fetchTicket: ({ url }) => {
        read.push(url);
        return null;
      },
    });
    expect(read).toEqual([`${PORTAL}/support/2/`]);
  });

  test('a ticket whose page does not come is not asked for each minute', async () => {
    let asked = 0;
    await openList({
      poll: () => list([row('1', 0)]),
      fetchTicket: () => {
        asked++;
        return null;
      },
    });
    for (const minutes of [1, 2, 3]) {
      at(minutes);
      await pollOnce();
    }
    expect(asked).toBe(1);
    at(12);
    await pollOnce();
    expect(asked).toBe(2);
  });

  test('a ticket with a running clock that left the list is read again: it may have been closed elsewhere', async () => {
    let rows = [row('1', 0)];
    let closed = false;
    await openList({
      poll: () => list(rows),
      fetchTicket: () => ({ ...ticket('1', 0, 'Вопрос'), head: { createdBy: 'client', createdAt: moment(0), closed } }),
    });
    rows = [];
    closed = true;
    at(15);
    await pollOnce();
    expect((await ask('board', undefined)).tickets).toEqual([]);
  });

  test('an alarm that was lost, as by an update, is set again', async () => {
    await openList({ poll: () => list([]) });
    await fakeBrowser.alarms.clear('poll');
    await keepPolling();
    expect(await fakeBrowser.alarms.get('poll')).toBeDefined();
  });
});
