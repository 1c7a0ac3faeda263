/** Tables as portals make them: real ones with `th` or without, ARIA grids, rows of `div`s; found by the words of their header. */
import { textOf } from './element-text.ts';
import { isBlock } from './lines.ts';
import { childrenOf, closestAcross, OVERLAY_TAG, rootsOf } from './roots.ts';
import { clean } from './words.ts';

export interface Grid {
  element: Element;
  headers: string[];
  /** Only rows below the header that are as wide as it. */
  rows: GridRow[];
}

export interface GridRow {
  element: Element;
  /** A cell for each header; one that spans several columns stands in each of them. */
  cells: Element[];
}

/** How many of a row's texts are headers that the caller knows. */
export type HeaderHits = (texts: string[]) => number;

/** What is said, not shown, of the order of rows. */
const SORTING = /\s*[,(]?\s*(?:по (?:убыванию|возрастанию)|sorted (?:a|de)scending|(?:a|de)scending)\)?$/iu;
const HEADER_ROWS_TRIED = 5;
const LONGEST_HEADER = 60;

/** Every grid in the tree whose header holds at least two known words, the widest match first. */
export function gridsIn(root: Document | Element, hits: HeaderHits): Grid[] {
  const found: { grid: Grid; score: number }[] = [];
  const take = (element: Element, rows: GridRow[]) => {
    const made = gridOf(element, rows, hits);
    if (made && made.grid.rows.length > 0) found.push(made);
    return made;
  };
  for (const tree of treesOf(root)) {
    let headless: { grid: Grid; score: number } | null = null;
    for (const table of tree.querySelectorAll<HTMLTableElement>('table')) {
      if (table.querySelector('table') && table.rows.length < 2) continue;
      const rows = tableRows(table);
      const made = take(table, rows);
      if (made) headless = made.grid.rows.length === 0 ? made : null;
      else if (headless) {
        // A header that stays while the body scrolls is a table of its own.
        const width = headless.grid.headers.length;
        const body = rows.filter((row) => row.cells.length === width);
        if (body.length > 0) found.push({ ...headless, grid: { ...headless.grid, element: table, rows: body } });
        headless = null;
      }
    }
    for (const grid of tree.querySelectorAll('[role=grid], [role=table], [role=treegrid]')) {
      if (grid.localName !== 'table') take(grid, ariaRows(grid));
    }
    for (const grid of [...divGrids(tree, hits), ...labelledRows(tree)]) take(grid.element, grid.rows);
  }
  return found.sort((a, b) => b.score - a.score).map(({ grid }) => grid);
}

/** Whether a row of plain or ARIA elements stands under a header with known words. */
export function isUnderHeader(row: Element, hits: HeaderHits): boolean {
  if (row.closest('[role=grid], [role=table], [role=treegrid]')) {
    const grid = row.closest('[role=grid], [role=table], [role=treegrid]')!;
    return hits([...grid.querySelectorAll('[role=columnheader]')].map(headerText)) > 1;
  }
  const cells = row.childElementCount === 1 ? row.firstElementChild!.childElementCount : row.childElementCount;
  if (cells < 3) return false;
  for (let at: Element | null = row, depth = 0; at && depth < 2; at = at.parentElement, depth++) {
    const first: Element | null | undefined = at.parentElement?.firstElementChild;
    if (first && first !== at && first.childElementCount === cells && hits([...first.children].map(headerText)) > 1)
      return true;
  }
  return false;
}

/** The header of the table that a row belongs to, or of the table above it, cell by cell; null where none has known words. */
export function headersOfRow(row: Element, hits: HeaderHits): string[] | null {
  const table = row.closest('table');
  if (!table) return null;
  const headers = (of: HTMLTableElement) => gridOf(of, tableRows(of, HEADER_ROWS_TRIED), hits)?.grid.headers ?? null;
  const width = cellsOf(row).length;
  const own = headers(table);
  if (own) return own.length === width ? own : null;
  // A header that stays while the body scrolls is a table of its own.
  const tables = [...table.ownerDocument.querySelectorAll('table')];
  const before = tables[tables.indexOf(table) - 1];
  const theirs = before && before.rows.length <= 2 ? headers(before) : null;
  return theirs?.length === width ? theirs : null;
}

