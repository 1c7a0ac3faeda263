/** One message of a thread: its text, who wrote it, and what its head says of it. */
import { type Line, linesOf } from './lines.ts';
import { childrenOf } from './roots.ts';
import { cellsOf, cellText, headerText } from './tables.ts';
import { type Block, classWords } from './thread-blocks.ts';
import { bodyElements, isActionLine, isFileLine, isHeadLine, isMark, type Skip, splitLines } from './thread-lines.ts';
import { authorOf, avatarName, isNameLine, spokenName, tidyName } from './thread-name.ts';
import { ATTRIBUTE_CHANGE, HIDDEN_MARK, KIND_OF_MESSAGE } from './thread-words.ts';

import { isVisible } from './visibility.ts';

/** What was found in a message's place, before the thread as a whole says who is who. */
export interface Draft {
  at: number | null;
  /** The author as the page writes it, or null. */
  name: string | null;
  text: string;
  /** Its place for a text is there and empty: what was read is a record of something done. */
  bare: boolean;
  /** Nothing in it is called a text. */
  placeless: boolean;
  /** What stands around the text: marks, roles, labels. */
  head: string;
  /** Class words and data attributes of the message and of its head's elements. */
  words: Set<string>;
  /** Its number, where the page shows one. */
  number: number | null;
  element: Element;
}

/** Columns of a thread that is a table with a header; -1 for one that it lacks. */
export interface ThreadColumns {
  author: number;
  text: number;
  hidden: number;
}

/** Reads one message. `inner` tells messages that are nested in this one; they are left out. */
export function readMessage(block: Block, inner: Skip, columns: ThreadColumns | null): Draft {
  const skip: Skip = (element) => (element !== block.element && inner(element)) || isForm(element);
  const { nodes } = block;
  if (columns) return readRow(block, linesOf(nodes, { visibleOnly: true, skip }), columns);
  const { elements, files, empty } = bodyElements(nodes, block, skip);
  const body = new Set(elements.filter((element) => !files.includes(element)));
  const isAside: Skip = (element) => files.includes(element) || skip(element);
  const text = linesOf(body, { visibleOnly: true, skip: isAside });
  if (text.length > 0) {
    const head = linesOf(nodes, { visibleOnly: true, skip: (element) => body.has(element) || isAside(element) });
    const isApart = () => text.length > 1 && text[0]!.block !== text[1]!.block;
    while (isApart() && (isMark(text[0]!.text) || KIND_OF_MESSAGE.test(text[0]!.text))) head.push(text.shift()!);
    let name = authorOf(head, block);
    // The author may head the text in its own box.
    if (name === null && isApart() && isNameHeading(text[0]!)) {
      name = spokenName(text[0]!);
      head.push(text.shift()!);
    }
    return draftOf(block, (element) => body.has(element) || isAside(element), head, text, name);
  }
  const lines = linesOf(nodes, { visibleOnly: true, skip });
  const isFolded = lines.every((line) => isHeadLine(line, block));
  const split = splitLines(isFolded ? linesOf(nodes, { skip }) : lines, block);
  const draft = draftOf(block, skip, split.head, split.body, split.name ?? authorOf(split.head, block));
  return { ...draft, bare: empty, placeless: !empty };
}

function isNameHeading(line: Line): boolean {
  return (
    (line.block.closest('h3, h4, h5, h6') !== null ||
      line.pieces.every(({ element, text }) => !text.trim() || element.closest('b, strong') !== null)) &&
    isNameLine({ ...line, text: spokenName(line) })
  );
}

function readRow(block: Block, lines: Line[], columns: ThreadColumns): Draft {
  const cells = cellsOf(block.element);
  const textCell = cells[columns.text];
  const inText = (line: Line) => textCell?.contains(line.pieces[0]!.element) === true;
  const name = columns.author >= 0 ? cellText(cells[columns.author]) : null;
  const draft = draftOf(
    block,
    () => false,
    lines.filter((line) => !inText(line)),
    lines.filter(inText),
    name,
  );
  const hidden = columns.hidden >= 0 ? cellText(cells[columns.hidden]) : '';
  const isHidden = /^(?:да|yes|1|\+|✓|✔|true|скрыт|внутр|private|internal|hidden|служебн)/iu.test(hidden);
  return isHidden ? { ...draft, head: `${draft.head}\nскрытое` } : draft;
}

