/** On demand, where the trainer's switch is on: guidance through the order of actions (R06–R13). */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ask } from '../../lib/messaging-client.ts';
import { handOver } from '../../lib/overlay/parts.ts';
import { mountGuidance } from './mount-guidance.tsx';

export default defineUnlistedScript(() =>
  handOver('guidance', {
    mountGuidance: (guided, settings, life) => mountGuidance(guided, settings, { ask, now: () => Date.now() }, life),
  }),
);
