import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { handlers } from '../../../lib/duty/handlers.ts';
import { receive } from '../../../lib/duty/receive.ts';
import type { Outcome } from '../../../lib/messages.ts';
import { makeWorld, PORTAL, settled } from './world.ts';

type Listener = (message: unknown, sender: object, respond: (outcome: Outcome<unknown>) => void) => unknown;

let listener: Listener;

beforeEach(() => {
  makeWorld();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const add = vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener');
  receive(handlers);
  listener = add.mock.calls[0]![0] as unknown as Listener;
});

const ID = () => fakeBrowser.runtime.id;
const tab = (more = {}) => ({
  id: ID(),
  url: `${PORTAL}/support/1/`,
  frameId: 0,
  tab: { id: 7, incognito: false },
  ...more,
});
const page = () => ({ id: ID(), url: fakeBrowser.runtime.getURL('/options.html' as never) });

/** What a sender gets; undefined when nobody answers. */
async function send(type: string, data: unknown, sender: object): Promise<Outcome<unknown> | undefined> {
  const answer = new Promise<Outcome<unknown>>((resolve) => {
    if (listener({ to: 'background', type, data }, sender, resolve) === undefined) setTimeout(resolve, 0);
  });
  const outcome = await answer;
  await settled();
  return outcome;
}

const OURS = { local: { retentionDays: 7 } };

test('the top frame of a portal page is heard', async () => {
  expect(await send('getSettings', undefined, tab())).toMatchObject({ ok: true });
});

test.each([
  ['another extension', () => tab({ id: 'other' })],
  ['a frame within a page', () => tab({ frameId: 3 })],
  ['a page that is not the portal', () => tab({ url: 'https://evil.example/' })],
  ['a host that only looks like the portal', () => tab({ url: 'https://e-office24.ru.evil.example/' })],
  ['a file', () => tab({ url: 'file:///e-office24.ru/' })],
  ['a private window', () => tab({ tab: { id: 7, incognito: true } })],
])('%s is refused', async (_name, sender) => {
  expect(await send('getSettings', undefined, sender())).toMatchObject({ ok: false });
});

test('another address is heard as long as it is set, and that one alone', async () => {
  const other = (url: string) => send('getSettings', undefined, tab({ url }));
  await fakeBrowser.storage.managed.set({ portals: ['https://portal.firma.ru'] });
  expect(await other('https://portal.firma.ru/support/')).toMatchObject({ ok: true });
  expect(await other('http://portal.firma.ru/support/')).toMatchObject({ ok: false });
  expect(await other('https://sub.portal.firma.ru/')).toMatchObject({ ok: false });
  await fakeBrowser.storage.managed.clear();
  expect(await other('https://portal.firma.ru/support/')).toMatchObject({ ok: false });
});

test('settings are changed from our own pages only', async () => {
  expect(await send('setSettings', OURS, tab())).toMatchObject({ ok: false });
  expect(await send('setSettings', OURS, page())).toMatchObject({ ok: true, value: { ok: true } });
});

test('what is malformed is refused with words for a person, and reaches no handler', async () => {
  const act = vi.spyOn(handlers, 'act');
  for (const data of [
    null,
    {},
    { ticketId: '', event: { type: 'critical' } },
    { ticketId: '1', event: { type: 'explode' } },
  ]) {
    expect(await send('act', data, tab())).toEqual({
      ok: false,
      message: 'Расширение не поняло страницу. Обновите вкладку.',
    });
  }
  expect(act).not.toHaveBeenCalled();
});

test('messages of others are left to others', async () => {
  expect(await send('toString', undefined, tab())).toBeUndefined();
  expect(listener('hello', tab(), () => undefined)).toBeUndefined();
  expect(listener(null, tab(), () => undefined)).toBeUndefined();
});

test('an error that was not made for people says what to do, and nothing of itself', async () => {
  vi.spyOn(handlers, 'board').mockRejectedValueOnce(new Error('stack and paths'));
  const outcome = await send('board', undefined, page());
  expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('Повторите') });
  expect(JSON.stringify(outcome)).not.toContain('stack');
});
