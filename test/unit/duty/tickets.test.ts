import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { withJournal } from '../../../lib/journal/open.ts';
import { ask, at, field, list, makeWorld, message, moment, row, ticket, type World, wake } from './world.ts';

let world: World;

beforeEach(() => {
  world = makeWorld();
});

const QUESTION = 'Как сменить пароль? Договор 12345, телефон +7 900 000-00-01, звоните после 14';

describe('operators’ keys', () => {
  test('R19: busy starts the 15 minutes, busy again leaves the duty to write', async () => {
    await ask('ticketSeen', ticket('1', 0, 'Вопрос'));
    at(5);
    const once = await ask('act', { ticketId: '1', event: { type: 'call', result: 'busy' } });
    expect(once.verdict.clocks.callback).toMatchObject({ status: 'running', deadline: moment(20) });
    at(18);
    const twice = await ask('act', { ticketId: '1', event: { type: 'call', result: 'busy' } });
    expect(twice.verdict.duties).toEqual([{ kind: 'write', reason: 'busy', since: moment(18) }]);
    at(28);
    await wake();
    expect(world.shown.map(({ title }) => title)).toContain('Заявка 1: написать клиенту');
  });

  test('a key can be taken back, and what it did is undone', async () => {
    await ask('ticketSeen', ticket('1', 0, 'Вопрос'));
    at(5);
    const { events } = await ask('act', { ticketId: '1', event: { type: 'call', result: 'busy' } });
    const { id } = events.find(({ type }) => type === 'call')!;
    const after = await ask('takeBack', { ticketId: '1', eventId: id! });
    expect(after.verdict.clocks.callback).toBeUndefined();
    await expect(ask('takeBack', { ticketId: '2', eventId: id! })).rejects.toThrow();
  });

  test('its time can be put back, but not forward', async () => {
    await ask('ticketSeen', ticket('1', 0, 'Вопрос'));
    at(20);
    const view = await ask('act', { ticketId: '1', event: { type: 'consultAnswered' }, at: moment(10) });
    expect(view.verdict.clocks.relayAnswer?.deadline).toBe(moment(40));
    await expect(ask('act', { ticketId: '1', event: { type: 'consultAnswered' }, at: moment(30) })).rejects.toThrow(
      /не наступило/,
    );
  });

  test('R13a: a promised callback rings at the promised time', async () => {
    await ask('ticketSeen', ticket('1', 0, 'Вопрос'));
    await ask('act', { ticketId: '1', event: { type: 'callbackPromised', until: moment(15) } });
    at(15);
    await wake();
    expect(world.shown.at(-1)).toMatchObject({ title: 'Заявка 1: перезвонить', message: 'Обещали в 10:15.' });
  });

  test('of a ticket that nobody has read there is nothing to key', async () => {
    await expect(ask('act', { ticketId: '404', event: { type: 'critical' } })).rejects.toThrow(/Откройте её страницу/);
  });
});

describe('what is kept (design.md, «Little personal data»)', () => {
  const everything = () =>
    withJournal(async (journal) => {
      const stores = await Promise.all([...journal.objectStoreNames].map((name) => journal.getAll(name)));
      return JSON.stringify([stores, await fakeBrowser.storage.local.get()]);
    });

  test('no text, no title and no name; contract and phone while a clock runs, and no longer', async () => {
    const page = ticket('1', 0, QUESTION, {
      title: 'Секретное дело',
      head: { createdBy: 'client', createdAt: moment(0), author: 'Петров' },
    });
    page.messages[0]!.name = 'Петров';
    await ask('ticketSeen', page);
    const open = await everything();
    for (const secret of ['пароль', 'Секретное', 'Петров']) expect(open).not.toContain(secret);
    expect(open).toContain('+79000000001');
    page.messages.push(message(5, 'Ответ', 'staff'));
    at(5);
    await ask('ticketSeen', page);
    const done = await everything();
    expect(done).not.toContain('+79000000001');
    expect(done).not.toContain('12345');
  });

  test('the title and the draft are for the session only', async () => {
    await ask('ticketSeen', ticket('1', 0, 'Вопрос', { title: 'Секретное дело' }));
    await ask('saveDraft', { ticketId: '1', text: 'Здравствуйте, Петров' });
    await ask('saveProgress', { ticketId: '1', progress: { macroId: 'lk', step: 1 } });
    expect(await everything()).not.toMatch(/Петров|Секретное/);
    expect(await ask('ticketSeen', ticket('1', 0, 'Вопрос'))).toMatchObject({
      draft: 'Здравствуйте, Петров',
      progress: { macroId: 'lk', step: 1 },
    });
    expect((await ask('board', undefined)).tickets[0]).toMatchObject({ title: 'Заявка' });
    await ask('saveDraft', { ticketId: '1', text: null });
    expect((await ask('ticketSeen', ticket('1', 0, 'Вопрос'))).draft).toBeNull();
  });
});

