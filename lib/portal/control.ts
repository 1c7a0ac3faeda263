/** Every control of a page that a ticket's field can be, native or drawn by the page, before anything is decided of it. */
import { INLINE, TABS } from './element-text.ts';
import type { ControlKind } from './handles.ts';
import { closestAcross, frameDocument, OVERLAY_TAG, parentOf, type Root } from './roots.ts';
import { isVisible } from './visibility.ts';

export interface Control {
  kind: ControlKind;
  /** What is read and written. */
  element: HTMLElement;
  /** What a person sees of it: the widget drawn over a hidden select, the frame of an editor; else `element` itself. */
  face: HTMLElement;
  /** The hidden field that a widget or an editor writes to. It speaks for the control, and is never written. */
  source: HTMLElement | null;
  root: Root;
  /** The frame elements down to `element`: for an editor in a frame one more than the root's. */
  frames: HTMLIFrameElement[];
  /** The form that owns it, or null. */
  form: HTMLFormElement | null;
  visible: boolean;
  /** All inputs of a radio group; `element` is the first. */
  group?: HTMLInputElement[];
}

const CANDIDATES = [
  'input',
  'textarea',
  'select',
  'iframe',
  '[contenteditable]',
  '[role=combobox]',
  '[role=listbox]',
  '[role=checkbox]',
  '[role=switch]',
  '[aria-haspopup=listbox]',
  '.chosen-container',
  '.chzn-container',
  '.select2-container',
  '.ui.selection.dropdown',
  'ul',
  '[role=menu]',
  '.dropdown-menu',
].join(',');

const BUTTON_TYPES = new Set(['hidden', 'submit', 'button', 'reset', 'image', 'color', 'range', 'password']);
const WIDGET_CLASS = /select|chosen|chzn|choices|dropdown|combo|picker|\bts-/u;
/** Libraries that leave the select rendered, out of sight behind their widget. */
const DRAWN_OVER = /select2-(?:hidden|offscreen)|bootstrap-select|tomselected|selectized|choices__input|chosen-/u;
const MENU_ITEMS = 'li,[role=menuitem],[role=menuitemradio],[role=option],.dropdown-item';
const PAGE_FURNITURE = 'nav,header,footer,[role=navigation],[role=banner],[role=contentinfo],[role=tablist]';
/** Characters beside a menu's trigger: past them it is a link in a text. */
const LONGEST_BESIDE = 120;
/** A set of as many same-named boxes are a table's «mark this row», never a ticket's flag. */
const MANY_TWINS = 6;

function isType<T extends string>(element: Element, ...names: T[]): boolean {
  return names.includes(element.localName as T);
}

function nativeKind(element: Element): ControlKind | null {
  if (element.localName === 'textarea') return 'textarea';
  if (element.localName === 'select') return 'select';
  const { type } = element as HTMLInputElement;
  if (BUTTON_TYPES.has(type)) return null;
  if (type === 'checkbox' || type === 'radio' || type === 'file') return type;
  return element.getAttribute('role') === 'combobox' || isChoice(element as HTMLInputElement) ? 'listbox' : 'text';
}

/** An input that shows a choice and takes no typing. */
function isChoice(input: HTMLInputElement): boolean {
  return input.readOnly && input.closest('[class*=select i],[class*=dropdown i],[class*=combo i]') !== null;
}

function wrapClasses(select: Element): string {
  return `${select.getAttribute('class') ?? ''} ${select.parentElement?.getAttribute('class') ?? ''}`;
}

/** The visible widget that stands for a select which is hidden, right beside or around it. */
function widgetOf(select: Element): HTMLElement | null {
  const parent = select.parentElement;
  const own =
    parent?.children.length === 1 && (parent.localName === 'div' || INLINE.has(parent.localName)) ? parent : select;
  for (const near of [own.nextElementSibling, own.previousElementSibling, own.parentElement]) {
    if (near === null || isType(near, 'select', 'label', 'td', 'form', 'body', 'fieldset')) continue;
    const isWidget =
      WIDGET_CLASS.test(near.getAttribute('class') ?? '') || near.matches('[role=combobox],[aria-haspopup=listbox]');
    if (isWidget && (isVisible(near) || !isVisible(near.parentElement!))) return near as HTMLElement;
  }
  return null;
}

