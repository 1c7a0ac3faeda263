/** What the background answers about a person's own progress. */
import { withJournal } from '../../journal/open.ts';
import type { Handlers, ToBackground } from '../../messages.ts';
import { loadContext } from '../context.ts';
import { countProgress, loadProgress } from '../progress.ts';
import type { Asker } from '../receive.ts';

export const progressHandlers = {
  async progressMade({ marks }) {
    const context = await loadContext();
    await withJournal((journal) => countProgress(journal, marks, context));
    return { ok: true };
  },

  async progress() {
    const context = await loadContext();
    return await withJournal((journal) => loadProgress(journal, context));
  },
} satisfies Partial<Handlers<ToBackground, Asker>>;
