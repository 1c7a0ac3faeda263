/** What the background answers about incidents (R28–R31) and the alarms of the past. */
import { withJournal } from '../../journal/open.ts';
import type { Handlers, ToBackground } from '../../messages.ts';
import { loadBanner } from '../banner.ts';
import { loadContext } from '../context.ts';
import { fillTicket, nextToTell, ticketToTell } from '../fills.ts';
import { loadIncident } from '../incident.ts';
import { actOnIncident } from '../incident-actions.ts';
import { loadAlarmLog, loadIncidentPage } from '../incident-page.ts';
import type { Asker } from '../receive.ts';
import { followUp, reconcile } from '../reconcile.ts';

export const incidentHandlers = {
  async incident(action) {
    const context = await loadContext();
    return await withJournal(async (journal) => {
      const cleared = await actOnIncident(journal, action, context);
      await followUp(journal, { cleared, changed: true });
      return await loadBanner(journal, context);
    });
  },

  async tellNext({ stage, after }) {
    const context = await loadContext();
    const ticketId = await withJournal(async (journal) => {
      const incident = await loadIncident(journal, context);
      const client = incident && nextToTell(incident, stage, after);
      if (!client) return null;
      await fillTicket(journal, ticketToTell(client), { kind: 'phrase', stage });
      return ticketToTell(client);
    });
    void reconcile({ changed: true });
    return { ticketId };
  },

  async incidentPage() {
    const context = await loadContext();
    return await withJournal((journal) => loadIncidentPage(journal, context));
  },

  async alarmLog() {
    const context = await loadContext();
    return await withJournal((journal) => loadAlarmLog(journal, context));
  },
} satisfies Partial<Handlers<ToBackground, Asker>>;
