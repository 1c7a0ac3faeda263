/** Which lines of a message are its head, and which its text. */
import type { Line, Piece } from './lines.ts';
import { childrenOf } from './roots.ts';
import { cellText } from './tables.ts';
import type { Block } from './thread-blocks.ts';
import { authorElement, authorOf, isNameLine, tidyName } from './thread-name.ts';
import {
  ACTION,
  AUTHOR_LABEL,
  AUTHOR_LABEL_ALONE,
  CLASS_WORDS,
  CLIENT_MARK,
  FILE_LINE,
  FILE_NAME,
  FILES_LABEL,
  HIDDEN_MARK,
  KIND_OF_MESSAGE,
  META_LABEL,
  NUMBER,
  STAFF_MARK,
  SYSTEM_MARK,
  TIME_COMPANY,
} from './thread-words.ts';
import { clean } from './words.ts';

export type Skip = (element: Element) => boolean;

const LONGEST_HEAD = 200;
const NOT_BODY =
  /^(?:header|head|meta|info|subject|actions?|footer|author|user|username|avatar|date|time|name|status|type|badge|label|icon|files?|attachments?|toolbar|buttons?|tools|details|count|num|number|id|who|sender|from|fio|nick|login|creator|company|org|position|rank)$/;

/** Whether a line holds the message's own time. */
export function withTime(line: Line, block: Block): boolean {
  const { stamp } = block;
  if (stamp === null || !stamp.line.text.includes(line.text)) return false;
  return line.pieces.some((piece) => stamp.line.pieces.some((own) => own.element === piece.element));
}

/** Whether a piece is nothing but the message's own time. */
export function isStampPiece(piece: Piece, block: Block): boolean {
  const { stamp } = block;
  if (stamp?.pure !== true || !stamp.element.contains(piece.element)) return false;
  const text = clean(piece.text);
  if (piece.element !== stamp.element && !stamp.written.includes(text) && !TIME_COMPANY.test(text)) return false;
  return stamp.line.text.includes(text) && !hasOtherText(stamp.element, stamp.written);
}

/** A time may stand in an element's own text beside other elements: then only the text is the time's. */
function hasOtherText(element: Element, written: string): boolean {
  return element.childElementCount > 0 && cellText(element).length > written.length + 20;
}

/** Whether a line is about the message: its time, author, number, marks, buttons, files. */
export function isHeadLine(line: Line, block: Block): boolean {
  const { text } = line;
  if (withTime(line, block) || /^(?:dt|th)$/.test(line.block.localName)) return true;
  if (text.length > LONGEST_HEAD) return false;
  if (META_LABEL.test(text) || AUTHOR_LABEL_ALONE.test(text) || NUMBER.test(text) || ACTION.test(text)) return true;
  if (/^[^:]{2,12}:/u.test(text) && AUTHOR_LABEL.test(text)) return true;
  if (isFileLine(text) || isMark(text) || isInitials(text) || KIND_OF_MESSAGE.test(text)) return true;
  const pieces = line.pieces.filter((piece) => piece.text.trim());
  return pieces.every((piece) => authorElement(piece.element) !== null || isBadge(piece.element)) || isActionLine(line);
}

/** Links and buttons on a message: «Цитировать», «Удалить». */
export function isActionLine({ pieces }: Line): boolean {
  const spoken = pieces.filter((piece) => piece.text.trim());
  return spoken.every(
    (piece) => piece.element.closest('a, button, [role=button]') !== null && ACTION.test(clean(piece.text)),
  );
}

