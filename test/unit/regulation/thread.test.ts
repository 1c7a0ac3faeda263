import { describe, expect, it } from 'vitest';
import { judgeTicket } from '../../../lib/regulation/clocks.ts';
import type { TicketEvent } from '../../../lib/regulation/events.ts';
import { defaultClockRules } from '../../../lib/regulation/rules.ts';
import type { ThreadMessage, TicketSnapshot } from '../../../lib/regulation/snapshot.ts';
import { incidentRecords, mergeEvents, threadEvents } from '../../../lib/regulation/thread.ts';
import { moscowTime } from '../../../lib/text/moscow.ts';
import { at } from './day.ts';

type Said = [clock: string | null, author: ThreadMessage['author'], text?: string, hidden?: 'hidden'];

const snapshot = (head: TicketSnapshot['head'], ...said: Said[]): TicketSnapshot => ({
  kind: 'ticket',
  ticketId: '1',
  url: 'https://example.org/1',
  title: '',
  fields: {},
  messages: said.map(([clock, author, text = '', hidden]) => ({
    author,
    text,
    hidden: hidden === 'hidden',
    at: clock === null ? null : at(clock),
  })),
  head,
});

const say = (event: TicketEvent) => {
  const what = event.type === 'created' ? event.by : event.type === 'call' ? event.result : '';
  const source = event.source === 'thread' ? '' : `(${event.source})`;
  return [moscowTime(event.at), event.type, what, source].filter(Boolean).join(' ');
};
const told = (head: TicketSnapshot['head'], ...said: Said[]) => threadEvents(snapshot(head, ...said)).map(say);

describe('a thread as events', () => {
  it('takes the opening message for the creation, by its author', () => {
    expect(
      told({}, ['10:00', 'client'], ['10:05', 'staff', '', 'hidden'], ['10:06', 'staff'], ['10:10', 'client']),
    ).toEqual(['10:00 created client', '10:05 staffHidden', '10:06 staffPublic', '10:10 clientMessage']);
  });

  it('believes what the head says of the creation', () => {
    expect(told({ createdBy: 'staff', createdAt: at('10:00') }, ['10:00', 'client'], ['10:10', 'client'])).toEqual([
      '10:00 created staff',
      '10:10 clientMessage',
    ]);
    expect(told({ createdBy: 'client', createdAt: at('09:00') }, ['10:00', 'client'])).toEqual([
      '09:00 created client',
      '10:00 clientMessage',
    ]);
    expect(told({ createdBy: 'client' }, ['10:00', 'staff'])).toEqual(['10:00 created client', '10:00 staffPublic']);
    expect(told({ createdBy: 'client', createdAt: at('09:00') })).toEqual(['09:00 created client']);
  });

  it('reads a thread that shows the newest first', () => {
    expect(told({}, ['10:10', 'staff'], ['10:05', 'client'], ['10:00', 'client'])).toEqual([
      '10:00 created client',
      '10:05 clientMessage',
      '10:10 staffPublic',
    ]);
  });

  it('leaves the portal’s own lines out', () => {
    expect(told({}, ['09:59', 'system'], ['10:00', 'client'], ['10:01', 'system'])).toEqual(['10:00 created client']);
  });

  it('takes a neighbour’s time where none is shown, as an estimate; without any there is nothing', () => {
    expect(told({}, ['10:00', 'client'], [null, 'staff'], ['10:10', 'client'])).toEqual([
      '10:00 created client',
      '10:00 staffPublic (estimate)',
      '10:10 clientMessage',
    ]);
    expect(told({}, [null, 'client'], [null, 'staff'])).toEqual([]);
  });

  it('takes a closed ticket for closed with the last word of staff, so what the client wrote since counts (R01)', () => {
    const closed = threadEvents(
      snapshot({ closed: true }, ['10:00', 'client'], ['10:05', 'staff'], ['10:05', 'client']),
    );
    expect(closed.map(say)).toEqual([
      '10:00 created client',
      '10:05 staffPublic',
      '10:05 closed (estimate)',
      '10:05 clientMessage',
    ]);
    const { nextReply } = judgeTicket(closed, defaultClockRules, at('10:10')).clocks;
    expect(nextReply).toMatchObject({ deadline: at('10:35'), status: 'running' });
  });
});

