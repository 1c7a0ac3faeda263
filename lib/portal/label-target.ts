/** Which control a `<label>` belongs to, on pages whose ids are duplicated or that name fields instead of ids. */
import type { Control } from './control.ts';
import { REAL_CONTROL } from './element-text.ts';
import type { Root } from './roots.ts';

/** The labels of a root that name a control by id, found once for all its controls. */
export interface LabelIndex {
  byTarget: Map<string, HTMLLabelElement[]>;
}

/** Collects a root's `label[for]`. */
export function labelIndex(root: Root): LabelIndex {
  const byTarget = new Map<string, HTMLLabelElement[]>();
  for (const label of root.node.querySelectorAll<HTMLLabelElement>('label[for]')) {
    const list = byTarget.get(label.htmlFor);
    if (list) list.push(label);
    else byTarget.set(label.htmlFor, [label]);
  }
  return { byTarget };
}

/** Which element a label names, when ids are duplicated too: the next one after it, else the last one before it. */
export function targetOf(label: HTMLLabelElement): Element | null {
  const wrapped = label.htmlFor === '' ? label.querySelector(REAL_CONTROL) : null;
  if (wrapped !== null || label.htmlFor === '') return wrapped;
  const root = label.getRootNode() as Document | ShadowRoot;
  const key = CSS.escape(label.htmlFor);
  let twins = [...root.querySelectorAll(`[id="${key}"]`)];
  if (twins.length === 0) twins = [...root.querySelectorAll(`[name="${key}"]`)];
  if (twins.length < 2) return twins[0] ?? null;
  const FOLLOWING = 4;
  return twins.find((twin) => (label.compareDocumentPosition(twin) & FOLLOWING) !== 0) ?? twins[twins.length - 1]!;
}

/** Whether a label names another control than this one. */
export function isBoundElsewhere(label: Element, control: Control): boolean {
  if (label.localName !== 'label') return false;
  const target = targetOf(label as HTMLLabelElement);
  return target !== null && target !== control.element && target !== control.source && !control.face.contains(target);
}
