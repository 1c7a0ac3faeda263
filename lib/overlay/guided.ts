/** What guidance is given of a mounted page. It is a script of its own, so nothing here is more than functions and plain data. */
import type { Recognised } from '../portal/handles.ts';
import type { PanelState } from './panel-state.ts';

export interface GuidedView {
  page: Recognised;
  /** Null on pages without a panel: the list, the report. */
  panel: PanelState | null;
}

export interface Guided {
  /** Where our parts of the page are rendered; its `.guide-slot` is where guidance's line goes. */
  root: HTMLElement;
  /** Calls back at once and whenever the page or the panel has changed, until `signal`. */
  watch(changed: (view: GuidedView) => void, signal: AbortSignal): void;
}

/** For pages that have no panel: `tell` is to be called when the portal has redrawn one. */
export function guidedPage(root: HTMLElement, first: Recognised): { guided: Guided; tell(page: Recognised): void } {
  const watchers = new Set<(view: GuidedView) => void>();
  let page = first;
  return {
    guided: {
      root,
      watch: (changed, signal) => {
        watchers.add(changed);
        signal.addEventListener('abort', () => watchers.delete(changed));
        changed({ page, panel: null });
      },
    },
    tell: (next) => {
      page = next;
      for (const changed of watchers) changed({ page, panel: null });
    },
  };
}
