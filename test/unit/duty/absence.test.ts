import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { wordAbsence } from '../../../lib/duty/absence.ts';
import { ask, at, makeWorld, message, moment, ticket, type World, wake } from './world.ts';

let world: World;

beforeEach(() => {
  world = makeWorld();
});

const notices = async () =>
  (await ask('hello', { kind: 'none', loggedOut: false, visible: true })).banner.notices.filter((notice) =>
    notice.includes('за это время'),
  );

test('the browser was closed: what fell due is told at the start, until somebody has seen to it', async () => {
  for (const id of ['1', '2']) await ask('ticketSeen', ticket(id, 0, 'Как сменить пароль?'));
  at(5);
  await wake();
  await fakeBrowser.storage.session.clear();
  at(60);
  await wake();
  expect(await notices()).toEqual([
    'Браузер был закрыт с 10:05 до 11:00: за это время подошли сроки, ждут вас: 2 напоминания.',
  ]);
  expect(world.shown.map(({ title }) => title)).toEqual([
    'Заявка 1: ответить клиенту впервые',
    'Заявка 2: ответить клиенту впервые',
  ]);
  at(61);
  for (const id of ['1', '2']) {
    const messages = [message(0, 'Как сменить пароль?'), message(61, 'Так.', 'staff')];
    await ask('ticketSeen', ticket(id, 0, '', { messages }));
  }
  expect(await notices()).toEqual([]);
});

test('the machine slept: said so; more than three are one notification', async () => {
  for (const id of ['1', '2', '3', '4']) await ask('ticketSeen', ticket(id, 0, 'Как сменить пароль?'));
  at(1);
  await wake();
  at(50);
  await wake();
  expect(world.shown.map(({ title }) => title)).toEqual([
    'Компьютер спал с 10:01 до 10:50. Подошли сроки: 4 напоминания',
  ]);
  expect(await notices()).toHaveLength(1);
});

test('a worker that dies and wakes each minute was not away', async () => {
  await ask('ticketSeen', ticket('1', 0, 'Как сменить пароль?'));
  for (let minutes = 1; minutes <= 31; minutes++) {
    at(minutes);
    await wake();
  }
  expect(await notices()).toEqual([]);
});

test('another day is named', () => {
  const absence = { from: moment(-16 * 60), to: moment(0), closed: true };
  expect(wordAbsence(absence)).toBe('Браузер был закрыт с 18:00 23.11 до 10:00');
});
