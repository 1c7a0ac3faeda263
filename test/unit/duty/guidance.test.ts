import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { GuideKept } from '../../../lib/messages.ts';
import { newGuidance, skipStep } from '../../../lib/regulation/guidance.ts';
import { ask, makeWorld } from './world.ts';

const kept: GuideKept = { state: skipStep(newGuidance, 'quota', 'нет доступа'), open: true, counted: {} };
const notices = async () => {
  const { banner } = await ask('hello', { kind: 'list', loggedOut: false, visible: true }, 1);
  return banner.notices.filter((notice) => notice.startsWith('Регламент изменился'));
};

beforeEach(() => {
  makeWorld();
});

describe('where an operator was with a ticket', () => {
  it('is remembered for each ticket, whichever tab shows it', async () => {
    await ask('saveGuide', { ticketId: '1', kept }, 7);
    expect(await ask('guide', { ticketId: '1', ours: false }, 8)).toEqual(kept);
    expect(await ask('guide', { ticketId: '2', ours: true }, 7)).toBeNull();
  });

  it('goes over from the form to the ticket that was made with it, once', async () => {
    await ask('saveGuide', { ticketId: null, kept }, 7);
    expect(await ask('guide', { ticketId: '3', ours: false }, 7)).toBeNull();
    expect(await ask('guide', { ticketId: '3', ours: true }, 8)).toBeNull();
    expect(await ask('guide', { ticketId: '3', ours: true }, 7)).toEqual(kept);
    expect(await ask('guide', { ticketId: null, ours: false }, 7)).toBeNull();
    expect(await ask('guide', { ticketId: '3', ours: true }, 7)).toEqual(kept);
  });
});

it('the self-check counts pages, not what was on them', async () => {
  await ask('placesSeen', { kind: 'ticket', found: ['save'], missing: ['contract'] }, 7);
  await ask('placesSeen', { kind: 'ticket', found: ['save', 'contract'], missing: [] }, 7);
  expect(await ask('placeCounts', undefined)).toEqual([
    { kind: 'ticket', place: 'save', seen: 2, found: 2 },
    { kind: 'ticket', place: 'contract', seen: 2, found: 1 },
  ]);
});

describe('a change of the regulation', () => {
  it('is told to everybody until somebody here has read it, and never at the first start', async () => {
    expect(await notices()).toEqual([]);
    await ask('setSettings', { local: { regulation: { R20: 'Пишите клиенту и звоните завтра.' } } });
    expect((await notices()).join()).toContain('Регламент изменился, 1 пункт: R20');
    expect(await ask('regulation', undefined)).toMatchObject({ changes: [{ id: 'R20' }] });
    await ask('regulationRead', undefined);
    expect(await notices()).toEqual([]);
    expect(await ask('regulation', undefined)).toMatchObject({ changes: [] });
  });

  it('of the shipped words is told as well', async () => {
    await notices();
    const { 'regulation.seen': seen } = await fakeBrowser.storage.local.get('regulation.seen');
    await fakeBrowser.storage.local.set({ 'regulation.seen': { ...(seen as object), R01: 'Реагировать за час.' } });
    expect((await notices()).join()).toContain('R01');
  });
});
