import { chime } from '../../lib/duty/chime.ts';
import { answerAsPage } from '../../lib/messaging-client.ts';

answerAsPage({ playSound: async () => ({ ok: await chime() }) });
