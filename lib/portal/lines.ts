/** A page's text as a person reads it: line by line, each piece with the element that bears it. */
import { frameDocument, OVERLAY_TAG } from './roots.ts';
import { clean } from './words.ts';

/** A run of text of one element. */
export interface Piece {
  text: string;
  element: Element;
}

/** What stands on one line of the page: the text of one block up to its next line break. */
export interface Line {
  text: string;
  pieces: Piece[];
  /** The nearest block element around it. */
  block: Element;
}

export interface LineOptions {
  /** Elements that are left out with all that is in them. */
  skip?(element: Element): boolean;
  /** Leaves out what CSS hides. Of a fetched document, which has no layout, what its own attributes hide. */
  visibleOnly?: boolean;
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
/** No text for people, or text that is a control's and not the page's. */
const SILENT = new Set(
  'script style template noscript head title svg math canvas video audio object select option datalist button input progress meter'.split(
    ' ',
  ),
);
const MAX_DEPTH = 200;

/** The lines of these elements, in the page's order. Open shadow roots and same-origin frames count where they stand. */
export function linesOf(roots: Iterable<Node>, options: LineOptions = {}): Line[] {
  const lines: Line[] = [];
  let open: Line | null = null;

  const end = () => {
    if (open) {
      open.text = clean(open.pieces.map((piece) => piece.text).join(''));
      if (open.text) lines.push(open);
    }
    open = null;
  };
  const add = (text: string, element: Element, block: Element) => {
    open ??= { text: '', pieces: [], block };
    open.pieces.push({ text, element });
  };

  const visit = (node: Node, parent: Element, block: Element, pre: boolean, depth: number): void => {
    if (node.nodeType === 3) {
      const text = node.nodeValue ?? '';
      if (!pre || !text.includes('\n')) {
        if (text.trim() || open) add(text, parent, block);
        return;
      }
      for (const [index, part] of text.split('\n').entries()) {
        if (index > 0) end();
        if (part.trim()) add(part, parent, block);
      }
      return;
    }
    if (node.nodeType === 9 || node.nodeType === 11) {
      for (const child of node.childNodes) visit(child, parent, block, pre, depth + 1);
      return;
    }
    if (node.nodeType !== 1 || depth > MAX_DEPTH) return;
    const element = node as HTMLElement;
    const tag = element.localName;
    if (SILENT.has(tag) || tag === OVERLAY_TAG || isHidden(element, options) || options.skip?.(element)) return;
    if (tag === 'br') return end();
    if (tag === 'textarea') {
      end();
      if (!element.hasAttribute('name')) visitText(element.textContent ?? '', element);
      return end();
    }
    if (isEditor(element)) return;
    const isBlock = BLOCKS.has(tag) || tag === 'iframe';
    if (isBlock) end();
    const inner = isBlock ? element : block;
    for (const child of childrenOf(element)) {
      visit(child, element, inner, pre || tag === 'pre' || isPreformatted(element), depth + 1);
    }
    if (isBlock) end();
  };
  const visitText = (text: string, element: Element) => {
    for (const part of text.split('\n')) {
      if (part.trim()) add(part, element, element);
      end();
    }
  };

  for (const root of roots) {
    const parent = (root.nodeType === 1 ? root : (root as Document).body) as Element | null;
    if (parent) visit(root, parent, parent, false, 0);
    end();
  }
  return lines;
}

/** What a person reads in an element, its lines joined. */
export function visibleText(element: Element, options: LineOptions = { visibleOnly: true }): string {
  return linesOf([element], options)
    .map((line) => line.text)
    .join('\n');
}

/** The children as they are shown: a shadow root's instead of the host's, what fills a slot, a frame's body. */
export function childrenOf(element: Element): Iterable<Node> {
  if (element.shadowRoot) return element.shadowRoot.childNodes;
  if (element.localName === 'slot') {
    const filled = (element as HTMLSlotElement).assignedNodes?.() ?? [];
    if (filled.length > 0) return filled;
  }
  if (element.localName === 'iframe') {
    const doc = frameDocument(element as HTMLIFrameElement);
    return doc?.body && doc.designMode !== 'on' ? [doc.body] : [];
  }
  return element.childNodes;
}

function isEditor(element: HTMLElement): boolean {
  const editable = element.getAttribute('contenteditable');
  return editable !== null && editable !== 'false';
}

const isPreformatted = (element: HTMLElement) => /white-space\s*:\s*pre/.test(element.getAttribute('style') ?? '');

function isHidden(element: HTMLElement, { visibleOnly }: LineOptions): boolean {
  if (!visibleOnly) return false;
  if (element.ownerDocument.defaultView) return element.checkVisibility?.() === false && !isShownThrough(element);
  return element.hidden || /display\s*:\s*none/.test(element.getAttribute('style') ?? '');
}

/** `display: contents` has no box of its own, yet shows its children. */
function isShownThrough(element: HTMLElement): boolean {
  return element.ownerDocument.defaultView?.getComputedStyle(element).display === 'contents';
}
