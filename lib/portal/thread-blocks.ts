/** Which elements are the messages of a thread: what repeats around times. */
import { isBlock } from './lines.ts';
import { parentOf } from './roots.ts';
import type { Stamp } from './thread-stamps.ts';
import { CLASS_WORDS } from './thread-words.ts';
import { nameTokens } from './words.ts';

/** One message's place on the page. */
export interface Block {
  element: Element;
  /** All that belongs to it: the element, or several in a row where a message has none of its own. */
  nodes: Node[];
  /** Its own time; null where the page shows none. */
  stamp: Stamp | null;
  /** Whether other messages, answers to this one, stand in an element of it. */
  holdsInner?(element: Element): boolean;
}

/** Messages that stand in one parent and look alike. */
export interface Group {
  parent: Element;
  blocks: Block[];
}

const wordsKnown = new Map<string, string[]>();
const MOST_KNOWN = 2000;

/** The words of an element's classes and id. Remembered: a page repeats its classes. */
export function classWords(element: Element): string[] {
  const names = `${element.getAttribute('class') ?? ''} ${(element.getAttribute('id') ?? '').replace(/\d+/g, ' ')}`;
  if (names === ' ') return [];
  let words = wordsKnown.get(names);
  if (!words) {
    if (wordsKnown.size >= MOST_KNOWN) wordsKnown.clear();
    words = nameTokens(names);
    wordsKnown.set(names, words);
  }
  return words;
}

/** Whether an element's classes or id bear one of these words. */
export function bears(element: Element, words: ReadonlySet<string>): boolean {
  return classWords(element).some((word) => words.has(word));
}

/** The parent as a person sees it: across shadow roots and out of same-origin frames. */
export function above(element: Element): Element | null {
  const parent = parentOf(element);
  if (parent) return parent;
  try {
    return element.ownerDocument.defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}

/** Every group of elements that hold a time each, the longest first. */
export function groupsOf(stamps: Stamp[], top: Element): Group[] {
  const branches = new Map<Element, Map<Element, Stamp[]>>();
  for (const stamp of stamps) {
    for (let child = stamp.element; child !== top; ) {
      const parent = above(child);
      if (!parent) break;
      const children = branches.get(parent) ?? new Map<Element, Stamp[]>();
      const own = children.get(child);
      if (own) own.push(stamp);
      else children.set(child, [stamp]);
      branches.set(parent, children);
      child = parent;
    }
  }
  const groups = new Map<string, Group>();
  for (const [parent, children] of branches) {
    if (children.size < 2) continue;
    for (const [kind, alike] of sortByKind(children)) {
      if (alike.length < 2) continue;
      const blocks = alike.map(([element, of]) => blockAt(unwrapped(element), ownStamp(of)));
      // The messages of several days stand in boxes of their own, equally deep; rows of two tables have nothing in common,
      // nor have messages and boxes of the page.
      const isTable = /^(?:table|tbody|tr)$/.test(parent.localName);
      const named = blocks.filter(({ element }) => bears(element, CLASS_WORDS.message)).length * 2 > blocks.length;
      const place = isTable ? `${groups.size}` : `${pathOf(parent)} ${kind} ${named}`;
      const known = groups.get(place);
      if (known) known.blocks.push(...blocks);
      else groups.set(place, { parent, blocks });
    }
  }
  return [...groups.values()].sort((a, b) => b.blocks.length - a.blocks.length);
}

/** The element inside bare wrappers: a box without a name around one box. */
function unwrapped(element: Element): Element {
  let inner = element;
  while (
    inner.localName === 'div' &&
    inner.childElementCount === 1 &&
    !inner.hasAttribute('class') &&
    !hasOwnText(inner)
  ) {
    const only = inner.firstElementChild!;
    if (only.localName !== 'div' && only.localName !== 'article' && only.localName !== 'section') break;
    inner = only;
  }
  return inner;
}

function hasOwnText(element: Element): boolean {
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 3 && node.nodeValue?.trim()) return true;
  }
  return false;
}

function pathOf(element: Element): string {
  let path = '';
  for (let at: Element | null = element; at; at = above(at)) path += `${at.localName} `;
  return path;
}

/** A message's own time is the first that is nothing but a time. */
export function ownStamp(stamps: Stamp[]): Stamp | null {
  return stamps.find((stamp) => stamp.pure) ?? stamps[0] ?? null;
}

type Child = [Element, Stamp[]];

