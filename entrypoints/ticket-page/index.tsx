/** On demand: the panel of a ticket's page, or of the form for a new one. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { handOver } from '../../lib/overlay/parts.ts';
import { mountTicket } from './ticket.tsx';

export default defineUnlistedScript(() => handOver('ticket-page', { mountTicket }));
