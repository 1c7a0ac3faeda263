/** What this tab does for the background: reads pages of the portal on its behalf (design.md, «Polling»). */
import type { Handlers, ToTab } from '../../lib/messages.ts';
import { ask } from '../../lib/messaging-client.ts';
import { fetchPage } from '../../lib/portal/fetch-page.ts';
import { diagnose, recognise } from '../../lib/portal/recognise.ts';
import type { PageSnapshot } from '../../lib/regulation/snapshot.ts';
import type { PortalProfile } from '../../lib/settings/schema.ts';

type Answers = Pick<Handlers<ToTab, void>, 'poll' | 'fetchTicket' | 'diagnose'>;

/** Answers that need no panel. `profile` is asked for each time: leads may have changed it. */
export function tabAnswers(profile: () => PortalProfile): Answers {
  return {
    poll: async ({ url }) => {
      const snapshot = await read(url, profile());
      if (snapshot.kind === 'list' || snapshot.kind === 'none') return snapshot;
      return { kind: 'none', url: snapshot.url, loggedOut: false };
    },
    fetchTicket: async ({ url }) => {
      const snapshot = await read(url, profile());
      return snapshot.kind === 'ticket' ? snapshot : null;
    },
    diagnose: () => diagnose(document, profile()),
  };
}

async function read(url: string, profile: PortalProfile): Promise<PageSnapshot> {
  const page = await fetchPage(url);
  if (page.serverTime !== null) void ask('clockSeen', { offsetMs: page.serverTime - Date.now() });
  if (page.status >= 400) throw new Error(`${page.status}`);
  return recognise(page.document, profile).snapshot;
}
