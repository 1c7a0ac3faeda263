import { chime } from '../../lib/duty/chime.ts';
import { answerAsPage } from '../../lib/messaging-client.ts';

answerAsPage({ playSound: async ({ volume }) => ({ ok: await chime(volume) }) });
