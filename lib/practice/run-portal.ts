/** The made-up portal of a run: what its pages show, what a saved form changes, and what its report finds (R06). */
import type { ReportAnswer } from '../regulation/client-check.ts';
import type { ClientRecord } from '../regulation/snapshot.ts';
import type { ClientQuery } from '../text/client-query.ts';
import { addDays } from '../text/moscow.ts';
import type { PageContext, PortalClient, PortalMessage, PortalTicket } from './model.ts';
import { PATHS } from './model.ts';
import { reportPage } from './page.ts';
import { publicList, publicTicket } from './public-skin.ts';
import { note, PRACTICE_DAY, type Run } from './run-state.ts';
import type { ScenarioClient } from './scenario.ts';
import { type SentForm, sentFields, sentMessage, sentTitle } from './sent-form.ts';

type Author = PortalMessage['author'];

export const OPERATOR: Author = { id: 21, login: 'operator1', name: 'Оператор Первый', staff: true };

/** The `n`th client as the author of what he writes. */
export function clientAuthor({ login, organisation }: ScenarioClient, n: number): Author {
  return { id: 101 + n, login: login || `client${n + 1}`, name: organisation, staff: false };
}

const FIRST_NUMBER = 40_101;

/** The number of a client's ticket stays the same from run to run. */
export function numberOfEvent({ scenario }: Run, event: string): number {
  return FIRST_NUMBER + scenario.events.findIndex(({ id }) => id === event);
}

export function newTicket(id: number, author: Author, title: string, at: number): PortalTicket {
  return {
    id,
    title,
    createdAt: at,
    changedAt: at,
    author,
    status: 'Открыта',
    assignee: '',
    closed: false,
    fields: { contract: '', login: '', phone: '', callTime: '', database: '' },
    messages: [],
  };
}

export function addMessage(ticket: PortalTicket, message: Omit<PortalMessage, 'id'>): void {
  ticket.messages.push({ id: ticket.id * 100 + ticket.messages.length, ...message });
  ticket.changedAt = message.at;
}

/** Where the pages are; the same as those of the demo portal. */
export const PORTAL = PATHS.public;

/** A page by its path with the query, as the portal would send it but for its styles and scripts; an unknown one is the list. */
export function renderPage(run: Run, address: string): string {
  // Pages of the extension take neither inline. In texts quotes and brackets are escaped: only markup is cut.
  return render(run, address).replaceAll(/<style>[^<]*<\/style>| (?:style|onclick)="[^"]*"/g, '');
}

function render(run: Run, address: string): string {
  const context: PageContext = {
    skin: 'public',
    sessid: '',
    operator: OPERATOR.name,
    now: run.now,
    redrawMs: 0,
    trapsMs: 0,
  };
  const { pathname, searchParams } = new URL(address, 'https://practice.invalid');
  if (pathname === PORTAL.report) {
    const query = searchParams.get('q') ?? '';
    return reportPage(context, query, query.trim() === '' ? [] : search(run, query).map(asPortalClient));
  }
  const id = searchParams.get('ID');
  const ticket = run.tickets.get(Number(id));
  if (id === '0' || ticket) return publicTicket(context, ticket ?? null);
  return publicList(
    context,
    [...run.tickets.values()].toSorted((a, b) => b.changedAt - a.changedAt),
  );
}

/** What the report answers to the overlay's question. */
export function askReport(run: Run, { value }: ClientQuery): ReportAnswer {
  return { status: 'found', clients: search(run, value).map(asRecord) };
}

/** Clients by contract, login, ИНН or a part of the name; that it was searched is noted. */
function search(run: Run, query: string): ScenarioClient[] {
  const asked = plain(query);
  note(run, 'searched', '', query);
  return run.scenario.clients.filter(
    ({ contract, login, inn, organisation }) =>
      [contract, login, inn].some((value) => value !== '' && plain(value) === asked) ||
      (asked.length >= 3 && plain(organisation).includes(asked)),
  );
}

/** That a client was seen in the report. */
export function noteFound(run: Run, clients: readonly ClientRecord[]): void {
  for (const { contract, login } of clients) {
    const found = run.scenario.clients.find((one) => one.contract === contract && one.login === login);
    if (found) note(run, 'found', found.id);
  }
}

