/** The tab over a text: «Ответ клиенту · Внутренняя заметка», each with a text of its own that may have no label. */
import type { Control } from './control.ts';
import { shortTextOf } from './element-text.ts';
import type { AddLabel } from './label.ts';

const PANE = '[role=tabpanel],[class*=tab-pane]';
const TEXTS = 'textarea,[contenteditable],iframe';

/** Adds the name of the tab whose only text this is. */
export function addTab({ kind, face }: Control, add: AddLabel) {
  if (kind !== 'textarea' && kind !== 'contenteditable' && kind !== 'editor-frame') return;
  const pane = face.closest(PANE);
  if (pane === null || pane.querySelectorAll(TEXTS).length > 1) return;
  const root = pane.getRootNode() as Document | ShadowRoot;
  const id = CSS.escape(pane.id);
  const named = root.getElementById(pane.getAttribute('aria-labelledby') ?? '');
  const tab =
    named ??
    (id === ''
      ? null
      : root.querySelector(`[href="#${id}"],[data-target="#${id}"],[data-bs-target="#${id}"],[aria-controls="${id}"]`));
  if (tab !== null) add(shortTextOf(tab), 'tab', tab);
}
