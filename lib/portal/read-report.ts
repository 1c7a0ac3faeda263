/** The clients' report (R06, R09, R10): who a client is, until when the contract runs, how much of the quota is used, whether he pays. */
import type { ClientRecord } from '../regulation/snapshot.ts';
import { type DateContext, parseDate, slashOrder } from './dates.ts';
import { type Line, linesOf } from './lines.ts';
import { titleOf } from './list-title.ts';
import { type Pair, pairsOf } from './pairs.ts';
import { type Column, columnOf, columnsOf, isReport, reportHits } from './report-columns.ts';
import { type Grid, gridsIn, headerText } from './tables.ts';
import { clean, fold } from './words.ts';

/** What stands in a cell that holds nothing. */
const NOTHING = /^(?:[-–—]+|нет данных|не указан[аоы]?|n\/a|none)$/iu;
const EMPTY: ClientRecord = {
  contract: null,
  login: null,
  inn: null,
  organisation: null,
  validUntil: null,
  quotaUsedPercent: null,
  paid: null,
};

/** The clients that a report shows; empty where it is none. A value that can be read in two ways is null. `now` is ms. */
export function readReport(root: Document | Element, now: number = Date.now()): ClientRecord[] {
  for (const grid of gridsIn(root, reportHits)) {
    const records = readGrid(grid, now);
    if (records.length > 0) return records;
  }
  for (const table of root.querySelectorAll('table')) {
    const records = readTurned(table, now);
    if (records.length > 0) return records;
  }
  return readSheets(root, now);
}

/** What a cell holds, a part for each of so many columns; nothing where it can't be told which is which. */
function partsOf(cell: Element, count: number): string[] {
  if (count === 1) return [shownIn(cell)];
  const lines = linesOf([cell]).map(({ text }) => text);
  const parts = lines.length === 1 ? lines[0]!.split(/\s*\/\s*|,\s+/u) : lines;
  return parts.length === count ? parts : [];
}

/** A table on its side: labels in the first column, a client in each of the others. */
function readTurned(table: HTMLTableElement, now: number): ClientRecord[] {
  const rows = [...table.rows].filter((row) => columnOf(headerText(row.cells[0] ?? row)) !== null);
  const width = rows[0]?.cells.length ?? 0;
  const labels = rows.map((row) => headerText(row.cells[0]!));
  if (width < 3 || reportHits(labels) < 3 || rows.some(({ cells }) => cells.length !== width)) return [];
  // Labels and values in turn.
  if (rows.some((row) => [...row.cells].slice(1).some((cell) => isOtherLabel(shownIn(cell))))) return [];
  return Array.from({ length: width - 1 }, (_, index) => {
    const facts = rows.map((row, i): Fact => {
      return { column: columnOf(labels[i]!)!, label: labels[i]!, value: shownIn(row.cells[index + 1]!) };
    });
    return recordOf(facts, { now });
  }).filter((record) => record !== null);
}

function readGrid(grid: Grid, now: number): ClientRecord[] {
  const columns = grid.headers.map(columnsOf);
  const cells = (index: number) => grid.rows.map((row) => shownIn(row.cells[index]!));
  // A label and its value, twice in a row, and the first row taken for a header.
  const areLabels = columns.some((named, i) => named[0] !== null && cells(i).some((text) => isOtherLabel(text)));
  if (areLabels) return [];
  if (!columns.flat().includes('paid')) {
    const index = columns.findIndex((_, i) => cells(i).every((text) => text !== '' && ALONE_PAID.test(fold(text))));
    if (index >= 0) columns[index] = ['paid'];
  }
  const order = slashOrder(
    grid.rows.flatMap((row) =>
      row.cells.filter((_, i) => columns[i]!.includes('validUntil')).map((cell) => shownIn(cell)),
    ),
  );
  return grid.rows.flatMap((row) => {
    const facts: Fact[] = [];
    for (const [index, cell] of row.cells.entries()) {
      const named = columns[index]!;
      const parts = named.some(Boolean) ? partsOf(cell, named.length) : [];
      for (const [i, value] of parts.entries()) {
        // Below a name a cell may tell more of the client.
        const isName = named.length === 1 && named[i] === 'organisation' && cell.firstElementChild !== null;
        if (named[i])
          facts.push({ column: named[i], label: grid.headers[index]!, value: isName ? titleOf(cell) : value });
      }
    }
    const record = recordOf(facts, { now, order });
    return record ? [record] : [];
  });
}

const ALONE_PAID = /^(?:(?:бес)?платн\p{L}{2}|paid|free)$/u;

/** The label of a column is no value. «Платный» is both. */
function isOtherLabel(value: string): boolean {
  const column = columnOf(value);
  return column !== null && column !== 'paid';
}

