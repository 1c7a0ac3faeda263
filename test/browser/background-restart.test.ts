/** A browser that is closed and started again: what fell due meanwhile is given at the start (platform.md §1, 9). */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { launchChromium, waitFor } from '../tools/browser.ts';
import { shownNotifications } from '../tools/extension.ts';
import { ask, openQuietPage, readDeadlines, ticketDueIn, trappedCopy } from './background-kit.ts';

test('a reminder that fell due while the browser was closed is given at its start, once, saying how late', async () => {
  const [copy, profile] = await Promise.all([trappedCopy('chromium'), mkdtemp(join(tmpdir(), 'dezhurny-profile-'))]);
  try {
    const before = await launchChromium({ extension: copy, profile });
    const page = await openQuietPage(before);
    await ask(page, 'ticketSeen', ticketDueIn('1', 1_000));
    await waitFor('взведено', async () =>
      (await readDeadlines(page)).some(({ level, state }) => level === 'due' && state === 'armed'),
    );
    await before.close();

    const after = await launchChromium({ extension: copy, profile });
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
});
