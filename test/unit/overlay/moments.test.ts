import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastAt, nextAt } from '../../../lib/overlay/moments.ts';
import { DAY_MS, moscowTime } from '../../../lib/text/moscow.ts';

const NOW = Date.parse('2026-11-24T12:00:00+03:00');
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`);

describe('a time of day that was typed', () => {
  it('R13a: a promise is for the next such time, within a day', () => {
    fc.assert(
      fc.property(clock, (time) => {
        const at = nextAt(time, NOW)!;
        expect(moscowTime(at)).toBe(time);
        expect(at > NOW && at <= NOW + DAY_MS).toBe(true);
      }),
    );
  });

  it('what has happened was at the last such time', () => {
    fc.assert(
      fc.property(clock, (time) => {
        const at = lastAt(time, NOW)!;
        expect(moscowTime(at)).toBe(time);
        expect(at <= NOW && at > NOW - DAY_MS).toBe(true);
      }),
    );
  });

  it('is refused where it is none', () => {
    expect([nextAt('25:00', NOW), lastAt('', NOW), nextAt('9:5', NOW)]).toEqual([null, null, null]);
  });
});