/** A hidden field beside or in a widget, which the page writes the choice or the text to. */
function sourceOf(face: Element, selector: string): HTMLElement | null {
  const inside = face.querySelector<HTMLElement>(selector);
  if (inside !== null) return inside;
  let at: Element | null = face;
  for (let level = 0; at !== null && level < 4 && !isType(at, 'form', 'body', 'tr'); level++) {
    for (const near of [at.nextElementSibling, at.previousElementSibling]) {
      if (near === null) continue;
      const found = near.matches(selector) ? near : near.querySelector(selector);
      if (found !== null && !hasVisibleText(near)) return found as HTMLElement;
    }
    const parent: Element | null = at.parentElement;
    if (
      parent === null ||
      parent.querySelectorAll('input:not([type=hidden]),select,iframe,[contenteditable]').length > 1
    )
      break;
    at = parent;
  }
  return null;
}

function hasVisibleText(element: Element): boolean {
  const texts =
    element.localName === 'textarea' ? [element] : [...element.querySelectorAll('textarea,input:not([type=hidden])')];
  return texts.some(isVisible);
}

function editorBody(frame: Element): HTMLElement | null {
  const doc = frameDocument(frame as HTMLIFrameElement);
  if (!doc?.body) return null;
  return doc.designMode === 'on' || doc.body.isContentEditable ? doc.body : null;
}

/** The link or button that opens a menu of choices: the nearest one before the list, alone in its box. */
function triggerOf(list: Element): HTMLElement | null {
  let at: Element | null = list;
  for (let level = 0; at !== null && level < 3; level++) {
    const before: Element | null = at.previousElementSibling;
    if (before !== null) {
      if (isType(before, 'a', 'button') || before.matches('[role=button],[aria-haspopup],[onclick],[tabindex]')) {
        return before as HTMLElement;
      }
      const inner = before.querySelectorAll<HTMLElement>('a,button,[role=button]');
      const isWide = before.localName === 'table' || (before.textContent ?? '').length > LONGEST_BESIDE;
      return inner.length === 1 && !isWide && before.querySelector('input,select,textarea') === null ? inner[0]! : null;
    }
    at = at.parentElement;
    if (at !== null && isType(at, 'td', 'form', 'body', 'li')) return null;
  }
  return null;
}

/** The choices of a menu, when a list is one: a few short items, each of which does something. */
export function menuItems(list: Element): HTMLElement[] {
  const items = [...list.querySelectorAll<HTMLElement>(MENU_ITEMS)];
  if (items.length < 2 || items.length > 80) return [];
  const acts = (item: HTMLElement) =>
    item.matches('[onclick],[role],a,button,[data-value],[data-id],[tabindex]') ||
    item.querySelector('a,button') !== null;
  return items.every((item) => (item.textContent ?? '').length < 80 && acts(item)) ? items : [];
}

/** The list that a menu's trigger opens, or null. */
export function menuOf(trigger: Element): Element | null {
  const controlled = trigger.getAttribute('aria-controls');
  if (controlled !== null) return trigger.ownerDocument.getElementById(controlled);
  let at: Element | null = trigger;
  for (let level = 0; at !== null && level < 3; level++) {
    const next: Element | null = at.nextElementSibling;
    if (next !== null) {
      const list = next.matches('ul,[role=menu],.dropdown-menu')
        ? next
        : next.querySelector('ul,[role=menu],.dropdown-menu');
      if (list !== null) return list;
      if (at.localName === 'a' || at.localName === 'button') return null;
    }
    at = at.parentElement;
  }
  return null;
}

/** A styled checkbox, radio or file input is hidden itself: its label is what a person sees and clicks. */
function faceOfInput(input: HTMLInputElement): HTMLElement {
  if (isVisible(input)) return input;
  for (const label of input.labels ?? []) if (isVisible(label)) return label;
  return input;
}

/**
 * The controls of one root in document order: inputs of all kinds that a person fills, and widgets that stand for them. A
 * hidden field behind a widget or an editor is its `source` and isn't listed by itself. Fields that are just hidden are
 * listed with `visible: false`. Our own overlay is left out.
 */
