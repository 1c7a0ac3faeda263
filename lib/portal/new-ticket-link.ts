/** Where a page of the portal says that a new ticket is made. */
import { absolute } from './addresses.ts';
import { clean } from './words.ts';

const MAKES =
  /^(?:\+\s*)?(?:(?:новая|создать|добавить|подать|оформить|открыть)(?:\s+нов(?:ую|ое|ый))?\s+(?:заявк[ау]|обращени[ея]|тикет|запрос)|(?:новое|новый)\s+(?:обращение|тикет|запрос))$/iu;

/** The address of the link to the form for a new ticket, on the page's own origin; null when there is none. */
export function newTicketLink(doc: Document): string | null {
  const link = newTicketAnchor(doc);
  return link && absolute(link.getAttribute('href'), doc.URL);
}

/** The link itself. */
export function newTicketAnchor(doc: Document): HTMLAnchorElement | null {
  for (const link of doc.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    if (!MAKES.test(clean(link.textContent ?? ''))) continue;
    const url = absolute(link.getAttribute('href'), doc.URL);
    if (url !== null && new URL(url).origin === new URL(doc.URL).origin) return link;
  }
  return null;
}
