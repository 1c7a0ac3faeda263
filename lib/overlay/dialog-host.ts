/** A place for a dialog of ours on any portal page: within the overlay that is there, else in one of its own. */
import { OVERLAY_TAG } from '../portal/roots.ts';
import { mountHost } from './host.ts';
import { addStyle } from './style.ts';
import { watchTheme } from './theme.ts';

/** `shared` is what every surface's style begins with, `css` the dialog's own. Everything is taken away when `signal` ends. */
export function mountDialog(doc: Document, shared: string, css: string, signal: AbortSignal): HTMLElement {
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
