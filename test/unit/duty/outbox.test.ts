import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { withJournal } from '../../../lib/journal/open.ts';
import { ask, at, makeWorld, message, moment, ticket, type World, wake } from './world.ts';

let world: World;

beforeEach(() => {
  world = makeWorld();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

const states = () =>
  withJournal(async (journal) => (await journal.getAll('deadlines')).map(({ level, state }) => `${level} ${state}`));

describe('R01: the first answer within 30 minutes', () => {
  test('warns at 20 quietly, at 27 with sound, at 30, then every 10 minutes: each once, at its time', async () => {
    await ask('ticketSeen', ticket('38417', 0, 'Как сменить пароль?'));
    const given: string[] = [];
    for (let minutes = 1; minutes <= 52; minutes++) {
      at(minutes);
      const before = { shown: world.shown.length, sounds: world.sounds };
      await wake();
      await wake();
      const { shown } = world;
      for (const { title, message } of shown.slice(before.shown)) {
        given.push(`${minutes} ${title} / ${message}${world.sounds > before.sounds ? ' ♪' : ''}`);
      }
    }
    expect(given).toEqual([
      '20 Заявка 38417: ответить клиенту впервые / Осталось 10 мин, до 10:30.',
      '27 Заявка 38417: ответить клиенту впервые / Осталось 3 мин, до 10:30. ♪',
      '30 Заявка 38417: ответить клиенту впервые / Срок вышел в 10:30. ♪',
      '40 Заявка 38417: ответить клиенту впервые / Просрочено на 10 мин, с 10:30. ♪',
      '50 Заявка 38417: ответить клиенту впервые / Просрочено на 20 мин, с 10:30. ♪',
    ]);
    expect(new Set(world.shown.map(({ id }) => id)).size).toBe(1);
  });

  test('an alarm is set for the very moment', async () => {
    await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
    expect((await fakeBrowser.alarms.get('next'))?.scheduledTime).toBe(moment(20));
    expect((await fakeBrowser.alarms.get('tick'))?.periodInMinutes).toBe(1);
  });

  test('missed while the machine slept: the newest warning only, and it says how late', async () => {
    await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
    at(44);
    await wake();
    expect(world.shown.map(({ message }) => message)).toEqual(['Просрочено на 14 мин, с 10:30.']);
  });

  test('more than three at once are one notification, which says why they come together', async () => {
    for (const id of ['1', '2', '3', '4', '5']) await ask('ticketSeen', ticket(id, 0, 'Как сменить пароль?'));
    at(30);
    await wake();
    expect(world.shown).toEqual([
      {
        id: 'due/summary',
        title: 'Компьютер спал с 10:00 до 10:30. Подошли сроки: 5 напоминаний',
        message: 'Заявки: 1, 2, 3, 4, 5. Откройте дежурную доску.',
      },
    ]);
    expect(world.badge).toBe('5');
  });

  test('while many wait, they nag as one notification, without sound; a new one still rings', async () => {
    for (const [index, id] of ['1', '2', '3', '4'].entries()) {
      at(index);
      await ask('ticketSeen', ticket(id, index, 'Как сменить пароль?'));
    }
    for (const minutes of [30, 31, 32, 33]) {
      at(minutes);
      await wake();
    }
    const sounds = world.sounds;
    world.shown.length = 0;
    at(40);
    await wake();
    expect(world.shown).toMatchObject([
      { id: 'due/summary', message: expect.stringContaining('Просрочено: 4. Заявки: 1, 2, 3, 4.') },
    ]);
    for (const minutes of [41, 42, 43, 44]) {
      at(minutes);
      await wake();
    }
    expect(world.shown).toHaveLength(1);
    expect(world.sounds).toBe(sounds);
    await ask('ticketSeen', ticket('5', 14, 'Как сменить пароль?'));
    expect(world.sounds).toBeGreaterThan(sounds);
  });

  test('a breach older than a shift is for the board: it reminds no more', async () => {
    await ask('ticketSeen', ticket('1', -13 * 60, 'Как сменить пароль?'));
    await wake();
    expect(world.shown).toEqual([]);
    expect((await ask('board', undefined)).tickets).toHaveLength(1);
  });

  test("the machine's clock may be wrong: what counts is the portal's", async () => {
    await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
    at(-60);
    const offset = moment(0) - moment(-60);
    await ask('clockSeen', { offsetMs: offset });
    expect((await fakeBrowser.alarms.get('next'))?.scheduledTime).toBe(moment(-40));
    at(-40);
    await wake();
    expect(world.shown).toHaveLength(1);
    const { banner } = await ask('hello', { kind: 'list', loggedOut: false, visible: true });
    expect(banner.notices).toContain(
      'Часы компьютера отстают на 60 мин. Сроки считаются по часам портала; поправьте часы.',
    );
  });
});

describe('a worker that dies', () => {
  beforeEach(async () => {
    await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
    at(30);
  });

  test('before anything was begun: the next wake gives the reminder, once', async () => {
    const dead = vi.spyOn(navigator.locks, 'request').mockRejectedValueOnce(new Error('killed'));
    await wake();
    expect(world.shown).toEqual([]);
    dead.mockRestore();
    await wake();
    await wake();
    expect(world.shown).toHaveLength(1);
    expect(world.sounds).toBe(1);
  });

  test('between the first commit and the notification: it is shown at the next wake, once', async () => {
    const create = vi.spyOn(fakeBrowser.notifications, 'create');
    create.mockRejectedValueOnce(new Error('killed')).mockRejectedValueOnce(new Error('killed'));
    await wake();
    expect(await states()).toContain('due firing');
    expect(world.shown).toEqual([]);
    await wake();
    await wake();
    expect(world.shown).toHaveLength(1);
    expect(await states()).toContain('due fired');
  });

  test('between the notification and the second commit: the same notification again, without sound', async () => {
    const real = IDBObjectStore.prototype.put;
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value,
      key,
    ) {
      if (value?.state === 'fired') throw new Error('killed');
      return real.call(this, value, key);
    });
    await wake();
    put.mockRestore();
    expect(world.shown).toHaveLength(1);
    await wake();
    await wake();
    expect(world.shown).toHaveLength(2);
    expect(world.shown[1]?.id).toBe(world.shown[0]?.id);
    expect(world.sounds).toBe(0);
    expect(await states()).toContain('due fired');
  });

  test('with a notification that the browser refuses in full, the plain one is shown (Firefox)', async () => {
    vi.spyOn(fakeBrowser.notifications, 'create').mockImplementationOnce((() => {
      throw new TypeError('Type error for parameter options (Unexpected property "requireInteraction")');
    }) as never);
    await wake();
    expect(world.shown).toHaveLength(1);
  });
});

