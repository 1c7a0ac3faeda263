import { describe, expect, test } from 'vitest';
import type { TicketEvent } from '../../../lib/regulation/events.ts';
import { answerWaits, consultWaitsSince, marksSince } from '../../../lib/regulation/marks.ts';
import { moscowMoment } from '../../../lib/text/moscow.ts';

const at = (minutes: number): number => moscowMoment(2026, 11, 24, 10, minutes);

describe('marksSince', () => {
  const busy: TicketEvent = { type: 'call', result: 'busy', at: at(5), id: 'a', source: 'operator' };
  const told: TicketEvent = { type: 'clientToldByPhone', at: at(9), id: 'b', source: 'operator' };

  test('R04: the newest first, each with its line for the hidden comment', () => {
    expect(marksSince([busy, told], 0).map(({ eventId, record }) => [eventId, record])).toEqual([
      ['b', '[Д] 10:09 клиент: сообщено по телефону'],
      ['a', '[Д] 10:05 звонок: занято'],
    ]);
  });

  test('only this operator’s: neither the thread’s nor a colleague’s, nor what the product marked itself', () => {
    const others: TicketEvent[] = [
      { type: 'staffPublic', at: at(1), source: 'thread' },
      { type: 'call', result: 'off', at: at(2), source: 'record' },
      { type: 'joinedIncident', at: at(3), id: 'c', source: 'operator' },
    ];
    expect(marksSince(others, 0)).toEqual([]);
    expect(marksSince([busy, told], at(6)).map(({ eventId }) => eventId)).toEqual(['b']);
  });
});

describe('R13c: the 2nd line’s answer is waited for', () => {
  const asked: TicketEvent = { type: 'consultAsked', at: at(0) };

  test('from the first question, through a reaction, to the answer', () => {
    expect(consultWaitsSince([])).toBeNull();
    expect(consultWaitsSince([asked, { type: 'consultReacted', at: at(3) }, { ...asked, at: at(4) }])).toBe(at(0));
    expect(consultWaitsSince([asked, { type: 'consultAnswered', at: at(5) }])).toBeNull();
  });

  test.each(['closed', 'noReplyNeeded'] as const)('«%s» ends it', (type) => {
    expect(consultWaitsSince([asked, { type, at: at(5) }])).toBeNull();
  });
});

test('R13d: an answer waits for its client until the clock stops', () => {
  const clock = { startedAt: at(0), deadline: at(30), status: 'running' as const };
  expect(answerWaits({ clocks: {}, duties: [] })).toBe(false);
  expect(answerWaits({ clocks: { relayAnswer: clock }, duties: [] })).toBe(true);
  expect(answerWaits({ clocks: { relayAnswer: { ...clock, status: 'met', stoppedAt: at(4) } }, duties: [] })).toBe(
    false,
  );
});
