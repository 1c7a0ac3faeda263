/** A dialog of ours on any portal page: within the overlay that is there, else in one of its own. */
import { type ComponentChild, render } from 'preact';
import { OVERLAY_TAG } from '../portal/roots.ts';
import { mountHost } from './host.ts';
import { addStyle } from './style.ts';
import { watchTheme } from './theme.ts';

export interface Dialog {
  /** Goes back to the one that is open; false when none is. */
  goBack(): boolean;
  /** Opens it, until `life` ends at the latest. Closed, it gives the focus back to where it was, unless something else has it by then. */
  open(life: AbortSignal, content: (root: HTMLElement, close: () => void) => ComponentChild): void;
}

/** A dialog of which one can be open. `shared` is what every surface's style begins with, `css` its own. */
export function oneDialog(shared: string, css: string): Dialog {
  let opened: { root: HTMLElement; close(): void } | null = null;
  const goBack = () => {
    if (!opened?.root.isConnected) return false;
    opened.root.querySelector<HTMLElement>('input')?.focus();
    return true;
  };
  return {
    goBack,
    open(life, content) {
      if (life.aborted || goBack()) return;
      opened?.close();
      const stop = new AbortController();
      const focused = document.activeElement;
      const root = mountDialog(document, shared, css, stop.signal);
      const close = () => {
        if (stop.signal.aborted) return;
        opened = null;
        render(null, root);
        stop.abort();
        if (document.activeElement === document.body && focused instanceof HTMLElement)
          focused.focus({ preventScroll: true });
      };
      life.addEventListener('abort', close, { signal: stop.signal });
      opened = { root, close };
      render(content(root, close), root);
    },
  };
}

/** Everything is taken away when `signal` ends. */
function mountDialog(doc: Document, shared: string, css: string, signal: AbortSignal): HTMLElement {
  const shadow = doc.querySelector(OVERLAY_TAG)?.shadowRoot;
  if (!shadow) return mountHost(doc, shared + css, signal, () => {}).root;
  const removeStyle = addStyle(shadow, css);
  const root = doc.createElement('div');
  root.className = 'ui overlay';
  root.lang = 'ru';
  for (const type of ['paste', 'copy', 'cut']) root.addEventListener(type, (event) => event.stopPropagation());
  shadow.append(root);
  watchTheme(doc, (theme) => root.setAttribute('data-theme', theme), signal);
  signal.addEventListener('abort', () => {
    removeStyle();
    root.remove();
  });
  return root;
}
