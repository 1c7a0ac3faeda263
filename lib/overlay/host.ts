/** The overlay's place on the page: an open shadow root outside the portal's forms and out of its flow, that survives redraws. */
import { OVERLAY_TAG } from '../portal/roots.ts';
import { addStyle } from './style.ts';
import { watchTheme } from './theme.ts';

export interface Host {
  /** Where to render. */
  root: HTMLElement;
  /** Puts it back where the page has thrown it out, and in the page's colours. To be called when the page has been redrawn. */
  keep(): void;
}

const FRAME = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: 0 0 auto auto !important;
  width: 0 !important;
  height: 0 !important;
  z-index: 2147483647 !important;
  display: block !important;
}
@media print { :host { display: none !important; } }
`;

/** What a host is for: the page's own panel, the pointing at its fields, the hints of guidance. One of each can be there. */
export type HostPart = 'page' | 'bind' | 'guide';

/** Events that the page shouldn't take for its own while they bubble; keys are the key guard's. */
const KEPT_INSIDE = ['paste', 'copy', 'cut', 'drop', 'wheel', 'contextmenu'];

/** So often a page may throw the overlay out before it is left alone. */
const MOST_RETURNS = 20;

/**
 * Takes over from an older script's host, puts ours at the end of the document, and keeps it there until `signal`. A modal dialog of the
 * page makes everything else inert, so the host goes into it while it is open. `replaced` tells that a newer script has taken over.
 */
export function mountHost(
  doc: Document,
  css: string,
  signal: AbortSignal,
  replaced: () => void,
  part: HostPart = 'page',
): Host {
  const same = `${OVERLAY_TAG}[data-part=${part}]`;
  for (const old of doc.querySelectorAll(same)) old.remove();
  const element = doc.createElement(OVERLAY_TAG);
  element.dataset.part = part;
  const shadow = element.attachShadow({ mode: 'open' });
  addStyle(shadow, FRAME + css);
  const root = doc.createElement('div');
  root.className = 'ui overlay';
  root.lang = 'ru';
  shadow.append(root);
  for (const type of KEPT_INSIDE) root.addEventListener(type, (event) => event.stopPropagation(), { passive: true });

  let returns = 0;
  const keep = () => {
    if (signal.aborted) return;
    const place = openDialog(doc) ?? doc.documentElement;
    if (element.parentNode === place) return;
    const other = doc.querySelector(same);
    if (other !== null && other !== element) {
      replaced();
      return;
    }
    if (!element.isConnected && ++returns > MOST_RETURNS) return;
    place.append(element);
  };
  const observer = new MutationObserver(keep);
  observer.observe(doc.documentElement, { childList: true });
  observer.observe(doc, { attributes: true, attributeFilter: ['open'], subtree: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    element.remove();
  });
  const lookAtTheme = watchTheme(doc, (theme) => root.setAttribute('data-theme', theme), signal);
  keep();
  return {
    root,
    keep: () => {
      keep();
      // Its colours are asked for when the page has painted itself anew, and costs nothing then.
      requestAnimationFrame(() => setTimeout(lookAtTheme));
    },
  };
}

/** The dialog that makes the rest of the page inert; null when there is none. */
function openDialog(doc: Document): HTMLDialogElement | null {
  return (
    [...doc.querySelectorAll<HTMLDialogElement>('dialog[open]')].findLast((dialog) => dialog.matches(':modal')) ?? null
  );
}
