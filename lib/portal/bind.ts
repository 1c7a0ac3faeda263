/** «Указать на странице»: what a lead points at becomes a binding. Loaded only with the binding tool. */
import { finder } from '@medv/finder';
import type { FieldName } from '../regulation/snapshot.ts';
import type { Binding } from '../settings/schema.ts';
import { elementsOf, isBindable, stillHolds } from './binding.ts';
import { type Control, collectControls } from './control.ts';
import type { ControlKind } from './handles.ts';
import type { Label } from './label.ts';
import { labelIndex } from './label-target.ts';
import { labelsOf } from './labels.ts';
import { closestAcross, documentsOf, parentOf, rootsOf } from './roots.ts';
import { isStableName, selectorInRoot, selectorOf } from './selector.ts';
import { optionsOf, readValue } from './value.ts';

/** A control of the page that can be pointed at, with the texts that label it, the best first. */
export interface Pointable {
  control: Control;
  labels: Label[];
}

/** What would be taken, for the lead to see before naming it. */
export interface Pointed {
  binding: Binding;
  kind: ControlKind;
  value: string;
  options: string[];
}

const MAX_CLIMB = 6;
const FINDER_MS = 50;

/** The page's visible controls in their order, those of same-origin frames and open shadow roots too. */
export function pointablesOf(top: Document): Pointable[] {
  return documentsOf(top).flatMap(({ doc, frames }) =>
    rootsOf(doc, frames).flatMap((root) => {
      const index = labelIndex(root);
      return collectControls(root)
        .filter(({ visible }) => visible)
        .map((control) => ({ control, labels: labelsOf(control, index) }));
    }),
  );
}

/**
 * The control that an element means: the control itself, the one whose widget or label it is, else the only one in the
 * smallest box around. Null where there is none or it isn't clear which.
 */
export function pointableAt(pointed: Element, pointables: readonly Pointable[]): Pointable | null {
  const own = pointables.find(({ control }) => control.element === pointed || control.face === pointed);
  if (own !== undefined) return own;
  const within = pointables.findLast(
    ({ control }) => control.face.contains(pointed) || control.element.contains(pointed),
  );
  if (within !== undefined) return within;
  const labelled = pointables.filter(({ labels }) => labels[0]?.node?.contains(pointed));
  if (labelled.length === 1) return labelled[0]!;
  let box: Element | null = pointed;
  for (let level = 0; box !== null && level < MAX_CLIMB && closestAcross(box, 'form,body') !== box; level++) {
    const inside = pointables.filter(({ control }) => box!.contains(control.face));
    if (inside.length > 0) return inside.length === 1 ? inside[0]! : null;
    box = parentOf(box);
  }
  return null;
}

/** What binding it would keep. */
export function pointedOf({ control, labels }: Pointable): Pointed {
  return {
    binding: { selectors: selectorsOf(control), label: labels[0]?.text ?? '' },
    kind: control.kind,
    value: readValue(control),
    options: optionsOf(control) ?? [],
  };
}

/** Whether a binding finds its field on a page: by one of its selectors, with the same label where the selector tells a place only. */
export function bindingHolds(field: FieldName, binding: Binding, top: Document): boolean {
  const pointables = pointablesOf(top);
  return documentsOf(top).some(({ doc }) =>
    elementsOf(binding, doc).some(({ element, selector }) => {
      const found = pointables.find(({ control }) => control.element === element || control.face === element);
      return (
        found !== undefined && isBindable(field, found.control.kind) && stillHolds(binding, selector, found.labels)
      );
    }),
  );
}

/** Where a control stands in the window, across the frames that lead to it. */
export function placeOf({ control: { face, root } }: Pointable): {
  left: number;
  top: number;
  width: number;
  height: number;
} {
  let { left, top, width, height } = face.getBoundingClientRect();
  for (const frame of root.frames) {
    const outer = frame.getBoundingClientRect();
    left += outer.left + frame.clientLeft;
    top += outer.top + frame.clientTop;
  }
  return { left, top, width, height };
}

/** Several ways to the same element, the most lasting first: by its name, by its neighbourhood, by its place. */
function selectorsOf(control: Control): string[] {
  const target = control.kind === 'editor-frame' ? control.face : control.element;
  const found = [selectorOf(target), byName(target), byFinder(target), byPlace(target)];
  return [...new Set(found.filter((selector) => selector !== null))];
}

function byName(element: Element): string | null {
  const name = element.getAttribute('name');
  if (!name || element.getRootNode() !== element.ownerDocument) return null;
  const selector = `${element.localName}[name=${JSON.stringify(name)}]`;
  return element.ownerDocument.querySelectorAll(selector).length === 1 ? selector : null;
}

function byFinder(element: Element): string | null {
  if (element.getRootNode() !== element.ownerDocument) return null;
  try {
    return finder(element, {
      root: element.ownerDocument.body,
      idName: isStableName,
      className: isStableName,
      attr: (name, value) => name.startsWith('data-') && isStableName(value),
      timeoutMs: FINDER_MS,
    });
  } catch {
    return null;
  }
}

/** The place in the nearest named box: survives a renamed field. */
function byPlace(element: Element): string | null {
  const box = element.parentElement?.closest('[id],form[name]');
  if (!box || element.getRootNode() !== element.ownerDocument) return null;
  const twins = [...box.querySelectorAll(element.localName)];
  if (twins.length !== 1) return null;
  const selector = `${selectorInRoot(box)} ${element.localName}`;
  return element.ownerDocument.querySelectorAll(selector).length === 1 ? selector : null;
}
