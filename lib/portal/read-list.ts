/** The list of tickets: columns by their header's words, wherever they stand and whatever the rows are made of. */
import type { ListRow } from '../regulation/snapshot.ts';
import type { PortalProfile } from '../settings/schema.ts';
import { absolute, addressInScript, isPersons, ticketIdOf } from './addresses.ts';
import { type DateContext, slashOrder } from './dates.ts';
import { linesOf } from './lines.ts';
import {
  DETAILS,
  isClosedStatus,
  type LiveRow,
  lampOf,
  personIn,
  personOf,
  timeIn,
  timeOfPair,
  titleWithout,
} from './list-parts.ts';
import { titleIn } from './list-title.ts';
import { type Pairs, pairsOf } from './pairs.ts';
import { readCards } from './read-cards.ts';
import { remembering } from './row-memory.ts';
import { cellText, type Grid, type GridRow, gridsIn, headerText } from './tables.ts';
import { fold } from './words.ts';

type Column = 'id' | 'title' | 'status' | 'assignee' | 'updated' | 'created' | 'lamp';

const COLUMNS: [Column, RegExp][] = [
  [
    'id',
    /^(?:№|#|id|ид|номер|код|ключ|key|(?:№|номер|id) ?(?:заявки|обращения|тикета|запроса)|(?:ticket|request|issue|bug|case)? ?(?:id|#|no\.?|number)|(?:ticket|bug)#?)$/u,
  ],
  [
    'title',
    /^(?:тема|заголовок|название|наименование|обращение|заявка|тикет|запрос|инцидент|суть|проблема|вопрос|предмет|аннотация|содержание|(?:краткое )?описание|что случилось|subject|title|summary|synopsis|headline|(?:short )?description)(?: (?:заявки|обращения|тикета|запроса|сообщения|вопроса|проблемы|переписки|инцидента))?$/u,
  ],
  ['status', /^(?:статус|состояние|стадия|этап|status|state)(?: (?:заявки|обращения|тикета))?$/u],
  [
    'assignee',
    /^(?:ответственн\p{L}{2}|исполнител[ьи]|назначен[ао]?(?: на)?|кому назначен[ао]?|(?:кто )?ведет|оператор|специалист|инженер|агент|владелец|куратор|ответственный (?:сотрудник|специалист|инженер)|исп\.|отв\.|assignee|assigned(?: (?:to|agent|technician))?(?: [-–—] \w+)?|owner|responsible|agent|technician|engineer|handled by)$/u,
  ],
  [
    'updated',
    /^(?:(?:дата |время )?(?:изменен\p{L}{0,3}|обновлен\p{L}{0,3}|изм\.|обновл\.|посл(?:едн\p{L}{2,3}|\.) (?:изменени\p{L}|обновлени\p{L}|сообщени\p{L}|ответ\p{L}?|комментари\p{L}|активност\p{L}|действи\p{L}))|активность|(?:last )?(?:updated?|modified|modification|changed?|activity|replied|reply|message|comment|post)(?: (?:on|at|date|time))?|date (?:modified|updated|changed)|last update date)$/u,
  ],
  [
    'created',
    /^(?:(?:дата |время )?(?:создан\p{L}{0,3}|открыт\p{L}{0,3}|добавлен\p{L}{0,3}|поступил[аои]?|поступлени\p{L}|обращени\p{L}|заявки|подан[ао]?|подачи|заведен[ао]?|принят[ао]?|зарегистрирован[ао]?|регистрации)|(?:created|opened|submitted|reported|opening|creation)(?: (?:on|at|date|time))?|date (?:created|submitted|opened)|(?:create|open|created|opened) date)$/u,
  ],
  ['lamp', /^(?:инд\.?|индикатор|лампа|цвет|сигнал|lamp|indicator)$/u],
];
const LOOSE_TITLE = /(?:^|[^\p{L}])(?:тема|заголовок|subject|title|summary)(?:$|[^\p{L}])/u;
/** Headers of tables that hold goods and money, not tickets. */
const NOT_TICKETS =
  /^(?:сумма|цена|стоимость|товары?|количество|кол-во|артикул|оплата|price|amount|total|qty|quantity)/u;

/** The tickets of a list page in the page's order; empty where there is no list. `now` (ms) is for relative times. */
export function readList(root: Document | Element, profile: PortalProfile, now: number = Date.now()): ListRow[] {
  return listRows(root, profile, now).map(({ row }) => row);
}

/** The same with the live rows. */
export function listRows(root: Document | Element, _profile: PortalProfile, now: number = Date.now()): LiveRow[] {
  for (const grid of gridsIn(root, headerHits)) {
    const rows = readGrid(grid, now);
    if (rows.length > 0) return rows;
  }
  return readCards(root, now);
}

/** How many different columns of a list these headers name; 0 for what can't be a list of tickets. */
export function headerHits(texts: string[]): number {
  const columns = new Set<Column>();
  for (const text of texts) {
    const folded = fold(text);
    if (NOT_TICKETS.test(folded)) return 0;
    const column = COLUMNS.find(([, pattern]) => pattern.test(folded))?.[0];
    if (column) columns.add(column);
  }
  return columns.has('id') || columns.has('title') ? columns.size : 0;
}

function readGrid(grid: Grid, now: number): LiveRow[] {
  const columns = new Map<Column, number[]>();
  for (const [index, header] of grid.headers.entries()) {
    const folded = fold(header);
    const column = COLUMNS.find(([, pattern]) => pattern.test(folded))?.[0];
    if (column) columns.set(column, [...(columns.get(column) ?? []), index]);
  }
  // «From / Subject»: a header of several words, where none is the title's alone.
  const loose = columns.has('title') ? -1 : grid.headers.findIndex((header) => LOOSE_TITLE.test(fold(header)));
  const title = loose >= 0 || columns.has('title') ? loose : linkedColumn(grid, columns);
  if (title >= 0) columns.set('title', [title]);
  const timeColumns = [...(columns.get('updated') ?? []), ...(columns.get('created') ?? [])];
  const order = slashOrder(grid.rows.flatMap((row) => timeColumns.map((index) => cellText(row.cells[index]))));
  const context: DateContext = { now, order, terse: true };
  const base = grid.element.baseURI;
  const seen = new Set<string>();
  const rows: LiveRow[] = [];
  const readOf = rowReader(columns, context, base);
  for (const gridRow of grid.rows) {
    const row = readOf(gridRow);
    if (!row || seen.has(row.id)) continue;
    seen.add(row.id);
    rows.push({ row, handle: { element: gridRow.element as HTMLElement, title: titleElement(gridRow, columns) } });
  }
  // A table of messages or files has numbers and subjects too; a ticket leads somewhere or has a status.
  return columns.has('status') || rows.some(({ row }) => row.url !== '') ? rows : [];
}

/** Reads a row; one that was read before isn't read again where nothing but its own markup tells of it. */
function rowReader(
  columns: Map<Column, number[]>,
  context: DateContext,
  base: string,
): (row: GridRow) => ListRow | null {
  if (!columns.has('updated') || !columns.has('assignee')) return (row) => readRow(row, columns, context, base);
  const remember = remembering(JSON.stringify([[...columns], context.order, base]), context.now);
  return (row) => remember(row.element, () => readRow(row, columns, context, base));
}

/** The column whose words lead to tickets, where no header says that it holds titles; -1 for none. */
function linkedColumn({ rows, headers }: Grid, columns: Map<Column, number[]>): number {
  const known = new Set([...columns.values()].flat());
  const leads = (cell: Element | undefined) =>
    [...(cell?.querySelectorAll('a[href]') ?? [])].some(
      (link) =>
        /\p{L}{3}/u.test(link.textContent ?? '') &&
        !isPersons(link.getAttribute('href')!) &&
        ticketIdOf(link.getAttribute('href')!) !== null,
    );
  const sample = rows.slice(0, 5);
  return headers.findIndex(
    (_, index) => !known.has(index) && sample.filter(({ cells }) => leads(cells[index])).length * 2 > sample.length,
  );
}

/** What bears the title: the title's cell or link, else the number's, else the row's first. */
function titleElement(row: GridRow, columns: Map<Column, number[]>): HTMLElement {
  const [index = 0] = columns.get('title') ?? columns.get('id') ?? [];
  return (row.cells[index] ?? row.element) as HTMLElement;
}

function readRow(row: GridRow, columns: Map<Column, number[]>, context: DateContext, base: string): ListRow | null {
  const cells = (column: Column) => (columns.get(column) ?? []).map((index) => row.cells[index]!);
  const text = (column: Column) => cells(column).map(cellText).find(Boolean) ?? null;
  // A picture stands for a status or a person: what it is called.
  const named = (column: Column) => text(column) ?? (cells(column).map(headerText).find(Boolean) || null);
  const time = (column: Column) =>
    cells(column)
      .map((cell) => timeIn(cell, context))
      .find((at) => at !== null) ?? null;

  const number = NUMBER.exec(text('id') ?? '')?.[1] ?? null;
  const { url, id: addressed } = addressOf(row, [...cells('title'), ...cells('id')], number, base);
  const title = titleIn(cells('title'), text('title') ?? '');
  const id = addressed ?? number ?? /(?:#|№)\s?(\d{1,18})/u.exec(text('title') ?? '')?.[1] ?? null;
  if (!id) return null;
  const status = named('status');
  const told = columns.has('updated') && columns.has('assignee') ? null : detailsOf(row.element);
  const lastBy = lampOf(row.element);
  return {
    id,
    title: titleWithout(id, title),
    status,
    assignee:
      cells('assignee').map(personOf).find(Boolean) ??
      personIn(named('assignee') ?? told?.find(DETAILS.assignee) ?? null),
    url: url ?? '',
    updated: time('updated') ?? timeOfPair(told?.entry(DETAILS.updated) ?? null, context),
    created: time('created') ?? timeOfPair(told?.entry(DETAILS.created) ?? null, context),
    lastBy,
    closed: lastBy === 'closed' || (status !== null && isClosedStatus(status)),
  };
}

/** «№ 123», «SUP-123», «#INC0012», «123 от 21.07.2026». */
const NUMBER = /^[^\p{L}\d]{0,3}(?:N\s?)?((?:[A-ZА-Я]{2,10}-?)?\d{1,18}(?:-\d{1,9})?)(?=$|[^\p{L}\d])/u;

const TELLS = /измен|обновл|ответств|исполнит|назнач|updat|modif|assign|owner/iu;

/** What a row tells without a column for it: on a second line of a cell, or in a row of one cell below. */
function detailsOf(row: Element): Pairs | null {
  const next = row.nextElementSibling;
  const below = next?.localName === 'tr' && next.childElementCount === 1 && row.childElementCount > 1 ? [next] : [];
  const parts = [...row.children, ...below].filter(
    (cell) => cell.firstElementChild && TELLS.test(cell.textContent ?? ''),
  );
  return parts.length === 0 ? null : pairsOf(linesOf(parts, { visibleOnly: true }));
}

/**
 * Where a row leads, and the number in that address. The links of the title and of the number come first, then what a click on the
 * row does; other links of the row (people, files) only when they bear the row's own number.
 */
function addressOf(
  row: GridRow,
  own: Element[],
  number: string | null,
  base: string,
): { url: string | null; id: string | null } {
  let plain: string | null = null;
  let first: { url: string; id: string } | null = null;
  for (const address of addressesIn(row, own)) {
    const url = absolute(address, base);
    const id = url && ticketIdOf(url);
    if (url && id && (id === number || number === null)) return { url, id };
    if (url && id) first ??= { url, id };
    plain ??= url;
  }
  // Portals that show a number of their own beside the id in the address.
  if (first) return first;
  for (const address of number ? hrefs(row.element) : []) {
    const url = absolute(address, base);
    if (url && ticketIdOf(url) === number) return { url, id: number };
  }
  return { url: plain, id: number === null ? markedId(row.element) : null };
}

const ID_DATA = 'id ticket-id row-id ticket item-id row-key key elid request-id issue-id'
  .split(' ')
  .map((name) => `data-${name}`);

/** The number that a row's data, its own id or its checkbox bears. */
function markedId(row: Element): string | null {
  const data = ID_DATA.map((name) => row.getAttribute(name));
  const own = /^(?:ticket|request|issue|case|row|tr|item|zayavka|t)[_-]?(\d{2,18})$/i.exec(row.id)?.[1] ?? null;
  const box = row.querySelector('input[type=checkbox]')?.getAttribute('value') ?? null;
  return [...data, own, box].find((value) => value !== null && /^[1-9]\d{0,17}$/.test(value)) ?? null;
}

/** The addresses of a row, the likeliest first. */
function* addressesIn(row: GridRow, own: Element[]): Generator<string> {
  for (const cell of own) yield* [...hrefs(cell), ...scripts(cell)];
  const wrapper = row.element.closest('a[href]') ?? row.element.querySelector(':scope > a[href]');
  if (wrapper) yield wrapper.getAttribute('href')!;
  yield* scripts(row.element);
  for (const cell of row.cells) yield* scripts(cell);
}

function hrefs(element: Element): string[] {
  if (element.localName !== 'a' && !element.firstElementChild) return [];
  const links = element.localName === 'a' ? [element] : [...element.querySelectorAll('a[href]')];
  return links.map((link) => link.getAttribute('href')!).filter((href) => !isPersons(href));
}

const ACTING = ['ondblclick', 'onclick', 'data-href', 'data-url', 'data-link'];

/** Where a double click, a click or a script's mark leads. */
function scripts(element: Element): string[] {
  if (!element.hasAttributes()) return [];
  return ACTING.flatMap((name) => {
    const value = element.getAttribute(name);
    return (name.startsWith('on') ? addressInScript(value) : value) ?? [];
  });
}
