/** Text into inputs, text areas and editors, so that the page notices and the person's own undo goes on working. */
import { insertTextIntoField } from 'text-field-edit';
import { withFocus } from './focus.ts';
import type { FieldHandle } from './handles.ts';

/** `insert` leaves what is there and adds a paragraph; `replace` takes its place. */
export type Mode = 'insert' | 'replace';

export type Held = Pick<FieldHandle, 'kind' | 'element'>;

/** What a write left behind, and how to take it back; `back` is false where that didn't succeed. */
export interface Written {
  /** False where the page didn't take the value. */
  taken: boolean;
  back(): boolean | Promise<boolean>;
}

/** Above this many characters `insertText` gets slow; then the native setter is used, and undo is ours alone. */
const LONGEST_TYPED = 5000;

type Native = HTMLInputElement | HTMLTextAreaElement;

/** Whether a field holds text that a person may have typed. */
export function isTextKind(kind: FieldHandle['kind']): boolean {
  return kind === 'text' || kind === 'textarea' || isEditorKind(kind);
}

function isEditorKind(kind: FieldHandle['kind']): boolean {
  return kind === 'contenteditable' || kind === 'editor-frame';
}

/** The text that a field holds now. */
export function currentText({ kind, element }: Held): string {
  if (!isEditorKind(kind)) return (element as Native).value;
  // biome-ignore lint/performance/useDomNodeTextContent: an editor's line breaks are blocks, which textContent loses
  return element.innerText.replace(/\u00a0/g, ' ').trim();
}

/** What the field would hold after the write, and the piece that goes in. */
export interface Placement {
  from: number;
  to: number;
  insert: string;
  result: string;
}

/**
 * Where a text goes. A message comes at the caret or after what is there, a blank line apart; a text that is there already stays as
 * it is. Single lines are replaced only.
 */
export function placeText(held: Held, text: string, mode: Mode): Placement {
  const now = currentText(held);
  const plain = text.replaceAll('\r\n', '\n').trim();
  const line = held.kind === 'text' ? plain.replace(/\s*\n\s*/g, ' ') : plain;
  if (mode === 'replace' || now.trim() === '' || held.kind === 'text') {
    return { from: 0, to: now.length, insert: line, result: line };
  }
  if (paragraphs(now).includes(line)) return { from: now.length, to: now.length, insert: '', result: now };
  const at = caretOf(held, now);
  const [before, after] = [now.slice(0, at), now.slice(at)];
  const insert = `${gapAfter(before)}${line}${after.trim() === '' ? '' : gapBefore(after)}`;
  return { from: at, to: at, insert, result: before + insert + after };
}

/** A text counts as present only as whole paragraphs. */
function paragraphs(text: string): string[] {
  const parts = text.trim().split(/\n{2,}/);
  return [...parts.map((part) => part.trim()), text.trim()];
}

/** The caret where a person set it inside the text; at the edges the end of the text is meant. */
function caretOf(held: Held, text: string): number {
  const at = isEditorKind(held.kind) ? null : (held.element as Native).selectionEnd;
  return at !== null && at > 0 && at < text.length ? at : text.length;
}

const gapAfter = (before: string) =>
  before.trim() === '' ? '' : '\n'.repeat(2 - Math.min(2, /\n*$/.exec(before)![0].length));
const gapBefore = (after: string) => '\n'.repeat(2 - Math.min(2, /^\n*/.exec(after)![0].length));

/** Writes a placement. Nothing is done where the field holds the result already. */
export function writeText(held: Held, placement: Placement): Written {
  return isEditorKind(held.kind) ? writeEditor(held, placement) : writeNative(held.element as Native, placement);
}

