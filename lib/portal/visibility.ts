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

const FAR_AWAY = -500;

/**
 * Whether an element would be seen if a folded box around it were opened: nothing between the two hides it, and it isn't put
 * off the page. What is folded away has no box, so its styles are asked.
 */
export function isVisibleWithin(element: Element, box: Element): boolean {
  const view = element.ownerDocument.defaultView;
  if (view === null) return isVisible(element);
  for (let at: Element | null = element; at !== null && at !== box; at = at.parentElement) {
    const style = view.getComputedStyle(at);
    if (style.display === 'none' || style.visibility === 'hidden') return false;
    if (Number.parseFloat(style.left) < FAR_AWAY || Number.parseFloat(style.top) < FAR_AWAY) return false;
  }
  return true;
}
