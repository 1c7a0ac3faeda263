import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { judgeTicket, mostUrgent, refresh } from '../../../lib/regulation/clocks.ts';
import type { EventBody, TicketEvent } from '../../../lib/regulation/events.ts';
import { explain } from '../../../lib/regulation/explain.ts';
import { CLOCK_IDS, defaultClockRules } from '../../../lib/regulation/rules.ts';
import { clockRuns } from '../../../lib/regulation/shift.ts';
import { DAY_MS, MINUTE_MS, moscowTime } from '../../../lib/text/moscow.ts';
import { oracle, plainVerdict } from './clocks-oracle.ts';
import { at } from './day.ts';

// Thousands of tickets each.
vi.setConfig({ testTimeout: 60_000 });

const body: fc.Arbitrary<EventBody> = fc.oneof(
  fc.constantFrom<EventBody>(
    { type: 'clientMessage' },
    { type: 'clientMessage' },
    { type: 'staffPublic' },
    { type: 'staffHidden' },
    { type: 'statusChanged' },
    { type: 'assigneeChanged' },
    { type: 'closed' },
    { type: 'clientToldByPhone' },
    { type: 'noReplyNeeded' },
    { type: 'critical' },
    { type: 'notCritical' },
    { type: 'consultAsked' },
    { type: 'consultAsked' },
    { type: 'consultReacted' },
    { type: 'consultAnswered' },
    { type: 'teamPhoned' },
    { type: 'joinedIncident' },
  ),
  fc.record({
    type: fc.constant('call' as const),
    result: fc.constantFrom('answered' as const, 'busy' as const, 'busy' as const, 'noAnswer' as const, 'off' as const),
  }),
  fc.integer({ min: 0, max: 120 }).map((minutes) => ({
    type: 'callbackPromised' as const,
    until: at('23:00') + minutes * MINUTE_MS,
  })),
);

/** A day's end and the next morning, so that cycles meet midnight; seconds, so that limits are met to the second. */
const START = at('23:00');
const moment = fc.oneof(
  fc.integer({ min: 0, max: 120 }).map((minutes) => START + minutes * MINUTE_MS),
  fc.integer({ min: 0, max: 7200 }).map((seconds) => START + seconds * 1000),
);

const created: fc.Arbitrary<EventBody[]> = fc.constantFrom<EventBody[][]>(
  [],
  [{ type: 'created', by: 'client' }],
  [{ type: 'created', by: 'staff' }],
) as fc.Arbitrary<EventBody[]>;

const ticket: fc.Arbitrary<TicketEvent[]> = fc
  .tuple(created, fc.array(fc.tuple(moment, body), { maxLength: 14, size: 'max' }))
  .map(([first, rest]) => [
    ...first.map((one) => ({ ...one, at: START })),
    ...rest.map(([when, one]) => ({ ...one, at: when })),
  ]);

const now = fc.oneof(
  moment,
  fc.integer({ min: 0, max: 200 }).map((minutes) => START + minutes * MINUTE_MS),
);

const clockTime = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 24 * 60 - 1 }).map((minutes) => moscowTime(at('00:00') + minutes * MINUTE_MS)),
);

/** What ends a promise to call. */
const isSpoken = (event: TicketEvent) =>
  event.type === 'staffPublic' ||
  event.type === 'clientToldByPhone' ||
  event.type === 'callbackPromised' ||
  (event.type === 'call' && event.result === 'answered');

const judge = (events: TicketEvent[], moment: number) => judgeTicket(events, defaultClockRules, moment);
/** `npm run test:long` takes 10,000. */
const runs = { numRuns: Number(process.env.RUNS ?? 2_000) };

