/** A list of tickets without a header: one card for each, its values labelled or told by their classes. */
import type { ListRow } from '../regulation/snapshot.ts';
import { absolute, addressInScript, ticketIdOf } from './addresses.ts';
import { type DateContext, slashOrder } from './dates.ts';
import { linesOf } from './lines.ts';
import { isClosedStatus, type LiveRow, lampOf, personIn, timeIn, titleWithout } from './list-parts.ts';
import { type Pairs, pairsOf } from './pairs.ts';
import { cellText } from './tables.ts';
import { nameTokens } from './words.ts';

const STATUS = /^(?:статус|состояние|этап|status|state)$/u;
const ASSIGNEE = /^(?:ответственн\p{L}{2}|исполнитель|назначен[ао]?|assignee|assigned to|owner|responsible)$/u;
const UPDATED =
  /^(?:изменен[ао]?|обновлен[ао]?|последн\p{L}{2} (?:изменение|ответ|сообщение|активность)|(?:last )?updated?|modified|last activity)$/u;
const CREATED = /^(?:создан[ао]?|дата создания|открыт[ао]?|created|opened)$/u;

/** The cards of a list; empty unless several look alike and at least half tell their status, person or time. */
export function readCards(root: Document | Element, now: number): LiveRow[] {
  for (const cards of cardsIn(root)) {
    if (cards.length < 2) break;
    const lines = cards.map((card) => linesOf([card.element], { visibleOnly: true }));
    const order = slashOrder(lines.flatMap((of) => of.map((line) => line.text)));
    const context: DateContext = { now, order };
    const rows = cards.map((card, i) => readCard(card, pairsOf(lines[i]!), context));
    const told = rows.filter((row) => row.status !== null || row.assignee !== null);
    if (told.length * 2 < rows.length) continue;
    return rows.map((row, i) => {
      const { element, link } = cards[i]!;
      return { row, handle: { element: element as HTMLElement, title: (link.parentElement ?? link) as HTMLElement } };
    });
  }
  return [];
}

interface Card {
  element: Element;
  link: Element;
  id: string;
  url: string;
}

/** The largest elements that lead to one ticket each, by their parents; the most of them first. */
function cardsIn(root: Document | Element): Card[][] {
  const links: Card[] = [];
  for (const link of root.querySelectorAll('a[href], [data-href], [ondblclick], [onclick]')) {
    const address =
      link.getAttribute('href') ??
      link.getAttribute('data-href') ??
      addressInScript(link.getAttribute('ondblclick') ?? link.getAttribute('onclick'));
    const url = absolute(address, link.baseURI);
    const id = url && ticketIdOf(url);
    if (url && id && !link.closest('nav, header, footer, table')) links.push({ element: link, link, id, url });
  }
  const holds = ticketsHeld(links);
  const byParent = new Map<Element, Map<string, Card>>();
  for (const card of links) {
    let element = card.link;
    while (element.parentElement && holds.get(element.parentElement) === card.id) element = element.parentElement;
    const parent = element.parentElement;
    if (!parent) continue;
    const cards = byParent.get(parent) ?? new Map<string, Card>();
    const known = cards.get(card.id);
    if (!known || cellText(card.link).length > cellText(known.link).length) cards.set(card.id, { ...card, element });
    byParent.set(parent, cards);
  }
  return [...byParent.values()].map((cards) => [...cards.values()]).sort((a, b) => b.length - a.length);
}

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
  const status = pairs.find(STATUS) ?? byClass(card.element, ['status', 'state']);
  const time = (label: RegExp) => {
    const pair = pairs.entry(label);
    return pair ? timeIn(pair.element, context) : null;
  };
  const stamp = card.element.querySelector('time');
  const lastBy = lampOf(card.element);
  return {
    id: card.id,
    title: titleWithout(card.id, cellText(card.link)),
    status,
    assignee: personIn(pairs.find(ASSIGNEE) ?? byClass(card.element, ['assignee', 'responsible', 'owner'])),
    url: card.url,
    updated: time(UPDATED) ?? (stamp && !pairs.entry(CREATED) ? timeIn(stamp.parentElement ?? stamp, context) : null),
    created: time(CREATED),
    lastBy,
    closed: lastBy === 'closed' || (status !== null && isClosedStatus(status)),
  };
}

/** The text of the innermost element that one of these class words names. */
function byClass(card: Element, words: string[]): string | null {
  for (const element of card.querySelectorAll('[class]')) {
    if (element.childElementCount > 0) continue;
    const tokens = nameTokens(element.getAttribute('class') ?? '');
    const text = cellText(element);
    if (text && text.length <= 60 && words.some((word) => tokens.includes(word))) return text;
  }
  return null;
}
