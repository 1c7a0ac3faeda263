/** Tells when the tab shows another page of the portal without having loaded one, or an old one out of the back-forward cache. */

interface Navigations extends EventTarget {
  currentEntry: unknown;
}

/** How often the address is compared where the browser has no Navigation API, ms. */
const CHECK_MS = 1000;

/**
 * Calls `moved` after a navigation within the document was committed and the new address stands (a change of the hash alone is none),
 * and after the page came back from the back-forward cache, where everything read before is stale.
 */
export function onNavigation(moved: () => void, { signal }: { signal: AbortSignal }): void {
  if (signal.aborted) return;
  const address = () => location.href.split('#')[0];
  let known = address();
  const check = () => {
    const now = address();
    if (now === known) return;
    known = now;
    moved();
  };
  const navigation = (globalThis as { navigation?: Navigations }).navigation;
  if (navigation) navigation.addEventListener('navigatesuccess', check, { signal });
  else {
    // The portal's own `pushState` can't be heard from the isolated world: a cheap comparison stands in for it.
    const timer = setInterval(() => document.hidden || check(), CHECK_MS);
    signal.addEventListener('abort', () => clearInterval(timer));
  }
  addEventListener('popstate', check, { signal });
  addEventListener(
    'pageshow',
    (event) => {
      if (!(event as PageTransitionEvent).persisted) return;
      known = address();
      moved();
    },
    { signal },
  );
}
