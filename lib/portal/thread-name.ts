/** The author of a message, as its head names him: by a label, by an element of that name, or beside the time. */
import type { Line, Piece } from './lines.ts';
import { cellText } from './tables.ts';
import { type Block, bears } from './thread-blocks.ts';
import { isBadge, isHeadLine, isInitials, isMark, isStampPiece, withTime } from './thread-lines.ts';
import {
  ACTION,
  AUTHOR_LABEL,
  AUTHOR_LABEL_ALONE,
  CLASS_WORDS,
  KIND_OF_MESSAGE,
  META_LABEL,
  NUMBER,
  TIME_COMPANY,
} from './thread-words.ts';
import { clean } from './words.ts';

const LONGEST_NAME = 90;
const GREETING =
  /^(?:здравствуйте|добрый (?:день|вечер)|доброе утро|спасибо|привет|коллеги|уважаем\p{L}+|hello|hi|hey|thanks|thank you|dear)/iu;
const SEPARATORS = /^[\s,;:·•|>»\-–—]+|[\s,;:·•|<«\-–—]+$/gu;
const SET_APART = 'b, strong, a, i, em, h3, h4, h5, h6';

/** The author among the lines of a head, or null. */
export function authorOf(head: Line[], block: Block): string | null {
  return labelled(head, block) ?? named(head, block) ?? besideTime(head, block) ?? standingAlone(head, block);
}

/** What an avatar in these nodes is called, where it is a person's name. */
export function avatarName(nodes: Node[]): string | null {
  for (const node of nodes) {
    if (node.nodeType !== 1) continue;
    for (const avatar of (node as Element).querySelectorAll('[class*=avatar], [class*=avatar] *, [class*=userpic]')) {
      const title =
        avatar.getAttribute('title') ?? avatar.getAttribute('alt') ?? avatar.getAttribute('aria-label') ?? '';
      if (/^\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*){1,3}$/u.test(title)) return title;
    }
  }
  return null;
}