/** A row's own cells, spanning ones repeated. */
export function cellsOf(row: Element): Element[] {
  const own = childrenOf(row).filter(isCell);
  if (!own.some((cell) => cell.colSpan > 1)) return own;
  return own.flatMap((cell) => Array<Element>(Math.min(cell.colSpan, 50)).fill(cell));
}

const isCell = (element: Element): element is HTMLTableCellElement =>
  element.localName === 'td' || element.localName === 'th';

/** A cell's text on one line; of one that can be edited in its place, what is shown there. */
export function cellText(cell: Element | undefined): string {
  if (!cell) return '';
  if (!cell.firstElementChild) return clean(cell.textContent ?? '');
  if (cell.querySelector('select, form')) return textOf(cell);
  return clean(cell.querySelector(BREAKING) ? spaced(cell) : (cell.textContent ?? ''));
}

/** What ends a line, in a cell of a list. */
const BREAKING = 'br, div, p, li, h3, h4, h5, h6, td, section';

/** An element's text with a blank between its blocks. */
function spaced(element: Element): string {
  let text = '';
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 3) text += node.nodeValue ?? '';
    else if (node.nodeType === 1)
      text += isBlock(node as Element) ? ` ${spaced(node as Element)} ` : spaced(node as Element);
  }
  return text;
}

/** A header cell's text; where it only bears a picture, what that is called. */
export function headerText(cell: Element): string {
  const text = cellText(cell)
    .replace(/[▲▼▴▾↑↓⇅⇵↕*:]+/gu, '')
    .replace(SORTING, '')
    .trim();
  if (text || cell.getAttribute('aria-hidden') === 'true') return text;
  const named = cell.querySelector('[title], [alt], [aria-label]') ?? cell;
  return clean(named.getAttribute('title') ?? named.getAttribute('alt') ?? named.getAttribute('aria-label') ?? '');
}

function treesOf(root: Document | Element): (Document | ShadowRoot | Element)[] {
  return root.nodeType === 9 ? rootsOf(root as Document).map((tree) => tree.node) : [root as Element];
}

function gridOf(element: Element, rows: GridRow[], hits: HeaderHits): { grid: Grid; score: number } | null {
  if (closestAcross(element, OVERLAY_TAG)) return null;
  let best = { index: -1, score: 1, headers: [] as string[] };
  for (const [index, row] of rows.slice(0, HEADER_ROWS_TRIED).entries()) {
    const headers = row.cells.map(headerText);
    const score = headers.every((text) => text.length <= LONGEST_HEADER) ? hits(headers) : 0;
    if (score > best.score) best = { index, score, headers };
  }
  if (best.index < 0) return null;
  const width = best.headers.length;
  const data = rows.slice(best.index + 1).filter((row) => row.cells.length === width && !isAside(row));
  return {
    grid: { element, headers: best.headers, rows: data },
    score: best.score * 1000 + Math.min(data.length, 999),
  };
}

/** A row that is no data: a heading or a total across the columns, or the fields of a filter. */
function isAside({ element, cells }: GridRow): boolean {
  if (cells.length > 2 && new Set(cells).size * 2 <= cells.length) return true;
  return (
    element.querySelector('input:not([type=checkbox]):not([type=hidden]), select') !== null && textOf(element) === ''
  );
}

function tableRows(table: HTMLTableElement, most = Number.POSITIVE_INFINITY): GridRow[] {
  const rows = [...table.rows];
  return inOneLine(rows.length > most ? rows.slice(0, most) : rows);
}

/** A header of two lines, «Клиент» over «Название» and «ИНН», is read as one: the lower cells stand for those above them. */
function inOneLine(rows: HTMLTableRowElement[]): GridRow[] {
  const [upper, lower, ...rest] = rows;
  const plain = rows.map((element) => ({ element, cells: cellsOf(element) }));
  if (!upper || !lower) return plain;
  const below = cellsOf(lower);
  const covering = [...upper.cells].filter((cell) => cell.rowSpan === 1);
  const covered = covering.reduce((sum, cell) => sum + cell.colSpan, 0);
  if (covering.length === upper.cells.length || covered !== below.length || covered === covering.length) return plain;
  const cells = [...upper.cells].flatMap((cell): Element[] =>
    cell.rowSpan === 1 ? below.splice(0, cell.colSpan) : [cell],
  );
  return [{ element: upper, cells }, ...plain.slice(plain.length - rest.length)];
}

