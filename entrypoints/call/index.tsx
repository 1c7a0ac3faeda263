/** On demand: the dialog of a call that comes in, on any page of the portal. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ask } from '../../lib/messaging-client.ts';
import { handOver } from '../../lib/overlay/parts.ts';
import { newTicketLink } from '../../lib/portal/new-ticket-link.ts';
import { searchReport } from '../../lib/portal/report-search.ts';
import { openCall } from './open-call.tsx';

export default defineUnlistedScript(() =>
  handOver('call', {
    openCall: (life) => void openCall(life, { ask, report: searchReport, link: () => newTicketLink(document) }),
  }),
);
