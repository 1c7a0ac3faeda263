/** What the background answers about one ticket: what it sees, what an operator marks, what is kept of it and put into it. */
import { PersonError } from '../../errors.ts';
import { ticketWithEvents } from '../../journal/events.ts';
import { type Journal, withJournal } from '../../journal/open.ts';
import type { Handlers, TicketView, ToBackground } from '../../messages.ts';
import { explain } from '../../regulation/explain.ts';
import type { TicketSnapshot } from '../../regulation/snapshot.ts';
import { MINUTE_MS } from '../../text/moscow.ts';
import { settlePromise } from '../calls.ts';
import { loadContext } from '../context.ts';
import { fillTicket, takeFill } from '../fills.ts';
import { loadGuide, saveGuide } from '../guidance.ts';
import { type Context, judge, judgeOptions } from '../judging.ts';
import { showTicket } from '../open-ticket.ts';
import { countProgress, noteOpened } from '../progress.ts';
import type { Asker } from '../receive.ts';
import { followUp, reconcile } from '../reconcile.ts';
import { judgeFields } from '../required.ts';
import { keepSkipped, saveDraft, saveEdits, saveProgress, saveTitles, takeSkipped } from '../session.ts';
import { viewNewTicket, viewTicket } from '../ticket-view.ts';
import { markSymptom, moveEvent, type Outcome, recordEvent, takeBackEvent, takeTicket } from '../tickets.ts';

export const ticketHandlers = {
  async ticketSeen(snapshot) {
    const context = await loadContext();
    if (!hasId(snapshot)) return await viewNewTicket(snapshot, context);
    await saveTitles({ [snapshot.ticketId]: snapshot.title });
    await noteOpened(snapshot.ticketId, context.now);
    return await withJournal(async (journal) => {
      const { judged, cleared, changed, ...read } = await takeTicket(journal, snapshot, context);
      const { contact } = read.reading;
      const settled = await settlePromise(
        journal,
        { ticketId: snapshot.ticketId, contact, events: judged.events },
        context,
      );
      await followUp(journal, { cleared, changed: changed || settled !== null });
      await recordSkipped(journal, snapshot, context);
      return await viewTicket(journal, settled?.judged ?? judged, context, read);
    });
  },

  async requiredFields({ page, aboutBase }) {
    return await judgeFields(page, aboutBase, await loadContext());
  },

  act: async ({ ticketId, event, at }) =>
    await changed((journal, context) => {
      if (at !== undefined) refuseFuture(at, context);
      return recordEvent(journal, ticketId, event, at ?? context.now, context);
    }),

  takeBack: async ({ ticketId, eventId }) =>
    await changed((journal, context) => takeBackEvent(journal, ticketId, eventId, context)),

  correctAct: async ({ ticketId, eventId, at }) =>
    await changed((journal, context) => {
      refuseFuture(at, context);
      return moveEvent(journal, ticketId, eventId, at, context);
    }),

  async markSymptom({ ticketId, symptom }) {
    await changed((journal, context) => markSymptom(journal, ticketId, symptom, context));
    return { ok: true };
  },

  async fieldsSkipped({ ticketId, reason, clauses }) {
    const context = await loadContext();
    const marks = [...new Set(clauses)].map((clause) => ({ clause, kind: 'missing' as const }));
    await withJournal((journal) => countProgress(journal, marks, context));
    if (ticketId === null) await keepSkipped({ reason, at: context.now });
    else
      await changed((journal) =>
        recordEvent(journal, ticketId, { type: 'fieldsSkipped', reason }, context.now, context),
      );
    return { ok: true };
  },

  async saveProgress({ ticketId, progress }) {
    await saveProgress(ticketId, progress);
    return { ok: true };
  },

  async saveDraft({ ticketId, text }) {
    await saveDraft(ticketId, text);
    return { ok: true };
  },

  async saveEdits({ ticketId, edits }) {
    await saveEdits(ticketId, edits);
    return { ok: true };
  },

  async guide({ ticketId, ours }, { tabId }) {
    return tabId === null ? null : await loadGuide(ticketId, ours, tabId);
  },

  async saveGuide({ ticketId, kept }, { tabId }) {
    if (tabId !== null) await saveGuide(ticketId, kept, tabId);
    return { ok: true };
  },

  async explain({ ticketId, clock }) {
    const [context, { record, own }] = await Promise.all([
      loadContext(),
      withJournal((journal) => ticketWithEvents(journal, ticketId)),
    ]);
    if (!record) throw new PersonError('Этой заявки в журнале больше нет.');
    const { events } = judge(record, own, context);
    return explain(clock, events, context.settings.clocks, context.now, judgeOptions(record, context.settings));
  },

  async openTicket({ ticketId }) {
    const record = await withJournal((journal) => journal.get('tickets', ticketId));
    if (!record) throw new PersonError('Этой заявки в журнале больше нет. Найдите её в списке портала.');
    await showTicket(record.url);
    return { ok: true };
  },

  async fillTicket({ ticketId, fill }) {
    await withJournal((journal) => fillTicket(journal, ticketId, fill));
    // A tab that shows the ticket already hears of it.
    void reconcile({ changed: true });
    return { ok: true };
  },

  takeFill: async ({ ticketId }, { tabId }) => await takeFill(ticketId, tabId),
} satisfies Partial<Handlers<ToBackground, Asker>>;

/** What was left out when this ticket was created: known before the ticket had a number. */
async function recordSkipped(
  journal: Journal,
  { ticketId, messages }: TicketSnapshot & { ticketId: string },
  context: Context,
): Promise<void> {
  const [opening] = messages;
  if (opening?.author !== 'staff' || opening.at === null) return;
  const skipped = await takeSkipped(opening.at);
  if (skipped)
    await recordEvent(journal, ticketId, { type: 'fieldsSkipped', reason: skipped.reason }, skipped.at, context);
}

/** Does what an operator has asked for about a ticket, tells everybody, and gives what the panel shows then. */
async function changed(work: (journal: Journal, context: Context) => Promise<Outcome>): Promise<TicketView> {
  const context = await loadContext();
  return await withJournal(async (journal) => {
    const { judged, cleared } = await work(journal, context);
    await followUp(journal, { cleared, changed: true });
    return await viewTicket(journal, judged, context, null);
  });
}

/** @throws PersonError for a moment (ms) that is still to come; the portal's clock and ours may differ a little. */
function refuseFuture(at: number, { now }: Context): void {
  if (at > now + MINUTE_MS) throw new PersonError('Это время ещё не наступило.');
}

function hasId(snapshot: TicketSnapshot): snapshot is TicketSnapshot & { ticketId: string } {
  return snapshot.ticketId !== null;
}
