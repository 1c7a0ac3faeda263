import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockOf } from '../../../lib/text/clock-field.ts';

test('takes a time as operators type it', () => {
  expect(['9:05', '9.05', '905', '0905', ' 09-05 ', '9 05'].map(clockOf)).toEqual(Array(6).fill('09:05'));
  expect([clockOf('15'), clockOf('7'), clockOf('2359')]).toEqual(['15:00', '07:00', '23:59']);
});

test('takes nothing that is no time of a 24-hour day', () => {
  expect(['', '24:00', '9:60', '3 PM', '12:5', '-1', '12:00:00'].map(clockOf)).toEqual(Array(7).fill(null));
});

test('every minute of the day comes out as it went in', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
      const [hh, mm] = [hour, minute].map((part) => String(part).padStart(2, '0'));
      expect(clockOf(`${hour}:${mm}`)).toBe(`${hh}:${mm}`);
      expect(clockOf(`${hh}${mm}`)).toBe(`${hh}:${mm}`);
    }),
  );
});
