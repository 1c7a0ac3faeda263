/** Finds out what a page is and where its fields are. The only entrance to recognition; everything else in here serves it. */
import type {
  ClientRecord,
  FieldName,
  FieldSnapshot,
  ListRow,
  ListSnapshot,
  OtherSnapshot,
  PageSnapshot,
  ReportSnapshot,
  TicketSnapshot,
} from '../regulation/snapshot.ts';
import type { PortalProfile } from '../settings/schema.ts';
import type { Control } from './control.ts';
import type { Diagnosis } from './diagnosis.ts';
import { hasHeader } from './empty-grid.ts';
import { hasAnything } from './gate.ts';
import type { Recognised } from './handles.ts';
import { internalChoice } from './internal.ts';
import { type Candidate, type Found, type Located, locate, readCandidates } from './locate.ts';
import { asksForLogin } from './login-form.ts';
import { isOtherPage, speaksOfClients, ticketContext, ticketKind } from './page-kind.ts';
import { readHead } from './read-head.ts';
import { headerHits, listRows } from './read-list.ts';
import { readReport } from './read-report.ts';
import { readThread } from './read-thread.ts';
import { reportHits } from './report-columns.ts';
import { documentsOf, type PageDocument, readingOnce, rootsOf } from './roots.ts';
import { frameSelector, selectorOf } from './selector.ts';
import { personsAmong } from './thread-authors.ts';
import { findTicketId, headingsOf, hiddenId, type TicketId } from './ticket-id.ts';
import { isWritable, optionsOf, radioGroup, readValue } from './value.ts';
import { isVisible } from './visibility.ts';
import { clean } from './words.ts';

interface Page {
  recognised: Recognised;
  doubtful: Diagnosis['doubtful'];
}

/** What a page is, its fields with live elements, its thread or rows. Reads only; never throws for what a page holds. */
export function recognise(doc: Document, profile: PortalProfile): Recognised {
  return readingOnce(() => recognisePage(doc, profile)).recognised;
}

/** The same with what was doubtful, for `probe` and the options page. */
export function diagnose(doc: Document, profile: PortalProfile): Diagnosis {
  const { recognised, doubtful } = readingOnce(() => recognisePage(doc, profile));
  return { snapshot: recognised.snapshot, doubtful, broken: recognised.broken };
}

function recognisePage(top: Document, profile: PortalProfile): Page {
  const [first, ...framed] = documentsOf(top);
  for (const page of framed) {
    const inner = readFrame(page, profile);
    if (inner !== null && isTicket(inner.recognised.snapshot)) return inner;
  }
  return readPage(first!, profile);
}

function isTicket({ kind }: PageSnapshot): boolean {
  return kind === 'ticket' || kind === 'ticket-new';
}

/** A frame that a person sees and that is no editor can hold a ticket: a slider does. */
function readFrame(page: PageDocument, profile: PortalProfile): Page | null {
  if (!page.frames.every(isVisible) || page.doc.designMode === 'on' || page.doc.body.isContentEditable) return null;
  return readPage(page, profile);
}

function readPage({ doc, frames }: PageDocument, profile: PortalProfile): Page {
  const url = doc.URL;
  if (!hasAnything(doc)) return nothing(doc, url, false);
  if (asksForLogin(doc)) return nothing(doc, url, true);
  const headings = headingsOf(doc);
  const ticket = readTicket(doc, frames, url, headings, profile);
  if (ticket !== null) return ticket;
  return readRows(doc, url, headings, profile) ?? nothing(doc, url, false);
}

function nothing(doc: Document, url: string, loggedOut: boolean): Page {
  const snapshot: OtherSnapshot = { kind: 'none', url, loggedOut };
  return { recognised: { snapshot, handles: {}, broken: [], root: rootElement(doc) }, doubtful: {} };
}

/** The narrowest element that outlives what the page redraws inside. */
function rootElement(doc: Document): Element {
  return doc.querySelector('main,[role=main],#workarea,#content') ?? doc.body ?? doc.documentElement;
}

function readTicket(
  doc: Document,
  frames: HTMLIFrameElement[],
  url: string,
  headings: string[],
  profile: PortalProfile,
): Page | null {
  const hasText = rootsOf(doc).some(({ node }) => node.querySelector('textarea,[contenteditable],iframe') !== null);
  const told = findTicketId(doc, url, null, headings);
  const context = ticketContext(url, headings, null);
  if (!hasText && told === null && context === 0) return null;
  const { ticket: forTicket = {}, 'ticket-new': forNew = {} } = profile.bindings;
  const candidates = readCandidates(doc, frames, { ...forNew, ...forTicket });
  if (candidates.length === 0 && told === null) return null;
  const ticketId = idOf(candidates, told);
  const id = ticketId === null || ticketId === 'new' ? null : ticketId.id;
  const located = locate(doc, candidates, { ticketId: id, headings }, id === null ? forNew : forTicket);
  const messages =
    ticketId === 'new' || (told === null && ticketContext(url, headings, located.main) === 0)
      ? []
      : readThread(doc, { ...profile, staffNames: [...profile.staffNames, ...responsibles(located)] });
  const verdict = ticketKind({ url, headings, ticketId, located, messages: messages.length });
  if (verdict.kind === 'none') return null;

  const isNew = verdict.kind === 'ticket-new';
  const { fields, handles } = snapshotsOf(located);
  const snapshot: TicketSnapshot = {
    kind: isNew ? 'ticket-new' : 'ticket',
    ticketId: isNew ? null : id,
    url,
    title: fields.title?.value || titleIn(headings, id),
    fields,
    messages: isNew ? [] : messages,
    head: isNew ? {} : readHead(doc, profile),
  };
  const doubtful: Diagnosis['doubtful'] = {};
  for (const [field, found] of Object.entries(located.doubtful) as [FieldName, Found[]][]) {
    doubtful[field] = found.map(({ control, evidence }) => ({
      confidence: evidence.confidence,
      selector: selectorOf(control.element),
      reasons: evidence.reasons,
    }));
  }
  return { recognised: { snapshot, handles, broken: located.broken, root: rootElement(doc) }, doubtful };
}