describe('any sequence of events', () => {
  it('is judged as the rules say it in another way', () => {
    fc.assert(
      fc.property(ticket, now, (events, moment) => {
        expect(plainVerdict(judge(events, moment))).toEqual(oracle(events, moment));
      }),
      runs,
    );
  });

  it('never loses a breach while time passes, and never starts before its event', () => {
    fc.assert(
      fc.property(ticket, now, fc.integer({ min: 0, max: 10_000_000 }), (events, moment, later) => {
        const before = judge(events, moment);
        const after = judge(
          events.filter((event) => event.at <= moment),
          moment + later,
        );
        for (const id of CLOCK_IDS) {
          const [one, other] = [before.clocks[id], after.clocks[id]];
          expect(other?.startedAt).toBe(one?.startedAt);
          if (one?.status === 'breached' || one?.status === 'metLate' || one?.stoppedAt) {
            expect(other?.status).toBe(one.status);
          }
          if (one) expect(events.some((event) => event.at === one.startedAt && event.at <= moment)).toBe(true);
        }
        expect(after).toEqual(refresh(before, moment + later));
      }),
      runs,
    );
  });

  it('keeps its duties when the ticket is closed', () => {
    fc.assert(
      fc.property(ticket, (events) => {
        const open = judge(events, START + DAY_MS).duties;
        const closed = judge([...events, { type: 'closed', at: START + DAY_MS }], START + DAY_MS).duties;
        expect(closed).toEqual(open);
      }),
      runs,
    );
  });

  it('keeps a promised call, the newest one, until the client was spoken or written to (R13a)', () => {
    fc.assert(
      fc.property(ticket, now, (events, moment) => {
        const past = events.filter((event) => event.at <= moment).sort((a, b) => a.at - b.at);
        const promised = past.findLastIndex(({ type }) => type === 'callbackPromised');
        const kept = !past.slice(promised + 1).some(isSpoken);
        const expected = past.slice(promised, promised + 1).flatMap((event) => {
          return event.type === 'callbackPromised' && kept
            ? [{ kind: 'call', until: event.until, since: event.at }]
            : [];
        });
        expect(judge(events, moment).duties.filter(({ kind }) => kind === 'call')).toEqual(expected);
      }),
      runs,
    );
  });

  it('has for each clock the newest of the instances that the shift report counts', () => {
    fc.assert(
      fc.property(ticket, now, (events, moment) => {
        const counted = clockRuns(events, defaultClockRules, moment);
        const { clocks } = judge(events, moment);
        for (const id of CLOCK_IDS) {
          const newest = counted.filter((run) => run.id === id).at(-1);
          const { startedAt, deadline, stoppedAt, why } = clocks[id] ?? {};
          if (clocks[id]) expect(newest).toMatchObject({ startedAt, deadline, ...(stoppedAt && { stoppedAt, why }) });
        }
      }),
      runs,
    );
  });

  it('calls again inside the hours that the client named, never before the 15 minutes, or writes (R16, R19)', () => {
    fc.assert(
      fc.property(clockTime, clockTime, moment, (from, to, busyAt) => {
        fc.pre(from === null || from !== to);
        const called: TicketEvent[] = [{ type: 'call', result: 'busy', at: busyAt }];
        const { clocks, duties } = judgeTicket(called, defaultClockRules, busyAt, {
          callHours: { from, to, date: null },
        });
        const deadline = clocks.callback?.deadline;
        expect(deadline === undefined).toBe(duties.length === 1);
        if (deadline === undefined) return;
        expect(deadline).toBeGreaterThanOrEqual(busyAt + 15 * MINUTE_MS);
        const minute = moscowTime(deadline);
        const isOpen =
          from !== null && to !== null && to < from
            ? minute >= from || minute <= to
            : (from === null || minute >= from) && (to === null || minute <= to);
        expect(isOpen || deadline === at('24:00') || deadline === at('24:00', 1)).toBe(true);
      }),
      runs,
    );
  });

  it('does not care how events of different moments are ordered', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(moment, body), { selector: ([when]) => when, maxLength: 12 }),
        now,
        (drawn, moment) => {
          const events = drawn.map(([when, one]) => ({ ...one, at: when }));
          expect(judge(events.toReversed(), moment)).toEqual(judge(events, moment));
        },
      ),
      runs,
    );
  });

  it('explains every event, the same number that count for a clock as have moved it', () => {
    fc.assert(
      fc.property(ticket, now, fc.constantFrom(...CLOCK_IDS), (events, moment, id) => {
        const lines = explain(id, events, defaultClockRules, moment);
        expect(lines.length).toBe(events.filter((event) => event.at <= moment).length);
        const started = judge(events, moment).clocks[id] !== undefined;
        if (started) expect(lines.some((line) => line.counts)).toBe(true);
        for (const line of lines) expect(line.reason).toMatch(/[а-я]/);
      }),
      runs,
    );
  });

  it('shows a running clock on the badge, if there is one', () => {
    fc.assert(
      fc.property(ticket, now, (events, moment) => {
        const verdict = judge(events, moment);
        const running = Object.values(verdict.clocks).filter((clock) => clock.stoppedAt === undefined);
        const urgent = mostUrgent(verdict);
        expect(urgent === null).toBe(running.length === 0);
        const burning = running.filter((clock) => ['breached', 'callNow'].includes(clock.status));
        const candidates = burning.length > 0 ? burning : running;
        if (urgent) expect(urgent.clock.deadline).toBe(Math.min(...candidates.map((clock) => clock.deadline)));
      }),
      runs,
    );
  });
});
