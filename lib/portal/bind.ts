/** «Указать на странице»: what a lead points at becomes a binding. Pure of any interface; loaded only with the binding tool. */
import { finder } from '@medv/finder';
import type { FieldName } from '../regulation/snapshot.ts';
import type { Binding } from '../settings/schema.ts';
import { isBindable } from './binding.ts';
import { type Control, collectControls } from './control.ts';
import type { ControlKind } from './handles.ts';
import type { Label } from './label.ts';
import { labelIndex } from './label-target.ts';
import { labelsOf } from './labels.ts';
import { closestAcross, parentOf, rootsOf } from './roots.ts';
import { isStableName, selectorInRoot, selectorOf } from './selector.ts';
import { optionsOf, readValue } from './value.ts';

/** What would be taken, for the lead to see before naming it. */
export interface Pointed {
  binding: Binding;
  kind: ControlKind;
  /** The element to frame on the page. */
  face: HTMLElement;
  value: string;
  options?: string[];
}

interface Labelled {
  control: Control;
  labels: Label[];
}

const MAX_CLIMB = 6;
const FINDER_MS = 50;

/**
 * The control that a pointed element means: the control itself, the one whose widget or label it is, else the only one in
 * the smallest box around. Null where there is none or it isn't clear which.
 */
export function pointAt(element: Element): Pointed | null {
  const controls = controlsOf(element.ownerDocument);
  const found = controlAt(element, controls);
  if (found === null) return null;
  const { control, labels } = found;
  const options = optionsOf(control);
  return {
    binding: { selectors: selectorsOf(control), label: labels[0]?.text ?? '' },
    kind: control.kind,
    face: control.face,
    value: readValue(control),
    ...(options === undefined ? {} : { options }),
  };
}

/** Why what was pointed at can't be this field, in Russian; null when it can. */
export function bindingProblem(field: FieldName, pointed: Pointed): string | null {
  if (isBindable(field, pointed.kind)) return null;
  return 'это поле другого вида: выберите другое место на странице';
}

function controlsOf(doc: Document): Labelled[] {
  return rootsOf(doc).flatMap((root) => {
    const index = labelIndex(root);
    return collectControls(root).map((control) => ({ control, labels: labelsOf(control, index) }));
  });
}

function controlAt(pointed: Element, controls: Labelled[]): Labelled | null {
  const own = controls.find(({ control }) => control.element === pointed || control.face === pointed);
  if (own !== undefined) return own;
  const within = controls.filter(({ control }) => control.face.contains(pointed) || control.element.contains(pointed));
  if (within.length > 0) return within.at(-1)!;
  const labelled = controls.filter(({ labels }) => labels[0]?.node?.contains(pointed));
  if (labelled.length === 1) return labelled[0]!;
  let box: Element | null = pointed;
  for (let level = 0; box !== null && level < MAX_CLIMB && closestAcross(box, 'form,body') !== box; level++) {
    const inside = controls.filter(({ control }) => box!.contains(control.face));
    if (inside.length > 0) return inside.length === 1 ? inside[0]! : null;
    box = parentOf(box);
  }
  return null;
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