/** Siblings of one tag; of several kinds by their classes, those with a message's name apart too. */
function sortByKind(children: Map<Element, Stamp[]>): [string, Child[]][] {
  const byTag = new Map<string, Child[]>();
  for (const child of children) {
    const tag = child[0].localName;
    const alike = byTag.get(tag);
    if (alike) alike.push(child);
    else byTag.set(tag, [child]);
  }
  return [...byTag].flatMap(([tag, alike]): [string, Child[]][] => {
    const named = alike.filter(([element]) => bears(element, CLASS_WORDS.message));
    const own: [string, Child[]] = [tag, withTimeAhead(alike)];
    const isMixed = named.length > 1 && named.length < alike.length && !shareName(alike.map(([element]) => element));
    return isMixed ? [[`${tag} named`, named], own] : [own];
  });
}

/** Whether all bear one class that says what a thread is made of: `conversation-item`. */
export function shareName(elements: Element[]): boolean {
  const [first, ...others] = elements.map(({ classList }) => classList);
  return [...(first ?? [])].some(
    (name) =>
      nameTokens(name).some((word) => CLASS_WORDS.message.has(word) || CLASS_WORDS.thread.has(word)) &&
      others.every((names) => names.contains(name)),
  );
}

/** Where most hold a plain time, those that only mention one in their text are no messages. */
function withTimeAhead(children: Child[]): Child[] {
  const pure = new Set(children.filter(([, of]) => of.some((stamp) => stamp.pure)));
  if (pure.size * 2 < children.length) return children;
  const begins = ([element, of]: Child) => {
    const text = (element.textContent ?? '').trimStart();
    return of.some((stamp) => text.startsWith(stamp.line.pieces[0]!.text.trim().slice(0, 10)));
  };
  return children.filter((child) => pure.has(child) || begins(child));
}

/** A message that is one element. */
export function blockAt(element: Element, stamp: Stamp | null): Block {
  return { element, nodes: [element], stamp };
}

/** Adds to each message the siblings up to the next one: a head and its text in elements of their own, or bare text on lines. */
export function withRest(group: Group): Group {
  const starts = group.blocks.map(({ element }) => lineStart(element));
  const heads = new Set<Node>(starts);
  const blocks = group.blocks.map((block, index) => {
    const nodes: Node[] = [];
    for (let node: Node | null = starts[index]!; node; node = node.nextSibling) {
      if (nodes.length > 0 && (heads.has(node) || isEndOfThread(node) || isAnother(node, block.element))) break;
      nodes.push(node);
    }
    return { ...block, nodes };
  });
  return { ...group, blocks };
}

/** What bears the same name of a message is no text of this one, though it has no time: «Срок: не установлен» below «Создана: …». */
function isAnother(node: Node, element: Element): boolean {
  const other = node as Element;
  return node.nodeType === 1 && other.className === element.className && bears(other, CLASS_WORDS.message);
}

/** Where the line begins that an inline element stands on. */
function lineStart(element: Element): Node {
  let start: Node = element;
  if (isBlock(element)) return start;
  for (let node = element.previousSibling; node; node = node.previousSibling) {
    if (node.nodeType === 1 && isBlock(node as Element)) break;
    start = node;
  }
  return start;
}

/** A form with a field to write in, or a heading of the page, is no part of a message. */
function isEndOfThread(node: Node): boolean {
  if (node.nodeType !== 1) return false;
  const element = node as Element;
  const FIELDS = 'textarea[name], input[type=submit], select';
  return /^h[12]$/.test(element.localName) || element.matches(FIELDS) || element.querySelector(FIELDS) !== null;
}

/** `comment-author` is a part of a `comment`. */
const PARTS = new Set([
  ...CLASS_WORDS.author,
  ...CLASS_WORDS.time,
  ...'body content head header meta inner'.split(' '),
]);

/** What tells a message's element from others on the page: its tag and the class words that all of the group share. */
export function likeness(group: Group): (element: Element) => boolean {
  const [first, ...others] = group.blocks.map(({ element }) => new Set(classWords(element)));
  const shared = [...(first ?? [])].filter((word) => others.every((words) => words.has(word)));
  const tag = group.blocks[0]!.element.localName;
  const known = new Set(group.blocks.map(({ element }) => element));
  const names = new Set(group.blocks[0]!.element.classList);
  return (element) => {
    if (known.has(element)) return true;
    const beside = element.localName === tag || element.parentElement === group.parent;
    if (!beside || shared.length === 0) return false;
    const words = classWords(element);
    const isPart =
      words.some((word) => PARTS.has(word) && !shared.includes(word)) ||
      [...element.classList].some((name) => name.includes('__') && !names.has(name));
    return (
      !isPart && shared.every((word) => words.includes(word)) && shared.some((word) => CLASS_WORDS.message.has(word))
    );
  };
}
