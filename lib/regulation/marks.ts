/** What operators have marked by their keys, and what still waits because of it (R04, R13b, R13c, R21). */
import type { EventBody, TicketEvent } from './events.ts';
import { formatRecord } from './record.ts';
import type { TicketVerdict } from './verdict.ts';

/** One mark of this operator: it can be taken back, moved in time and recorded in the ticket. */
export interface Mark {
  eventId: string;
  event: EventBody & { at: number };
  /** The line for the hidden comment (R04); null when there is nothing to record. */
  record: string | null;
}

/** The operator's own marks that happened at `since` (ms) or later, the newest first. */
export function marksSince(events: readonly TicketEvent[], since: number): Mark[] {
  return events
    .filter(({ source, at }) => source === 'operator' && at >= since)
    .flatMap((event) => markOf(event) ?? [])
    .sort((a, b) => b.event.at - a.event.at);
}

/** The mark as the journal has it; null for an event that no key has made. */
function markOf(event: TicketEvent): Mark | null {
  const { id, at, source, ...body } = event;
  if (id === undefined || source !== 'operator' || body.type === 'joinedIncident' || body.type === 'fieldsSkipped')
    return null;
  return {
    eventId: id,
    event: { ...(body as EventBody), at },
    record: formatRecord({ scope: 'ticket', event: body }, at),
  };
}

/**
 * Since when (ms) somebody waits for the 2nd line's answer; null when nobody does. A reaction is no answer yet (R13c); a closing
 * and «не требует ответа» end the wait.
 */
export function consultWaitsSince(events: readonly TicketEvent[]): number | null {
  let since: number | null = null;
  for (const { type, at } of events) {
    if (type === 'consultAsked') since ??= at;
    if (type === 'consultAnswered' || type === 'closed' || type === 'noReplyNeeded') since = null;
  }
  return since;
}

/** True when the 2nd line's answer was not told to the client yet (R13d): the transfers are offered then (R21). */
export function answerWaits({ clocks: { relayAnswer } }: TicketVerdict): boolean {
  return relayAnswer !== undefined && relayAnswer.stoppedAt === undefined;
}
