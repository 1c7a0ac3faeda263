/** Where a page writes times beside messages. */
import { type DateContext, findMoment, type Precision, parseMoment } from './dates.ts';
import type { Line, Piece } from './lines.ts';
import { closestAcross } from './roots.ts';
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

/** Every time in these lines that may be a message's, in the page's order. Quoted text and code are left out. */
export function findStamps(lines: Line[], context: DateContext): Stamp[] {
  const stamps: Stamp[] = [];
  const dividers: Stamp[] = [];
  let day: number | null = context.day ?? null;
  for (const [index, line] of lines.entries()) {
    if (line.text.length > LONGEST_LINE) continue;
    const stamp = stampIn(line, { ...context, day });
    if (
      !stamp ||
      isOtherTime(stamp, lines[index - 1]) ||
      closestAcross(stamp.element, 'blockquote, code, pre, nav, textarea, .gmail_quote')
    )
      continue;
    if (stamp.precision === 'day' && DIVIDER.test(line.text.replace(stamp.written, ''))) {
      day = stamp.at;
      dividers.push(stamp);
    } else stamps.push(stamp);
  }
  if (stamps.some((stamp) => stamp.precision === 'clock')) return stamps;
  return [...stamps, ...dividers].sort((a, b) => lines.indexOf(a.line) - lines.indexOf(b.line));
}

/** «Оплачено до», «Изменено», «Срок»: times that are no message's. */
const OTHER_TIME =
  /(?:^|[^\p{L}])(?:до|срок|окончани[ея]|действует|оплачен[оа]?|дедлайн|изменен[оа]?|обновлен[оа]?|закрыт[оа]?|решен[оа]?|последн\p{L}{2,3} \p{L}+|due|valid|expires?|updated|modified|closed|resolved|deadline|last \p{L}+)(?: (?:date|до|договора))?\s*:?$/iu;

function isOtherTime(stamp: Stamp, previous: Line | undefined): boolean {
  const before = clean(stamp.line.text.slice(0, Math.max(0, stamp.line.text.indexOf(stamp.written))));
  if (before !== '') return before.length <= 40 && before.endsWith(':') && OTHER_TIME.test(before.replaceAll('ё', 'е'));
  const label = previous?.text.replaceAll('ё', 'е') ?? '';
  const isLabel = label.endsWith(':') || /^(?:dt|th)$/.test(previous?.block.localName ?? '');
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
    const pure = rest.trim() === '' || TIME_COMPANY.test(rest);
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