function ariaRows(grid: Element): GridRow[] {
  const CELLS = '[role=gridcell], [role=cell], [role=columnheader], [role=rowheader]';
  const rows = new Map<string | Element, GridRow>();
  // The parts of a row that stay while others scroll stand apart, and so may columns.
  const add = (element: Element, index: string | null, cells: Element[]) => {
    const known = rows.get(index ?? element);
    if (known) known.cells = inColumns([...known.cells, ...cells]);
    else rows.set(index ?? element, { element, cells });
  };
  for (const element of grid.querySelectorAll('[role=row]')) {
    const cells = [...element.querySelectorAll(CELLS)];
    // A column of checkboxes may bear no role.
    const isWhole = cells[0]?.parentElement === element;
    add(element, element.getAttribute('aria-rowindex'), isWhole ? [...element.children] : cells);
  }
  for (const cell of grid.querySelectorAll('[role=gridcell][aria-rowindex]')) {
    if (cell.closest('[role=row]') === null) add(cell, cell.getAttribute('aria-rowindex'), [cell]);
  }
  return [...rows.values()];
}

const inColumns = (cells: Element[]) =>
  cells.sort((a, b) => Number(a.getAttribute('aria-colindex')) - Number(b.getAttribute('aria-colindex')));

/** Rows of plain elements: a header whose children are short known words, and rows of as many children. */
function divGrids(tree: Document | ShadowRoot | Element, hits: HeaderHits): { element: Element; rows: GridRow[] }[] {
  const found: { element: Element; rows: GridRow[] }[] = [];
  for (const header of tree.querySelectorAll('div, ul, li, header, section')) {
    const width = header.childElementCount;
    if (width < 3 || width > 30 || (header.textContent?.length ?? 0) > width * LONGEST_HEADER) continue;
    if (header.closest('[role=row], [role=grid], [role=table], table, nav, form')) continue;
    const first: GridRow = { element: header, cells: [...header.children] };
    if (hits(first.cells.map(headerText)) < 2) continue;
    const rows = rowsBelow(header, width);
    if (rows.length > 0) found.push({ element: header.parentElement!, rows: [first, ...rows] });
  }
  return found;
}

/** Rows whose cells bear the header's words themselves, as narrow screens need it; the first row stands for the header. */
function labelledRows(tree: Document | ShadowRoot | Element): { element: Element; rows: GridRow[] }[] {
  const rows = new Map<Element, GridRow[]>();
  for (const cell of tree.querySelectorAll('[data-label]:first-child')) {
    const row = cell.parentElement!;
    const cells = [...row.children];
    if (row.localName === 'tr' || cells.length < 3 || !cells.every((one) => one.hasAttribute('data-label'))) continue;
    rows.set(row.parentElement!, [...(rows.get(row.parentElement!) ?? []), { element: row, cells }]);
  }
  return [...rows].map(([element, of]) => ({ element, rows: [headerOf(of[0]!), ...of] }));
}

function headerOf({ element, cells }: GridRow): GridRow {
  const header = cells.map((cell) => {
    const text = element.ownerDocument.createElement('span');
    text.textContent = cell.getAttribute('data-label');
    return text;
  });
  return { element, cells: header };
}

/** The rows after a header: its next siblings, or the children of what follows its wrapper. */
function rowsBelow(header: Element, width: number): GridRow[] {
  const asRow = (element: Element): GridRow[] => {
    // A row may be one link, or a wrapper of another kind, around its cells.
    let cells = element;
    for (let depth = 0; depth < 3 && cells.childElementCount === 1; depth++) cells = cells.firstElementChild!;
    return cells.childElementCount === width ? [{ element, cells: [...cells.children] }] : [];
  };
  for (let at: Element | null = header, depth = 0; at && depth < 3; at = at.parentElement, depth++) {
    const siblings: Element[] = [];
    for (let next = at.nextElementSibling; next; next = next.nextElementSibling) siblings.push(next);
    const rows = siblings.flatMap(asRow);
    if (rows.length > 0) return rows;
    const inner = siblings.flatMap((sibling) => [...sibling.children].flatMap(asRow));
    if (inner.length > 0) return inner;
  }
  return [];
}
