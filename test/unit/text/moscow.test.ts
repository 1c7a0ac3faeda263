import { expect, test } from 'vitest';
import { moscowDate, moscowMoment, moscowParts, moscowTime } from '../../../lib/text/moscow.ts';

test('a Moscow moment survives the round trip over midnight UTC', () => {
  const at = moscowMoment(2026, 11, 24, 1, 30);
  expect(new Date(at).toISOString()).toBe('2026-11-23T22:30:00.000Z');
  expect(moscowDate(at)).toBe('2026-11-24');
  expect(moscowTime(at)).toBe('01:30');
  expect(moscowParts(at).weekday).toBe(1);
});
