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

/** The commonest of those that the platform lets bear no shadow root: a list of a thousand rows is made of little else. */
const MAYBE_HOSTS =
  '*:not(a,b,br,button,em,form,i,img,input,label,li,link,meta,option,script,select,strong,style,table,tbody,td,textarea,th,thead,tr,ul)';

function shadowRootsIn(node: Document | ShadowRoot): ShadowRoot[] {
  const found: ShadowRoot[] = [];
  for (const element of node.querySelectorAll(MAYBE_HOSTS)) {
    const shadow = element.shadowRoot;
    if (shadow !== null && element.localName !== OVERLAY_TAG) found.push(shadow);
  }
  return found;
}

/** The shadow roots of the documents that are being read; null between readings. */
let known: Map<Document, ShadowRoot[]> | null = null;

/** Reads a page, which doesn't change meanwhile: its shadow roots are looked for once. */
export function readingOnce<T>(read: () => T): T {
  if (known) return read();
  known = new Map();
  try {
    return read();
  } finally {
    known = null;
  }
}

/** The document and its open shadow roots at any depth, the document first. Frames are not entered. */
export function rootsOf(doc: Document, frames: HTMLIFrameElement[] = []): Root[] {
  const shadows = known?.get(doc) ?? shadowRootsBelow(doc);
  known?.set(doc, shadows);
  return [
    { node: doc, doc, frames, host: null },
    ...shadows.map((node): Root => ({ node, doc, frames, host: node.host })),
  ];
}

function shadowRootsBelow(doc: Document): ShadowRoot[] {
  const found = shadowRootsIn(doc);
  for (let i = 0; i < found.length; i++) found.push(...shadowRootsIn(found[i]!));
  return found;
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

/** The child elements of a node. Far faster than its `children`: walking that live collection is dear. */
export function childrenOf(parent: ParentNode): Element[] {
  const found: Element[] = [];
  for (let child = parent.firstElementChild; child; child = child.nextElementSibling) found.push(child);
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
    at = hostOf(at);
  }
  return null;
}

/** The host of the shadow root that an element stands in, or null. */
export function hostOf(element: Element): Element | null {
  const root = element.getRootNode() as Document | ShadowRoot;
  return 'host' in root ? root.host : null;
}
