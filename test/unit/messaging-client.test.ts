import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Banner } from '../../lib/messages.ts';
import { answerAsPage, answerAsTab, ask, isGone } from '../../lib/messaging-client.ts';

const ID = fakeBrowser.runtime.id;

beforeEach(() => fakeBrowser.reset());
afterEach(() => {
  Object.assign(fakeBrowser.runtime, { id: ID });
  vi.restoreAllMocks();
});

function backgroundAnswers(answer: () => Promise<unknown>) {
  return vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(answer as never);
}

describe('asking the background', () => {
  test('an answer is handed on', async () => {
    backgroundAnswers(async () => ({ ok: true, value: { ok: true } }));
    expect(await ask('saveDraft', { ticketId: '1', text: null })).toEqual({ ok: true, value: { ok: true } });
  });

  test('a refusal comes with its words for a person', async () => {
    backgroundAnswers(async () => ({ ok: false, message: 'Журнал занят.' }));
    expect(await ask('getSettings')).toEqual({ ok: false, why: 'failed', message: 'Журнал занят.' });
  });

  test('a worker that died while it was asked is a failure that can be tried again, not the end', async () => {
    backgroundAnswers(async () => undefined);
    expect(await ask('getSettings')).toMatchObject({
      ok: false,
      why: 'failed',
      message: expect.stringContaining('ещё раз'),
    });
    backgroundAnswers(async () => {
      throw new Error('Could not establish connection. Receiving end does not exist.');
    });
    expect(await ask('getSettings')).toMatchObject({ why: 'failed' });
  });

  test('a page that outlived an update is told that the extension is gone, and asks nobody', async () => {
    const send = backgroundAnswers(async () => ({ ok: true, value: null }));
    Object.assign(fakeBrowser.runtime, { id: undefined });
    expect(isGone()).toBe(true);
    expect(await ask('getSettings')).toEqual({ ok: false, why: 'gone' });
    expect(send).not.toHaveBeenCalled();
  });

  test('an update in the middle of asking is told the same', async () => {
    backgroundAnswers(async () => {
      Object.assign(fakeBrowser.runtime, { id: undefined });
      throw new Error('Extension context invalidated.');
    });
    expect(await ask('getSettings')).toEqual({ ok: false, why: 'gone' });
  });
});

describe('answering', () => {
  const banner: Banner = { incident: null, due: [], notices: [] };

  const send = (envelope: object, sender: object) =>
    fakeBrowser.runtime.onMessage.trigger(envelope, sender as never, () => undefined);

  test('a tab answers the background, and nobody else', async () => {
    const changed = vi.fn();
    const stop = answerAsTab({
      changed,
      settingsChanged: vi.fn(),
      poll: vi.fn(),
      fetchTicket: vi.fn(),
      diagnose: vi.fn(),
    });
    await send({ to: 'tab', type: 'changed', data: { banner } }, { id: ID });
    await send({ to: 'tab', type: 'changed', data: { banner } }, { id: 'another extension' });
    await send({ to: 'page', type: 'changed' }, { id: ID });
    await send({ to: 'tab', type: 'toString' }, { id: ID });
    expect(changed.mock.calls).toEqual([[{ banner }]]);
    stop();
    await send({ to: 'tab', type: 'changed', data: { banner } }, { id: ID });
    expect(changed).toHaveBeenCalledTimes(1);
  });

  test('a page leaves to others what it does not handle', async () => {
    const add = vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener');
    answerAsPage({ playSound: async () => ({ ok: true }) });
    const listener = add.mock.calls[0]![0] as unknown as (m: object, s: object, r: (o: unknown) => void) => unknown;
    expect(listener({ to: 'page', type: 'changed' }, { id: ID }, vi.fn())).toBeUndefined();
    const respond = vi.fn();
    expect(listener({ to: 'page', type: 'playSound', data: { volume: 50 } }, { id: ID }, respond)).toBe(true);
    await vi.waitFor(() => expect(respond).toHaveBeenCalledWith({ ok: true, value: { ok: true } }));
  });
});
