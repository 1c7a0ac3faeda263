/** The text of an element as a person reads it, and which elements on the way are controls. */
import { isVisible, isVisibleWithin } from './visibility.ts';
import { clean } from './words.ts';

export const SKIPPED = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'option',
  'optgroup',
  'textarea',
  'select',
  'svg',
]);
export const INLINE = new Set(
  'a,abbr,b,bdi,big,cite,code,em,font,i,img,ins,kbd,mark,nobr,q,s,small,span,strong,sub,sup,tt,u,var'.split(','),
);
export const REAL_CONTROL = [
  'input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=reset]):not([type=image])',
  'select',
  'textarea',
  'iframe',
  '[contenteditable]',
  '[role=combobox]',
  '[role=listbox]',
  '[role=checkbox]',
  '[aria-haspopup=listbox]',
].join(',');
/** Characters, with the blanks of the source: no label is as long. */
const LONGEST = 600;
/** Bars and tabs of an editor: their texts and choices are no labels and no fields. */
export const TOOLBAR =
  '[role=toolbar],[role=tablist],[class*=toolbar i],[class*=bbcode],[class*=bb-],[class*=editor-buttons]';
export const TABS = '[role=tablist],[class*=tabs i]';
export const BUTTON = 'button,input,[role=button]';
/** The visible text of an element without its controls, scripts and hidden parts; slots read as what fills them. */
export function textOf(element: Element): string {
  return clean(rawText(element, isVisible(element)));
}

/** As `textOf`, but '' at once for a text that is far too long for a label. */
export function shortTextOf(element: Element): string {
  return (element.textContent ?? '').length > LONGEST ? '' : textOf(element);
}

/** As `textOf`, with the blanks that the page has. Of what is folded away itself, its parts that would be seen. */
export function rawText(node: Node, shown: boolean): string {
  let text = '';
  for (const child of childrenOf(node)) {
    if (child.nodeType === 3) text += child.nodeValue ?? '';
    else if (child.nodeType === 1) {
      const element = child as Element;
      if (SKIPPED.has(element.localName) || element.matches(BUTTON)) continue;
      if (element.childNodes.length === 0 && element.localName !== 'slot') {
        text += element.localName === 'br' ? ' ' : '';
        continue;
      }
      if (!INLINE.has(element.localName)) text += ' ';
      const isRead =
        element.localName === 'slot' ||
        (shown ? isVisible(element) : isVisibleWithin(element, element.parentElement ?? element));
      if (isRead) text += rawText(element, shown);
      if (!INLINE.has(element.localName)) text += ' ';
    }
  }
  return text;
}

function childrenOf(node: Node): Iterable<Node> {
  const element = node as HTMLSlotElement;
  if (element.localName !== 'slot' || typeof element.assignedNodes !== 'function') return node.childNodes;
  const assigned = element.assignedNodes();
  return assigned.length > 0 ? assigned : node.childNodes;
}

/** Whether an element is or holds a control that a person fills; an editor's toolbar doesn't count. */
export function hasControl(element: Element): boolean {
  if (element.matches(REAL_CONTROL)) return element.closest(TOOLBAR) === null;
  for (const inner of element.querySelectorAll(REAL_CONTROL)) {
    if (inner.closest(TOOLBAR) === null) return true;
  }
  return false;
}

/** Whether it is a checkbox or a radio button. */
export function isBox(element: Element | null): boolean {
  return element?.localName === 'input' && /^(checkbox|radio)$/u.test((element as HTMLInputElement).type);
}
