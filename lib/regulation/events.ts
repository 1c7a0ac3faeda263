/** What happens to a ticket: the facts from which clocks, calls and duties are judged (rules.md, «Clocks»). */

/** Who did it: the client, or anybody of the company. */
export type Party = 'client' | 'staff';

/** How a call to the client ended (R19, R20). */
export type CallResult = 'answered' | 'busy' | 'noAnswer' | 'off';

/**
 * Where a fact is known from: the ticket's thread, a colleague's record line in a hidden comment (R04), this operator's
 * key, or an estimate from the list («оценка»).
 */
export type EventSource = 'thread' | 'record' | 'operator' | 'estimate';

/** The part of an event that says what happened. */
export type EventBody =
  | { type: 'created'; by: Party }
  | { type: 'clientMessage' }
  | { type: 'staffPublic' }
  | { type: 'staffHidden' }
  | { type: 'statusChanged' }
  | { type: 'assigneeChanged' }
  | { type: 'closed' }
  | { type: 'call'; result: CallResult }
  | { type: 'clientToldByPhone' }
  | { type: 'noReplyNeeded'; reason?: string }
  /** Saved without what the regulation requires, and why (R15–R18). */
  | { type: 'fieldsSkipped'; reason: string }
  | { type: 'critical' }
  | { type: 'notCritical' }
  | { type: 'consultAsked' }
  | { type: 'consultReacted' }
  | { type: 'consultAnswered' }
  | { type: 'teamPhoned' }
  | { type: 'joinedIncident' }
  | { type: 'callbackPromised'; until: number };

/** One fact about one ticket. `at` is the portal's time, ms. Events of the same moment count in the order given. */
export type TicketEvent = EventBody & {
  at: number;
  /** Journal key; absent for events that are read from the thread anew each time. */
  id?: string;
  source?: EventSource;
  /** Of an operator's key: how many of the thread's events were known when it was pressed. */
  known?: number;
};

export type EventType = EventBody['type'];
