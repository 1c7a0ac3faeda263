import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeHint } from '../../../lib/overlay/hint-placement.ts';

const view = { width: 1280, height: 720 };
const hint = { width: 240, height: 50 };
const field = { left: 200, top: 200, width: 300, height: 30 };
const overlaps = (a: typeof field, b: typeof field) =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

describe('the place of a hint', () => {
  it('is at the right, and flips where there is no room or something to press', () => {
    expect(placeHint(field, hint, view, [])?.side).toBe('right');
    expect(placeHint({ ...field, left: 900 }, hint, view, [])?.side).toBe('below');
    const beside = { left: 510, top: 150, width: 100, height: 200 };
    expect(placeHint(field, hint, view, [beside])?.side).toBe('below');
    const under = { left: 0, top: 235, width: 1280, height: 100 };
    expect(placeHint(field, hint, view, [beside, under])?.side).toBe('above');
  });

  it('is nowhere when everything around can be pressed, or when what it speaks of is out of sight', () => {
    const all = { left: 0, top: 0, ...view };
    expect(placeHint(field, hint, view, [all])).toBeNull();
    expect(placeHint({ ...field, top: 900 }, hint, view, [])).toBeNull();
    expect(placeHint({ ...field, top: -40 }, hint, view, [])).toBeNull();
  });

  it('never covers what must be pressed, and never leaves the window', () => {
    const box = fc.record({
      left: fc.integer({ min: -50, max: 1300 }),
      top: fc.integer({ min: -50, max: 750 }),
      width: fc.integer({ min: 1, max: 400 }),
      height: fc.integer({ min: 1, max: 200 }),
    });
    fc.assert(
      fc.property(box, fc.array(box, { maxLength: 12 }), (target, obstacles) => {
        const place = placeHint(target, hint, view, obstacles);
        if (!place) return;
        const shown = { ...hint, left: place.left, top: place.top };
        expect([target, ...obstacles].some((other) => overlaps(shown, other))).toBe(false);
        expect(place.left >= 0 && place.left + hint.width <= view.width).toBe(true);
        expect(place.top >= 0 && place.top + hint.height <= view.height).toBe(true);
      }),
    );
  });
});
