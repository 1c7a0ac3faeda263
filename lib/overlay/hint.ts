/**
 * The hint beside what a step speaks of: a frame around it and a bubble. Both let every press through, and the bubble stands over nothing
 * that can be pressed: where no such place is, there is the frame alone. (CSS anchors know of no obstacles, and Firefox ESR has none.)
 */
import { type Box, boxOf, pressables } from '../portal/places.ts';
import type { GuideTarget } from './guide-session.ts';
import { placeHint } from './hint-placement.ts';

export interface Hint {
  /** Null takes it away. */
  show(target: GuideTarget | null): void;
  /** Looks anew where everything is. */
  move(): void;
}

/** Around the target, px. */
const RIM = 3;

/** Draws into `root` until `signal`; `panel` is where our own parts stand, which a hint for the page doesn't cover. */
export function createHint(root: HTMLElement, panel: HTMLElement, signal: AbortSignal): Hint {
  const doc = root.ownerDocument;
  const view = doc.defaultView!;
  const frame = doc.createElement('div');
  frame.className = 'guide-frame';
  const bubble = doc.createElement('div');
  bubble.className = 'guide-bubble';
  root.append(frame, bubble);

  let target: GuideTarget | null = null;
  let pending = 0;
  const draw = () => {
    pending = 0;
    const box = target?.element.isConnected ? boxOf(target.element) : null;
    frame.hidden = box === null;
    bubble.hidden = true;
    if (!box || !target) return;
    frame.style.cssText = `left:${box.left - RIM}px;top:${box.top - RIM}px;width:${box.width + 2 * RIM}px;height:${box.height + 2 * RIM}px`;
    if (bubble.textContent !== target.text) bubble.textContent = target.text;
    bubble.hidden = false;
    const { width, height } = bubble.getBoundingClientRect();
    const size = { width: view.innerWidth, height: view.innerHeight };
    const own = ownPart(panel, target.element);
    const around = own ? { ...box, left: own.left, width: box.left + box.width - own.left } : box;
    const place = placeHint(around, { width, height }, size, [...pressables(doc), ...ownParts(panel)]);
    bubble.hidden = place === null;
    if (!place) return;
    bubble.dataset.side = place.side;
    bubble.style.cssText = `left:${place.left}px;top:${place.top}px`;
  };
  const later = () => {
    pending ||= view.requestAnimationFrame(draw);
  };
  const sizes = new view.ResizeObserver(later);
  sizes.observe(doc.documentElement);
  doc.addEventListener('scroll', later, { capture: true, passive: true, signal });
  panel.addEventListener('scroll', later, { capture: true, passive: true, signal });
  view.addEventListener('resize', later, { signal });
  // What is drawn by and by, a list or a slider, comes to rest after its animation.
  doc.addEventListener('transitionend', later, { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => {
    sizes.disconnect();
    view.cancelAnimationFrame(pending);
    frame.remove();
    bubble.remove();
  });
  return {
    show: (next) => {
      if (target?.element !== next?.element) {
        if (target) sizes.unobserve(target.element);
        if (next) sizes.observe(next.element);
      }
      target = next;
      later();
    },
    move: later,
  };
}

const OWN_PARTS = '.panel,.folded,.corner > *';

/** Our panel and what stands in the corner, as obstacles. */
function ownParts(panel: HTMLElement): Box[] {
  return [...panel.querySelectorAll(OWN_PARTS)].map((part) => part.getBoundingClientRect());
}

/** The part of ours in which the target stands: the hint stands outside of it, at the same height. */
function ownPart(panel: HTMLElement, target: HTMLElement): Box | null {
  return panel.contains(target) ? (target.closest(OWN_PARTS)?.getBoundingClientRect() ?? null) : null;
}