export function collectControls(root: Root): Control[] {
  const found: Control[] = [];
  const radios = new Map<string, Control>();
  const taken = new Set<Element>();
  const twins = new Map<string, number>();
  const elements = [...root.node.querySelectorAll<HTMLElement>(CANDIDATES)].filter(
    (element) => element.closest(OVERLAY_TAG) === null,
  );
  for (const element of elements) {
    if (element.localName === 'input' && (element as HTMLInputElement).type === 'checkbox') {
      const { name } = element as HTMLInputElement;
      if (name !== '') twins.set(name, (twins.get(name) ?? 0) + 1);
    }
  }

  const add = (kind: ControlKind, element: HTMLElement, more: Partial<Control> = {}) => {
    const face = more.face ?? element;
    const form = (element as HTMLInputElement).form ?? (closestAcross(face, 'form') as HTMLFormElement | null);
    const control: Control = {
      kind,
      element,
      face,
      source: null,
      root,
      frames: root.frames,
      form,
      visible: isVisible(face),
      ...more,
    };
    found.push(control);
    taken.add(element).add(control.face);
    if (control.source !== null) taken.add(control.source);
    return control;
  };

  for (const element of elements) {
    if (taken.has(element)) continue;
    if (isType(element, 'input', 'textarea', 'select')) {
      const kind = nativeKind(element);
      if (kind === null) continue;
      if (kind === 'radio') {
        const input = element as HTMLInputElement;
        const key = `${input.form?.getAttribute('name') ?? ''}|${input.form?.getAttribute('id') ?? ''}|${input.name}`;
        const group = input.name === '' ? undefined : radios.get(key);
        if (group !== undefined && group.form === input.form) group.group!.push(input);
        else radios.set(key, add('radio', input, { face: faceOfInput(input), group: [input] }));
      } else if (kind === 'checkbox' || kind === 'file') {
        const input = element as HTMLInputElement;
        if ((twins.get(input.name) ?? 0) <= MANY_TWINS) add(kind, input, { face: faceOfInput(input) });
      } else if (kind === 'select' && (!isVisible(element) || DRAWN_OVER.test(wrapClasses(element)))) {
        add(kind, element, { face: widgetOf(element) ?? element });
      } else add(kind, element);
    } else if (element.localName === 'iframe') {
      const body = editorBody(element);
      if (body === null) continue;
      const source = sourceOf(element, 'textarea,input[type=hidden]');
      add('editor-frame', body, { face: element, source, frames: [...root.frames, element as HTMLIFrameElement] });
    } else if (element.hasAttribute('contenteditable')) {
      // Quill keeps one beside the editor that nobody sees or gets to.
      if (element.getAttribute('tabindex') === '-1') continue;
      if (!element.isContentEditable || element.parentElement?.isContentEditable) continue;
      if (element.closest('table') !== null && element.localName === 'td') continue;
      add('contenteditable', element, { source: sourceOf(element, 'textarea,input[type=hidden]') });
    } else if (element.matches('[role=checkbox],[role=switch]')) {
      if (element.querySelector('input:not([type=hidden])') === null) add('checkbox', element);
    } else if (element.matches('ul,[role=menu],.dropdown-menu')) {
      if (element.matches(TABS) || closestAcross(element, PAGE_FURNITURE) !== null) continue;
      if (menuItems(element).length === 0) continue;
      const trigger = element.getAttribute('role') === 'listbox' ? null : triggerOf(element);
      if (trigger !== null && !taken.has(trigger)) {
        add('menu', trigger, { source: sourceOf(trigger, 'input[type=hidden]') });
      }
    } else if (!found.some(({ face }) => face !== element && face.contains(element))) addListbox(element, add);
  }

  return found.filter((control) => !isPartOfAnother(control, found));
}

/** Whether a control is only a part of another one: an editor's hidden text, the search box of a chosen list. */
function isPartOfAnother(control: Control, all: Control[]): boolean {
  return all.some((other) => {
    if (other === control) return false;
    if (other.source === control.element) return true;
    const widget = other.face !== other.element && other.face.localName !== 'label' ? other.face : null;
    const cover = widget ?? (other.kind === 'listbox' || other.kind === 'contenteditable' ? other.element : null);
    return cover?.contains(control.element) === true;
  });
}

function addListbox(
  element: HTMLElement,
  add: (kind: ControlKind, element: HTMLElement, more?: Partial<Control>) => void,
) {
  if (element.matches('.chosen-container,.chzn-container,.select2-container')) {
    const beside = [element.previousElementSibling, element.nextElementSibling];
    if (beside.some((near) => near?.localName === 'select')) return;
  } else if (element.getAttribute('role') === 'listbox' && element.id !== '') {
    const id = CSS.escape(element.id);
    const root = element.getRootNode() as Document | ShadowRoot;
    if (root.querySelector(`[aria-controls="${id}"],[aria-owns="${id}"]`) !== null) return;
  }
  if (parentOf(element)?.closest('[role=combobox],.select2-container,.chosen-container') != null) return;
  add('listbox', element, { source: sourceOf(element, 'input[type=hidden],select') });
}
