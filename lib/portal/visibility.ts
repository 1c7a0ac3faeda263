/** Whether a person can see an element. Asks for styles only, never for the layout. */

const HIDDEN_BY_MARKUP = '[hidden],[style*="display:none" i],[style*="display: none" i],template,noscript';

/**
 * False for what `display`, `visibility`, `hidden` or a closed ancestor takes off the page. A document that was fetched and
 * is shown nowhere has no styles: there only the markup speaks.
 */
export function isVisible(element: Element): boolean {
  if (element.ownerDocument.defaultView === null) return element.closest(HIDDEN_BY_MARKUP) === null;
  return element.checkVisibility({ visibilityProperty: true });
}

/**
 * False also for what is rendered but put out of sight: a clipped or one-pixel twin behind a styled widget, a honeypot.
 * Reads the box, so ask it of few elements only.
 */
export function isInSight(element: Element): boolean {
  if (!isVisible(element)) return false;
  const view = element.ownerDocument.defaultView;
  if (view === null) return true;
  const box = element.getBoundingClientRect();
  if (box.width <= 2 || box.height <= 2) return false;
  if (box.right + view.scrollX <= 0 || box.bottom + view.scrollY <= 0) return false;
  return view.getComputedStyle(element).opacity !== '0';
}