/** The people whom the field of responsibles offers, whatever the page calls it. */
function responsibles({ fields }: Located): string[] {
  return fields.assignee === undefined ? [] : personsAmong(optionsOf(fields.assignee.control) ?? []);
}

/** The number in the form where texts are written comes before what the page tells elsewhere. */
function idOf(candidates: Candidate[], told: TicketId): TicketId {
  for (const visible of [true, false]) {
    for (const { control, reading } of candidates) {
      if (control.visible !== visible || control.form === null || reading.message === undefined) continue;
      const own = hiddenId(control.form);
      if (own !== null && (visible || own !== 'new')) return own;
    }
  }
  return told;
}

function snapshotsOf(located: Located): Pick<Recognised, 'handles'> & Pick<TicketSnapshot, 'fields'> {
  const fields: TicketSnapshot['fields'] = {};
  const handles: Recognised['handles'] = {};
  for (const [field, found] of Object.entries(located.fields) as [FieldName, Found][]) {
    const { control } = found;
    fields[field] = fieldSnapshot(field, found);
    handles[field] = { field, kind: control.kind, element: control.element };
  }
  return { fields, handles };
}

function fieldSnapshot(field: FieldName, { control, evidence }: Found): FieldSnapshot {
  const snapshot: FieldSnapshot = {
    confidence: Math.round(Math.min(evidence.confidence, 0.99) * 100) / 100,
    how: evidence.how,
    reasons: evidence.reasons,
    selector: selectorOf(field === 'internal' ? hidingButton(control) : control.element),
    value: readValue(control),
    writable: isWritable(control, control.face),
  };
  const frame = frameSelector(control.frames);
  if (frame !== undefined) snapshot.frame = frame;
  const options = optionsOf(control);
  if (options !== undefined) snapshot.options = options;
  if (field === 'internal') snapshot.form = isFlag(control.kind) ? 'flag' : 'field';
  return snapshot;
}

/** Of radio buttons, the one that makes a message internal: that is what a reader of the diagnosis looks for. */
function hidingButton(control: Control): HTMLElement {
  const choice = control.kind === 'radio' ? internalChoice(optionsOf(control) ?? []) : null;
  return (choice && radioGroup(control.element)[choice.on]) ?? control.element;
}

function isFlag(kind: string): boolean {
  return kind === 'checkbox' || kind === 'select' || kind === 'radio';
}

/** The ticket's title out of a heading such as «Заявка № 123: тема»; empty where the heading is the number alone. */
function titleIn(headings: string[], id: string | null): string {
  const numbered = id === null ? [] : headings.filter((heading) => heading.includes(id));
  const titles = numbered.map((heading) => titleBeside(heading, heading.indexOf(id!), id!.length));
  const title = titles.find((one) => one !== '');
  // The window's title goes on after the ticket's with the names of the project and of the system.
  const own = title && headings.find((heading) => heading.length > 3 && title.startsWith(`${heading} `));
  return own || title || (numbered.length > 0 ? '' : (headings[0] ?? ''));
}

function titleBeside(heading: string, at: number, length: number): string {
  const after = heading.slice(at + length).replace(/^[\s:.,»)\]–—-]+/u, '');
  return clean(after) || clean(heading.slice(0, at).replace(TICKET_WORD, ''));
}

/** «Заявка №» before the number. */
const TICKET_WORD = /(?:\p{L}+\s*)?[№#n]?\s*$/iu;

function readRows(doc: Document, url: string, headings: string[], profile: PortalProfile): Page | null {
  const root = rootElement(doc);
  const context = ticketContext(url, headings, null);
  const isOther = isOtherPage(url, headings);
  const found = isOther && context === 0 ? [] : listRows(doc, profile);
  const rows = found.map(({ row }) => row);
  const page = (snapshot: ListSnapshot | ReportSnapshot, handles?: Recognised['rows']): Page => ({
    recognised: { snapshot, handles: {}, ...(handles ? { rows: handles } : {}), broken: [], root },
    doubtful: {},
  });
  const listPage = (of: ListRow[]) =>
    page({ kind: 'list', url, rows: of }, new Map(found.map(({ row, handle }) => [row.id, handle])));
  const reportPage = (clients: ClientRecord[]) => page({ kind: 'report', url, clients });
  const isList = context > 0 || rows.some((row) => row.status !== null && row.title !== '');
  if (rows.length > 0 && isList) return listPage(rows);
  const clients = isOther ? [] : readReport(doc);
  const isTable = hasHeader(doc, reportHits, 2);
  if (clients.length > 0 && (isTable || speaksOfClients(url, headings))) return reportPage(clients);
  // An empty one is told by more of its header: it has nothing else.
  if (!isOther && context >= 1 && hasHeader(doc, headerHits, 3)) return listPage([]);
  return !isOther && hasHeader(doc, reportHits, 3) ? reportPage([]) : null;
}
