import { describe, expect, test } from 'vitest';
import { arrangeBoard, type BoardTicket, boardHoldsUntil, boardItems, itemKey } from '../../../lib/regulation/board.ts';
import type { ClockVerdict } from '../../../lib/regulation/verdict.ts';
import { findCallTime } from '../../../lib/text/call-times.ts';
import { MINUTE_MS, moscowMoment } from '../../../lib/text/moscow.ts';

const NOW = moscowMoment(2026, 11, 24, 12);
const at = (minutes: number): number => NOW + minutes * MINUTE_MS;

const ticket = (ticketId: string, more: Partial<BoardTicket> = {}): BoardTicket => ({
  ticketId,
  url: `https://support.e-office24.ru/${ticketId}`,
  label: null,
  title: null,
  phone: null,
  call: null,
  critical: false,
  inIncident: false,
  closed: false,
  verdict: { clocks: {}, duties: [] },
  consultSince: null,
  marks: [],
  ...more,
});
const running = (deadline: number): ClockVerdict => ({
  startedAt: deadline - 30 * MINUTE_MS,
  deadline,
  status: 'running',
});
const reply = (deadline: number) => ({ verdict: { clocks: { nextReply: running(deadline) }, duties: [] } });
const ids = (items: { ticket: BoardTicket }[]) => items.map((item) => item.ticket.ticketId);

describe('R03: the board', () => {
  test('as time passes a deadline burns without anybody telling anew', () => {
    const tickets = [ticket('1', reply(at(20)))];
    expect(ids(arrangeBoard(tickets, NOW).running)).toEqual(['1']);
    expect(arrangeBoard(tickets, at(21)).burning[0]?.matter).toMatchObject({ clock: { status: 'breached' } });
  });

  test('R26: critical tickets lead, then the earliest', () => {
    const tickets = [
      ticket('late', reply(at(-30))),
      ticket('later', reply(at(-5))),
      ticket('critical', { ...reply(at(3)), critical: true }),
    ];
    expect(ids(arrangeBoard(tickets, NOW).burning)).toEqual(['critical', 'late', 'later']);
  });

  test('R13c: an answer that no clock waits for stands among the waits; one with a clock stands there once', () => {
    const critical = ticket('2', {
      consultSince: at(-3),
      verdict: { clocks: { consultCritical: { startedAt: at(-3), deadline: at(17), status: 'waiting' } }, duties: [] },
    });
    const { waits } = arrangeBoard([ticket('1', { consultSince: at(-8) }), critical], NOW);
    expect(waits.map(({ ticket: { ticketId }, matter }) => [ticketId, matter.kind])).toEqual([
      ['1', 'consult'],
      ['2', 'clock'],
    ]);
  });

  test('R16: a call says whether the client may be called now, by Moscow time', () => {
    const call = findCallTime('звонить после 14', NOW);
    const verdict = { clocks: { callback: running(at(14)) }, duties: [] };
    const [item] = boardItems(arrangeBoard([ticket('1', { call, verdict })], NOW));
    expect(item?.callable).toEqual({ now: false, opensAt: at(120) });
  });

  test('every line has a key of its own, which time doesn’t change', () => {
    const many = ticket('1', {
      consultSince: at(-1),
      verdict: {
        clocks: { nextReply: running(at(20)), callback: running(at(10)) },
        duties: [
          { kind: 'write', reason: 'busy', since: at(-2) },
          { kind: 'call', until: at(40), since: at(-2) },
        ],
      },
    });
    const keys = (now: number) =>
      boardItems(arrangeBoard([many], now))
        .map(itemKey)
        .sort();
    expect(new Set(keys(NOW)).size).toBe(5);
    expect(keys(at(60))).toEqual(keys(NOW));
  });
});

test('the board is arranged anew no later than a line changes its part or its state', () => {
  const tickets = [ticket('1', reply(at(10.2))), ticket('2', reply(at(0.1)))];
  const parts = (now: number) => JSON.stringify(arrangeBoard(tickets, now));
  const changes: number[] = [];
  for (let now = NOW; now < at(12); now = boardHoldsUntil(tickets, now)) {
    expect(parts(boardHoldsUntil(tickets, now) - 1)).toBe(parts(now));
    changes.push(now);
  }
  expect(changes).toEqual(expect.arrayContaining([at(0.1), at(0.2), at(10.2)]));
});
