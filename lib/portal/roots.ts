/**
 * The trees of a page: its document, its same-origin frames and their open shadow roots. The content script runs in the
 * top frame only and reaches into the others from there, so nothing in `lib/portal` may ask `instanceof`: each frame has
 * classes of its own.
 */

/** The tag of our own overlay's host; it and what is in it are never read. */
export const OVERLAY_TAG = 'dezhurny-panel';

/** One tree that `querySelectorAll` can search. */
export interface Root {
  node: Document | ShadowRoot;
  /** The document it belongs to. */
  doc: Document;
  /** The frame elements from the top document down to this one; empty in the top document. */
  frames: HTMLIFrameElement[];
  /** The shadow host, or null for a document. */
  host: Element | null;
}

const MAX_DEPTH = 4;
const MAX_FRAMES = 20;

/** The document of a same-origin frame, or null where there is none to reach. */
export function frameDocument(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}

function shadowRootsIn(node: Document | ShadowRoot): ShadowRoot[] {
  const found: ShadowRoot[] = [];
  for (const element of node.querySelectorAll('*')) {
    const shadow = element.shadowRoot;
    if (shadow !== null && element.localName !== OVERLAY_TAG) found.push(shadow);
  }
  return found;
}

/** The document and its open shadow roots at any depth, the document first. Frames are not entered. */
export function rootsOf(doc: Document, frames: HTMLIFrameElement[] = []): Root[] {
  const roots: Root[] = [{ node: doc, doc, frames, host: null }];
  for (let i = 0; i < roots.length; i++) {
    const { node } = roots[i]!;
    for (const shadow of shadowRootsIn(node)) roots.push({ node: shadow, doc, frames, host: shadow.host });
  }
  return roots;
}

/** A document of the page with the frames that lead to it. */
export interface PageDocument {
  doc: Document;
  frames: HTMLIFrameElement[];
}

/** The top document and every same-origin frame's below it that has loaded, outermost first. */
export function documentsOf(top: Document): PageDocument[] {
  const found: PageDocument[] = [{ doc: top, frames: [] }];
  for (let i = 0; i < found.length && found.length < MAX_FRAMES; i++) {
    const { doc, frames } = found[i]!;
    if (frames.length >= MAX_DEPTH) continue;
    for (const frame of doc.getElementsByTagName('iframe')) {
      const inner = frameDocument(frame);
      if (inner?.body) found.push({ doc: inner, frames: [...frames, frame] });
    }
  }
  return found;
}

/** The parent across a shadow boundary: the host stands above its root. */
export function parentOf(element: Element): Element | null {
  if (element.parentElement !== null) return element.parentElement;
  const parent = element.parentNode as ShadowRoot | Document | null;
  return parent !== null && 'host' in parent ? parent.host : null;
}

/** The nearest ancestor-or-self that matches, across shadow boundaries. */
export function closestAcross(element: Element, selector: string): Element | null {
  for (let at: Element | null = element; at !== null; ) {
    const found: Element | null = at.closest(selector);
    if (found !== null) return found;
    const root = at.getRootNode() as Document | ShadowRoot;
    at = 'host' in root ? root.host : null;
  }
  return null;
}
