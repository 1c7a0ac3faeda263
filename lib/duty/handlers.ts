/** What the background answers to each message. */
import type { Banner, Handlers, TicketView, ToBackground } from '../messages.ts';
import { builtIn } from '../settings/defaults.ts';
import type { Asker } from './receive.ts';

const banner: Banner = { incident: null, due: [], notices: [] };

function emptyView(ticketId: string): TicketView {
  return {
    ticketId,
    now: Date.now(),
    verdict: { clocks: {}, duties: [] },
    events: [],
    critical: { decided: null, suggested: [], matched: [] },
    symptom: { found: 'none', matched: [], mark: null },
    incident: null,
    progress: null,
    draft: null,
    client: null,
  };
}

export const handlers: Handlers<ToBackground, Asker> = {
  hello: () => ({ settings: builtIn, banner, now: Date.now() }),
  clockSeen: () => ({ ok: true }),
  ticketSeen: ({ ticketId }) => emptyView(ticketId ?? ''),
  listSeen: () => ({ rows: {} }),
  clientsSeen: () => ({ ok: true }),
  act: ({ ticketId }) => emptyView(ticketId),
  takeBack: ({ ticketId }) => emptyView(ticketId),
  markSymptom: () => ({ ok: true }),
  incident: () => banner,
  acknowledge: () => banner,
  saveProgress: () => ({ ok: true }),
  saveDraft: () => ({ ok: true }),
  getSettings: () => builtIn,
  setSettings: () => ({ ok: true, settings: builtIn }),
  describeSettings: () => ({ settings: builtIn, local: {}, origins: {}, errors: {} }),
  board: () => ({
    now: Date.now(),
    tickets: [],
    incident: null,
    watching: { state: 'noTab', lastReadAt: null, requests: 0 },
    today: { appeals: 0, answered: 0, late: 0, calls: 0 },
  }),
  openTicket: () => ({ ok: true }),
  testSound: () => ({ ok: false }),
};
