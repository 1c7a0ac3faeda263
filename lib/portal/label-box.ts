/** The text that stands after a checkbox or a radio button. */
import { hasControl, INLINE, isBox, shortTextOf } from './element-text.ts';
import type { AddLabel } from './label.ts';
import { clean } from './words.ts';

/** The text after a checkbox, unless the row writes its texts before the boxes. */
export function addBoxText(box: Element, add: AddLabel) {
  if (box.localName === 'label') return;
  const after = textAfter(box);
  if (after !== '' && takesTextAfter(box)) add(after, 'after');
}

function textAfter(box: Element): string {
  let text = '';
  for (let at = box.nextSibling; at !== null; at = at.nextSibling) {
    if (at.nodeType === 3) text += at.nodeValue ?? '';
    if (at.nodeType !== 1) continue;
    const element = at as Element;
    if (element.localName === 'br' || hasControl(element)) break;
    if (element.localName === 'label' && (element as HTMLLabelElement).htmlFor !== '') break;
    if (!INLINE.has(element.localName) && element.localName !== 'label') {
      if (clean(text) === '') text = shortTextOf(element);
      break;
    }
    text += ` ${shortTextOf(element)}`;
  }
  return clean(text);
}

/** Whether the text that follows a box is the box's own: not when the line begins with a text and ends with a box. */
export function takesTextAfter(box: Element): boolean {
  const line = box.parentElement;
  if (line === null) return true;
  const boxes = [...line.children].filter(isBox);
  if (boxes.length === 0 || !boxes.includes(box)) return true;
  const leads = textBetween(line.firstChild, boxes[0]!) !== '';
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
