/** `replay clocks`: the clocks and duties of recorded tickets. */
import * as z from 'zod/mini';
import { dutyName } from '../../../lib/regulation/calls.ts';
import { judgeTicket } from '../../../lib/regulation/clocks.ts';
import type { EventBody } from '../../../lib/regulation/events.ts';
import { CLOCK_IDS } from '../../../lib/regulation/rules.ts';
import type { Settings } from '../../../lib/settings/schema.ts';
import { moment, time } from './fields.ts';
import { timeWriter } from './times.ts';

const plain = z.enum([
  'clientMessage',
  'staffPublic',
  'staffHidden',
  'statusChanged',
  'assigneeChanged',
  'closed',
  'clientToldByPhone',
  'critical',
  'notCritical',
  'consultAsked',
  'consultReacted',
  'consultAnswered',
  'teamPhoned',
  'joinedIncident',
] satisfies EventBody['type'][]);

const event = z.discriminatedUnion('type', [
  z.object({ at: moment, type: z.literal('created'), by: z.enum(['client', 'staff']) }),
  z.object({ at: moment, type: z.literal('call'), result: z.enum(['answered', 'busy', 'noAnswer', 'off']) }),
  z.object({ at: moment, type: z.literal('noReplyNeeded'), reason: z.optional(z.string()) }),
  z.object({ at: moment, type: z.literal('callbackPromised'), until: moment }),
  z.object({ at: moment, type: plain }),
]);

export const clocksLine = z.object({ id: z.unknown(), now: time, events: z.array(event) });

/** Judges one ticket at its `now`. */
export function replayClocks({ id, now, events }: z.infer<typeof clocksLine>, settings: Settings): unknown {
  const write = timeWriter(now.text);
  const { clocks, duties } = judgeTicket(events, settings.clocks, now.at);
  const result: Record<string, unknown> = {};
  for (const clockId of CLOCK_IDS) {
    const clock = clocks[clockId];
    if (!clock) continue;
    const { deadline, status, why } = clock;
    result[clockId] = { deadline: write(deadline), status, ...(why && { why }) };
  }
  const todo = duties.map(dutyName).filter((name) => name !== null);
  if (todo.length > 0) result.todo = todo;
  return { id, result };
}
