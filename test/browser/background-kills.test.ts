/**
 * The background killed at random points while reminders fall due, with restarts of the browser and updates of the extension in
 * between (platform.md §1): none is lost, and one is shown again only when a death came between. `KILLS` says how often;
 * `npm run test:long` has it done 200 times in each browser.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TicketSnapshot as Snapshot } from '../../lib/regulation/snapshot.ts';
import { killBackground, type Launched, launch, waitFor } from '../tools/browser.ts';
import { shownNotifications } from '../tools/extension.ts';
import { ask, openQuietPage, readDeadlines, ticketDueIn, trappedCopy } from './background-kit.ts';

const KILLS = Number(process.env.KILLS ?? 20);
/** The longest time to a reminder and to a kill, ms. */
const EACH_MS = 1_000;
/** After so many kills the browser is restarted, after as many more the extension is updated, and so on. */
const SHAKEN_EVERY = KILLS > 100 ? 20 : 7;
/** A summary may come so long (ms) after the moment that it gives its reminders for. */
const SHOWN_WITHIN_MS = 15_000;

// Side by side: each waits most of its time.
test.concurrent.each(['chromium', 'firefox'] as const)(
  `in %s, ${KILLS} kills: every reminder is given, and given once`,
  {
    timeout: 120_000 + KILLS * 5_000,
  },
  async (kind) => {
    const [copy, profile] = await Promise.all([trappedCopy(kind), mkdtemp(join(tmpdir(), 'dezhurny-profile-'))]);
    let launched = await launch(kind, { extension: copy, profile });
    try {
      let page = await openQuietPage(launched);
      await ask(page, 'setSettings', {
        local: { clocks: { firstResponse: { limitMinutes: 30, quietMinutes: 0, soundMinutes: 0 } } },
      });
      const tickets: Snapshot[] = [];
      const unanswered: Snapshot[] = [];
      const deaths: number[] = [];
      for (let kill = 1; kill <= KILLS; kill++) {
        const ticket = ticketDueIn(String(1_000 + kill), Math.random() * EACH_MS);
        tickets.push(ticket);
        // The kill may come while the ticket is being taken in: only what was answered has to be kept.
        const answered = ask(page, 'ticketSeen', ticket).then(
          () => undefined,
          () => unanswered.push(ticket),
        );
        await new Promise((resolve) => setTimeout(resolve, Math.random() * EACH_MS));
        await killBackground(launched);
        deaths.push(Date.now());
        await answered;
        if (kill % SHAKEN_EVERY !== 0) continue;
        if ((kill / SHAKEN_EVERY) % 2 === 1) {
          await launched.close();
          launched = await launch(kind, { extension: copy, profile });
        } else {
          await update(launched, copy, `0.1.${kill}`);
        }
        deaths.push(Date.now());
        page = await openQuietPage(launched);
      }
      for (const ticket of unanswered) await ask(page, 'ticketSeen', ticket);
      const due = async () => (await readDeadlines(page)).filter(({ level }) => level === 'due');
      await waitFor(
        'всё дано',
        async () => (await due()).filter(({ firedAt }) => firedAt !== null).length === tickets.length,
        90_000,
      );

      const shown = await shownNotifications(page);
      const summaries = shown.filter(({ id }) => id === 'due/summary');
      let repeated = 0;
      for (const { ticketId, firedAt } of await due()) {
        const own = shown.filter(({ title, message }) => title.includes(`Заявка ${ticketId}:`) && !isNagging(message));
        const inSummary = summaries.some(({ at }) => at >= firedAt! && at - firedAt! < SHOWN_WITHIN_MS);
        expect(own.length > 0 || inSummary, `${ticketId} потеряно`).toBe(true);
        expect(new Set(own.map(({ id }) => id)).size, `${ticketId} под разными именами`).toBeLessThanOrEqual(1);
        for (const [before, after] of pairs(own.map(({ at }) => at))) {
          repeated++;
          const between = deaths.some((at) => at >= before && at <= after);
          expect(between, `${ticketId} показано дважды без причины`).toBe(true);
        }
      }
      console.info(`${kind}: ${KILLS} остановок, напоминаний ${tickets.length}, потеряно 0, повторено ${repeated}`);
    } finally {
      await launched.close();
      await Promise.all([copy, profile].map((folder) => rm(folder, { recursive: true, force: true, maxRetries: 5 })));
    }
  },
);

/** «Every 10 minutes»: the same matter is to be shown again then. */
function isNagging(message: string): boolean {
  return /Просрочено на \d\d/.test(message);
}

function pairs(moments: readonly number[]): [number, number][] {
  return moments.slice(1).map((at, index) => [moments[index]!, at]);
}

/** A newer version of the same extension in the place of the one that runs. */
async function update({ browser }: Launched, copy: string, version: string): Promise<void> {
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...manifest, version }));
  await browser.installExtension(copy);
}
