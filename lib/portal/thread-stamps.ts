/** Where a page writes times beside messages. */
import { type DateContext, findMoment, type Precision, parseMoment, slashOrder } from './dates.ts';
import { blockOf, type Line, linesOf, type Piece } from './lines.ts';
import { closestAcross, hostOf, OVERLAY_TAG, rootsOf } from './roots.ts';
import { TIME_COMPANY } from './thread-words.ts';
import { clean } from './words.ts';

export interface Stamp {
  at: number;
  precision: Precision;
  line: Line;
  /** The element that bears the time. */
  element: Element;
  /** What is written there, as it is. */
  written: string;
  /** True where its piece of text is a time and nothing more; a sentence may hold a time too. */
  pure: boolean;
}

const LONGEST_LINE = 240;
const TIME_ATTRIBUTES = ['datetime', 'title', 'data-original-title', 'data-datetime', 'data-date', 'data-time'];
/** A line that is only a day: the divider of a chat. */
const DIVIDER =
  /^[\s,.—–-]*(?:(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс|г|monday|tuesday|wednesday|thursday|friday|saturday|sunday)[\s,.—–-]*)*$/iu;

/** What a text with a time must hold: found fast, so that only a few lines of a page are looked at. */
const LIKELY =
  /\d[.:/-]\d|\d[\s-](?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\s\d|назад|\bago\b|сегодня|вчера|today|yesterday|только что|just now/;
const MARKED = 'time, [datetime], [title], [data-original-title], [data-datetime], [data-date], [data-time]';
const NO_STAMPS = 'blockquote, code, pre, nav, textarea, select, script, style, template, button, .gmail_quote';

/** Every time on the page that may be a message's, in the page's order. Quoted text and code are left out. */
export function findStamps(top: Element, now: number): Stamp[] {
  const lines = likelyLines(top);
  const context: DateContext = { now, order: slashOrder(lines.map((line) => line.text)) };
  const stamps: Stamp[] = [];
  const dividers: Stamp[] = [];
  let day: number | null = null;
  for (const line of lines) {
    const stamp = stampIn(line, { ...context, day });
    if (!stamp || isOtherTime(stamp)) continue;
    stamps.push(stamp);
    if (stamp.precision !== 'day' || !DIVIDER.test(line.text.replace(stamp.written, ''))) continue;
    day = stamp.at;
    dividers.push(stamp);
  }
  const isChat = stamps.some((stamp) => stamp.precision === 'clock');
  return isChat ? stamps.filter((stamp) => !dividers.includes(stamp)) : stamps;
}

const isLikely = (text: string) => text.length > 2 && text.length <= LONGEST_LINE && LIKELY.test(text.toLowerCase());

/** The lines that may hold a time, in the page's order. */
function likelyLines(top: Element): Line[] {
  const blocks = new Map<Element, Set<Element>>();
  const note = (element: Element) => {
    const block = blockOf(element);
    blocks.set(block, (blocks.get(block) ?? new Set()).add(element));
  };
  for (const tree of treesUnder(top)) {
    const walker = top.ownerDocument.createTreeWalker(tree, 4);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      if (node.parentElement && isLikely(text)) note(node.parentElement);
    }
    for (const element of tree.querySelectorAll(MARKED)) {
      if (TIME_ATTRIBUTES.some((name) => isLikely(element.getAttribute(name) ?? ''))) note(element);
    }
  }
  const lines: Line[] = [];
  for (const [block, elements] of blocks) {
    if (closestAcross(block, `${NO_STAMPS}, ${OVERLAY_TAG}`)) continue;
    for (const line of linesOf([block], { shallow: true })) {
      const holds = line.pieces.some(
        (piece) => elements.has(piece.element) || [...elements].some((one) => one.contains(piece.element)),
      );
      if (holds && line.text.length <= LONGEST_LINE) lines.push(line);
    }
  }
  const first = (line: Line) => line.pieces[0]!.element;
  return lines.sort((a, b) => inOrder(first(a), first(b)));
}

/** The tree under an element with the open shadow roots in it. */
function treesUnder(top: Element): (Element | ShadowRoot)[] {
  const shadows = rootsOf(top.ownerDocument).filter(({ host }) => host !== null && isUnder(host, top));
  return [top, ...shadows.map(({ node }) => node as ShadowRoot)];
}

function isUnder(element: Element, top: Element): boolean {
  for (let at: Element | null = element; at !== null; at = hostOf(at)) if (top.contains(at)) return true;
  return false;
}

