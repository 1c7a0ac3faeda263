/**
 * The worker killed at random points while reminders fall due (platform.md §1): none is lost, and one is shown again only when
 * it was being shown at that moment. `KILLS` says how often; `npm run test:long` has it done 200 times.
 */
import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { TicketSnapshot as Snapshot } from '../../lib/regulation/snapshot.ts';
import { killWorker, launchChromium, waitFor } from '../tools/browser.ts';
import { shownNotifications } from '../tools/extension.ts';
import { ask, openQuietPage, readDeadlines, ticketDueIn, trappedCopy } from './background-kit.ts';

const KILLS = Number(process.env.KILLS ?? 20);
const EACH_MS = 2_000;

test(`${KILLS} kills: every reminder is given, and no notification but under its own name`, {
  timeout: 60_000 + KILLS * EACH_MS * 3,
}, async () => {
  const copy = await trappedCopy('chromium');
  const launched = await launchChromium({ extension: copy });
  try {
    const page = await openQuietPage(launched);
    await ask(page, 'setSettings', {
      local: { clocks: { firstResponse: { limitMinutes: 30, quietMinutes: 0, soundMinutes: 0 } } },
    });
    const tickets: Snapshot[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const ticket = ticketDueIn(String(1_000 + kill), Math.random() * EACH_MS);
      tickets.push(ticket);
      // Not waited for: the kill may come while the ticket is being taken in.
      const asked = ask(page, 'ticketSeen', ticket).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * EACH_MS));
      await killWorker(launched);
      await asked;
    }
    for (const ticket of tickets) await ask(page, 'ticketSeen', ticket);
    const due = async () => (await readDeadlines(page)).filter(({ level }) => level === 'due');
    await waitFor(
      'всё дано',
      async () => (await due()).filter(({ state }) => state === 'fired').length === tickets.length,
      30_000,
    );
    expect((await due()).map(({ state }) => state)).toEqual(tickets.map(() => 'fired'));

    const shown = await shownNotifications(page);
    const summaries = shown.filter(({ id }) => id === 'due/summary').length;
    for (const { ticketId } of tickets) {
      const own = shown.filter(({ title }) => title.includes(`Заявка ${ticketId}:`));
      expect(own.length + summaries, `${ticketId}`).toBeGreaterThan(0);
      expect(new Set(own.map(({ id }) => id)).size, `${ticketId}`).toBeLessThanOrEqual(1);
    }
    expect(shown.length, 'показанные дважды').toBeLessThanOrEqual(tickets.length + KILLS);
  } finally {
    await launched.close();
    await rm(copy, { recursive: true, force: true });
  }
});
