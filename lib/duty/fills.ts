/**
 * Texts that wait for a ticket's page: an operator has asked for them, the page puts them into its form, the operator sends them
 * (R30, R31, R04). Kept in memory only.
 */
import { browser } from 'wxt/browser';
import { PersonError } from '../errors.ts';
import type { Journal } from '../journal/open.ts';
import type { TicketFill } from '../messages.ts';
import type { AffectedClient, IncidentStage, IncidentView } from '../regulation/incidents.ts';
import { showTicket } from './open-ticket.ts';
import { loadTicketSession, type SessionArea } from './session.ts';

const PREFIX = 'fill:';
/** The tab that goes from ticket to ticket, and which it shows. */
const WALK = 'tellingTab';

interface Walk {
  tabId: number;
  ticketId: string;
}

/** Shows the ticket, in the tab of the one before when nothing typed is left there, with a text for its form. */
export async function fillTicket(journal: Journal, ticketId: string, fill: TicketFill): Promise<void> {
  const record = await journal.get('tickets', ticketId);
  if (!record) throw new PersonError('Этой заявки в журнале больше нет. Найдите её в списке портала.');
  await browser.storage.session.set({ [PREFIX + ticketId]: fill });
  const tabId = await showTicket(record.url, await freeTab());
  if (tabId !== null) await browser.storage.session.set({ [WALK]: { tabId, ticketId } satisfies Walk });
}

/** Whether something waits for the ticket's page. */
export async function hasFill(ticketId: string, area: SessionArea): Promise<boolean> {
  const key = PREFIX + ticketId;
  return key in (await area.get(key));
}

/** Gives it out once, and only to the tab that the operator looks at. */
export async function takeFill(ticketId: string, tabId: number | null): Promise<TicketFill | null> {
  const key = PREFIX + ticketId;
  const { [key]: fill } = await browser.storage.session.get(key);
  if (!fill || tabId === null || !(await isShown(tabId))) return null;
  await browser.storage.session.remove(key);
  return fill as TicketFill;
}

/** The next client who is still to be told of the stage, after the one named, round the list. Null when there is none. */
export function nextToTell(view: IncidentView, stage: IncidentStage, after: string | null): AffectedClient | null {
  const from = view.clients.findIndex(({ client }) => client === after) + 1;
  const inTurn = [...view.clients.slice(from), ...view.clients.slice(0, from)];
  return inTurn.find(({ client }) => client !== after && view.left.includes(`${client}:${stage}`)) ?? null;
}

/** The ticket in which a client is told: the newest one. */
export function ticketToTell({ tickets }: AffectedClient): string {
  return tickets.at(-1)!;
}

async function freeTab(): Promise<number | null> {
  const { [WALK]: walk } = (await browser.storage.session.get(WALK)) as { [WALK]?: Walk };
  if (!walk || (await loadTicketSession(walk.ticketId)).draft !== null) return null;
  return walk.tabId;
}

/** Whether the operator looks at the tab. */
export async function isShown(tabId: number): Promise<boolean> {
  return (await browser.tabs.get(tabId).catch(() => undefined))?.active ?? false;
}
