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
  /** Only what stands in the elements themselves, not in the blocks inside them. */
  shallow?: boolean;
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr iframe legend li main nav ol p pre section summary table tbody td textarea tfoot th thead tr ul'
  ).split(' '),
);
/** No text for people, or text that is a control's and not the page's. */
const SILENT = new Set(
  'script style template noscript head title svg math canvas video audio object select option datalist button input'.split(
    ' ',
  ),
);
const MAX_DEPTH = 200;

/** The lines of these elements, in the page's order. Open shadow roots and same-origin frames count where they stand. */
export function linesOf(roots: Iterable<Node>, options: LineOptions = {}): Line[] {
  const collector = new Collector(options);
  let previous: Node | undefined;
  for (const root of roots) {
    // Neighbours may share a line, as they do on the page.
    if (previous?.nextSibling !== root) collector.endLine();
    const block = (
      root.nodeType === 9 ? (root as Document).body : root.nodeType === 1 ? root : root.parentNode
    ) as Element;
    if (block) collector.visit(root, block, block, false, 0);
    previous = root;
  }
  collector.endLine();
  return collector.lines;
}

class Collector {
  readonly lines: Line[] = [];
  readonly #options: LineOptions;
  #open: Line | null = null;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  visit(node: Node, parent: Element, block: Element, pre: boolean, depth: number): void {
    if (depth > MAX_DEPTH) return;
    if (node.nodeType === 3) this.#addText(node.nodeValue ?? '', parent, block, pre);
    else if (node.nodeType === 1) this.#visitElement(node as HTMLElement, block, pre, depth);
    else if (node.nodeType === 9 || node.nodeType === 11) {
      for (let child = node.firstChild; child; child = child.nextSibling) {
        this.visit(child, parent, block, pre, depth + 1);
      }
    }
  }

  endLine(): void {
    if (this.#open) {
      this.#open.text = clean(this.#open.pieces.map((piece) => piece.text).join(''));
      if (this.#open.text) this.lines.push(this.#open);
    }
    this.#open = null;
  }

  #visitElement(element: HTMLElement, block: Element, pre: boolean, depth: number): void {
    const tag = element.localName;
    if (SILENT.has(tag) || tag === OVERLAY_TAG || isEditor(element)) return;
    if (isHidden(element, this.#options) || this.#options.skip?.(element)) return;
    const ownLines = BLOCKS.has(tag);
    if (ownLines) this.endLine();
    if (ownLines && depth > 0 && this.#options.shallow) return;
    if (tag === 'textarea') {
      // A code quote in a message is a textarea without a name; one with a name is a field.
      if (!element.hasAttribute('name')) this.#addText(element.textContent ?? '', element, element, true);
    } else if (tag === 'progress' || tag === 'meter') {
      const { value, max } = element as HTMLMeterElement;
      this.#addText(`${value} из ${max}`, element, block, false);
    } else {
      const inner = ownLines ? element : block;
      const keepsBreaks = pre || tag === 'pre' || isPreformatted(element);
      const replaced = shownInstead(element);
      if (replaced) for (const child of replaced) this.visit(child, element, inner, keepsBreaks, depth + 1);
      else {
        for (let child = element.firstChild; child; child = child.nextSibling) {
          this.visit(child, element, inner, keepsBreaks, depth + 1);
        }
      }
    }
    if (ownLines) this.endLine();
  }

  #addText(text: string, element: Element, block: Element, pre: boolean): void {
    if (!pre || !text.includes('\n')) {
      this.#addPiece(text, element, block);
      return;
    }
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) this.endLine();
      this.#addPiece(part, element, block);
    }
  }

  #addPiece(text: string, element: Element, block: Element): void {
    if (!this.#open && !text.trim()) return;
    this.#open ??= { text: '', pieces: [], block };
    this.#open.pieces.push({ text, element });
  }
}

/** What a person reads in an element, its lines joined. */
export function visibleText(element: Element, options: LineOptions = { visibleOnly: true }): string {
  return linesOf([element], options)
    .map((line) => line.text)
    .join('\n');
}

/** Whether an element begins lines of its own, by its tag. */
export function isBlock(element: Element): boolean {
  return BLOCKS.has(element.localName);
}

/** The nearest block element around an element, or itself. */
export function blockOf(element: Element): Element {
  let block = element;
  while (!isBlock(block) && block.parentElement) block = block.parentElement;
  return block;
}

/** What is shown instead of an element's own children: a shadow root, what fills a slot, a frame's body; null for most. */
function shownInstead(element: Element): Iterable<Node> | null {
  if (element.shadowRoot) return element.shadowRoot.childNodes;
  if (element.localName === 'slot') {
    const filled = (element as HTMLSlotElement).assignedNodes?.() ?? [];
    return filled.length > 0 ? filled : null;
  }
  if (element.localName === 'iframe') {
    const doc = frameDocument(element as HTMLIFrameElement);
    return doc?.body && doc.designMode !== 'on' ? [doc.body] : [];
  }
  return null;
}

function isEditor(element: HTMLElement): boolean {
  const editable = element.getAttribute('contenteditable');
  return editable !== null && editable !== 'false';
}

const isPreformatted = (element: HTMLElement) =>
  element.hasAttribute('style') && /white-space\s*:\s*pre/.test(element.getAttribute('style') ?? '');

function isHidden(element: HTMLElement, { visibleOnly }: LineOptions): boolean {
  if (!visibleOnly) return false;
  // What bears no attribute is shown as its parent is, except in a folded `details`; asking for styles is dear.
  if (!element.hasAttributes() && element.parentElement?.localName !== 'details') return false;
  if (element.ownerDocument.defaultView) return element.checkVisibility?.() === false && !isShownThrough(element);
  return element.hasAttribute('hidden') || /display\s*:\s*none/.test(element.getAttribute('style') ?? '');
}

/** `display: contents` has no box of its own, yet shows its children. */
function isShownThrough(element: HTMLElement): boolean {
  return element.ownerDocument.defaultView?.getComputedStyle(element).display === 'contents';
}
