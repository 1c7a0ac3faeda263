/** What the background answers about what is kept on this computer. */
import { withJournal } from '../../journal/open.ts';
import type { Handlers, ToBackground } from '../../messages.ts';
import { makeBackup, restoreBackup, tryBackup } from '../backup.ts';
import { loadContext } from '../context.ts';
import { dataReport, purgeByHand } from '../data.ts';
import type { Asker } from '../receive.ts';
import { rejudgeOpen } from '../reconcile.ts';

export const dataHandlers = {
  async dataReport() {
    const context = await loadContext();
    return await withJournal((journal) => dataReport(journal, context));
  },

  async purge({ scope }) {
    const context = await loadContext();
    const done = await withJournal((journal) => purgeByHand(journal, scope, context));
    await rejudgeOpen();
    return done;
  },

  async backup() {
    const context = await loadContext();
    return { text: await withJournal((journal) => makeBackup(journal, context)) };
  },

  tryBackup: async ({ text }) => await withJournal((journal) => tryBackup(journal, text)),

  async restoreBackup({ text }) {
    await withJournal((journal) => restoreBackup(journal, text));
    await rejudgeOpen();
    return { ok: true };
  },
} satisfies Partial<Handlers<ToBackground, Asker>>;
