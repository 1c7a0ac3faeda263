/** A list of tickets without a header: one card for each, its values labelled or told by their classes. */
import type { ListRow } from '../regulation/snapshot.ts';
import { absolute, addressInScript, ticketIdOf } from './addresses.ts';
import { type DateContext, parseMoment, slashOrder } from './dates.ts';
import { linesOf } from './lines.ts';
import {
  DETAILS,
  isClosedStatus,
  type LiveRow,
  lampOf,
  personIn,
  timeIn,
  timeOfPair,
  titleWithout,
} from './list-parts.ts';
import { titleOf } from './list-title.ts';
import { type Pairs, pairsOf } from './pairs.ts';
import { matchesStem, stemsOf } from './stems.ts';
import { cellText } from './tables.ts';
import { isBadge } from './thread-lines.ts';
import { STATUS_OPTIONS } from './vocabulary.ts';
import { fold, nameTokens, wordsOf } from './words.ts';

const USUAL_STATUS = stemsOf(STATUS_OPTIONS.usual);
const isUsualStatus = (text: string) =>
  wordsOf(text).some((word) => USUAL_STATUS.some((stem) => matchesStem(word, stem)));

/** The cards of a list; empty unless several look alike and at least half tell their status, person or time. */
export function readCards(root: Document | Element, now: number): LiveRow[] {
  for (const cards of cardsIn(root)) {
    if (cards.length < 2) break;
    const lines = cards.map((card) => linesOf([card.element], { visibleOnly: true }));
    const order = slashOrder(lines.flatMap((of) => of.map((line) => line.text)));
    const context: DateContext = { now, order, terse: true };
    const rows = cards.map((card, i) => readCard(card, pairsOf(lines[i]!), context));
    const marks = cards.map(({ element }, i) => badgesIn(element).find((badge) => cellText(badge) === rows[i]!.status));
    const mark = marks.find(Boolean)?.className;
    for (const [i, row] of rows.entries()) {
      // Where others bear their status, in words that aren't usual.
      if (mark !== undefined)
        row.status ??= cellText(badgesIn(cards[i]!.element).find((one) => one.className === mark)) || null;
    }
    const told = rows.filter((row) => row.status !== null || row.assignee !== null);
    if (told.length * 2 < rows.length) continue;
    return rows.map((row, i) => {
      const { element, link } = cards[i]!;
      return { row, handle: { element: element as HTMLElement, title: (link.parentElement ?? link) as HTMLElement } };
    });
  }
  return [];
}

/** A header of the page, not of a card. */
const FURNITURE = 'nav, header:not(article *, section *, li *, main *), footer:not(article *, section *, li *, main *)';

interface Card {
  element: Element;
  link: Element;
  id: string;
  url: string;
}

/** The largest elements that lead to one ticket each, by their parents; the most of them first. */
function cardsIn(root: Document | Element): Card[][] {
  const links: Card[] = [];
  const heads = new Map<Element, boolean>();
  /** A table with a header was read by it, or is none of tickets. */
  const isUnderHead = (link: Element) => {
    const table = link.closest('table');
    if (table === null) return false;
    const known = heads.get(table) ?? table.querySelector('th') !== null;
    heads.set(table, known);
    return known;
  };
  for (const link of root.querySelectorAll('a[href], [data-href], [ondblclick], [onclick]')) {
    const address =
      link.getAttribute('href') ??
      link.getAttribute('data-href') ??
      addressInScript(link.getAttribute('ondblclick') ?? link.getAttribute('onclick'));
    const url = absolute(address, link.baseURI);
    const id = url && ticketIdOf(url);
    if (url && id && !link.closest(FURNITURE) && !isUnderHead(link)) links.push({ element: link, link, id, url });
  }
  const holds = ticketsHeld(links);
  const byParent = new Map<Element | string, Map<string, Card>>();
  for (const card of links) {
    let element = card.link;
    while (element.parentElement && holds.get(element.parentElement) === card.id) {
      if (columnStatus(element.parentElement) !== null) break;
      element = element.parentElement;
    }
    const parent = element.parentElement;
    if (!parent) continue;
    const place = columnKey(parent) ?? parent;
    const cards = byParent.get(place) ?? new Map<string, Card>();
    const known = cards.get(card.id);
    if (!known || cellText(card.link).length > cellText(known.link).length) cards.set(card.id, { ...card, element });
    byParent.set(place, cards);
  }
  return [...byParent.values()].map((cards) => [...cards.values()]).sort((a, b) => b.length - a.length);
}

/** The columns of a board are one list: boxes of one class beside each other, each under a status. */
function columnKey(parent: Element): string | null {
  return columnStatus(parent) === null ? null : `columns ${parent.className}`;
}