describe('the list', () => {
  test('rows have the clocks of the tickets that were read, and estimates for the others', async () => {
    await ask('ticketSeen', ticket('1', 0, 'Вопрос'));
    at(10);
    const { rows } = await ask(
      'listSeen',
      list([row('1', 0), row('2', 5), row('3', 5, { lastBy: 'staff' }), row('4', 5, { closed: true })]),
    );
    expect(rows['1']?.verdict.clocks.firstResponse).toMatchObject({ deadline: moment(30) });
    expect(rows['2']?.verdict.clocks.nextReply).toMatchObject({ deadline: moment(35), estimated: true });
    expect(rows['3']?.verdict.clocks).toEqual({});
    expect(rows['4']?.verdict.clocks).toEqual({});
  });

  test('an estimate rings too, and gives way to the thread', async () => {
    await ask('listSeen', list([row('2', 0)]));
    at(30);
    await wake();
    expect(world.shown).toHaveLength(1);
    const read = ticket('2', -5, 'Вопрос');
    read.messages.push(message(0, 'Ответ', 'staff'));
    await ask('ticketSeen', read);
    expect(world.cleared).toContain(world.shown[0]!.id);
  });

  test('a ticket that the list shows as closed rings no more', async () => {
    await ask('ticketSeen', ticket('1', 0, 'Вопрос'));
    at(10);
    const { rows } = await ask('listSeen', list([row('1', 9, { closed: true, lastBy: 'closed' })]));
    expect(rows['1']?.verdict.clocks.firstResponse).toMatchObject({ why: 'closed' });
    at(31);
    await wake();
    expect(world.shown).toEqual([]);
  });
});

test('settings that are saved are in force at once: tabs get them, and running clocks are judged by them', async () => {
  const { announceSettings } = await import('../../../lib/duty/settings-news.ts');
  world.tabs.set(7, {});
  await ask('hello', { kind: 'ticket', loggedOut: false, visible: true }, 7);
  await ask('ticketSeen', ticket('1', 0, 'Вопрос'));
  at(16);
  await ask('setSettings', {
    local: { clocks: { firstResponse: { limitMinutes: 15, quietMinutes: 5, soundMinutes: 1 } } },
  });
  await announceSettings();
  expect(world.told).toContain('settingsChanged');
  expect(world.shown.map(({ message }) => message)).toEqual(['Срок вышел в 10:15.']);
});

test('the board has what is open: contact, hours, duties, and the counts of the day', async () => {
  await ask('ticketSeen', ticket('1', 0, QUESTION));
  await ask('act', { ticketId: '1', event: { type: 'call', result: 'noAnswer' } });
  await ask('ticketSeen', {
    ...ticket('2', 0, 'Вопрос'),
    messages: [message(0, 'Вопрос'), message(4, 'Ответ', 'staff')],
  });
  at(5);
  await ask('ticketSeen', {
    ...ticket('2', 0, 'Вопрос'),
    messages: [message(0, 'Вопрос'), message(4, 'Ответ', 'staff')],
  });
  const facts = await ask('board', undefined);
  expect(facts.tickets).toMatchObject([
    {
      ticketId: '1',
      label: 'договор 12345',
      phone: '+79000000001',
      call: { from: '14:00', to: null },
      verdict: { duties: [{ kind: 'write', reason: 'noAnswer' }] },
    },
  ]);
  expect(facts.today).toEqual({ appeals: 2, answered: 1, late: 0, calls: 1 });
});

test('the form for a new ticket is read, and nothing of it is kept', async () => {
  const form = {
    ...ticket('x', 0, ''),
    kind: 'ticket-new' as const,
    ticketId: null,
    messages: [],
    head: {},
    fields: { message: field('База зависла, не могу работать') },
  };
  const view = await ask('ticketSeen', form);
  expect(view).toMatchObject({ symptom: { found: 'hang' }, critical: { suggested: ['R27a'] } });
  expect(await withJournal((journal) => journal.count('tickets'))).toBe(0);
});
