/** What a page is. Ours only when several things say so; everything else is `none`. */
import type { PageKind } from '../regulation/snapshot.ts';
import type { Located } from './locate.ts';
import type { TicketId } from './ticket-id.ts';
import { readValue } from './value.ts';
import { fold, nameTokens } from './words.ts';

export interface KindFacts {
  url: string;
  headings: string[];
  ticketId: TicketId;
  located: Located;
  /** Messages in the thread. */
  messages: number;
}

export interface KindVerdict {
  kind: PageKind;
  reasons: string[];
}

const TICKET_WORD =
  /(?:заявк|заявок|обращени|тикет|техподдержк|поддержк|инцидент|helpdesk|help desk|service desk|\bticket|\bissue|\bsupport|\bincident|\brequest)/u;
const TICKET_TOKEN =
  /^(?:tickets?|issues?|support|helpdesk|servicedesk|requests?|incidents?|cases?|bugs?|zayavk[aiu]|obrasc?heni\w*|tehpodderzhka|techpodderzhka|appeals?|tiket\w*|podderzhka|updateticket|tkt(?:view|edit|new)|rt)$/u;
const OTHER_WORD =
  /(?:заказ|сделк|корзин|новост|стать[яи]|блог|форум|отзыв|опрос|анкет|ваканс|регистрац|профил|настройк|подписк|личные данные|поиск|результаты поиска|каталог|товар|оплат|счет|чат\b|база знаний|контакты|order|\bdeal\b|checkout|basket|cart|news|article|blog|forum|review|vacanc|profile|settings|search|registration|knowledge base|invoice|payment)/u;
const OTHER_TOKEN =
  /^(?:news|blog|forums?|boards?|wiki|articles?|faq|kb|knowledgebase|search|orders?|carts?|basket|checkout|catalog|shop|products?|profile|account|settings|prefs|preferences|login|register|registration|subscribe|contacts?|accounts|opportunities|leads|deals|reviews?|vacancies|jobs|novosti|zakazy?|profil|kontakty|otzyvy|poisk|chat|documents?|invoices?|users?)$/u;
/** Things that only a ticket's form asks; a contact form has none of them. */
const TELLING = [
  'contract',
  'login',
  'database',
  'callTime',
  'files',
  'status',
  'assignee',
  'internal',
  'close',
] as const;

const CLIENTS_TOKEN = /^(?:reports?|clients?|customers?|otchet|klienty)$/u;

/** How loudly a page says that it is about tickets: its headings, its address, its form. 0 to 2.5. */
export function ticketContext(url: string, headings: string[], form: Node | null): number {
  const folded = headings.map(fold);
  const isTold = folded.map((text) => TICKET_WORD.test(text));
  let context = 0;
  if (isTold.slice(0, -1).some(Boolean) || (folded.length === 1 && isTold[0])) context += 1;
  else if (isTold.some(Boolean)) context += folded.length > 1 ? 0.4 : 1;
  if (isTicketPath(url)) context += 0.7;
  if (form !== null && form.nodeType === 1) context += formContext(form as HTMLFormElement);
  return context;
}

/** Whether the last telling word of the path is about tickets: `/support/news/` is not. */
function isTicketPath(url: string): boolean {
  const telling = nameTokens(pathOf(url)).filter((token) => TICKET_TOKEN.test(token) || OTHER_TOKEN.test(token));
  const last = telling[telling.length - 1];
  return last !== undefined && TICKET_TOKEN.test(last);
}

function isOtherPath(url: string): boolean {
  const tokens = [...nameTokens(pathOf(url).split('?')[0]!), ...modulesOf(url)];
  const ofClients = tokens.some((token) => CLIENTS_TOKEN.test(token));
  const isOther = (token: string) => OTHER_TOKEN.test(token) && !(ofClients && /^(?:search|poisk)$/u.test(token));
  return !isTicketPath(url) && tokens.some(isOther);
}

