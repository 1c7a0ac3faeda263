import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowView } from '../../../lib/messages.ts';
import { badgeOf, countUrgent, urgentFirst } from '../../../lib/overlay/row-badges.ts';
import { defaultClockRules } from '../../../lib/regulation/rules.ts';
import type { TicketVerdict } from '../../../lib/regulation/verdict.ts';

const NOW = Date.parse('2026-11-24T12:00:00+03:00');
const MINUTE = 60_000;

const quiet: RowView = { verdict: { clocks: {}, duties: [] }, critical: false, inIncident: false, symptom: 'none' };
const waiting = (minutesLeft: number, more: Partial<RowView> = {}): RowView => {
  const deadline = NOW + minutesLeft * MINUTE;
  const verdict: TicketVerdict = {
    clocks: { firstResponse: { startedAt: deadline - 30 * MINUTE, deadline, status: 'running' } },
    duties: [],
  };
  return { ...quiet, verdict, ...more };
};
const badge = (view: RowView, now = NOW) => badgeOf(view, defaultClockRules, now);

describe('the badge of a row', () => {
  it('tells how long is left, and that it is soon from the quiet warning on', () => {
    expect(badge(waiting(21))).toMatchObject({ tone: 'calm', text: '21 мин' });
    expect(badge(waiting(10))).toMatchObject({ tone: 'soon', text: '10 мин' });
    expect(badge(waiting(0.5))).toMatchObject({ tone: 'soon', text: '<1 мин' });
  });

  it('says in words that it is late, and by how much', () => {
    expect(badge(waiting(-4))).toMatchObject({ tone: 'late', text: 'проср. 4 мин', title: 'просрочено 4 мин' });
    expect(badge(waiting(-65)).title).toBe('просрочено 1 ч 5 мин');
  });

  it('marks an estimate, a critical ticket, the incident and a duty', () => {
    const view = waiting(5, { critical: true, inIncident: true });
    view.verdict.clocks.firstResponse!.estimated = true;
    view.verdict.duties.push({ kind: 'write', reason: 'busy', since: NOW });
    expect(badge(view)).toMatchObject({
      tone: 'late',
      text: '≈ 5 мин · критическая · сбой · написать клиенту',
      title: 'осталось 5 мин · оценка по списку · критическая · сбой · написать клиенту',
    });
  });

  it('is brief where there is no room, with a sign for all that is left out', () => {
    expect(badge(waiting(-65, { critical: true })).brief).toBe('−1 ч !');
    expect(badge(waiting(21)).brief).toBe('21 мин');
    expect(badge({ ...quiet, critical: true }).brief).toBe('!');
  });

  it('is quiet where the client waits for nothing', () => {
    expect(badge(quiet)).toMatchObject({ tone: 'quiet', text: '✓', until: null });
  });

  it('holds until the moment it names, and is another one then', () => {
    fc.assert(
      fc.property(fc.integer({ min: -7_200_000, max: 7_200_000 }), (left) => {
        const view = waiting(left / MINUTE);
        const first = badge(view);
        expect(first.until).toBeGreaterThan(NOW);
        expect(badge(view, first.until! - 1).text).toBe(first.text);
      }),
    );
  });
});

describe('the most urgent first', () => {
  it('R26: critical ones lead, then the late, the oldest first, then the nearest', () => {
    const rows = {
      later: waiting(20),
      quiet,
      nearest: waiting(3),
      late: waiting(-2),
      oldest: waiting(-30),
      critical: waiting(15, { critical: true }),
    };
    expect(urgentFirst(rows, NOW)).toEqual(['critical', 'oldest', 'late', 'nearest', 'later']);
    expect(countUrgent(rows, defaultClockRules, NOW)).toEqual({ late: 2, soon: 2 });
  });
});