function writeNative(element: Native, { from, to, insert, result }: Placement): Written {
  const before = element.value;
  if (before === result) return { taken: true, back: () => true };
  replaceRange(element, from, to, insert, result);
  const after = element.value;
  /** What the field holds once this is taken back; more than before where the person went on writing. */
  let restored = before;
  return {
    taken: sameText(element, after, result),
    back: () => {
      if (element.value === restored) return true;
      if (element.value === after) {
        const cut = difference(after, before);
        replaceRange(element, cut.from, cut.to, cut.insert, before);
        return element.value === before;
      }
      // The person went on writing: only our own piece goes, where it still stands as it was.
      const first = insert === '' ? -1 : element.value.indexOf(insert);
      if (first < 0 || element.value.indexOf(insert, first + 1) >= 0) return false;
      const rest = element.value.slice(0, first) + element.value.slice(first + insert.length);
      replaceRange(element, first, first + insert.length, '', rest);
      restored = rest;
      return element.value === rest;
    },
  };
}

/** Input masks and forms of numbers may rewrite what stands between the digits. */
function sameText(element: Native, written: string, wanted: string): boolean {
  if (written === wanted) return true;
  const digits = (text: string) => text.replace(/\D/g, '');
  return /^(?:tel|time|number)$/.test(element.type) && digits(written) === digits(wanted) && digits(wanted) !== '';
}

/** Types over a range as the browser's own edit; what that doesn't reach is set. `change` always follows. */
function replaceRange(element: Native, from: number, to: number, insert: string, result: string): void {
  if (insert.length <= LONGEST_TYPED && selectRange(element, from, to)) {
    withFocus(element, () => insertTextIntoField(element, insert));
  }
  if (element.value !== result) {
    setNatively(element, result);
    element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
  element.dispatchEvent(new Event('change', { bubbles: true }));
}

function selectRange(element: Native, from: number, to: number): boolean {
  try {
    element.setSelectionRange(from, to);
    return element.selectionStart === from && element.selectionEnd === to;
  } catch {
    return false;
  }
}

/** The setter of the element's own realm, beneath whatever a framework put over it. */
function setNatively(element: Native, value: string): void {
  for (let at: object | null = Object.getPrototypeOf(element); at; at = Object.getPrototypeOf(at)) {
    const setter = Object.getOwnPropertyDescriptor(at, 'value')?.set;
    if (setter) {
      setter.call(element, value);
      return;
    }
  }
}

/** The smallest edit that makes one text of the other. */
function difference(text: string, wanted: string): { from: number; to: number; insert: string } {
  let from = 0;
  while (from < text.length && from < wanted.length && text[from] === wanted[from]) from++;
  let tail = 0;
  while (tail < Math.min(text.length, wanted.length) - from && text.at(-1 - tail) === wanted.at(-1 - tail)) tail++;
  return { from, to: text.length - tail, insert: wanted.slice(from, wanted.length - tail) };
}

function writeEditor(held: Held, { from, to, insert, result }: Placement): Written {
  const { element } = held;
  const before = currentText(held);
  if (before === result) return { taken: true, back: () => true };
  const saved = [...element.childNodes].map((node) => node.cloneNode(true));
  const replaces = from === 0 && to === before.length;
  withFocus(element, () => {
    select(element, replaces);
    insertTextIntoField(element, insert);
  });
  if (!sameWords(currentText(held), result)) {
    // The browser's edit was refused or garbled: put the paragraphs in by hand.
    element.replaceChildren(
      ...(replaces ? [] : saved.map((node) => node.cloneNode(true))),
      ...asNodes(element, insert),
    );
    element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
  element.dispatchEvent(new Event('change', { bubbles: true }));
  const after = currentText(held);
  return {
    taken: sameWords(after, result),
    back: () => {
      if (currentText(held) === before) return true;
      if (currentText(held) !== after) return false;
      element.replaceChildren(...saved);
      element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      return currentText(held) === before;
    },
  };
}

/** All of an editor's content, or the place after it. */
function select(element: HTMLElement, all: boolean): void {
  const doc = element.ownerDocument;
  const range = doc.createRange();
  range.selectNodeContents(element);
  if (!all) range.collapse(false);
  const selection = doc.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

function asNodes(element: HTMLElement, text: string): Node[] {
  const doc = element.ownerDocument;
  return text
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [doc.createElement('br')] : []),
      ...(line ? [doc.createTextNode(line)] : []),
    ]);
}

/** Editors differ in blanks and empty lines; the words must be the same. */
const sameWords = (a: string, b: string) => a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();
