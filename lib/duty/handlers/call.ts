/** What the background answers about a call that comes in (R02, R08). */
import { PersonError } from '../../errors.ts';
import { withJournal } from '../../journal/open.ts';
import type { Handlers, ToBackground } from '../../messages.ts';
import { MINUTE_MS } from '../../text/moscow.ts';
import { dropCall, fillCall, keptCall, takeCall, viewCall } from '../calls.ts';
import { loadContext } from '../context.ts';
import type { Context } from '../judging.ts';
import { openNewTicket } from '../new-ticket.ts';
import { showPortal } from '../open-ticket.ts';
import type { Asker } from '../receive.ts';
import { reconcile } from '../reconcile.ts';
import { askTab } from '../tabs.ts';

export const callHandlers = {
  keptCall,

  async readCall(call) {
    const context = await loadContext();
    return await withJournal((journal) => viewCall(journal, call, context));
  },

  async dropCall() {
    await dropCall();
    return { ok: true };
  },

  async fillCall({ call, link, until }, { tabId }) {
    if (tabId === null) throw new PersonError('Заявка заполняется на странице портала.');
    const context = await loadContext();
    if (until !== null) refusePast(until, context);
    await fillCall(call, until, context);
    const opened = await openNewTicket(tabId, link, context.settings);
    // A form that stands there already hears of it.
    void reconcile({ changed: true });
    return { opened };
  },

  takeCall: async (_, { tabId }) => await takeCall(tabId),

  async newCall() {
    await askTab(await showPortal(), 'newCall', undefined);
    return { ok: true };
  },
} satisfies Partial<Handlers<ToBackground, Asker>>;

/** @throws PersonError for a moment (ms) that is past. */
function refusePast(at: number, { now }: Context): void {
  if (at < now - MINUTE_MS) throw new PersonError('Это время уже прошло.');
}