/** Cards of one client each: the pairs of the page, a new record at each label that comes again. */
function readSheets(root: Document | Element, now: number): ClientRecord[] {
  const lines = linesOf([root], { visibleOnly: true, skip: (element) => element.localName === 'nav' });
  const sheets: Fact[][] = [[]];
  for (const pair of inOrder([...withNames(pairsOf(lines).all, lines), ...meters(root)])) {
    const column = columnOf(pair.label);
    // Two headers stood side by side.
    if (!column || isOtherLabel(pair.value)) continue;
    if (sheets.at(-1)!.some((fact) => fact.column === column)) {
      if (!isIdentity(column)) continue;
      sheets.push([]);
    }
    sheets.at(-1)!.push({ column, label: pair.label, value: pair.value });
  }
  return sheets.flatMap((facts) => {
    const record = isReport(new Set(facts.map((fact) => fact.column))) ? recordOf(facts, { now }) : null;
    return record ? [record] : [];
  });
}

const HEADING = 'h1,h2,h3,h4,h5,h6,summary,caption,legend';
const LEGAL_NAME = /^(?:ООО|ОАО|АО|ЗАО|ПАО|НАО|ИП|АНО|МУП|ГУП|ФГУП|ТСЖ|СНТ|ГБУ|МБУ)\s/u;

/** Headings that are a firm's name name the client of the card below. */
function withNames(pairs: Pair[], lines: Line[]): Pair[] {
  const names = lines
    .map((line) => ({ ...line, text: line.text.replace(/^\d{1,3}[.)]\s/u, '') }))
    .filter(
      ({ text, block, pieces }) =>
        LEGAL_NAME.test(text) &&
        (block.closest(`${HEADING},[class*=title],td[colspan]:only-child`) !== null ||
          pieces.every((piece) => !piece.text.trim() || piece.element.closest('b,strong') !== null)),
    )
    .map(({ text, block }) => ({ label: 'организация', value: text, element: block, labelled: block }));
  return pairs.some(({ label }) => columnOf(label) === 'organisation') ? pairs : [...names, ...pairs];
}

/** Bars that show how full something is, by the words beside them. */
function meters(root: Document | Element): Pair[] {
  return [...root.querySelectorAll(METER)].flatMap((element) => {
    let box = element.parentElement;
    for (let depth = 0; box && depth < 3 && clean(box.textContent ?? '') === ''; depth++) box = box.parentElement;
    const label = fold(box?.textContent ?? '').replace(/:$/u, '');
    return box && label.length <= 45 ? [{ label, value: shownIn(element), element, labelled: box }] : [];
  });
}

/** The page's order; of pairs of one element the order in which they were told. */
function inOrder(pairs: Pair[]): Pair[] {
  return pairs.sort((a, b) => {
    const position = a.element.compareDocumentPosition(b.element);
    return position & 4 ? -1 : position & 2 ? 1 : 0;
  });
}

const isIdentity = (column: Column) => /^(?:contract|login|inn|organisation)$/.test(column);

interface Fact {
  column: Column;
  label: string;
  value: string;
}

function recordOf(facts: Fact[], context: DateContext): ClientRecord | null {
  const fact = (column: Column) => facts.find((each) => each.column === column && each.value) ?? null;
  const value = (column: Column) => {
    const text = fact(column)?.value ?? null;
    return text === null || NOTHING.test(text) ? null : text;
  };
  const contract = value('contract');
  const record: ClientRecord = {
    ...EMPTY,
    contract: contract ? contractNumber(contract) : null,
    login: value('login'),
    inn: /(?<!\d)(\d{12}|\d{10})(?!\d)/.exec(value('inn') ?? '')?.[1] ?? null,
    organisation: value('organisation'),
    validUntil: lastDate(value('validUntil') ?? '', context),
    quotaUsedPercent: quotaPercent(fact('quota'), fact('used'), fact('limit')),
    paid: paidOf(fact('paid'), value('tariff')),
  };
  const known = record.contract ?? record.login ?? record.inn ?? record.organisation;
  return known === null || TOTAL.test(known) ? null : record;
}

/** The date of «31.12.2026», the later one of «с 01.02.2024 по 31.12.2026». */
function lastDate(text: string, context: DateContext): string | null {
  const later = /\d.*(?:\s(?:по|до|to|until)\s|\s?[–—]\s?|\s-\s)(.*)$/iu.exec(text)?.[1];
  return (later ? parseDate(later, context) : null) ?? parseDate(text, context);
}

const TOTAL = /^(?:итого|всего|total)(?!\p{L})/iu;

