/** What the panel shows of a ticket. */
import type { Journal } from '../journal/open.ts';
import type { Contact } from '../journal/schema.ts';
import type { TicketView } from '../messages.ts';
import { NEW_TICKET } from '../overlay/form-draft.ts';
import { fittingInstructions } from '../regulation/instructions.ts';
import type { TicketSnapshot } from '../regulation/snapshot.ts';
import { hasFill } from './fills.ts';
import { loadIncident, ticketsOf } from './incident.ts';
import { type Context, criticalDecision, type Judged } from './judging.ts';
import { readTicket, type TicketReading } from './reading.ts';
import { findClient, loadTicketSession, sessionOf } from './session.ts';

/** What the page's texts tell; they are at hand only while the page is being read. */
interface Read {
  reading: TicketReading;
  client: TicketView['client'];
}

export async function viewTicket(
  journal: Journal,
  { record, events, verdict }: Judged,
  context: Context,
  read: Read | null,
): Promise<TicketView> {
  const { ticketId, symptom, mark, criteria, contact, call } = record;
  const area = sessionOf(context);
  const [session, incident, fill] = await Promise.all([
    loadTicketSession(ticketId, area),
    loadIncident(journal, context),
    hasFill(ticketId, area),
  ]);
  const matched = read?.reading.matched ?? [];
  const known = contact && (await findClient({ contract: contact.contract, login: contact.login, inn: null }, area));
  return {
    ticketId,
    now: context.now,
    verdict,
    events,
    call,
    critical: { decided: criticalDecision(events), suggested: criteria, matched },
    symptom: { found: symptom, matched, mark, ask: (read?.reading.ask ?? false) && mark === null },
    incident: ticketsOf(incident).has(ticketId) ? incident : null,
    fill,
    progress: session.progress,
    draft: session.draft,
    edits: session.edits,
    client: read ? read.client : known,
    noHurry: read?.reading.noHurry ?? null,
    instructions: read
      ? fittingInstructions(context.settings.ownInstructions, read.reading.instructions, mark ?? symptom)
      : undefined,
    named: nameIn(contact, read?.reading.inn ?? null),
  };
}

/** The form for a new ticket: what its texts tell; nothing of it is kept but its draft. */
export async function viewNewTicket(snapshot: TicketSnapshot, context: Context): Promise<TicketView> {
  const { contact, inn, symptom, ask, criteria, matched, instructions } = readTicket(snapshot, context);
  const session = await loadTicketSession(NEW_TICKET, sessionOf(context));
  return {
    ticketId: NEW_TICKET,
    now: context.now,
    verdict: { clocks: {}, duties: [] },
    events: [],
    call: null,
    critical: { decided: null, suggested: criteria, matched },
    symptom: { found: symptom, matched, mark: null, ask },
    incident: null,
    progress: session.progress,
    draft: session.draft,
    edits: null,
    client: await findClient({ ...contact, inn }, sessionOf(context)),
    noHurry: null,
    instructions: fittingInstructions(context.settings.ownInstructions, instructions, symptom),
    named: nameIn(contact, inn),
  };
}

function nameIn(contact: Contact | null, inn: string | null): string {
  return contact?.contract ?? contact?.login ?? inn ?? '';
}
