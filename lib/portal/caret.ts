/** The caret in a text field of the page: what stands before it, and a text put in there as the person's own edit, so that Ctrl+Z takes it back. */
import { insertTextIntoField } from 'text-field-edit';
import type { Recognised } from './handles.ts';
import { currentText, type Held, isTextKind, writeText } from './write-text.ts';

/** A place in a field, kept while the focus is elsewhere. */
export interface Caret {
  held: Held;
  place: { from: number; to: number } | Range;
}

/** What is read back of an insertion. */
export interface Inserted {
  /** False where the page didn't take the text. */
  taken: boolean;
}

/** The message field, when a text can be put into it now. */
export function messageField({ handles, snapshot }: Recognised): Held | null {
  const { message } = handles;
  const found = 'fields' in snapshot ? snapshot.fields.message : undefined;
  return message && found?.writable && isTextKind(message.kind) && message.element.isConnected ? message : null;
}

/** Whether an event of the page comes from this field. */
export function isWithin({ kind, element }: Held, event: Event): boolean {
  const target = event.composedPath()[0] as Node | undefined;
  if (target?.nodeType === undefined) return false;
  return kind === 'editor-frame' ? target.ownerDocument === element.ownerDocument : element.contains(target);
}

/** Where the person is in the field; its end where the focus isn't in it. */
export function caretIn(held: Held): Caret {
  const { element } = held;
  if (isNative(held)) {
    const { selectionStart, selectionEnd, value } = element as HTMLTextAreaElement;
    const focused = (element.getRootNode() as Document).activeElement === element;
    return {
      held,
      place: focused ? { from: selectionStart, to: selectionEnd } : { from: value.length, to: value.length },
    };
  }
  const selection = element.ownerDocument.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  if (range && element.contains(range.commonAncestorContainer)) return { held, place: range.cloneRange() };
  const end = element.ownerDocument.createRange();
  end.selectNodeContents(element);
  end.collapse(false);
  return { held, place: end };
}

/** The text before the caret, lines divided by line breaks; empty while something is selected. */
export function textBefore({ held, place }: Caret): string {
  if ('from' in place) {
    return place.from === place.to ? (held.element as HTMLTextAreaElement).value.slice(0, place.from) : '';
  }
  if (!place.collapsed) return '';
  const before = held.element.ownerDocument.createRange();
  before.selectNodeContents(held.element);
  before.setEnd(place.startContainer, place.startOffset);
  return linesOf(before.cloneContents());
}

/** Gives the focus back to the place. */
export function goTo({ held: { element }, place }: Caret): void {
  element.focus({ preventScroll: true });
  if ('from' in place) (element as HTMLTextAreaElement).setSelectionRange(place.from, place.to);
  else select(element, place);
}

/**
 * Puts a text in at the caret, over the selection and over so many characters before it (`over`), leaves the focus there, the caret at
 * `caretAt` of the text, or after it. Read back.
 */
export function insertAt({ held, place }: Caret, text: string, over = 0, caretAt: number | null = null): Inserted {
  const { element } = held;
  if ('from' in place) {
    const field = element as HTMLTextAreaElement;
    const from = Math.max(0, place.from - over);
    const result = field.value.slice(0, from) + text + field.value.slice(place.to);
    element.focus({ preventScroll: true });
    const { taken } = writeText(held, { from, to: place.to, insert: text, result });
    const at = from + (caretAt ?? text.length);
    // In a shadow root the insertion itself gives the focus away.
    element.focus({ preventScroll: true });
    if (taken) field.setSelectionRange(at, at);
    return { taken };
  }
  const before = currentText(held);
  element.focus({ preventScroll: true });
  const selection = select(element, place);
  extendBack(held, selection, over);
  insertTextIntoField(element, text);
  if (text !== '' && !words(currentText(held)).includes(words(text))) insertNodes(held, place, text);
  element.dispatchEvent(new Event('change', { bubbles: true }));
  const back = caretAt === null ? 0 : text.length - caretAt;
  for (let count = 0; count < back; count++) selection?.modify('move', 'backward', 'character');
  const after = currentText(held);
  return { taken: text === '' ? after !== before : words(after).includes(words(text)) };
}

function isNative({ kind }: Held): boolean {
  return kind === 'text' || kind === 'textarea';
}

function select(element: HTMLElement, range: Range): Selection | null {
  const selection = element.ownerDocument.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  return selection;
}

/** Over so many characters before the caret. A step of the browser's may be over nothing: Firefox takes one from a line's end into its text. */
function extendBack(held: Held, selection: Selection | null, over: number): void {
  const left = () => {
    const start = selection!.getRangeAt(0).cloneRange();
    start.collapse(true);
    return textBefore({ held, place: start }).length;
  };
  if (!selection || over === 0) return;
  const goal = left() - over;
  for (let step = 0; step < 2 * over && left() > goal; step++) selection.modify('extend', 'backward', 'character');
}

/** Where the browser's own edit was refused: the text by hand, which only our caller can take back. */
function insertNodes({ element }: Held, place: Range, text: string): void {
  const doc = element.ownerDocument;
  const piece = doc.createDocumentFragment();
  text.split('\n').forEach((line, index) => {
    if (index > 0) piece.append(doc.createElement('br'));
    piece.append(line);
  });
  place.deleteContents();
  place.insertNode(piece);
  place.collapse(false);
  select(element, place);
  element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

const BLOCKS = /^(?:DIV|P|LI|UL|OL|BLOCKQUOTE|PRE|TR|H[1-6])$/;

/** A piece of an editor as text: blocks and `br` are line breaks. */
function linesOf(node: Node): string {
  let text = '';
  for (const child of node.childNodes) {
    const name = child.nodeName.toUpperCase();
    if (child.nodeType === 3) text += child.nodeValue ?? '';
    else if (name === 'BR') text += '\n';
    else {
      if (BLOCKS.test(name) && text !== '' && !text.endsWith('\n')) text += '\n';
      text += linesOf(child);
    }
  }
  return text;
}

const words = (text: string) => text.replace(/\s+/gu, ' ').trim();