/** A short line that reads as a person's name: set apart by the markup, or of two and more capitalised words. */
export function isNameLine(line: Line): boolean {
  const name = tidyName(line.text);
  if (!name || name.length > 60 || GREETING.test(name)) return false;
  const words = name.split(' ');
  if (words.length > 5 || /[?!,;]|\.\s*$/.test(name.replace(/\p{Lu}\.\s*$/u, ''))) return false;
  const capital = words.filter((word) => /^[«"(]?\p{Lu}/u.test(word)).length;
  const apart = line.pieces.every(
    (piece) => !piece.text.trim() || piece.element.closest(`${SET_APART}, th, td, dt`) !== null,
  );
  return apart ? capital > 0 || words.length === 1 : capital > 1 && capital === words.length;
}

const NAME_LEAD =
  /^(?:(?:описание|сообщение|комментарий|ответ|description|comment|message|reply)\s*(?:(?:#|№)?\s?\d+)?\s+(?=\p{Lu}|от |by )|(?:(?:создан[аоы]?|добавлен[аоы]?|написан[ао]|отправлен[аоы]?|created|added|posted|opened|sent|written)\s*:?\s+)?(?:(?:от|by)\s+(?:(?:клиента|сотрудника|пользователя|оператора|специалиста)\s+)?|(?:клиентом|сотрудником|пользователем|оператором|специалистом)\s+)(?=\p{L}))/iu;

/** A name without its label, and without marks in brackets that say how the message shows. */
export function tidyName(name: string): string {
  const bare = name
    .replace(/[[(]\s*(?:скрытое|лог|hidden|log)?\s*[\])]/giu, ' ')
    .replace(/(?<=\S)\s*<[^<>\s]+@[^<>\s]+>/u, '')
    .replace(NAME_LEAD, '')
    .replace(NAME_LEAD, '');
  return clean(bare.slice(AUTHOR_LABEL.match(bare)?.length ?? 0).replace(SEPARATORS, ''));
}

const SENDER = /^(?:от(?: кого)?|отправитель|from|sender)$/iu;

/** «От кого: [5] (login) Имя», `Updated by Name`. */
function labelled(head: Line[], block: Block): string | null {
  for (const [index, line] of head.entries()) {
    const next = head[index + 1];
    if (AUTHOR_LABEL_ALONE.test(line.text)) return next?.text ?? null;
    const isLabel =
      SENDER.test(line.text) || (line.block.localName === 'dt' && AUTHOR_LABEL_ALONE.test(`${line.text}:`));
    if (isLabel && next && next.block !== line.block) return next.text;
    const label = AUTHOR_LABEL.match(line.text);
    if (label === null || !(line.text.includes(':') || withTime(line, block))) continue;
    const rest = withoutTime(line.text.slice(label.length), block);
    const linked = line.text.includes(':') ? undefined : nameLikePieces(line, block).find(isSetApart);
    if (linked && rest.includes(clean(linked.text))) return clean(linked.text);
    if (rest && !META_LABEL.test(rest)) return rest;
  }
  return null;
}

/** An element whose class says that it is the author. */
function named(head: Line[], block: Block): string | null {
  for (const line of head) {
    for (const piece of line.pieces) {
      const isName = piece.text.trim() !== '' && !isInitials(clean(piece.text)) && !isStampPiece(piece, block);
      const element = isName ? authorElement(piece.element) : null;
      const text = element ? withoutTime(nameWithin(element, line), block) : '';
      if (text && !isInitials(text) && !ACTION.test(text)) return text;
    }
  }
  return null;
}

/** The text of an author's element on a line without the badges in it. */
function nameWithin(element: Element, line: Line): string {
  const pieces = line.pieces.filter((piece) => element.contains(piece.element));
  const own = pieces.filter((piece) => !isBadge(piece.element) && !isAside(clean(piece.text)));
  const isDressed = own.length < pieces.length && own.some((piece) => /\p{L}{2}/u.test(piece.text));
  return isDressed ? clean(own.map((piece) => piece.text).join('')) : cellText(element);
}

const isAside = (text: string) => isMark(text) || isInitials(text);

/** `from-client`: whose message it is, and no name. */
const OF_SIDE = /(?:^|\s)(?:from|by)[-_]/;

/** The outermost short element around this one that bears an author's class. */
export function authorElement(element: Element): Element | null {
  let found: Element | null = null;
  for (let at: Element | null = element, depth = 0; at && depth < 4; at = at.parentElement, depth++) {
    if (at.childElementCount > 8) break;
    if (bears(at, CLASS_WORDS.author) && !OF_SIDE.test(at.className) && cellText(at).length <= LONGEST_NAME) {
      if (at === element) return at;
      found = at;
    }
  }
  return found;
}

/** «Иван Петров, 21 июля 2026, 09:02». */
function besideTime(head: Line[], block: Block): string | null {
  const line = head.find((one) => withTime(one, block));
  if (!line) return null;
  const pieces = nameLikePieces(line, block);
  const apart = pieces.find((piece) => isSetApart(piece) && /\p{L}{2}/u.test(piece.text));
  const name = apart ? withoutTime(clean(apart.text), block) : '';
  if (isPossible(name)) return name;
  const whole = withoutTime(clean(pieces.map((piece) => piece.text).join('')), block)
    .replace(/^(?:#|№)\s?\d+/u, '')
    .replace(/\s[-–—]\s.*$/u, '')
    .replace(SEPARATORS, '');
  return isPossible(whole) ? whole : null;
}

/** A line of its own above or below the time; of «**Имя** ответил» the name. */
function standingAlone(head: Line[], block: Block): string | null {
  const spare = head.filter((line) => !isHeadLine(line, block) && line.text.length <= LONGEST_NAME);
  for (const line of spare) {
    if (isNameLine(line)) return spokenName(line);
    const [first, ...others] = line.pieces.filter((piece) => piece.text.trim());
    if (first && others.length > 0 && isSetApart(first) && !others.some(isSetApart)) return clean(first.text);
  }
  return spare.length === 1 ? spare[0]!.text : null;
}

/** A line's name without the badges beside it. */
export function spokenName(line: Line): string {
  const own = line.pieces.filter((piece) => !isBadge(piece.element));
  return clean(own.map((piece) => piece.text).join('')) || line.text;
}

function nameLikePieces(line: Line, block: Block): Piece[] {
  return line.pieces.filter((piece) => {
    const text = clean(piece.text);
    const isTimes = block.stamp !== null && text.includes(block.stamp.written);
    if (!text || isStampPiece(piece, block) || (isBadge(piece.element) && !isTimes)) return !text && piece.text !== '';
    return (
      !isMark(text) &&
      !isInitials(text) &&
      !NUMBER.test(text) &&
      !ACTION.test(text) &&
      !TIME_COMPANY.test(text) &&
      !KIND_OF_MESSAGE.test(text)
    );
  });
}

const isSetApart = (piece: Piece) => piece.text.trim() !== '' && piece.element.closest(SET_APART) !== null;

const isPossible = (name: string) =>
  name !== '' &&
  name.length <= LONGEST_NAME &&
  /\p{L}/u.test(name) &&
  !META_LABEL.test(`${name}:`) &&
  !TIME_COMPANY.test(name) &&
  !/^(?:описание|сообщение|комментарий|description|comment \d+)$/iu.test(name);

function withoutTime(text: string, block: Block): string {
  const rest = block.stamp ? text.replace(block.stamp.written, ' ') : text;
  return clean(rest)
    .replace(
      /\s(?:(?:написал|ответил|добавил|создал|обновил)(?:а|\(а\))?|пишет|wrote|posted|replied|reported|commented|said|added(?: a)?(?: private| public)?(?: note| reply| comment)?|updated|via\s.{1,30})(?:\s(?:в|on|at))?:?$/iu,
      '',
    )
    .replace(/\s(?:около|примерно|в|от|on|at|about|over|назад|ago)$/iu, '')
    .replace(SEPARATORS, '');
}