/** Roles, marks and numbers and little more: «Клиент», «[скрытое]», «Только для сотрудников», `developer private #3`. */
export function isMark(text: string): boolean {
  if (text.length > 60) return false;
  let rest = text.toLowerCase().replace(/[~#№]\s?\d{1,10}/gu, ' ');
  const plain = clean(rest.replace(/[^\p{L}\p{N}]+/gu, ' '));
  let found = false;
  for (const mark of [HIDDEN_MARK, STAFF_MARK, CLIENT_MARK, SYSTEM_MARK]) {
    const without: string = rest.replace(mark.pattern, ' ');
    found ||= without !== rest;
    rest = without;
  }
  return found && clean(rest.replace(/[^\p{L}\p{N}]+/gu, ' ')).length <= plain.length * 0.3;
}

export function isBadge(element: Element): boolean {
  return /(?:^|[\s_-])(?:badge|label|tag|role|chip|pill|mark)(?:$|[\s_-])/i.test(element.getAttribute('class') ?? '');
}

/** The letters of an avatar. */
export const isInitials = (text: string) => /^\p{Lu}{1,2}$/u.test(text);

/** «Файлы:», «screenshot.png (45 Кб)». */
export function isFileLine(text: string): boolean {
  if (text.length > 160 || !/[.:]|файл|влож|attach/i.test(text)) return false;
  const label = FILES_LABEL.match(text);
  const rest = label === null ? text : text.slice(label.length).trim();
  if (label !== null && (rest === '' || /\.[a-z0-9]{2,5}(?:\s|$|[[(])/iu.test(rest))) return true;
  return FILE_LINE.test(rest) && /\d\s?(?:б|кб|мб|байт|b|kb|mb|bytes|kib|mib)(?![\p{L}])/iu.test(rest);
}

/** Whether a text is a file's name and nothing more. */
export function isFileName(text: string): boolean {
  return text.length <= 120 && FILE_NAME.test(text);
}

interface Bodies {
  elements: Element[];
  /** Attached texts that are shown below the message's own. */
  files: Element[];
  empty: boolean;
}

/** The elements whose id or class says that they are the text. None where no element says so, or where such a one is `empty`. */
export function bodyElements(nodes: Node[], block: Block, skip: Skip): Bodies {
  const found: { element: Element; length: number }[] = [];
  const stampPieces = block.stamp?.line.pieces ?? [];
  const visit = (element: Element) => {
    if (skip(element)) return;
    const isOwn = !stampPieces.some((piece) => element.contains(piece.element));
    if (isOwn && isBody(element) && !block.holdsInner?.(element)) {
      found.push({ element, length: isMenu(element) ? 0 : cellText(element).length });
    } else for (const child of childrenOf(element.shadowRoot ?? element)) visit(child);
  };
  for (const node of nodes) if (node.nodeType === 1) visit(node as Element);
  const longest = found.reduce((a, b) => (b.length > a.length ? b : a), found[0] ?? { element: null, length: 0 });
  if (!longest.element || longest.length === 0) return { elements: [], files: [], empty: found.length > 0 };
  const { localName, className } = longest.element;
  const alike = found
    .map(({ element }) => element)
    .filter((one) => one.localName === localName && one.className === className);
  if (alike.length > 1) return { elements: alike, files: withNames(alike.filter(isShownFile)), empty: false };
  const inner = [...longest.element.querySelectorAll('[class*="body"], [class*="text"]')];
  const files = withNames(inner.filter(isShownFile));
  const shown = files.reduce((sum, file) => sum + cellText(file).length, 0);
  const ofText: Skip = (element) => skip(element) || files.some((file) => file.contains(element));
  return { elements: [innermostBody(longest.element, longest.length - shown, ofText)], files, empty: false };
}

const withNames = (files: Element[]) => files.flatMap((file) => [file.previousElementSibling!, file]);

/** What stands right below a link that is a file's name is the file, not the message. */
function isShownFile(element: Element): boolean {
  const links = element.previousElementSibling?.querySelectorAll('a[href]') ?? [];
  return [...links].some((link) => isFileName(cellText(link)));
}

/** Links to act by and nothing more, whatever the box around them is called. */
function isMenu(element: Element): boolean {
  const links = [...element.querySelectorAll('a, button')].map(cellText);
  return links.length > 1 && links.every((text) => ACTION.test(text)) && cellText(element) === links.join(' ');
}

/** A body may be wrapped with the mail's headers in what is called content. */
function innermostBody(element: Element, length: number, skip: Skip): Element {
  for (const inner of element.querySelectorAll('[class*="body"], [class*="text"]')) {
    if (isBody(inner) && !skip(inner) && cellText(inner).length * 2 >= length) return inner;
  }
  return element;
}

function isBody(element: Element): boolean {
  if (/^(?:details|blockquote)$/.test(element.localName)) return false;
  if (/^quotetd\d*$/i.test(element.id)) return true;
  const classes = (element.getAttribute('class') ?? '')
    .split(/\s+/)
    .filter((name) => !/^text-(?!body|content)/.test(name))
    // `comment__who` is a part of a comment.
    .map((name) => name.slice(name.lastIndexOf('__') + 1));
  const words = classes.flatMap((name) => name.toLowerCase().match(/\p{L}+/gu) ?? []);
  return words.some((word) => CLASS_WORDS.body.has(word)) && !words.some((word) => NOT_BODY.test(word));
}

interface Split {
  head: Line[];
  body: Line[];
  name: string | null;
}

/** Head and text by where they stand: what follows the time is the text, or what stands before it where nothing follows. */
export function splitLines(lines: Line[], block: Block): Split {
  const stampIndex = lines.findIndex((line) => withTime(line, block));
  const isValue = (index: number) => {
    const label = lines[index - 1];
    if (!label || (label.block.localName === 'dt' && !KIND_OF_MESSAGE.test(label.text))) return label !== undefined;
    return label.text.endsWith(':') && META_LABEL.test(label.text);
  };
  const plain = lines.filter(
    (line, index) => !isHeadLine(line, block) && !(isValue(index) && index < lines.length - 1),
  );
  const after = plain.filter((line) => lines.indexOf(line) > stampIndex);
  const before = plain.filter((line) => lines.indexOf(line) < stampIndex);
  const take = (body: Line[], name: string | null = null): Split => ({
    head: lines.filter((line) => !body.includes(line)),
    body,
    name,
  });
  for (const [side, isAfter] of [
    [after, true],
    [before, false],
  ] as const) {
    if (side.length === 0) continue;
    const [first, ...others] = side;
    const isNamed = others.length > 0 && isNameLine(first!);
    if (isNamed && (!isAfter || !authorOf(take(side).head, block))) return take(others, first!.text);
    // Names above the time that is followed by nothing: an entry without a text.
    if (isAfter || !side.every(isNameLine) || side.length > 1) return take(side);
  }
  const inline = stampIndex >= 0 ? withoutHead(lines[stampIndex]!, block) : null;
  return inline ? { head: lines, body: [inline], name: null } : take([]);
}

/** A chat's bubble holds text, author and time on one line: what is left of it without them. */
function withoutHead(line: Line, block: Block): Line | null {
  const author = authorOf([line], block);
  const pieces = line.pieces.flatMap((piece): Piece[] => {
    const text = clean(piece.text);
    if (isStampPiece(piece, block) || isMark(text) || NUMBER.test(text) || ACTION.test(text)) return [];
    if (authorElement(piece.element) || isBadge(piece.element)) return [];
    return [{ ...piece, text: piece.text.replace(/\s/gu, ' ').replace(block.stamp!.written, '') }];
  });
  let text = clean(pieces.map((piece) => piece.text).join(''));
  if (author && text.startsWith(author)) text = text.slice(author.length);
  text = text.replace(/\[\s*\]/gu, ' ').replace(/^[\s,;:·•|—–-]+|[\s,·•|—–-]+$/gu, '');
  const isEmpty =
    !text || TIME_COMPANY.test(text) || isMark(text) || (author !== null && tidyName(author) === tidyName(text));
  return isEmpty ? null : { ...line, pieces, text };
}
