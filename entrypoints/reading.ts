/** On demand: recognition, for the page itself and for what the background asks this tab to read (design.md, «Polling»). */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerAsTab, ask } from '../lib/messaging-client.ts';
import { handOver, partOf } from '../lib/overlay/parts.ts';
import { fetchPage } from '../lib/portal/fetch-page.ts';
import { diagnose, recognise } from '../lib/portal/recognise.ts';
import type { PageSnapshot } from '../lib/regulation/snapshot.ts';
import type { PortalProfile } from '../lib/settings/schema.ts';

export default defineUnlistedScript(() => {
  if (partOf('reading')) return;
  handOver('reading', { recognise });
  answerAsTab({
    poll: async ({ url }) => {
      const snapshot = await read(url);
      if (snapshot.kind === 'list' || snapshot.kind === 'none') return snapshot;
      return { kind: 'none', url: snapshot.url, loggedOut: false };
    },
    fetchTicket: async ({ url }) => {
      const snapshot = await read(url);
      return snapshot.kind === 'ticket' ? snapshot : null;
    },
    diagnose: async () => diagnose(document, await profile()),
  });
});

/** Reads a page of the portal as it is now. */
async function read(url: string): Promise<PageSnapshot> {
  const page = await fetchPage(url);
  if (page.serverTime !== null) void ask('clockSeen', { offsetMs: page.serverTime - Date.now() });
  if (page.status >= 400) throw new Error(`${page.status}`);
  return recognise(page.document, await profile()).snapshot;
}

/** Asked for each time: leads may have changed it. */
async function profile(): Promise<PortalProfile> {
  const settings = await ask('getSettings');
  if (!settings.ok) throw new Error('no settings');
  return settings.value.portal;
}
