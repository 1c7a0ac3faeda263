/** The duty board of the shipped build, in both browsers: what waits, and what an operator does about it from the keyboard. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Launched, launch, openExtensionPage, PORTAL_HOST, waitFor } from '../tools/browser.ts';
import { faultsInThemes } from './axe.ts';
import { ask, openQuietPage, ticketDueIn } from './background-kit.ts';

const MINUTE_MS = 60_000;

describe.each(['chromium', 'firefox'] as const)('in %s', (kind) => {
  let launched: Launched;
  let quiet: Page;
  let board: Page;

  beforeAll(async () => {
    launched = await launch(kind, { viewport: { width: 360, height: 800 } });
    quiet = await openQuietPage(launched);
    board = await openExtensionPage(launched, 'sidepanel.html#board');
    await board.waitForSelector('.board-empty');
    await board.bringToFront();
  });
  afterAll(() => launched?.close());

  const rows = (part: string) =>
    board.$$eval(`[data-part=${part}] .board-row`, (found) => found.map((row) => row.getAttribute('data-ticket')));
  const has = (part: string, ticketId: string) =>
    waitFor(`${ticketId} в части ${part}`, async () => (await rows(part)).includes(ticketId));
  const focus = async (ticketId: string) => {
    const face = await board.waitForSelector(`.board-row[data-ticket="${ticketId}"] .row-face`);
    await face!.focus();
  };
  /** By its focus and Enter: the board moves while it is worked with. */
  const press = async (name: string) => {
    await waitFor(name, () =>
      board.evaluate((wanted) => {
        const button = document.querySelector<HTMLElement>(`[data-name="${wanted}"]:enabled`);
        button?.focus();
        return button !== null;
      }, name),
    );
    await board.keyboard.press('Enter');
  };
  const events = async (ticketId: string) => {
    const { tickets } = await ask(quiet, 'board');
    return tickets.find((ticket) => ticket.ticketId === ticketId)?.marks.map(({ event }) => event.type) ?? [];
  };

  test('R03: what is open stands by urgency; the board says that nobody watches', async () => {
    await ask(quiet, 'ticketSeen', ticketDueIn('11', 25 * MINUTE_MS, 'Телефон 8 900 000-00-01'));
    await ask(quiet, 'ticketSeen', ticketDueIn('12', -2 * MINUTE_MS));
    await has('running', '11');
    await has('burning', '12');
    expect(await board.$eval('.watching', (element) => element.textContent)).toMatch(/откройте портал.*0 запросов/);
  });

  test('R19: «занято» is one key, by its place on the keyboard; the line moves, and one key takes it back', async () => {
    await focus('11');
    await board.keyboard.press('KeyP');
    await has('callbacks', '11');
    expect(await board.$eval('[data-part=callbacks] .row-call', (element) => element.textContent)).toMatch(
      /\+7 900 000-00-01.*можно звонить сейчас/,
    );
    await board.keyboard.press('KeyZ');
    await waitFor('отменено', async () => (await rows('callbacks')).length === 0);
    expect(await events('11')).toEqual([]);
  });

  test('R13a, R04: a promise asks for its time; its mark can be corrected where the keys are', async () => {
    await focus('11');
    await board.keyboard.press('KeyE');
    const field = await board.waitForSelector('.row-keys .ask input');
    await field!.evaluate((input) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, '23:59');
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await (await board.waitForSelector('.row-keys .ask .button:enabled'))!.click();
    await waitFor('обещание', async () => (await events('11')).includes('callbackPromised'));
    const marked = await board.waitForSelector('.row-marks [data-type=callbackPromised] .mark-time');
    await marked!.click({ count: 3 });
    await board.keyboard.type('00:00');
    await board.keyboard.press('Tab');
    await waitFor('исправлено', async () => {
      const { tickets } = await ask(quiet, 'board');
      const [mark] = tickets.find(({ ticketId }) => ticketId === '11')?.marks ?? [];
      return mark?.record?.startsWith('[Д] 00:00 звонок: обещан');
    });
  });

  test('R13d: an answered call while an answer waits asks whether it was passed on', async () => {
    await ask(quiet, 'act', { ticketId: '12', event: { type: 'consultAnswered' } });
    await waitFor('ответ ждёт', async () =>
      (await board.$$eval('.row-matter', (found) => found.map((row) => row.textContent))).includes(
        'Передать ответ 2-й линии',
      ),
    );
    await focus('12');
    await board.keyboard.press('KeyL');
    await press('answer-told');
    await waitFor('передано', async () => (await rows('burning')).every((ticketId) => ticketId !== '12'));
  });

  test('a reminder is put off for a reason; «обед» keeps silence until a named time', async () => {
    await ask(quiet, 'ticketSeen', ticketDueIn('13', -MINUTE_MS));
    await press('snooze');
    await press('snooze-5');
    await waitFor('отложено', async () => (await ask(quiet, 'board')).banner.due.length === 0);
    await press('lunch');
    await press('lunch-30');
    await waitFor('тихо', async () => (await ask(quiet, 'board')).banner.mutedUntil !== null);
    await press('lunch-over');
    await waitFor('снова слышно', async () => (await board.$('.lunch-on')) === null);
    expect((await ask(quiet, 'board')).banner.mutedUntil).toBeNull();
  });

  test('the sound is turned off and on, and stays so', async () => {
    await press('sound');
    await waitFor('выключен', async () => !(await ask(quiet, 'getSettings')).me.sound);
    await board.waitForSelector('[data-name=sound][aria-pressed=false]');
    await press('sound');
    await waitFor('включён', async () => (await ask(quiet, 'getSettings')).me.sound);
  });

  // Pages are the same in both kinds.
  test.runIf(kind === 'chromium')(
    'axe finds nothing in either theme, with keys, «почему столько» and help unfolded',
    async () => {
      await focus('13');
      await board.keyboard.press(' ');
      await board.waitForSelector('.row-keys');
      await press('why');
      await board.waitForSelector('.why li[data-counts]');
      await board.keyboard.press('F1');
      await board.waitForSelector('.key-help');
      expect(await faultsInThemes(board)).toEqual([]);
    },
  );

  test('J and K go over the parts, Enter opens the ticket’s tab', async () => {
    await focus('13');
    await board.keyboard.press('KeyJ');
    await board.keyboard.press('KeyK');
    expect(await board.evaluate(() => document.activeElement?.closest('.board-row')?.getAttribute('data-ticket'))).toBe(
      '13',
    );
    await board.keyboard.press('Enter');
    const tabs = () =>
      quiet.evaluate(async () => {
        const all = await (
          globalThis as never as {
            chrome: { tabs: { query(all: object): Promise<{ url?: string; pendingUrl?: string }[]> } };
          }
        ).chrome.tabs.query({});
        return all.map(({ url, pendingUrl }) => pendingUrl ?? url ?? '');
      });
    await waitFor('вкладка заявки', async () =>
      (await tabs()).some((url) => url.includes(`${PORTAL_HOST}/support/13/`)),
    );
  });
});
