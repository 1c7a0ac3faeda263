/** A browser that is closed and started again, and an update of the extension: nothing is lost by either (platform.md §0, §1). */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { browser } from 'wxt/browser';
import { openPortal } from '../demo-portal/operator.ts';
import { startDemoPortal } from '../demo-portal/server.ts';
import { launch, launchChromium, OUTPUT, waitFor } from '../tools/browser.ts';
import { shownNotifications } from '../tools/extension.ts';
import { ask, openQuietPage, readDeadlines, ticketDueIn, trappedCopy } from './background-kit.ts';

/** In pages of the extension. */
declare const chrome: typeof browser;

/** Long enough to close a browser (ms) on a busy machine. */
const DUE_MS = 8_000;

test.each(['chromium', 'firefox'] as const)(
  'in %s, what fell due while the browser was closed is given at its start, once',
  { timeout: 120_000 },
  async (kind) => {
    const [copy, profile] = await Promise.all([trappedCopy(kind), mkdtemp(join(tmpdir(), 'dezhurny-profile-'))]);
    try {
      const before = await launch(kind, { extension: copy, profile });
      const page = await openQuietPage(before);
      await ask(page, 'setSettings', {
        local: { clocks: { firstResponse: { limitMinutes: 30, quietMinutes: 0, soundMinutes: 0 } } },
      });
      const due = Date.now() + DUE_MS;
      await ask(page, 'ticketSeen', ticketDueIn('1', DUE_MS));
      await before.close();
      await waitFor('срок вышел', () => Date.now() > due, 2 * DUE_MS);

      const after = await launch(kind, { extension: copy, profile });
      try {
        const again = await openQuietPage(after);
        const shown = await waitFor('напоминание', async () => {
          const all = await shownNotifications(again);
          return all.length > 0 && all;
        });
        expect(shown.map(({ title }) => title)).toEqual(['Заявка 1: ответить клиенту впервые']);
        await ask(again, 'hello', { kind: 'none', loggedOut: false, visible: true });
        expect(await shownNotifications(again)).toHaveLength(1);
      } finally {
        await after.close();
      }
    } finally {
      await Promise.all([copy, profile].map((folder) => rm(folder, { recursive: true, force: true, maxRetries: 5 })));
    }
  },
);

test('an update keeps the journal, sets the alarms again, and gives open portal tabs the new script', async () => {
  const portal = await startDemoPortal({ skin: 'public' });
  const launched = await launchChromium({ ports: [portal.port] });
  try {
    await openPortal(launched.browser, portal);
    const page = await openQuietPage(launched);
    const tabs = (of: Page) =>
      of.evaluate(async () =>
        Object.keys(await chrome.storage.session.get(null)).filter((key) => key.startsWith('tab:')),
      );
    await waitFor('вкладка поздоровалась', async () => (await tabs(page)).length === 1);
    await ask(page, 'ticketSeen', ticketDueIn('1', 25 * 60_000));

    await launched.browser.installExtension(OUTPUT.chromium);
    const after = await openQuietPage(launched);
    await waitFor('вкладка поздоровалась снова', async () => (await tabs(after)).length === 1, 20_000);
    expect((await readDeadlines(after)).filter(({ state }) => state === 'armed')).not.toEqual([]);
    const alarms = await waitFor('будильники', async () => {
      const names = await after.evaluate(async () => (await chrome.alarms.getAll()).map(({ name }) => name));
      return names.includes('next') && names;
    });
    expect(alarms).toContain('tick');
  } finally {
    await launched.close();
    await portal.close();
  }
});
