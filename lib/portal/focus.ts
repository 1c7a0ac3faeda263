/** Focus across frames and shadow roots, given back after a write; frames of the screen to wait for. */

/** The element that has the focus, down to the innermost shadow root; null where nothing particular has it. */
function deepActive(doc: Document): HTMLElement | null {
  let active = doc.activeElement as HTMLElement | null;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement as HTMLElement;
  return active === null || active === doc.body ? null : active;
}

/** Runs `act` with the focus on `element` and gives the focus back to whatever had it, our own panel too. */
export function withFocus<T>(element: HTMLElement, act: () => T): T {
  const top = topDocument(element.ownerDocument);
  const before = deepActive(top);
  const inner = deepActive(element.ownerDocument);
  element.focus({ preventScroll: true });
  try {
    return act();
  } finally {
    if (inner !== element && before !== element) {
      if (before?.isConnected) before.focus({ preventScroll: true });
      else element.blur();
    }
  }
}

function topDocument(doc: Document): Document {
  try {
    return doc.defaultView?.top?.document ?? doc;
  } catch {
    return doc;
  }
}

/** Resolves on the page's next frame; in a hidden tab, which has none, shortly after. */
export function nextFrame(doc: Document): Promise<void> {
  const view = doc.defaultView;
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 100);
    view?.requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Waits, frame by frame, until `ready` gives something; null after `ms`. */
export async function until<T>(doc: Document, ready: () => T | null, ms: number): Promise<T | null> {
  const end = performance.now() + ms;
  for (;;) {
    const found = ready();
    if (found !== null || performance.now() >= end) return found;
    await nextFrame(doc);
  }
}
