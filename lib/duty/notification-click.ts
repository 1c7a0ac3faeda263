/** A click on a notification: to the ticket; where it is about several, or about the incident, to a portal page. */
import { browser } from 'wxt/browser';
import { withJournal } from '../journal/open.ts';
import { showTicket } from './open-ticket.ts';
import { notificationId } from './outbox.ts';
import { portalTabs } from './tabs.ts';

export async function onNotificationClicked(id: string): Promise<void> {
  await browser.notifications.clear(id);
  const url = await withJournal(async (journal) => {
    const reminders = await journal.getAll('deadlines');
    const ticketId = reminders.find(({ matter }) => notificationId(matter) === id)?.ticketId;
    return ticketId ? (await journal.get('tickets', ticketId))?.url : undefined;
  });
  const target = url ?? (await portalTabs())[0]?.url;
  if (target !== undefined) await showTicket(target);
}
