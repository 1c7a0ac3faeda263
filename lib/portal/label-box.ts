/** The text that stands after a checkbox or a radio button. */
import { hasControl, INLINE, isBox, REAL_CONTROL, shortTextOf } from './element-text.ts';
import type { AddLabel } from './label.ts';
import { clean } from './words.ts';

/** The text after a checkbox or after what is drawn around it alone, unless the row writes its texts before the boxes. */
export function addBoxText(box: Element, add: AddLabel) {
  if (box.localName === 'label') return;
  const edge = edgeOf(box);
  const after = edge === null ? '' : textAfter(edge);
  if (edge !== null && after !== '' && takesTextAfter(edge)) add(after, 'after');
}

/** The box, or the outermost wrapper of it alone, which a text follows. */
function edgeOf(box: Element): Element | null {
  for (let at = box; ; ) {
    if (at.nextSibling !== null && textAfter(at) !== '') return at;
    const parent: Element | null = at.parentElement;
    if (parent === null || !isWrapper(parent)) return null;
    at = parent;
  }
}

/** Whether an element holds one box and nothing that a person could read. */
function isWrapper(element: Element): boolean {
  if (element.localName !== 'div' && !INLINE.has(element.localName)) return false;
  const controls = element.querySelectorAll(REAL_CONTROL);
  return controls.length === 1 && isBox(controls[0]!) && shortTextOf(element) === '';
}

/** Whether a box stands here as a line's own part: by itself or wrapped. */
export function isBoxed(element: Element): boolean {
  return isBox(element) || isWrapper(element);
}

function textAfter(edge: Element): string {
  let text = '';
  for (let at = edge.nextSibling; at !== null; at = at.nextSibling) {
    if (at.nodeType === 3) text += at.nodeValue ?? '';
    if (at.nodeType !== 1) continue;
    const element = at as Element;
    if (element.localName === 'br' || hasControl(element) || isLabelled(element)) break;
    if (!INLINE.has(element.localName) && element.localName !== 'label') {
      if (clean(text) === '') text = shortTextOf(element);
      break;
    }
    text += ` ${shortTextOf(element)}`;
  }
  return clean(text);
}

/** Whether a text names its control by id: then its place says nothing. */
function isLabelled(element: Element): boolean {
  return element.matches('label[for]') || element.querySelector('label[for]') !== null;
}

/** Whether the text that follows a box is the box's own: not when the line begins with a text and ends with a box. */
export function takesTextAfter(edge: Element): boolean {
  const line = edge.parentElement;
  if (line === null) return true;
  const boxes = [...line.children].filter(isBoxed);
  if (boxes.length === 0 || !boxes.includes(edge)) return true;
  const leads = textBetween(line.firstChild, boxes[0]!) !== '';
  if (leads && !isBox(edge)) return false;
  const trails = textBetween(boxes[boxes.length - 1]!.nextSibling, null) !== '';
  return !leads || trails;
}

function textBetween(from: Node | null, to: Node | null): string {
  let text = '';
  for (let at = from; at !== null && at !== to; at = at.nextSibling) {
    if (at.nodeType === 3) text += at.nodeValue ?? '';
    else if (at.nodeType === 1) text += (at as Element).localName === 'br' ? '' : shortTextOf(at as Element);
  }
  return clean(text);
}