describe('R04 record lines', () => {
  const line = 'Звонил, занято.\n[Д] 10:05 звонок: занято\n[Д] 10:06 сбой: сообщено в Скайп';

  it('are read from hidden messages of staff', () => {
    const hidden = snapshot({}, ['10:00', 'client'], ['10:07', 'staff', line, 'hidden']);
    expect(threadEvents(hidden).map(say)).toEqual([
      '10:00 created client',
      '10:05 call busy (record)',
      '10:07 staffHidden',
    ]);
    expect(incidentRecords(hidden)).toEqual([{ type: 'consultAsked', at: at('10:06') }]);
  });

  it.each<[string, Said]>([
    ['a client', ['10:07', 'client', line]],
    ['a client, though hidden', ['10:07', 'client', line, 'hidden']],
    ['staff in public', ['10:07', 'staff', line]],
    ['the portal', ['10:07', 'system', line, 'hidden']],
  ])('are nothing from %s', (_, said) => {
    const page = snapshot({}, ['10:00', 'client'], said);
    expect(threadEvents(page).some(({ source }) => source === 'record')).toBe(false);
    expect(incidentRecords(page)).toEqual([]);
  });

  it('silence the same reminder here: a colleague’s call is a call', () => {
    const page = snapshot({}, ['10:00', 'client'], ['10:30', 'staff', '[Д] 10:05 звонок: дозвонились', 'hidden']);
    const verdict = judgeTicket(threadEvents(page), defaultClockRules, at('10:40'));
    expect(verdict.clocks.firstResponse).toMatchObject({ status: 'met', why: 'call' });
  });
});

describe('mergeEvents', () => {
  const record: TicketEvent = { type: 'call', result: 'busy', at: at('10:05'), source: 'record' };
  const key: TicketEvent = { type: 'call', result: 'busy', at: at('10:05:40'), id: 'k', source: 'operator' };
  const created: TicketEvent = { type: 'created', by: 'client', at: at('10:00'), source: 'thread' };

  it('takes the operator’s key and its record line for one fact', () => {
    expect(mergeEvents([created, record, record], [key])).toEqual([created, key]);
  });

  it('takes a line that stands in two comments for one fact, and two calls for two', () => {
    const later = { ...record, at: at('10:20') };
    expect(mergeEvents([created, record, record, later], [])).toEqual([created, record, later]);
    const other: TicketEvent = { ...record, result: 'noAnswer' };
    expect(mergeEvents([created, record, other], [])).toEqual([created, record, other]);
  });

  it('keeps what was taken back away, though its line stands in a comment', () => {
    expect(mergeEvents([created, record], [], [key])).toEqual([created]);
  });

  it('prefers the thread to estimates from the list, and a closing that was seen to a guessed one', () => {
    const estimate: TicketEvent = { type: 'created', by: 'client', at: at('10:02'), source: 'estimate' };
    expect(mergeEvents([created], [estimate])).toEqual([created]);
    expect(mergeEvents([], [estimate])).toEqual([estimate]);
    const guessed: TicketEvent = { type: 'closed', at: at('10:00'), source: 'estimate' };
    const seen: TicketEvent = { type: 'closed', at: at('11:00'), source: 'thread' };
    expect(mergeEvents([created, guessed], [seen])).toEqual([created, seen]);
    expect(mergeEvents([created, guessed], [])).toEqual([created, guessed]);
  });

  it('puts all in order of time, the thread first within a moment', () => {
    const reply: TicketEvent = { type: 'staffPublic', at: at('10:05:40'), source: 'thread' };
    expect(mergeEvents([created, reply], [key])).toEqual([created, reply, key]);
  });

  it('knows what was written after a key of the same minute, where the page shows minutes only (R19, R20)', () => {
    const reply: TicketEvent = { type: 'staffPublic', at: at('10:05'), source: 'thread' };
    const off: TicketEvent = { type: 'call', result: 'off', at: at('10:05:40'), id: 'k', source: 'operator' };
    const duties = (known: number) =>
      judgeTicket(mergeEvents([created, reply], [{ ...off, known }]), defaultClockRules, at('10:06')).duties;
    expect(duties(1)).toEqual([]);
    expect(duties(2)).toMatchObject([{ kind: 'write', reason: 'off' }]);
  });
});