/** The page's order; what is in different shadow roots keeps the order in which it was found. */
function inOrder(a: Element, b: Element): number {
  const position = a.compareDocumentPosition(b);
  if (position & 1) return 0;
  return position & 4 ? -1 : position & 2 ? 1 : 0;
}

/** «Оплачено до», «Изменено», «Срок»: times that are no message's. */
const OTHER_TIME =
  /(?:^|[^\p{L}])(?:до|срок|окончани[ея]|действует|оплачен[оа]?|дедлайн|изменен[оа]?|обновлен[оа]?|закрыт[оа]?|решен[оа]?|последн\p{L}{2,3} \p{L}+|due|valid|expires?|updated|modified|closed|resolved|deadline|last \p{L}+)(?: (?:date|до|договора))?\s*:?$/iu;

/** «Звоните после 15:00»: when something is to be, not when it was. */
const TO_COME = /(?:^|[^\p{L}])(?:после|до|с|к|after|before|until|till|from)$/iu;

function isOtherTime(stamp: Stamp): boolean {
  const before = clean(stamp.line.text.slice(0, Math.max(0, stamp.line.text.indexOf(stamp.written))));
  if (stamp.precision === 'clock' && !stamp.pure && TO_COME.test(before)) return true;
  if (before !== '') return before.length <= 40 && before.endsWith(':') && OTHER_TIME.test(before.replaceAll('ё', 'е'));
  const previous = stamp.line.block.previousElementSibling;
  if (!previous || (previous.textContent?.length ?? 0) > 80) return false;
  const label = clean(previous.textContent ?? '').replaceAll('ё', 'е');
  const isLabel = label.endsWith(':') || /^(?:dt|th)$/.test(previous.localName);
  return isLabel && label.length <= 40 && OTHER_TIME.test(label);
}

function stampIn(line: Line, context: DateContext): Stamp | null {
  for (const piece of line.pieces) {
    const marked = markedTime(piece, line, context);
    if (marked !== null) {
      const { at, precision, element } = marked;
      return { at, precision, line, element, written: clean(element.textContent ?? '') || piece.text, pure: true };
    }
  }
  // Elements may stand apart on the screen without a blank between them in the markup.
  const spaced = clean(line.pieces.map((piece) => piece.text).join(' '));
  const whole = findMoment(spaced, context);
  if (!whole) return null;
  let best: Stamp | null = null;
  for (const piece of line.pieces) {
    const text = clean(piece.text);
    const found = findMoment(text, context);
    if (!found || (best && RANK[found.precision] >= RANK[best.precision])) continue;
    const written = text.slice(found.index, found.index + found.length);
    const rest = text.slice(0, found.index) + text.slice(found.index + found.length);
    const bare = rest.replace(/[[(][^\])]{1,30}[\])]/gu, ' ');
    const pure = bare.trim() === '' || TIME_COMPANY.test(bare);
    best = { at: found.at, precision: found.precision, line, element: piece.element, written, pure };
  }
  // The day and the clock may stand in elements of their own.
  if (best && RANK[whole.precision] >= RANK[best.precision]) return best;
  const written = spaced.slice(whole.index, whole.index + whole.length);
  const bearer = line.pieces.find(
    (piece) => clean(piece.text) !== '' && written.startsWith(clean(piece.text).slice(0, 4)),
  );
  const element = best?.element ?? bearer?.element ?? line.block;
  return { at: whole.at, precision: whole.precision, line, element, written, pure: best?.pure ?? false };
}

/** Finer times win. */
const RANK: Record<Precision, number> = { second: 0, minute: 1, clock: 2, relative: 3, day: 4 };

/** A time that an attribute tells exactly while the text may say «час назад». */
function markedTime(
  piece: Piece,
  line: Line,
  context: DateContext,
): { at: number; precision: Precision; element: Element } | null {
  for (let element: Element | null = piece.element; element; element = element.parentElement) {
    if (element.hasAttributes() && (element.textContent?.length ?? 0) <= 80) {
      for (const name of TIME_ATTRIBUTES) {
        const value = element.getAttribute(name);
        const found = value ? findMoment(value, { ...context, day: null }) : null;
        if (found && found.precision !== 'clock' && found.precision !== 'relative') {
          // A day in an attribute beside a clock in the text tells less than the text.
          if (found.precision === 'day' && parseMoment(piece.text, context) !== null) continue;
          return { at: found.at, precision: found.precision, element };
        }
      }
    }
    if (element === line.block) return null;
  }
  return null;
}
