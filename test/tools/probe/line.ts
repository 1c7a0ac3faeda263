/** The JSON line that `probe` prints for a page (design.md, «Commands»). */
import type { Diagnosis } from '../../../lib/portal/diagnosis.ts';
import {
  type ClientRecord,
  FIELD_NAMES,
  type FieldName,
  type FieldSnapshot,
  type ListRow,
  type PageKind,
  type PageSnapshot,
  type ThreadMessage,
} from '../../../lib/regulation/snapshot.ts';
import { moscowIso } from '../../../lib/text/moscow.ts';

const SHOWN_TEXT = 40;

type ProbedField = Pick<FieldSnapshot, 'selector' | 'frame' | 'how' | 'confidence' | 'value' | 'form'>;

export interface ProbeLine {
  page: string;
  kind: PageKind;
  ticketId: string | null;
  fields: Record<FieldName, ProbedField | null>;
  messages: (Pick<ThreadMessage, 'author' | 'hidden' | 'text'> & { at: string | null })[];
  rows: (Pick<ListRow, 'id' | 'title' | 'status' | 'assignee' | 'url'> & { updated: string | null })[];
  clients: ClientRecord[];
  errors: string[];
}

/** The line of a page on which nothing was recognised. */
export function emptyLine(page: string): ProbeLine {
  const fields = Object.fromEntries(FIELD_NAMES.map((field) => [field, null])) as ProbeLine['fields'];
  return { page, kind: 'none', ticketId: null, fields, messages: [], rows: [], clients: [], errors: [] };
}

/** What was recognised, with times in ISO, Moscow. */
export function lineOf(page: string, { snapshot }: Diagnosis): ProbeLine {
  return { ...emptyLine(page), kind: snapshot.kind, ...contentOf(snapshot) };
}

function contentOf(snapshot: PageSnapshot): Partial<ProbeLine> {
  if (snapshot.kind === 'list') return { rows: snapshot.rows.map(rowOf) };
  if (snapshot.kind === 'report') return { clients: snapshot.clients };
  if (snapshot.kind === 'none') return {};
  const fields = Object.fromEntries(
    FIELD_NAMES.map((field) => [field, fieldOf(snapshot.fields[field])]),
  ) as ProbeLine['fields'];
  return { ticketId: snapshot.ticketId, fields, messages: snapshot.messages.map(messageOf) };
}

function fieldOf(field: FieldSnapshot | undefined): ProbedField | null {
  if (field === undefined) return null;
  const { selector, frame, how, confidence, value, form } = field;
  return { selector, ...(frame === undefined ? {} : { frame }), how, confidence, value, ...(form ? { form } : {}) };
}

function messageOf({ author, hidden, at, text }: ThreadMessage): ProbeLine['messages'][number] {
  return { author, hidden, at: iso(at), text: text.slice(0, SHOWN_TEXT) };
}

function rowOf({ id, title, status, assignee, url, updated }: ListRow): ProbeLine['rows'][number] {
  return { id, title, status, assignee, url, updated: iso(updated) };
}

function iso(at: number | null): string | null {
  return at === null ? null : moscowIso(at);
}
