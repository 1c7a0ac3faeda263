/** The cheap question before recognition: whether a page may be one of ours at all. What passes is read with care; what doesn't, never. */
import { speaksOfClients, ticketContext } from './page-kind.ts';
import { documentsOf, rootsOf } from './roots.ts';
import { findTicketId, headingsOf } from './ticket-id.ts';

/** Without one of these a page is none of ours, and nothing more is asked of it. */
const SOMETHING =
  'textarea,table,select,[contenteditable],iframe,[role=grid],[role=row],[role=textbox],[ondblclick],dl,input[type=password],form';
/** A place for a text, or rows of facts. */
const TEXT_OR_ROWS = 'textarea,[contenteditable],[role=textbox],table,[role=grid],[role=row],[ondblclick],dl';

/** Whether there is anything on a page that recognition begins with: a field, a table, or words about tickets or clients. */
export function hasAnything(doc: Document): boolean {
  return doc.body !== null && (doc.querySelector(SOMETHING) !== null || speaksOfOurs(doc));
}

/** Whether a page, or a frame of its own in it, can be a ticket's, a list or a report; wrong only in being too kind. */
export function mayBeOurs(top: Document): boolean {
  return documentsOf(top).some(({ doc }) => hasAnything(doc) && (hasTextOrRows(doc) || speaksOfOurs(doc)));
}

function hasTextOrRows(doc: Document): boolean {
  // Most pages have one outside of shadow roots: those are looked for where nothing else tells.
  return doc.querySelector(TEXT_OR_ROWS) !== null || rootsOf(doc).some(({ node }) => node.querySelector(TEXT_OR_ROWS));
}

function speaksOfOurs(doc: Document): boolean {
  const headings = headingsOf(doc);
  if (speaksOfClients(doc.URL, headings)) return true;
  return ticketContext(doc.URL, headings, null) > 0 || findTicketId(doc, doc.URL, null, headings) !== null;
}
