/** Labels by their place: the texts before a control, outwards, until something that belongs to another one. */
import type { Control } from './control.ts';
import {
  BUTTON,
  hasControl,
  INLINE,
  REAL_CONTROL,
  rawText,
  SKIPPED,
  shortTextOf,
  TABS,
  TOOLBAR,
} from './element-text.ts';
import type { AddLabel, LabelSource } from './label.ts';
import { isBoxed, takesTextAfter } from './label-box.ts';
import { addCells } from './label-cells.ts';
import { isBoundElsewhere } from './label-target.ts';
import { parentOf } from './roots.ts';
import { isVisible } from './visibility.ts';
import { clean, isLabelLike } from './words.ts';

/** Past these a text belongs to something else. */
const BOUNDARY = new Set(['form', 'fieldset', 'body', 'html', 'dialog', 'main', 'article', 'thead', 'tbody', 'tfoot']);
const LABEL_ATTRIBUTES = ['label', 'data-label', 'data-title', 'caption', 'data-caption'];
const MAX_CLIMB = 9;
const MAX_SEGMENTS = 3;

/** Texts before the control and around it, walking outwards; a table's cells are asked for when a cell is reached. */
export function addSurrounding(control: Control, add: AddLabel) {
  let at = outermostOf(control);
  let segments = 0;
  let named = 0;
  let open = true;
  const push: AddLabel = (text, source, node) => {
    if (!isLabelLike(clean(text ?? ''))) return;
    segments++;
    if (source !== 'heading') named++;
    add(text, source, node);
  };
  for (let level = 0; level < MAX_CLIMB && open && segments < MAX_SEGMENTS; level++) {
    if (level < 5) addAttributes(at, control, push);
    if (at.localName === 'td' || at.localName === 'th') {
      if (addCells(at as HTMLTableCellElement, control, push)) return;
      const table = at.closest('table');
      if (table === null) return;
      at = table;
    } else {
      const above = cellOfRowAbove(at);
      if (above !== null) {
        push(shortTextOf(above), 'cell above', above);
        return;
      }
      open = walkBack(at, control, push);
    }
    const parent = parentOf(at);
    if (parent === null || BOUNDARY.has(parent.localName)) {
      if (open && segments === 0 && parent !== null) addOutside(parent, control, push);
      break;
    }
    at = parent;
  }
  const cell = segments === 0 ? cellOfOneText(control) : null;
  if (cell !== null) addCells(cell, control, push);
  if (named === 0) addBeside(control, push);
}

/** The cell that is this text's, whatever smaller things (a list of templates, a name for it) stand before it there. */
function cellOfOneText({ face, kind }: Control): HTMLTableCellElement | null {
  if (kind !== 'textarea' && kind !== 'contenteditable' && kind !== 'editor-frame') return null;
  const cell = face.closest('td');
  return cell && cell.querySelectorAll('textarea,[contenteditable],iframe').length === 1 ? cell : null;
}

/** What is all of the control: the widget with the select that it hides, the editor with its bars, the label around a box. */
function outermostOf({ kind, face, element, source }: Control): Element {
  if (kind === 'radio' || kind === 'checkbox') return face.closest('label') ?? face;
  const other = face !== element && kind !== 'editor-frame' ? element : source;
  if (other === null) return face;
  for (let at: Element = face; ; ) {
    const parent = at.parentElement;
    if (parent === null || BOUNDARY.has(parent.localName)) return face;
    if (at.contains(other) || (parent.contains(other) && other.localName !== 'select')) return at;
    at = parent;
  }
}

/** Goes through the previous siblings; false once something that ends the search was met. */
function walkBack(at: Element, control: Control, push: AddLabel): boolean {
  const shown = isVisible(at);
  let inline = '';
  let node: Element | undefined;
  const flush = () => {
    if (clean(inline) !== '') push(inline, 'before', node);
    inline = '';
    node = undefined;
  };
  for (let prev = at.previousSibling; prev !== null; prev = prev.previousSibling) {
    if (prev.nodeType === 3) inline = (prev.nodeValue ?? '') + inline;
    if (prev.nodeType !== 1) continue;
    const element = prev as Element;
    if (SKIPPED.has(element.localName) && !element.matches(REAL_CONTROL)) continue;
    if ((shown && !isVisible(element)) || element === control.element || element === control.source) continue;
    if (hasControl(element)) {
      if (isBoxed(element) && takesTextAfter(element)) inline = '';
      flush();
      return false;
    }
    if (isBoundElsewhere(element, control)) {
      flush();
    } else if (element.localName === 'br' || element.localName === 'hr') {
      flush();
    } else if (element.matches(BUTTON) || element.matches(TOOLBAR) || element.matches(TABS) || isSeveral(element)) {
    } else if (INLINE.has(element.localName)) {
      inline = `${rawText(element, shown)}${inline}`;
      node ??= element;
    } else {
      flush();
      push(shortTextOf(element), sourceOfBlock(element, at, control), element);
    }
  }
  flush();
  return true;
}

