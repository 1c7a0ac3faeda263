/** What recognising a page yields inside the tab: the snapshot, and the live elements behind it. */
import type { FieldName, PageSnapshot } from '../regulation/snapshot.ts';

/** How the page lets a field be set. */
export type ControlKind =
  | 'text'
  | 'textarea'
  | 'select'
  | 'checkbox'
  | 'radio'
  | 'listbox'
  | 'menu'
  | 'contenteditable'
  | 'editor-frame'
  | 'file';

/** A live field. `element` may belong to a same-origin frame or an open shadow root. */
export interface FieldHandle {
  field: FieldName;
  kind: ControlKind;
  element: HTMLElement;
}

/** A live row of the list, and the element in it that bears the ticket's title: marks of ours stand beside that. */
export interface RowHandle {
  element: HTMLElement;
  title: HTMLElement;
}

export interface Recognised {
  snapshot: PageSnapshot;
  handles: Partial<Record<FieldName, FieldHandle>>;
  /** On a list, by ticket id. */
  rows?: Map<string, RowHandle>;
  /** Fields whose binding by a lead doesn't hold on this page any more: they were looked for instead. */
  broken: FieldName[];
  /** The narrowest element to observe for changes of what was read. */
  root: Element;
}
