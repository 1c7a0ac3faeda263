/** The clients' report (R06, R09, R10): who a client is, until when the contract runs, how much of the quota is used, whether he pays. */
import type { ClientRecord } from '../regulation/snapshot.ts';
import { type DateContext, parseDate, slashOrder } from './dates.ts';
import { type Line, linesOf } from './lines.ts';
import { type Pair, pairsOf } from './pairs.ts';
import { type Grid, gridsIn, headerText } from './tables.ts';
import { clean, fold } from './words.ts';

type Column =
  | 'contract'
  | 'login'
  | 'inn'
  | 'organisation'
  | 'validUntil'
  | 'quota'
  | 'used'
  | 'limit'
  | 'paid'
  | 'tariff';

const COLUMNS: [Column, RegExp][] = [
  [
    'validUntil',
    /^(?:оплачен[оа]? (?:до|по)|(?:договор )?(?:действует|действителен|активен) (?:до|по)|(?:дата )?(?:окончани[ея]|завершени[ея])(?: (?:срока )?(?:действия )?(?:договора|обслуживания|лицензии|оплаты))?|срок (?:действия(?: договора)?|договора|обслуживания)|договор до|оплата до|valid (?:until|to|till)|paid (?:until|till|to)|expires?(?: on)?|expir(?:ation|y)(?: date)?|end date|contract end)$/u,
  ],
  [
    'contract',
    /^(?:(?:№|номер) договора|договор(?: ?№)?|код договора|лицевой счет|contract(?: ?(?:no\.?|number|#|id))?)$/u,
  ],
  ['login', /^(?:логин(?: клиента| пользователя)?|имя пользователя|учетная запись|login|user ?name|account)$/u],
  ['inn', /^(?:инн(?: ?\/ ?кпп)?|инн (?:клиента|организации)|inn|tin|tax id)$/u],
  [
    'organisation',
    /^(?:(?:наименование|название)(?: (?:организации|клиента|компании|контрагента|фирмы))?|организация|клиент|контрагент|компания|абонент|юр\.? ?лицо|organi[sz]ation|company(?: name)?|client(?: name)?|customer(?: name)?|name)$/u,
  ],
  [
    'used',
    /^(?:(?:квота|место|диск(?:овое пространство)?|объем)?[\s,:]*(?:занято|использовано|израсходовано|исп\.?)(?: (?:места|квоты|на диске|дискового пространства))?(?:[\s,]*\(?(?:гб|мб|тб|%|gb|mb|tb)\)?)?|(?:quota )?used(?: (?:space|quota))?(?:[\s,]*\(?(?:gb|mb|%)\)?)?|disk usage)$/u,
  ],
  [
    'limit',
    /^(?:(?:квота|место|диск|объем)?[\s,:]*(?:всего|лимит|выделено|предоставлено|доступно всего)(?: (?:места|квоты|на диске))?(?:[\s,]*\(?(?:гб|мб|тб|gb|mb|tb)\)?)?|(?:размер|лимит|объем) квоты|quota limit|limit|total(?: space)?|quota size)$/u,
  ],
  [
    'quota',
    /^(?:(?:дисковая )?квота(?: (?:диска|занята|использована))?(?:[\s,]*\(?(?:гб|мб|%|gb)\)?)?|(?:место|диск)(?: на диске)?|дисковое пространство|использование (?:квоты|диска)|заполнение(?: квоты)?|disk(?: space| quota)?|quota|storage)$/u,
  ],
  [
    'paid',
    /^(?:платный(?: ?\/ ?бесплатный)?|бесплатный|тип(?: (?:клиента|обслуживания|договора|тарифа|поддержки))?|вид(?: (?:клиента|обслуживания))?|платность|обслуживание|paid|paying|plan type|type)$/u,
  ],
  ['tariff', /^(?:тариф(?:ный план)?|план|tariff|plan|rate)$/u],
];
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
  return readSheets(root, now);
}

/** How many columns of a report these headers name: one must tell who the client is, another what he has. */
export function reportHits(texts: string[]): number {
  const columns = new Set(texts.map(columnOf).filter((column) => column !== null));
  return isReport(columns) ? columns.size : 0;
}

function isReport(columns: Set<Column>): boolean {
  const identities = (['contract', 'login', 'inn', 'organisation'] as const).filter((column) =>
    columns.has(column),
  ).length;
  const facts = (['validUntil', 'quota', 'used', 'paid', 'tariff'] as const).filter((column) =>
    columns.has(column),
  ).length;
  return identities > 0 && (facts > 0 || (identities > 1 && columns.has('inn')));
}

function columnOf(label: string): Column | null {
  const text = fold(label).replace(/[\s:*]+$/u, '');
  return COLUMNS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

function readGrid(grid: Grid, now: number): ClientRecord[] {
  const columns = grid.headers.map(columnOf);
  const order = slashOrder(
    grid.rows.flatMap((row) => row.cells.filter((_, i) => columns[i] === 'validUntil').map((cell) => shownIn(cell))),
  );
  return grid.rows.flatMap((row) => {
    const facts: Fact[] = [];
    for (const [index, cell] of row.cells.entries()) {
      const column = columns[index];
      if (column) facts.push({ column, label: grid.headers[index]!, value: shownIn(cell) });
    }
    const record = recordOf(facts, { now, order });
    return record ? [record] : [];
  });
}

/** Cards of one client each: the pairs of the page, a new record at each label that comes again. */
function readSheets(root: Document | Element, now: number): ClientRecord[] {
  const lines = linesOf([root], { visibleOnly: true, skip: (element) => element.localName === 'nav' });
  const sheets: Fact[][] = [[]];
  for (const pair of withNames(pairsOf(lines).all, lines)) {
    const column = columnOf(pair.label);
    // The label of another column is no value: two headers stood side by side. «Платный» is both.
    const next = columnOf(pair.value);
    if (!column || (next && next !== 'paid')) continue;
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

const LEGAL_NAME = /^(?:ООО|ОАО|АО|ЗАО|ПАО|НАО|ИП|АНО|МУП|ГУП|ФГУП|ТСЖ|СНТ|ГБУ|МБУ)\s/u;

/** Headings that are a firm's name name the client of the card below. */
function withNames(pairs: Pair[], lines: Line[]): Pair[] {
  const names = lines
    .filter(
      ({ text, block }) =>
        LEGAL_NAME.test(text) && block.closest('h1,h2,h3,h4,h5,h6,summary,caption,legend,[class*=title]') !== null,
    )
    .map(({ text, block }) => ({ label: 'организация', value: text, element: block, labelled: block }));
  if (names.length === 0 || pairs.some(({ label }) => columnOf(label) === 'organisation')) return pairs;
  return [...names, ...pairs].sort((a, b) => (a.element.compareDocumentPosition(b.element) & 4 ? -1 : 1));
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
    validUntil: parseDate(value('validUntil') ?? '', context),
    quotaUsedPercent: quotaPercent(fact('quota'), fact('used'), fact('limit')),
    paid: paidOf(fact('paid'), value('tariff')),
  };
  const known = record.contract ?? record.login ?? record.inn ?? record.organisation;
  return known === null ? null : record;
}

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
  const yes = /^(?:да|yes|true|\+|✓|✔|есть)$/u.test(text);
  const no = /^(?:нет|no|false|-|–|—|✗|✕|×)$/u.test(text);
  if ((yes || no) && /^(?:бесплатн)/u.test(label)) return no;
  if ((yes || no) && /^(?:платн|paid|paying)/u.test(label)) return yes;
  return tariff ? saysPaid(fold(tariff)) : null;
}

function saysPaid(text: string): boolean | null {
  if (/бесплатн|не платный|неплатный|free|unpaid|демо|пробн|trial/u.test(text)) return false;
  return /платн|paid|paying|коммерч/u.test(text) ? true : null;
}

/** A cell's text; a tick, a flag or a picture by what it is called; a meter by its value. */
function shownIn(cell: Element): string {
  const text = clean(cell.textContent ?? '');
  if (text) return text;
  const flag = cell.querySelector<HTMLInputElement>('input[type=checkbox]');
  if (flag) return flag.checked ? 'да' : 'нет';
  const meter = cell.querySelector<HTMLMeterElement>('progress, meter');
  if (meter) return `${meter.value} из ${meter.max}`;
  return headerText(cell);
}