function draftOf(block: Block, skip: Skip, head: Line[], text: Line[], name: string | null): Draft {
  const said = head
    .map((line) => line.text + flagAfter(line))
    .filter((line, index, all) => !ADDRESSEE.test(line) && !ADDRESSEE_ALONE.test(all[index - 1] ?? ''));
  const around = headElements(block, text, skip);
  const number = /(?:^|\s)(?:#|№)\s?(?:note-)?(\d{1,9})(?!\d)/u.exec(said.join('\n'))?.[1];
  return {
    at: block.stamp?.at ?? null,
    name: (name && tidyName(name)) || avatarName(block.nodes),
    bare: false,
    placeless: false,
    // A message of files alone is a message too.
    text:
      joinBroken(textOf(text)) ||
      [...head, ...text]
        .map((line) => line.text)
        .filter(isFileLine)
        .join('\n'),
    head: [...said, ...titlesIn([block.element, ...around])].join('\n'),
    words: wordsAround(block, around),
    number: number === undefined ? null : Number(number),
    element: block.element,
  };
}

/** What stands beside «Внутреннее:»; nothing told is no. */
function flagAfter({ text, block, pieces }: Line): string {
  const isLabel = text.endsWith(':') || block.localName === 'dt';
  if (!isLabel || text.length > 40 || !HIDDEN_MARK.test(text)) return '';
  const value = pieces.at(-1)!.element.nextElementSibling ?? block.nextElementSibling;
  if (value === null) return '';
  const box = value.querySelector<HTMLInputElement>('input[type=checkbox]');
  const told = box ? box.checked : !/^(?:|нет|no|false|0|off|[-–—])$/iu.test(headerText(value));
  return told ? '' : ': нет';
}

const ADDRESSEE = /^(?:кому|копия|тема|to|cc|bcc|subject)\s*:/iu;
const ADDRESSEE_ALONE = /^(?:кому|копия|тема|to|cc|bcc|subject)\s*:$/iu;

const MAIL_HEADER = /^(?:от|кому|тема|копия|дата|from|to|cc|subject|date)\s*:/iu;

/** The text without the mail's headers and the recorded changes above it, and the files below it. */
function textOf(lines: Line[]): string {
  const said = lines.filter((line) => !isFileLine(line.text) && !isActionLine(line));
  const texts = said.map((line) => line.text);
  let start = 0;
  while (start < texts.length - 1) {
    const text = texts[start]!;
    const header = MAIL_HEADER.exec(text)?.[0];
    if (header) start += header === text && start < texts.length - 2 ? 2 : 1;
    else if (ATTRIBUTE_CHANGE.test(text)) start += 1;
    else break;
  }
  return texts.slice(start).join('\n');
}

function isForm(element: Element): boolean {
  return (
    element.localName === 'form' &&
    element.querySelector('textarea[name], [contenteditable], input[type=text]') !== null
  );
}

/** What pictures and marks in the head are called: a lock titled «Скрытое». */
function titlesIn(elements: Element[]): string[] {
  const titles: string[] = [];
  for (const element of elements) {
    if (titles.length >= 20) break;
    if (element.matches('a[href], button, input') || element.closest('a[href], button, form') === null) {
      const title = element.getAttribute('title') ?? element.getAttribute('aria-label') ?? element.getAttribute('alt');
      if (title && title.length <= 60 && !element.matches('a[href], button, input')) titles.push(title);
    }
  }
  return titles;
}

const SPEAKING =
  /^data-(?:author|role|type|author-type|from|side|visibility|kind|direction|is-hidden|hidden|private|internal|is-private)$/;
const MOST_WORDS = 200;
/** What isn't shown may bear such a class for just that. */
const HIDING = /^hid(?:e|den)$/;

/** The class words of the message and of its head; data attributes that say who wrote it, or for whom. */
function wordsAround(block: Block, inHead: Element[]): Set<string> {
  const words = new Set<string>();
  const parent = block.element.parentElement;
  const around = [block.element, ...(parent?.childElementCount === 1 ? [parent] : []), ...inHead];
  for (const element of around) {
    if (words.size > MOST_WORDS) break;
    if (isBlank(element)) continue;
    for (const word of classWords(element)) if (!HIDING.test(word) || isVisible(element)) words.add(word);
    for (const name of element.getAttributeNames()) {
      if (!SPEAKING.test(name)) continue;
      const value = element.getAttribute(name) ?? '';
      if (!/hidden|private|internal/.test(name))
        for (const word of value.toLowerCase().match(/\p{L}+/gu) ?? []) words.add(word);
      else if (/^(?:1|true|yes|y|)$/i.test(value)) words.add('private');
    }
  }
  return words;
}

/** A place that is kept for a mark and has none: its id tells of no mark. */
function isBlank(element: Element): boolean {
  return !element.getAttribute('class') && !element.firstElementChild && !element.textContent?.trim();
}

/** The elements of a message around its text; those that bear the text itself tell by their classes too. */
function headElements(block: Block, text: Line[], skip: Skip): Element[] {
  const bodies = new Set(text.map((line) => line.block).filter((body) => body !== block.element));
  const found: Element[] = [];
  const visit = (element: Element) => {
    if (skip(element)) return;
    found.push(element);
    if (!bodies.has(element)) for (const child of childrenOf(element)) visit(child);
  };
  const roots = block.nodes.filter((node) => node.nodeType === 1) as Element[];
  for (const root of roots) {
    if (root === block.element) for (const child of childrenOf(root)) visit(child);
    else visit(root);
  }
  return found;
}

/** Portals break words longer than about 70 characters by a blank; here they are whole again. */
export function joinBroken(text: string): string {
  if (!text.split(' ').some((word) => word.length >= 65)) return text;
  return text.replace(/(?<!\S)(?:\S{65,80} )+(?=\S)/gu, (run) => {
    const parts = run.trimEnd().split(' ');
    return parts.every((part) => part.length === parts[0]!.length) ? parts.join('') : run;
  });
}
