/** On demand: the palette of canned responses, over a ticket's page. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ask } from '../../lib/messaging-client.ts';
import { handOver } from '../../lib/overlay/parts.ts';
import { openPhrases } from './open-phrases.tsx';

export default defineUnlistedScript(() =>
  handOver('phrases', { openPhrases: (place, opening, life) => openPhrases(ask, place, opening, life) }),
);