/** «№ 12-345 от 01.02.2025» without its mark and date. */
function contractNumber(text: string): string | null {
  const number = clean(text.replace(/^(?:договор\s*)?(?:№|N|#)\s*/iu, '').replace(/\s+от\s+\d.*$/iu, ''));
  return /\d/.test(number) && number.length <= 60 ? number : null;
}

/** R10: the used share in percent, from «45 из 50 ГБ», «90 %» or two columns; null where a part is missing or units differ unseen. */
export function quotaPercent(quota: Fact | null, used: Fact | null, limit: Fact | null): number | null {
  for (const fact of [quota, used]) {
    if (/свобод|остал|free|left/iu.test(`${fact?.label} ${fact?.value}`)) return null;
    const percent = /(\d{1,4}(?:[.,]\d{1,3})?)\s?%/.exec(fact?.value ?? '')?.[1];
    if (percent !== undefined) return number(percent);
    if (fact && /%/.test(fact.label) && /^\d{1,4}(?:[.,]\d{1,3})?$/.test(fact.value)) return number(fact.value);
  }
  const both =
    /(\d[\d\s]{0,9}(?:[.,]\d{1,3})?)\s?(тб|гб|мб|кб|tb|gb|mb|kb)?\s?(?:из|\/|of|от)\s?(\d[\d\s]{0,9}(?:[.,]\d{1,3})?)\s?(тб|гб|мб|кб|tb|gb|mb|kb)?/iu.exec(
      quota?.value ?? used?.value ?? '',
    );
  if (both) return share(size(both[1]!, both[2] ?? both[4]), size(both[3]!, both[4] ?? both[2]));
  const total = limit ?? (used ? quota : null);
  if (!used || !total) return null;
  const [a, b] = [sizeIn(used), sizeIn(total)];
  if (!a || !b || (a.unit !== b.unit && (!a.unit || !b.unit))) return null;
  return share(a.bytes, b.bytes);
}

const UNITS = ['кб', 'мб', 'гб', 'тб'];
const LATIN: Record<string, string> = { kb: 'кб', mb: 'мб', gb: 'гб', tb: 'тб' };

function size(amount: string, unit: string | undefined): number {
  const known = unit ? (LATIN[unit.toLowerCase()] ?? unit.toLowerCase()) : 'гб';
  return number(amount) * 1024 ** UNITS.indexOf(known);
}

function sizeIn(fact: Fact): { bytes: number; unit: string | null } | null {
  const match = /^(\d[\d\s]{0,9}(?:[.,]\d{1,3})?)\s?(тб|гб|мб|кб|tb|gb|mb|kb)?$/iu.exec(fact.value);
  if (!match) return null;
  const unit = match[2] ?? /(тб|гб|мб|кб|tb|gb|mb|kb)/iu.exec(fact.label)?.[1] ?? null;
  return { bytes: size(match[1]!, unit ?? undefined), unit: unit?.toLowerCase() ?? null };
}

const number = (text: string) => Number(text.replace(/\s/g, '').replace(',', '.'));
const share = (used: number, limit: number) => (limit > 0 ? Math.round((used / limit) * 1000) / 10 : null);

/** R22: whether the client pays, by a flag, a type, or a tariff that says so in words. */
function paidOf(fact: Fact | null, tariff: string | null): boolean | null {
  const text = fold(fact?.value ?? '');
  const said = saysPaid(text);
  if (said !== null) return said;
  const label = fold(fact?.label ?? '');
  const yes = /^(?:да|yes|true|\+|✓|✔|☑|есть)$/u.test(text);
  const no = /^(?:нет|no|false|-|–|—|✗|✘|✕|×)$/u.test(text);
  if ((yes || no) && /^(?:бесплатн)/u.test(label)) return no;
  if ((yes || no) && /^(?:платн|paid|paying)/u.test(label)) return yes;
  return tariff ? saysPaid(fold(tariff)) : null;
}

function saysPaid(text: string): boolean | null {
  if (/бесплатн|не платный|неплатный|free|unpaid|демо|пробн|trial/u.test(text)) return false;
  return /платн|paid|paying|коммерч/u.test(text) ? true : null;
}

const METER = 'progress, meter, [role=progressbar][aria-valuenow], [role=meter][aria-valuenow]';

/** A cell's text; a tick, a flag or a picture by what it is called; a meter by its value. */
function shownIn(cell: Element): string {
  const text = clean(cell.textContent ?? '');
  if (text) return text;
  const flag = cell.querySelector<HTMLInputElement>('input[type=checkbox]');
  if (flag) return flag.checked ? 'да' : 'нет';
  const meter = cell.matches(METER) ? cell : cell.querySelector(METER);
  if (meter?.localName === 'progress' || meter?.localName === 'meter') {
    return `${(meter as HTMLMeterElement).value} из ${(meter as HTMLMeterElement).max}`;
  }
  const { ariaValueNow: now = null, ariaValueMax: most = null } = meter ?? {};
  if (now !== null) return `${now} из ${most ?? 100}`;
  return headerText(cell);
}
