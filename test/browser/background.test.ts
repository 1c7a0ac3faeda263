/** The background of the shipped build, in both browsers: reminders through every death, incidents, settings. */
import { rm } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Launched, launch, waitFor } from '../tools/browser.ts';
import { badgeText, shownNotifications } from '../tools/extension.ts';
import {
  ask,
  endBackground,
  openQuietPage,
  readDeadlines,
  setTrap,
  ticketDueIn,
  trappedCopy,
  waitUntilTrapped,
} from './background-kit.ts';

declare const chrome: { runtime: { getBackgroundPage(): Promise<unknown> } };
type FirefoxWindow = { navigator: { getAutoplayPolicy(of: 'audiocontext'): string } };

/** Firefox ends an idle event page after this (ms), instead of being killed. */
const IDLE_MS = 2_500;

describe.each(['chromium', 'firefox'] as const)('in %s', (kind) => {
  let copy: string;
  let launched: Launched;
  let page: Page;

  beforeAll(async () => {
    copy = await trappedCopy(kind);
    launched = await launch(kind, { extension: copy, idleMs: IDLE_MS });
    page = await openQuietPage(launched);
    await ask(page, 'setSettings', {
      local: { clocks: { firstResponse: { limitMinutes: 30, quietMinutes: 0, soundMinutes: 0 } } },
    });
  });
  afterAll(async () => {
    await launched?.close();
    if (copy) await rm(copy, { recursive: true, force: true });
  });

  const about = async (ticketId: string) =>
    (await shownNotifications(page)).filter(({ title }) => title.includes(`Заявка ${ticketId}:`));
  const isFired = async (ticketId: string) =>
    (await readDeadlines(page)).some((reminder) => reminder.ticketId === ticketId && reminder.state === 'fired');
  const wake = () => ask(page, 'hello', { kind: 'none', loggedOut: false, visible: true });

  test('killed between arming and firing: the alarm wakes it, and the reminder fires exactly once', async () => {
    await ask(page, 'ticketSeen', ticketDueIn('1', 5_000));
    await waitFor('взведено', async () => (await readDeadlines(page)).some(({ ticketId }) => ticketId === '1'));
    await endBackground(launched, page);
    expect(await about('1')).toEqual([]);
    await waitFor('напоминание', () => isFired('1'), 20_000);
    await wake();
    await wake();
    expect(await about('1')).toHaveLength(1);
  });

  test('killed between the first commit and the notification: shown once, at the next wake', async () => {
    await setTrap(page, 'before');
    await ask(page, 'ticketSeen', ticketDueIn('2', -1_000));
    await waitUntilTrapped(page);
    expect(await about('2')).toEqual([]);
    await endBackground(launched, page);
    await wake();
    await waitFor('напоминание', () => isFired('2'));
    expect(await about('2')).toHaveLength(1);
  });

  test('killed between the notification and the second commit: the same notification again, no second one', async () => {
    await setTrap(page, 'after');
    await ask(page, 'ticketSeen', ticketDueIn('3', -1_000));
    await waitUntilTrapped(page);
    await endBackground(launched, page);
    await wake();
    await waitFor('напоминание', () => isFired('3'));
    await wake();
    const shown = await about('3');
    expect(shown).toHaveLength(2);
    expect(new Set(shown.map(({ id }) => id)).size).toBe(1);
  });

  test('R29: three clients with one trouble raise one notification, and the icon says so', async () => {
    for (const id of ['101', '102', '103']) {
      await ask(page, 'ticketSeen', ticketDueIn(id, 28 * 60_000, '1С зависла намертво, никто не может работать'));
    }
    const incidents = async () => (await shownNotifications(page)).filter(({ title }) => title.startsWith('Сбой'));
    await waitFor('тревога', async () => (await incidents()).length > 0);
    await ask(page, 'ticketSeen', ticketDueIn('104', 29 * 60_000, 'База зависла'));
    await wake();
    expect(await incidents()).toMatchObject([
      { title: 'Сбой: 3 клиента, зависание', message: 'Договор 101, договор 102, договор 103. Сообщите в Скайп.' },
    ]);
    await waitFor('значок', async () => (await badgeText(page)) === '!');
  });

  test('a changed limit is in force at once for clocks that run', async () => {
    await ask(page, 'ticketSeen', ticketDueIn('5', 10 * 60_000));
    expect(await about('5')).toEqual([]);
    await ask(page, 'setSettings', {
      local: { clocks: { firstResponse: { limitMinutes: 19, quietMinutes: 0, soundMinutes: 0 } } },
    });
    await waitFor('напоминание', () => isFired('5'));
  });

  test('a damaged message is refused, and the background lives on', async () => {
    await expect(ask(page, 'act', { ticketId: '1', event: { type: 'explode' } } as never)).rejects.toThrow('не поняло');
    expect((await ask(page, 'getSettings')).retentionDays).toBe(30);
  });

  test.runIf(kind === 'chromium')('the sound is played', async () => {
    expect(await ask(page, 'testSound', { volume: null })).toEqual({ ok: true });
  });

  test.runIf(kind === 'firefox')(
    'the sound may be played by the event page, and a machine without it is told apart',
    async () => {
      const policy = await page.evaluate(async () => {
        const background = await chrome.runtime.getBackgroundPage();
        return (background as unknown as FirefoxWindow).navigator.getAutoplayPolicy('audiocontext');
      });
      expect(policy).toBe('allowed');
      expect(Object.keys(await ask(page, 'testSound', { volume: null }))).toEqual(['ok']);
    },
  );
});
