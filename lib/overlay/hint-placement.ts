/** Where a hint stands beside what it speaks of: within the window, and over nothing that can be pressed. Pure. */

/** A rectangle in the window, px. */
interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

type Size = Pick<Box, 'width' | 'height'>;
export type Side = 'right' | 'left' | 'below' | 'above';

export interface Placement {
  side: Side;
  left: number;
  top: number;
}

/** Between the hint and what it speaks of, and between the hint and the window's edge, px. */
const GAP = 10;
const EDGE = 6;

/**
 * The first side on which the hint covers neither its target nor an obstacle, the flipped sides after it; null when there is none, or
 * when nothing of the target is in the window: then the hint isn't shown, and its words stand in the panel alone.
 */
export function placeHint(target: Box, hint: Size, view: Size, obstacles: readonly Box[]): Placement | null {
  const inWindow = overlaps(target, { left: 0, top: 0, ...view });
  if (!inWindow) return null;
  const others = [target, ...obstacles];
  for (const place of candidates(target, hint)) {
    const box = { ...place, ...hint };
    if (isWithin(box, view) && !others.some((other) => overlaps(box, other))) return place;
  }
  return null;
}

function candidates({ left, top, width, height }: Box, hint: Size): Placement[] {
  const tops = [top, top + height / 2 - hint.height / 2, top + height - hint.height];
  const lefts = [left, left + width / 2 - hint.width / 2, left + width - hint.width];
  return [
    ...tops.map((at): Placement => ({ side: 'right', left: left + width + GAP, top: at })),
    ...lefts.map((at): Placement => ({ side: 'below', left: at, top: top + height + GAP })),
    ...lefts.map((at): Placement => ({ side: 'above', left: at, top: top - hint.height - GAP })),
    ...tops.map((at): Placement => ({ side: 'left', left: left - hint.width - GAP, top: at })),
  ];
}

function isWithin({ left, top, width, height }: Box, view: Size): boolean {
  return left >= EDGE && top >= EDGE && left + width <= view.width - EDGE && top + height <= view.height - EDGE;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}