/** Where one script serves everything, its query tells the part: `index.php?module=Accounts`. */
function modulesOf(url: string): string[] {
  return [...url.matchAll(/[?&](?:module|mod|page|section|class|func)=([^&#]+)/giu)].flatMap(([, name]) =>
    nameTokens(name!),
  );
}

/** The path and query of an address; the host says nothing («support.example»), and a work order is no order. */
function pathOf(url: string): string {
  return url
    .replace(/^[a-z]+:\/\/[^/]*/iu, '')
    .replace(/^file:.*\//iu, '')
    .replace(/work[-_]?order/giu, 'request');
}

function formContext(form: HTMLFormElement): number {
  const attributes = ['id', 'name', 'class', 'action'].map((name) => form.getAttribute(name) ?? '');
  const tokens = attributes.flatMap((text) => nameTokens(pathOf(text)));
  const named = tokens.some((token) => TICKET_TOKEN.test(token)) ? 0.7 : 0;
  const buttons = form.querySelectorAll<HTMLInputElement>(
    'button,input[type=submit],input[type=button],legend,h2,h3,h4',
  );
  const said = [...buttons].slice(0, 20).some((one) => TICKET_WORD.test(fold(one.textContent || one.value || '')));
  return named + (said ? 0.5 : 0);
}

/** The report's own name, though searching is no work on tickets: «Поиск по клиентам», «Клиенты: поиск». */
const CLIENT_SEARCH =
  /(?:поиск|search)(?: по| for)? (?:клиент|абонент|контрагент|договор|client|customer)|^(?:клиенты|абоненты|контрагенты|clients|customers)\W{1,3}(?:поиск|search)/u;

/** Whether the address or the headings speak of something else and of no ticket. */
export function isOtherPage(url: string, headings: string[]): boolean {
  if (isOtherPath(url)) return true;
  const main = fold(headings[0] ?? '').replace(CLIENT_SEARCH, '');
  return OTHER_WORD.test(main) && !TICKET_WORD.test(main);
}

const SEVERAL_TICKETS =
  /(?:массов|группов)\p{L}* (?:редактир|измен|правк|обновл)|(?:выбранн\p{L}+|нескольк\p{L}+|отмеченн\p{L}+) (?:заявк|заявок|обращени|тикет|задач|запрос|инцидент)|\bbulk\b|\b(?:multiple|selected|several) (?:tickets|issues|requests|cases|bugs|incidents)/u;
const SEVERAL_TOKEN = /^(?:bulk|mass|batch)$/u;

/** A page that sends a ticket's messages on to others: its text is a letter to them. */
const FORWARDING = /^(?:forward (?:the )?(?:ticket|message|issue|request|transaction)|переслать|пересылка)(?![\p{L}])/u;

/** Whether a page changes many tickets at once: what is written there belongs to none of them alone. */
function isForSeveral(url: string, headings: string[]): boolean {
  const path = pathOf(url).split('?')[0]!;
  return (
    nameTokens(path).some((token) => SEVERAL_TOKEN.test(token)) ||
    headings.some((heading) => SEVERAL_TICKETS.test(fold(heading)))
  );
}

/** «#38417: тема» over a page whose address or form has the same number. */
function bearsNumber(headings: string[], id: string): boolean {
  return headings.some((heading) => new RegExp(`(?:#|№|^0+)\\s*${id}(?!\\d)|^${id}:`, 'u').test(heading));
}

/** Whether a page is a ticket's, or the form for a new one; `none` when neither is sure. */
export function ticketKind({ url, headings, ticketId, located, messages }: KindFacts): KindVerdict {
  const { fields, main } = located;
  const isOther = isOtherPage(url, headings);
  const speaking = isOther ? headings.filter((heading) => TICKET_WORD.test(fold(heading))) : headings;
  const numbered = ticketId !== null && ticketId !== 'new' && bearsNumber(speaking, ticketId.id) ? 0.7 : 0;
  const context = ticketContext(url, headings, main) + numbered;
  const message = fields.message !== undefined;
  const title = fields.title !== undefined;
  const telling = TELLING.filter((field) => fields[field] !== undefined).length;
  const none: KindVerdict = { kind: 'none', reasons: [] };
  if ((isOther && context < 1.2) || isForSeveral(url, headings)) return none;
  if (headings.slice(0, -1).some((heading) => FORWARDING.test(fold(heading)))) return none;
  const reasons = [
    ...(context > 0 ? ['слова о заявках'] : []),
    ...(message ? ['поле сообщения'] : []),
    ...(title ? ['поле темы'] : []),
    ...(messages > 0 ? [`переписка: ${messages}`] : []),
  ];

  const isKnown = ticketId !== null && ticketId !== 'new';
  // A ticket that exists has a title.
  const isBlank = title && readValue(fields.title!.control) === '';
  if (isKnown || (ticketId === null && messages > 0 && !isBlank)) {
    const content = (message ? 1 : 0) + (messages > 0 ? 1 : 0) + telling * 0.5 + (title ? 0.3 : 0);
    const isOwnForm = message && fields.internal !== undefined && telling >= 4 && !isOther;
    const enough = isKnown
      ? content >= 1 && (context >= 0.7 || isOwnForm)
      : messages > 0 && context >= 1 && message && !isOther;
    if (enough) return { kind: 'ticket', reasons: isKnown ? [`номер ${ticketId.id}`, ...reasons] : reasons };
    if (isKnown) return none;
  }
  const score = (message ? 1 : 0) + (title ? 1 : 0) + telling * 0.5 + (fields.phone ? 0.3 : 0) + Math.min(context, 1.5);
  const isForm = (title && (message || telling >= 2)) || (message && telling >= 2);
  if (isForm && !isOther && (context >= 0.5 || telling >= 2) && score >= 2.6) return { kind: 'ticket-new', reasons };
  return none;
}

const CLIENTS_WORD = /(?:отч[её]т|клиент|абонент|контрагент|поиск|договоры|\breport|\bclients?\b|\bcustomers?\b)/u;

/** Whether headings or address tell of a report of clients, and not of somebody's own page. */
export function speaksOfClients(url: string, headings: string[]): boolean {
  if (headings.some((heading) => CLIENTS_WORD.test(fold(heading)))) return true;
  return nameTokens(pathOf(url)).some((token) => CLIENTS_TOKEN.test(token));
}
