/** A lead's bindings on a page: they come before anything that is found, and a broken one is noticed and left aside. */
import type { FieldName } from '../regulation/snapshot.ts';
import type { Binding } from '../settings/schema.ts';
import type { ControlKind } from './handles.ts';
import type { Label } from './label.ts';
import { INTO, resolveSelector } from './selector.ts';
import { fold } from './words.ts';

export type Bindings = Partial<Record<FieldName, Binding>>;

/** What a binding found: the selector that still works, and the element it finds. */
export interface BoundElement {
  element: HTMLElement;
  selector: string;
}

const LARGE: ControlKind[] = ['textarea', 'contenteditable', 'editor-frame'];
const CHOICES: ControlKind[] = ['select', 'listbox', 'menu', 'radio'];

/** Kinds of control that a field can be bound to; by hand more is allowed than is found without help. */
const BINDABLE: Record<FieldName, ControlKind[]> = {
  contract: ['text', 'textarea', ...CHOICES],
  login: ['text', 'textarea', ...CHOICES],
  phone: ['text', 'textarea', 'listbox'],
  callTime: ['text', 'textarea', ...CHOICES],
  database: ['text', 'textarea', ...CHOICES],
  files: ['file'],
  title: ['text', 'textarea', 'contenteditable'],
  message: LARGE,
  internal: ['checkbox', 'select', 'radio', ...LARGE],
  status: CHOICES,
  assignee: [...CHOICES, 'text'],
  close: ['checkbox'],
};

/** Whether a control of this kind can be bound to the field at all. */
export function isBindable(field: FieldName, kind: ControlKind): boolean {
  return BINDABLE[field].includes(kind);
}

/** Selectors that name an element, not its place: they hold even when the page writes another label beside. */
function isNamed(selector: string): boolean {
  const last = selector.split(INTO).at(-1)!;
  return /^(?:#[^\s>]+|[a-z][\w-]*\[name="[^"]*"\])$/u.test(last);
}

/** The elements that the bindings' selectors find, first those of the first selector; labels aren't asked yet. */
export function elementsOf(binding: Binding, doc: Document): BoundElement[] {
  return binding.selectors.flatMap((selector) => {
    const element = resolveSelector(doc, selector);
    return element === null ? [] : [{ element, selector }];
  });
}

/**
 * Whether what a selector finds is still the field that the lead pointed at. A selector that tells a place only counts
 * while the same label stands there.
 */
export function stillHolds(binding: Binding, selector: string, labels: Label[]): boolean {
  if (binding.label === '' || isNamed(selector)) return true;
  const wanted = fold(binding.label);
  return labels.some(({ text }) => fold(text) === wanted);
}