/** What stands over a column; its cards may be in a list of their own in it. */
function columnStatus(parent: Element): string | null {
  const isInner = /^[uo]l$/.test(parent.localName) || /list|items|cards|body/i.test(parent.className);
  for (const column of isInner ? [parent, parent.parentElement] : [parent]) {
    const beside = [...(column?.parentElement?.children ?? [])];
    if (beside.filter((one) => one.className === column!.className).length < 2) continue;
    const heading = column!.querySelector(COLUMN_HEADING);
    const text = heading && heading.querySelector('a') === null ? cellText(heading).replace(/\s*\(?\d+\)?$/u, '') : '';
    if (text !== '' && text.length <= 40 && isUsualStatus(text)) return text;
  }
  return null;
}
const COLUMN_HEADING = ['h2', 'h3', 'h4', 'header', '[class*=title]'].map((one) => `:scope > ${one}`).join(',');

/** For every element above a link, the one ticket that it leads to, or null for several. */
function ticketsHeld(links: Card[]): Map<Element, string | null> {
  const holds = new Map<Element, string | null>();
  for (const { link, id } of links) {
    for (let up: Element | null = link; up; up = up.parentElement) {
      const known = holds.get(up);
      if (known === null) break;
      holds.set(up, known === undefined || known === id ? id : null);
    }
  }
  return holds;
}

function readCard(card: Card, pairs: Pairs, context: DateContext): ListRow {
  const status =
    pairs.find(DETAILS.status) ??
    byClass(card.element, ['status', 'state'], card.link) ??
    badgeIn(card.element) ??
    cellStatus(card.element) ??
    columnStatus(card.element.parentElement!);
  // «Открыта» is a status, and a label too.
  const entry = (label: RegExp) =>
    pairs.all.find((pair) => label.test(pair.label) && pair.label !== fold(status ?? '')) ?? null;
  const time = (label: RegExp) => timeOfPair(entry(label), context);
  const stamp = card.element.querySelector('time');
  const lastBy = lampOf(card.element);
  const isWhole = card.link === card.element && card.link.childElementCount > 1;
  const linked = titleWithout(card.id, isWhole ? '' : titleOf(card.link));
  return {
    id: card.id,
    title: /\p{L}{3}/u.test(linked.replace(TICKET_NUMBER, ''))
      ? linked
      : (headingIn(card) ?? (linked || lineIn(card, status))),
    status,
    assignee: personIn(pairs.find(DETAILS.assignee) ?? byClass(card.element, ['assignee', 'responsible', 'owner'])),
    url: card.url,
    updated:
      time(DETAILS.updated) ??
      parseMoment(byClass(card.element, ['updated', 'modified', 'changed']), context) ??
      (stamp && !entry(DETAILS.created) ? timeIn(stamp.parentElement ?? stamp, context) : null),
    created: time(DETAILS.created),
    lastBy,
    closed: lastBy === 'closed' || (status !== null && isClosedStatus(status)),
  };
}

/** «Заявка № 31»: a link that bears the number alone. */
const TICKET_NUMBER =
  /^(?:заявка|обращение|тикет|запрос|инцидент|ticket|request|issue|case)?\s*(?:№|#|n)?\s*[\d-]+\s*/iu;

/** What a card's heading says, beside a link that is only the number. */
function headingIn({ element, id }: Card): string | null {
  for (const heading of element.querySelectorAll('h1,h2,h3,h4,h5,h6,[class*=title],[class*=subject]')) {
    const text = titleWithout(id, cellText(heading)).replace(TICKET_NUMBER, '');
    if (/\p{L}{2}/u.test(text)) return text;
  }
  return null;
}

/** The first line of a card that is neither its number nor its status. */
function lineIn({ element, id }: Card, status: string | null): string {
  const lines = linesOf([element], { visibleOnly: true }).map(({ text }) => titleWithout(id, text));
  return lines.find((text) => /\p{L}{2}/u.test(text.replace(TICKET_NUMBER, '')) && text !== status) ?? '';
}

/** In a row without a header, the cell that says what statuses say. */
function cellStatus(row: Element): string | null {
  if (row.localName !== 'tr') return null;
  const texts = [...row.children].filter((cell) => cell.querySelector('a') === null).map(cellText);
  return texts.find((text) => text.length <= 30 && isUsualStatus(text)) ?? null;
}

/** A badge that says what statuses say. */
function badgeIn(card: Element): string | null {
  return badgesIn(card).map(cellText).find(isUsualStatus) ?? null;
}

function badgesIn(card: Element): Element[] {
  return [...card.querySelectorAll('span, div, b, small')].filter(
    (element) => element.childElementCount === 0 && isBadge(element),
  );
}

/** The text of the innermost element that one of these class words names; `not` is named by them for its colour alone. */
function byClass(card: Element, words: string[], not?: Element): string | null {
  for (const element of card.querySelectorAll('[class]')) {
    if (element.childElementCount > 0 || element === not) continue;
    const tokens = nameTokens(element.getAttribute('class') ?? '');
    const text = cellText(element);
    if (text && text.length <= 60 && words.some((word) => tokens.includes(word))) return text;
  }
  return null;
}
