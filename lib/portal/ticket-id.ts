/**
 * Which ticket a page shows, most reliable first (portal.md, «New or existing»): a hidden `ID` in the form, the address, the
 * heading. `new` where the page says that the ticket is none yet.
 */
import { ticketIdOf as idInAddress } from './addresses.ts';
import { textOf } from './element-text.ts';
import { clean } from './words.ts';

export type TicketId = { id: string } | 'new' | null;

const ID_NAME =
  /^(?:id|tid|ticket[_-]?id|ticket|issue[_-]?id|request[_-]?id|case[_-]?id|bug[_-]?id|zayavka[_-]?id|appeal[_-]?id)$/iu;
/** Names that mean a ticket even outside its form. */
const TICKET_ID_NAME = /^(?:ticket[_-]?id|issue[_-]?id|request[_-]?id|zayavka[_-]?id)$/iu;
const HEADING =
  /(?:заявк[аиу]|обращени[еяю]|тикет|запрос|инцидент|ticket|request|issue|case|bug|incident|support)\s*(?:№|#|N|no\.?|номер|id)?\s*[:.]?\s*(?:№|#)?\s*(\d[\d-]*(?![\p{L}\d])|[A-Z0-9]{2,}-[A-Z0-9-]*\d[A-Z0-9-]*|[A-Z]{2,5}\d{4,})/iu;
const BARE_NUMBER = /^\s*\[?(?:№|#)\s*(\d{1,18})\b/u;
const NEW_ADDRESS =
  /\/(?:new|create|add|0|novaya|sozdat[^/?]*|create\.html)\/?(?:$|[?#])|[?&](?:id|ticket_id)=0(?:$|[&#])|[?&](?:edit|action|act|mode)=(?:new|add|create)\b/iu;
/** A new ticket that begins as another one's copy bears that one's number. */
const COPY_ADDRESS = /\/(?:copy|clone|duplicate)\/?(?:$|[?#])/iu;
const NEW_HEADING =
  /(?:новая|новое|новый|создать|создание|создани|добавить|завести|оформить|подать|new|create|submit|open|add|report)\s+(?:a\s+|an\s+)?(?:new\s+)?(?:support\s+)?(?:заявк|обращен|тикет|запрос|ticket|request|issue|case|bug|incident)/iu;

function leadingNumber(value: string): TicketId {
  if (value === 'new') return 'new';
  const digits = /^\s*(\d{1,18})/u.exec(value)?.[1];
  if (digits === undefined) return null;
  return Number(digits) === 0 ? 'new' : { id: digits };
}

/** The ticket's number in a form's hidden field, or null; zero and `new` are told as `new`. */
export function hiddenId(form: ParentNode, pattern: RegExp = ID_NAME): TicketId {
  let isNew = false;
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type=hidden]')) {
    if (!pattern.test(input.name) && !pattern.test(input.id)) continue;
    const found = leadingNumber(input.value);
    if (found === 'new') isNew = true;
    else if (found !== null) return found;
  }
  return isNew ? 'new' : null;
}

/** The number in a form's hidden field, or null for a new ticket's and for none. */
export function ticketIdIn(form: ParentNode): string | null {
  const found = hiddenId(form);
  return found === null || found === 'new' ? null : found.id;
}

/** The ticket's number in an address, or null. */
export function addressId(address: string): string | null {
  return idInAddress(address);
}

/** The page's headings, its title last; short ones only. */
export function headingsOf(doc: Document): string[] {
  const found: string[] = [];
  const elements = doc.querySelectorAll(
    'h1,h2,h3,[role=heading],.page-title,.pagetitle,.workarea-title,#pagetitle,[class*=breadcrumb] :last-child',
  );
  for (const element of [...elements].slice(0, 12)) {
    const text = textOf(element);
    if (text !== '' && text.length <= 200) found.push(text);
  }
  if (found.length === 0) found.push(...plainHeadings(doc));
  found.push(...numbersBeside(doc));
  const title = clean(doc.title);
  return title === '' ? found : [...found, title];
}

/** So many elements are looked at, in the page's order. */
const MOST_BESIDE = 20;

/** «Заявка#77012» under a heading, or in an element that is called a number. */
function numbersBeside(doc: Document): string[] {
  // `h1 *` in a selector would have every element of the page look for a heading above it.
  const nearHeadings = [...doc.querySelectorAll('h1,h2')].flatMap((heading) => [
    ...heading.querySelectorAll('*'),
    ...(heading.nextElementSibling ? [heading.nextElementSibling] : []),
  ]);
  const called = doc.querySelectorAll('[class*=number],[class*=ticket-id],[class*=key]');
  const elements = [...new Set([...[...called].slice(0, MOST_BESIDE), ...nearHeadings])];
  elements.sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
  return elements
    .slice(0, MOST_BESIDE)
    .map((element) => clean(element.textContent ?? ''))
    .filter((text) => HEADING.exec(text)?.[0] === text);
}

/** Old pages have no headings: a cell or bold text that reads as one. */
function plainHeadings(doc: Document): string[] {
  const found: string[] = [];
  for (const element of [...doc.querySelectorAll('b,strong,td,th,font,caption,legend,div,span')].slice(0, 300)) {
    if (element.childElementCount > 0 || found.length > 1) continue;
    const text = textOf(element);
    if (text.length <= 120 && (startsWith(HEADING, text) || startsWith(NEW_HEADING, text))) found.push(text);
  }
  return found;
}

const startsWith = (pattern: RegExp, text: string) => pattern.exec(text)?.index === 0;

/** The number that a heading gives: «Обращение № 123», «Заявка #123», «#123: тема». */
export function headingId(headings: string[]): string | null {
  for (const heading of headings) {
    const id = HEADING.exec(heading)?.[1];
    if (id !== undefined) return id;
  }
  for (const heading of headings) {
    const id = BARE_NUMBER.exec(heading)?.[1];
    if (id !== undefined) return id;
  }
  return null;
}

/** Which ticket a document shows. `form` is the one in which the message is written, where there is one. */
export function findTicketId(doc: Document, url: string, form: ParentNode | null, headings: string[]): TicketId {
  const own = form === null ? null : hiddenId(form);
  if (own !== null) return own;
  const elsewhere = hiddenId(doc, TICKET_ID_NAME);
  if (elsewhere !== null) return elsewhere;
  if (COPY_ADDRESS.test(url)) return 'new';
  const inAddress = idInAddress(url);
  if (inAddress !== null) return { id: inAddress };
  if (NEW_ADDRESS.test(url) || headings.some((heading) => NEW_HEADING.test(heading))) return 'new';
  const inHeading = headingId(headings);
  return inHeading === null ? null : { id: inHeading };
}
