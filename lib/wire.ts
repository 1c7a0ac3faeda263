/** The small schemas of which everything is made that comes from outside: messages, files. Sizes are bounded. */
import * as z from 'zod/mini';
import type { EventBody } from './regulation/events.ts';

export const id = z.string().check(z.minLength(1), z.maxLength(200));
export const line = z.string().check(z.maxLength(2_000));
export const text = z.string().check(z.maxLength(200_000));
export const url = z.string().check(z.maxLength(4_000));
/** Years 2000 to 2100: a moment in seconds or in microseconds is refused. */
export const moment = z.int().check(z.gte(946_684_800_000), z.lte(4_102_444_800_000));
export const maybe = <T extends z.ZodMiniType>(schema: T) => z.nullable(schema);
export const list = <T extends z.ZodMiniType>(schema: T, most: number) => z.array(schema).check(z.maxLength(most));

const party = z.enum(['client', 'staff']);
export const bare = <T extends string>(type: T) => z.object({ type: z.literal(type) });

export const eventBody: z.ZodMiniType<EventBody> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('created'), by: party }),
  z.object({ type: z.literal('call'), result: z.enum(['answered', 'busy', 'noAnswer', 'off']) }),
  z.object({ type: z.literal('noReplyNeeded'), reason: z.optional(line) }),
  z.object({ type: z.literal('fieldsSkipped'), reason: line }),
  z.object({ type: z.literal('callbackPromised'), until: moment }),
  bare('clientMessage'),
  bare('staffPublic'),
  bare('staffHidden'),
  bare('statusChanged'),
  bare('assigneeChanged'),
  bare('closed'),
  bare('clientToldByPhone'),
  bare('critical'),
  bare('notCritical'),
  bare('consultAsked'),
  bare('consultReacted'),
  bare('consultAnswered'),
  bare('teamPhoned'),
  bare('joinedIncident'),
]);
