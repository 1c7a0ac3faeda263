/** Selectors for what was found: unique in the tree they are asked in, shadow hosts joined by ` >>> `. */

/** Joins the selectors of shadow hosts, and of frames in frames, outermost first. */
export const INTO = ' >>> ';

/** Ids and classes that a program made and will make anew: hex, long numbers, counters of frameworks. */
const GENERATED =
  /\d{4,}|[0-9a-f]{8,}|^(?:ember|react|radix|headlessui|mui|ext-gen|yui|bx|gwt|vaadin|mat-|cdk-|el-id|ng-|v-|svelte|css|sc|jss|_)[-:_\w]*\d|^:r\w*:$|--[a-z0-9_-]{5,}$|__[A-Za-z0-9]{5}$/iu;

/** Whether an id or a class was written by a person and will be there tomorrow. */
export function isStableName(name: string): boolean {
  return name !== '' && name.length <= 60 && !GENERATED.test(name) && !/^\d/u.test(name);
}

function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** A selector that finds just this element in its own document or shadow root. */
export function selectorInRoot(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const isUnique = (selector: string) => root.querySelectorAll(selector).length === 1;
  const own = namedSelector(element);
  if (own !== null && isUnique(own)) return own;
  let path = '';
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const named = at === element ? null : namedSelector(at);
    if (named !== null) {
      if (own !== null && isUnique(`${named} ${own}`)) return `${named} ${own}`;
      if (isUnique(`${named} > ${path}`)) return `${named} > ${path}`;
    }
    const step = stepOf(at);
    path = path === '' ? step : `${step} > ${path}`;
    if (isUnique(path)) return path;
  }
  return path;
}

function namedSelector(element: Element): string | null {
  const tag = element.localName;
  // A form's own `id` and `name` are hidden by fields of those names.
  const id = element.getAttribute('id') ?? '';
  if (isStableName(id)) return `#${CSS.escape(id)}`;
  const name = element.getAttribute('name');
  if (name) return `${CSS.escape(tag)}[name=${quoted(name)}]`;
  return null;
}

function stepOf(element: Element): string {
  const tag = CSS.escape(element.localName);
  const parent = element.parentElement;
  if (parent === null) return tag;
  const twins = [...parent.children].filter((child) => child.localName === element.localName);
  return twins.length === 1 ? tag : `${tag}:nth-of-type(${twins.indexOf(element) + 1})`;
}

/** A selector that is unique in the element's document, through open shadow roots. */
export function selectorOf(element: Element): string {
  const parts: string[] = [];
  for (let at: Element | null = element; at !== null; ) {
    parts.unshift(selectorInRoot(at));
    const root = at.getRootNode() as Document | ShadowRoot;
    at = 'host' in root ? root.host : null;
  }
  return parts.join(INTO);
}

/** The selector of the frame that leads to a field, or undefined in the top document. */
export function frameSelector(frames: HTMLIFrameElement[]): string | undefined {
  return frames.length === 0 ? undefined : frames.map((frame) => selectorOf(frame)).join(INTO);
}

/** The element that a selector of ours finds, or null where it finds none, several, or isn't one. */
export function resolveSelector(doc: Document, selector: string): HTMLElement | null {
  let scope: Document | ShadowRoot = doc;
  const parts = selector.split(INTO);
  for (const [index, part] of parts.entries()) {
    let found: NodeListOf<HTMLElement>;
    try {
      found = scope.querySelectorAll<HTMLElement>(part);
    } catch {
      return null;
    }
    if (found.length !== 1) return null;
    const element = found[0]!;
    if (index === parts.length - 1) return element;
    if (element.shadowRoot === null) return null;
    scope = element.shadowRoot;
  }
  return null;
}
