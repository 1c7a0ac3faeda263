/** What the portal remembers, and what can happen in it. */
import {
  ASSIGNEES,
  type PortalClient,
  type PortalFields,
  type PortalMessage,
  type PortalTicket,
} from '../../lib/practice/model.ts';
import type { Symptom } from '../../lib/text/symptoms.ts';
import { makeClients } from './clients.ts';
import { randomFrom } from './random.ts';
import { COMPLAINTS } from './texts.ts';

export type Author = PortalMessage['author'];

export const OPERATOR: Author = { ...ASSIGNEES[1], staff: true };
export const COLLEAGUE: Author = { ...ASSIGNEES[2], staff: true };

/** A form that the portal was sent; `accepted` is false for a stale `sessid`. */
export interface Post {
  path: string;
  fields: Readonly<Record<string, string>>;
  accepted: boolean;
}

export interface PortalState {
  clients: readonly PortalClient[];
  /** By number. */
  tickets: Map<number, PortalTicket>;
  /** Every form that came, oldest first. */
  posts: Post[];
  /** What the page's own autosave sent, oldest first. */
  autosaves: Readonly<Record<string, string>>[];
  nextTicket: number;
  nextMessage: number;
  now: () => number;
  random: () => number;
}

export interface Arrival {
  client?: PortalClient;
  title?: string;
  text?: string;
  /** What the text complains of, where none is given; default `none`. */
  symptom?: Symptom;
  /** When it was written, ms; default: now. */
  at?: number;
  /** Who opened the ticket: a client, or an operator after a call. */
  author?: Author;
  /** By default only the contract and the login, which the cabinet knows itself. */
  fields?: Partial<PortalFields>;
  files?: string[];
}

export interface Reply {
  text: string;
  author?: Author;
  hidden?: boolean;
  at?: number;
  files?: string[];
}

export function makeState(now: () => number, seed: number): PortalState {
  return {
    clients: makeClients(now(), seed),
    tickets: new Map(),
    posts: [],
    autosaves: [],
    nextTicket: 38_401,
    nextMessage: 91_001,
    now,
    random: randomFrom(seed + 1),
  };
}

/** The portal's user behind a client. */
export function userOf(client: PortalClient): Author {
  return { id: 1_000 + (Number(client.inn) % 9_000), login: client.login, name: client.organisation, staff: false };
}

/** A new ticket. */
export function arrive(state: PortalState, arrival: Arrival = {}): PortalTicket {
  const client = arrival.client ?? pick(state, state.clients);
  const complaint = pick(state, COMPLAINTS[arrival.symptom ?? 'none']);
  const at = arrival.at ?? state.now();
  const author = arrival.author ?? userOf(client);
  const ticket: PortalTicket = {
    id: state.nextTicket++,
    title: arrival.title ?? complaint.title,
    createdAt: at,
    changedAt: at,
    author,
    status: 'Открыта',
    assignee: '',
    closed: false,
    fields: {
      contract: client.contract,
      login: client.login,
      phone: '',
      callTime: '',
      database: '',
      ...arrival.fields,
    },
    messages: [],
  };
  state.tickets.set(ticket.id, ticket);
  reply(state, ticket, { text: arrival.text ?? complaint.text, author, at, files: arrival.files ?? [] });
  return ticket;
}

/** A new message in a ticket; a client's opens a closed one again. */
export function reply(
  state: PortalState,
  ticket: PortalTicket,
  { text, author, hidden = false, at, files = [] }: Reply,
): void {
  const moment = at ?? state.now();
  const by = author ?? ticket.author;
  ticket.messages.push({ id: state.nextMessage++, at: moment, author: by, hidden, text, files });
  ticket.changedAt = Math.max(ticket.changedAt, moment);
  if (!by.staff && ticket.closed) {
    ticket.closed = false;
    ticket.status = 'Открыта';
  }
}

/** `count` different clients complain of the same thing, each in a ticket of his own. */
export function storm(state: PortalState, count: number, symptom: Symptom): PortalTicket[] {
  const quiet = state.clients.filter(
    ({ contract }) => ![...state.tickets.values()].some(({ fields }) => fields.contract === contract),
  );
  return quiet.slice(0, count).map((client) => arrive(state, { client, symptom }));
}

function pick<T>(state: PortalState, from: readonly T[]): T {
  return from[Math.floor(state.random() * from.length)]!;
}
