import type { OperatorEvent, TicketRecord } from '../../../lib/journal/schema.ts';

export function ticketRecord(record: Partial<TicketRecord>): TicketRecord {
  return {
    ticketId: '1',
    url: 'https://www.e-office24.ru/support/1/',
    seenAt: 0,
    thread: [],
    listed: null,
    read: true,
    askedAt: null,
    closed: false,
    client: null,
    contact: null,
    call: null,
    symptom: 'none',
    mark: null,
    criteria: [],
    appeals: [],
    open: 0,
    ...record,
  };
}

export function operatorEvent(event: Partial<OperatorEvent>): OperatorEvent {
  return { id: 'e', ticketId: '1', at: 0, recordedAt: 0, takenBackAt: null, body: { type: 'consultAsked' }, ...event };
}