/** A list of several texts names no field: tabs, a menu. */
function isSeveral(element: Element): boolean {
  return /^[uo]l$/u.test(element.localName) && element.childElementCount > 1;
}

function sourceOfBlock(element: Element, at: Element, control: Control): LabelSource {
  if (element.localName === 'dt') return 'dt';
  if (element.localName === 'legend') return isAlone(element.parentElement, control) ? 'before' : 'legend';
  if (!isHeading(element)) return 'before';
  return element.nextElementSibling === at && !hasTextsBelow(at) ? 'before' : 'heading';
}

const isHeading = (element: Element) => /^h[1-6]$/u.test(element.localName);
const TEXTS = 'textarea,[contenteditable],iframe,input:not([type]),input[type=text],input[type=tel],input[type=email]';

/** Whether a heading that stands right above has more texts to fill under it: then it names them all. */
function hasTextsBelow(first: Element): boolean {
  for (let at = first.nextElementSibling; at !== null && !isHeading(at); at = at.nextElementSibling) {
    if (at.matches(TEXTS) || at.querySelector(TEXTS) !== null) return true;
  }
  return first.querySelectorAll(TEXTS).length > 1;
}

/** Whether a box holds this control and no other. */
function isAlone(box: Element | null, control: Control): boolean {
  return box !== null && [...box.querySelectorAll(REAL_CONTROL)].every((one) => control.face.contains(one));
}

/** A heading right before the form whose first control this is. */
function addOutside(boundary: Element, control: Control, push: AddLabel) {
  if (boundary.localName === 'body') return;
  const first = boundary.querySelector(REAL_CONTROL);
  if (first !== null && first !== control.element && !control.face.contains(first)) return;
  const before = boundary.previousElementSibling;
  if (before === null || !/^h[1-6]$|^legend$/u.test(before.localName)) return;
  push(shortTextOf(before), isAlone(boundary, control) ? 'before' : 'heading', before);
}

/** In a row of several controls under a row of as many texts, the text of the same place. */
function cellOfRowAbove(cell: Element): Element | null {
  const row = cell.parentElement;
  const above = row?.previousElementSibling;
  if (!row || !above || BOUNDARY.has(row.localName) || row.children.length < 2) return null;
  if (row.localName === 'tr' || row.localName === 'dl' || above.children.length !== row.children.length) return null;
  if (hasControl(above) || above.querySelector(BUTTON) !== null) return null;
  const controls = [...row.children].filter((child) => hasControl(child)).length;
  if (controls < 2 || [...row.children].some((child) => !hasControl(child) && shortTextOf(child) !== '')) return null;
  return above.children[[...row.children].indexOf(cell)] ?? null;
}

/** Attributes by which components and responsive tables name the one control inside. */
function addAttributes(at: Element, control: Control, push: AddLabel) {
  for (const attribute of LABEL_ATTRIBUTES) {
    const text = at.getAttribute(attribute);
    if (text === null) continue;
    const inner = (at.shadowRoot ?? at).querySelectorAll(REAL_CONTROL);
    if (inner.length <= 1 || [...inner].every((one) => control.face.contains(one))) push(text, 'component', at);
  }
}

/** A label that stands after its control, where both are alone in a box: a floating label, a text on the right. */
function addBeside(control: Control, push: AddLabel) {
  let box: Element | null = control.face.parentElement;
  for (let level = 0; box !== null && level < 3 && !BOUNDARY.has(box.localName); level++) {
    const inner = [...box.querySelectorAll(REAL_CONTROL)].filter((one) => !control.face.contains(one));
    if (inner.length > 0) return;
    const labels = [...box.querySelectorAll('label,[class*=label],[class*=caption]')].filter(
      (label) => !isBoundElsewhere(label, control) && !control.face.contains(label) && shortTextOf(label) !== '',
    );
    if (labels.length > 0) {
      push(shortTextOf(labels[0]!), 'beside', labels[0]);
      return;
    }
    if (level === 0 && box.firstElementChild === control.face) push(textRight(control.face), 'beside', box);
    box = box.parentElement;
  }
}

function textRight(face: Element): string {
  let text = '';
  for (let at = face.nextSibling; at !== null; at = at.nextSibling) {
    if (at.nodeType === 3) text += at.nodeValue ?? '';
    else if (at.nodeType === 1 && !SKIPPED.has((at as Element).localName)) text += ` ${shortTextOf(at as Element)}`;
  }
  return text;
}