function asPortalClient({ validDays, quotaPercent, ...client }: ScenarioClient): PortalClient {
  const quotaGb = 100;
  return {
    ...client,
    tariff: 'Комплексный',
    validUntil: addDays(PRACTICE_DAY, validDays),
    quotaGb,
    usedGb: quotaPercent,
  };
}

function asRecord({ contract, login, inn, organisation, validDays, quotaPercent, paid }: ScenarioClient): ClientRecord {
  const validUntil = addDays(PRACTICE_DAY, validDays);
  return { contract, login, inn, organisation, validUntil, quotaUsedPercent: quotaPercent, paid };
}

/** Saves a ticket's form, or that of a new one, and notes each thing that it has done. The ticket's number. */
export function saveForm(run: Run, form: SentForm): number {
  const { text, hidden, files } = sentMessage(form);
  const known = run.tickets.get(Number(form.get('ID')));
  const ticket = known ?? createTicket(run, form);
  const about = [...run.numbers].find(([, number]) => number === ticket.id)?.[0] ?? '';
  const was = { ...ticket };
  if (text !== '' || files.length > 0 || !known)
    addMessage(ticket, { author: OPERATOR, at: run.now, text, hidden: hidden && known !== undefined, files });
  ticket.fields = sentFields(form, ticket.fields);
  ticket.status = form.get('STATUS_ID') ?? ticket.status;
  ticket.assignee = (form.get('RESPONSIBLE_USER_ID') ?? '').replace('(не выбран)', '');
  ticket.changedAt = run.now;
  const closing = form.get('CLOSE') === 'Y';
  if (closing) Object.assign(ticket, { closed: true, status: 'Закрыта' });
  if (form.get('OPEN') === 'Y') Object.assign(ticket, { closed: false, status: 'Открыта' });

  noteFields(run, ticket, about);
  if (known && text !== '') note(run, hidden ? 'noted' : 'replied', about, text);
  if (ticket.status !== was.status && !closing) note(run, 'status', about, ticket.status);
  if (ticket.assignee !== was.assignee) note(run, 'assignee', about, ticket.assignee);
  if (closing) note(run, 'closed', about);
  return ticket.id;
}

function createTicket(run: Run, form: SentForm): PortalTicket {
  const number = FIRST_NUMBER + run.scenario.events.length + run.tickets.size;
  const ticket = newTicket(number, OPERATOR, sentTitle(form), run.now);
  run.tickets.set(number, ticket);
  const call = callOfForm(run, form);
  if (call !== undefined) {
    run.numbers.set(call, number);
    note(run, 'created', call);
  }
  return ticket;
}

/** The call that a new ticket is about: of the client whom its form names, else the last one that has none yet. */
function callOfForm(run: Run, form: SentForm): string | undefined {
  const waiting = run.calls.filter(({ event }) => event !== null && !run.numbers.has(event));
  const named = waiting.find(({ client }) => {
    const { contract, login, phone } = client;
    const given = [form.get('UF_CONTRACT'), form.get('UF_LOGIN')].map((value) => plain(value ?? ''));
    return given.includes(plain(contract)) || given.includes(plain(login)) || sameDigits(form.get('UF_PHONE'), phone);
  });
  return (named ?? waiting.at(-1))?.event ?? undefined;
}

/** R15–R17: which of the required fields the ticket holds now. */
function noteFields(run: Run, { fields }: PortalTicket, about: string): void {
  const event = run.scenario.events.find(({ id }) => id === about);
  const client = run.scenario.clients.find(({ id }) => id === event?.client);
  if (!client) return;
  const isClient =
    (fields.contract !== '' && plain(fields.contract) === plain(client.contract)) ||
    (fields.login !== '' && plain(fields.login) === plain(client.login));
  if (isClient) note(run, 'field', about, 'client');
  if (sameDigits(fields.phone, client.phone)) note(run, 'field', about, 'phone');
  if (fields.callTime !== '') note(run, 'field', about, 'callTime');
  if (fields.database !== '') note(run, 'field', about, 'database');
}

function sameDigits(one: string | undefined, other: string): boolean {
  const digits = (text: string) => text.replace(/\D/g, '').slice(-10);
  return digits(other).length === 10 && digits(one ?? '') === digits(other);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[«»"„“]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