describe('what stops a reminder', () => {
  test('an answer takes the notification away and disarms what was to come', async () => {
    const page = ticket('1', 0, 'Как сменить пароль?');
    await ask('ticketSeen', page);
    at(27);
    await wake();
    const answered = {
      ...page,
      messages: [...page.messages, { author: 'staff' as const, hidden: false, at: moment(28), text: 'Так.' }],
    };
    at(28);
    await ask('ticketSeen', answered);
    expect(world.cleared).toContain(world.shown[0]!.id);
    at(31);
    await wake();
    expect(world.shown).toHaveLength(1);
    expect(await fakeBrowser.alarms.get('next')).toBeUndefined();
  });

  test('put off for 10 minutes, it rings again after 10 minutes', async () => {
    await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
    at(30);
    await wake();
    const { banner } = await ask('hello', { kind: 'list', loggedOut: false, visible: true });
    const after = await ask('acknowledge', {
      reminderId: banner.due[0]!.id,
      snoozeMinutes: 10,
      reason: 'говорю по телефону',
    });
    expect(after.due).toEqual([]);
    for (const minutes of [32, 36, 39]) {
      at(minutes);
      await wake();
    }
    expect(world.shown).toHaveLength(1);
    at(40);
    await wake();
    expect(world.shown).toHaveLength(2);
  });

  test('«обед»: nothing rings, the banner has it', async () => {
    await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
    at(25);
    await ask('mute', { minutes: 30 });
    at(30);
    await wake();
    expect(world.shown.filter(({ message }) => message.includes('вышел'))).toEqual([]);
    expect(world.sounds).toBe(0);
    const { banner } = await ask('hello', { kind: 'list', loggedOut: false, visible: true });
    expect(banner).toMatchObject({ mutedUntil: moment(55), due: [{ ticketId: '1' }] });
  });

  test('«обед» is over: what it held back is told once; what somebody saw to meanwhile is not', async () => {
    for (const id of ['1', '2', '3']) await ask('ticketSeen', ticket(id, 0, 'Как сменить пароль?'));
    at(28);
    await ask('mute', { minutes: 4 });
    at(30);
    await wake();
    const answered = [message(0, 'Как сменить пароль?'), message(31, 'Так.', 'staff')];
    at(31);
    await ask('ticketSeen', ticket('3', 0, '', { messages: answered }));
    world.shown.length = 0;
    at(32);
    await wake();
    await wake();
    expect(world.shown).toEqual([
      {
        id: 'due/summary',
        title: 'Тишина окончена. Подошли сроки: 2 напоминания',
        message: 'Просрочено: 2. Заявки: 1, 2. Откройте дежурную доску.',
      },
    ]);
    expect(world.sounds).toBe(1);
  });

  test('«обед» that is ended early tells at once', async () => {
    await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
    at(28);
    await ask('mute', { minutes: 60 });
    at(30);
    await wake();
    world.shown.length = 0;
    at(31);
    expect((await ask('mute', { minutes: null })).mutedUntil).toBeNull();
    expect(world.shown.map(({ message }) => message)).toEqual(['Срок вышел в 10:30.']);
  });

  test('sound that is turned off is not played', async () => {
    await ask('setSettings', { local: { me: { sound: false } } });
    await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
    at(30);
    await wake();
    expect(world.shown).toHaveLength(1);
    expect(world.sounds).toBe(0);
  });
});

test('a journal that does not open is said on the pages and on the icon; settings are given all the same', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('Internal error', 'UnknownError');
  });
  const { banner, settings } = await ask('hello', { kind: 'list', loggedOut: false, visible: true });
  expect(banner.notices[0]).toMatch(/^Журнал не открывается/);
  expect(settings.polling.seconds).toBe(60);
  expect(world.badge).toBe('!');
});
