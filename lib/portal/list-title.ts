/** Which words of a row's cell or link are the ticket's title, where others stand beside them: a preview, the author, badges, counts. */
import { isPersons } from './addresses.ts';
import { linesOf, type Piece } from './lines.ts';
import { cellText } from './tables.ts';
import { classWords } from './thread-blocks.ts';
import { isBadge } from './thread-lines.ts';
import { clean } from './words.ts';

const TITLE = new Set('title subject theme topic summary heading headline caption'.split(' '));
const BESIDE = new Set(
  'preview snippet excerpt teaser muted secondary subtitle subtext sub desc description meta details hint count counter tags'.split(
    ' ',
  ),
);
/** Words: letters that are not only the key of a ticket. */
const LETTERS = /^(?!\s*[A-ZА-Я]{2,10}-\d+\s*$).*\p{L}{2}/su;

/** The title among these cells; `whole` is their text, for where nothing is set apart. */
export function titleIn(cells: Element[], whole: string): string {
  for (const cell of cells) {
    if (!cell.firstElementChild) continue;
    const links = [...cell.querySelectorAll('a[href]')].filter((link) => !isPersons(link.getAttribute('href')!));
    const link = links.map(titleOf).find((text) => LETTERS.test(text));
    if (link) return link;
    const own = titleOf(cell);
    if (own) return own;
  }
  return whole;
}

/** The title in an element that may bear more: what is called so, else its first line without what is set aside. */
export function titleOf(element: Element): string {
  if (!element.firstElementChild) return cellText(element);
  const named = [...element.querySelectorAll('[class]')].find(
    (one) => bearsOne(one, TITLE) && LETTERS.test(cellText(one)),
  );
  if (named) return titleOf(named);
  const lines = linesOf([element]);
  const line = lines.find(({ text }) => LETTERS.test(text));
  if (!line) return cellText(element);
  const spoken = line.pieces.filter(({ text }) => text.trim());
  const aside = (piece: Piece) => isSetAside(piece.element, element);
  const kept = spoken.filter((piece) => !aside(piece));
  const text = clean(kept.map((piece) => piece.text).join(kept.length < spoken.length ? ' ' : ''));
  return LETTERS.test(text) ? text : line.text;
}

const bearsOne = (element: Element, words: ReadonlySet<string>) => classWords(element).some((word) => words.has(word));

/** Whether a piece of a title's line is no part of it: a badge, small print, a preview. */
function isSetAside(element: Element, title: Element): boolean {
  for (let at: Element | null = element; at && at !== title; at = at.parentElement) {
    if (at.localName === 'small' || isBadge(at) || bearsOne(at, BESIDE)) return true;
  }
  return false;
}
