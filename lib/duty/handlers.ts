/** What the background answers to each message. */
import type { Handlers, ToBackground } from '../messages.ts';
import { boardHandlers } from './handlers/board.ts';
import { callHandlers } from './handlers/call.ts';
import { dataHandlers } from './handlers/data.ts';
import { incidentHandlers } from './handlers/incident.ts';
import { pageHandlers } from './handlers/page.ts';
import { progressHandlers } from './handlers/progress.ts';
import { settingsHandlers } from './handlers/settings.ts';
import { teamHandlers } from './handlers/team.ts';
import { ticketHandlers } from './handlers/ticket.ts';
import type { Asker } from './receive.ts';

export const handlers: Handlers<ToBackground, Asker> = {
  ...pageHandlers,
  ...progressHandlers,
  ...ticketHandlers,
  ...callHandlers,
  ...incidentHandlers,
  ...boardHandlers,
  ...settingsHandlers,
  ...dataHandlers,
  ...teamHandlers,
};
