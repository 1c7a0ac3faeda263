/** Leads the operator's eye to a field of the page. */
import type { FieldHandle } from './handles.ts';
import { isVisible } from './visibility.ts';

const FLASH: Keyframe[] = [
  { outline: '3px solid rgb(42 91 208 / 0.9)', outlineOffset: '2px' },
  { outline: '3px solid rgb(42 91 208 / 0)', outlineOffset: '8px' },
];
const FLASH_MS = 1200;

/** Scrolls to the field, focuses it and lets its outline flash; nothing of the page's own styles is touched. */
export function reveal({ element }: FieldHandle): void {
  revealElement(element);
}

/** The same for any element of the page or of our panel. */
export function revealElement(element: HTMLElement): void {
  const shown = shownPart(element);
  const calm = element.ownerDocument.defaultView?.matchMedia('(prefers-reduced-motion: reduce)').matches ?? true;
  shown.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  element.focus({ preventScroll: true });
  shown.animate(FLASH, { duration: FLASH_MS, iterations: calm ? 1 : 2, easing: 'ease-out' });
}

/** A field that is drawn by something else has no box of its own; what surrounds it has. */
function shownPart(element: HTMLElement): HTMLElement {
  for (let at: HTMLElement | null = element; at; at = at.parentElement) if (isVisible(at)) return at;
  return element;
}
