import { describe, expect, it } from 'vitest';
import { type CallHours, callAgainDeadline, dutyName } from '../../../lib/regulation/calls.ts';
import { judgeTicket } from '../../../lib/regulation/clocks.ts';
import { defaultClockRules } from '../../../lib/regulation/rules.ts';
import { MINUTE_MS, moscowTime } from '../../../lib/text/moscow.ts';
import { at, TODAY } from './day.ts';

const hours = (from: string | null, to: string | null, date: string | null = null): CallHours => ({ from, to, date });

describe('R16 against R19: the hours the client named', () => {
  const due = (busyAt: string, named: CallHours | null) => {
    const deadline = callAgainDeadline(at(busyAt), 15 * MINUTE_MS, named);
    return deadline === null ? 'write' : moscowTime(deadline);
  };

  it('leaves 15 minutes that end inside them', () => {
    expect(due('10:05', null)).toBe('10:20');
    expect(due('10:05', hours('09:00', '18:00'))).toBe('10:20');
    expect(due('10:05', hours('10:20', '18:00'))).toBe('10:20');
    expect(due('10:05', hours('09:00', '10:20'))).toBe('10:20');
    expect(due('10:05', hours(null, null))).toBe('10:20');
  });

  it('calls inside them when they open later', () => {
    expect(due('10:05', hours('14:00', null))).toBe('14:15');
    expect(due('10:05', hours('14:00', '14:10'))).toBe('14:10');
    expect(due('10:05', hours('15:30', '15:30'))).toBe('15:45');
  });

  it('writes instead when they close earlier', () => {
    expect(due('10:05', hours('09:00', '10:19'))).toBe('write');
    expect(due('10:05', hours(null, '10:00'))).toBe('write');
  });

  it('takes a named moment for when to begin, not for an end', () => {
    expect(due('15:31', hours('15:30', '15:30'))).toBe('15:46');
  });

  it('keeps to the named day, and forgets one that is past', () => {
    expect(callAgainDeadline(at('10:05'), 15 * MINUTE_MS, hours('09:00', null, '2026-11-24'))).toBe(at('09:15', 1));
    expect(due('10:05', hours('09:00', '10:00', '2026-11-22'))).toBe('10:20');
    expect(due('10:05', hours('09:00', '18:00', TODAY))).toBe('10:20');
  });

  it('knows hours over midnight', () => {
    expect(due('23:50', hours('22:00', '02:00'))).toBe('00:05');
  });

  it('makes the clock, or the duty, of a ticket', () => {
    const events = [{ type: 'call', result: 'busy', at: at('10:05') } as const];
    const later = judgeTicket(events, defaultClockRules, at('10:30'), { callHours: hours('14:00', null) });
    expect(later.clocks.callback).toMatchObject({ deadline: at('14:15'), status: 'running' });
    const closed = judgeTicket(events, defaultClockRules, at('10:30'), { callHours: hours(null, '10:10') });
    expect(closed.clocks.callback).toBeUndefined();
    expect(closed.duties.map(dutyName)).toEqual(['write:busy']);
  });

  it('names a promised call as nothing to write', () => {
    expect(dutyName({ kind: 'call', until: at('12:00'), since: at('10:00') })).toBeNull();
  });
});
