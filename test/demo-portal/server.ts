/** The demo portal: a stand-in for the company's cabinet, a real HTTP server on the loopback with state (portal.md). */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { adminList, adminTicket } from '../../lib/practice/admin-skin.ts';
import { PATHS, type PageContext, type PortalTicket, type Skin } from '../../lib/practice/model.ts';
import { charsetOf, loginPage, reportPage } from '../../lib/practice/page.ts';
import { publicList, publicTicket } from '../../lib/practice/public-skin.ts';
import { PRESENCE } from '../../lib/practice/traps.ts';
import type { Symptom } from '../../lib/text/symptoms.ts';
import { PORTAL_HOST } from '../tools/portal-host.ts';
import { encode } from './charset.ts';
import { findClients } from './clients.ts';
import { CONTROLS, controlPage } from './controls.ts';
import { type FormFields, readForm, readQuery } from './form-data.ts';
import { saveTicket } from './save.ts';
import { seedTickets } from './seed.ts';
import { type Arrival, arrive, makeState, OPERATOR, type PortalState, type Reply, reply, storm } from './state.ts';

/** The only account. */
export const LOGIN = { login: 'operator1', password: 'demo' };

const LISTS = { public: publicList, admin: adminList };
const TICKETS = { public: publicTicket, admin: adminTicket };

export interface DemoPortalOptions {
  skin: Skin;
  /** 0: any free one. */
  port?: number;
  /** The portal's clock, ms. */
  now?: () => number;
  seed?: number;
  /** How often an open list redraws itself, ms; 0 for never. */
  redrawMs?: number;
  /** With the traps of the real portal's admin pages, which stir this often, ms; 0 for none. */
  trapsMs?: number;
  /** Without the tickets of a working day. */
  empty?: boolean;
}

export interface DemoPortal {
  port: number;
  /** `http://support.e-office24.ru:PORT`: under this name the extension works. */
  url: string;
  skin: Skin;
  paths: (typeof PATHS)[Skin];
  state: PortalState;
  /** A client, or an operator, opens a ticket. */
  arrive(arrival?: Arrival): PortalTicket;
  /** Somebody, by default the ticket's author, writes into a ticket. */
  reply(ticket: number, message: Reply): void;
  /** So many different clients complain of the same thing at once. */
  storm(count: number, symptom: Symptom): PortalTicket[];
  /** Ends every login: the next request is answered by the login form. */
  expireSession(): void;
  /** Forms that are open now won't be saved, silently. */
  staleSessid(): void;
  close(): Promise<void>;
}

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  charset?: string;
}

interface Request {
  method: string;
  /** The path with the query, as they came. */
  address: string;
  path: string;
  query: FormFields;
  form: FormFields;
  session: string | null;
}

/** Starts the portal. Everything it knows is made up; its addresses are `paths`, and `/_demo` makes things happen. */
export async function startDemoPortal(options: DemoPortalOptions): Promise<DemoPortal> {
  const { skin, port = 0, now = Date.now, seed = 1, redrawMs = 5_000, trapsMs = 0, empty = false } = options;
  const state = makeState(now, seed);
  if (!empty) seedTickets(state);
  const sessions = new Set<string>();
  let sessid = token();
  let said = '';

  const context = (): PageContext => ({ skin, sessid, operator: OPERATOR.name, now: now(), redrawMs, trapsMs });

  function answer(request: Request): Answer {
    const { path, query } = request;
    if (path.startsWith('/_demo')) return control(request);
    if (path === '/') return redirect(PATHS[skin].list);
    if (request.form.get('AUTH_FORM') === 'Y') return login(request);
    if (!request.session || !sessions.has(request.session)) return shown(loginPage(skin, false));
    const paths = PATHS[skin];
    if (path === PRESENCE) return shown('<!doctype html><p>на месте</p>');
    if (path === paths.report) {
      const asked = query.get('q') ?? '';
      return shown(reportPage(context(), asked, findClients(state.clients, asked)));
    }
    const isTicket = skin === 'public' ? path === paths.list && query.has('ID') : path === paths.create;
    if (isTicket) return ticketAnswer(request);
    return path === paths.list ? shown(LISTS[skin](context(), newestFirst(state))) : { status: 404, body: '' };
  }

  function ticketAnswer({ method, path, query, form }: Request): Answer {
    const id = Number.parseInt(query.get('ID') ?? '0', 10);
    const ticket = state.tickets.get(id) ?? null;
    if (id > 0 && !ticket) return { status: 404, body: '' };
    if (method !== 'POST') return shown(TICKETS[skin](context(), ticket));
    if (form.has('autosave')) {
      state.autosaves.push(Object.fromEntries(form));
      return { body: '' };
    }
    const accepted = form.get('sessid') === sessid;
    state.posts.push({ path, fields: Object.fromEntries(form), accepted });
    if (!accepted) return shown(TICKETS[skin](context(), ticket));
    const saved = saveTicket(state, form, ticket, skin);
    return redirect(form.has('apply') ? PATHS[skin].ticket(saved.id) : PATHS[skin].list);
  }

  function login({ address, form }: Request): Answer {
    if (form.get('USER_LOGIN') !== LOGIN.login || form.get('USER_PASSWORD') !== LOGIN.password) {
      return shown(loginPage(skin, true));
    }
    const session = token();
    sessions.add(session);
    const cookie = `PHPSESSID=${session}; Path=/; HttpOnly; SameSite=Lax`;
    return { status: 302, headers: { location: address, 'set-cookie': cookie } };
  }

  function control({ method, path, query }: Request): Answer {
    if (method !== 'POST') return { body: controlPage(said), charset: 'utf-8' };
    const name = path.slice('/_demo/'.length);
    if (name === 'expire') portal.expireSession();
    else if (name === 'stale') portal.staleSessid();
    else if (!Object.hasOwn(CONTROLS, name)) return { status: 404, body: '' };
    said = Object.hasOwn(CONTROLS, name) ? CONTROLS[name]!(state, query) : 'Сделано.';
    return redirect('/_demo');
  }

  const shown = (body: string): Answer => ({ body, charset: charsetOf(skin) });

  const server = createServer(async (incoming, response) => {
    try {
      send(response, answer(await readRequest(incoming, charsetOf(skin))), now());
    } catch (error) {
      send(response, { status: 500, body: String(error), charset: 'utf-8' }, now());
    }
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const bound = (server.address() as AddressInfo).port;

  const portal: DemoPortal = {
    port: bound,
    url: `http://${PORTAL_HOST}:${bound}`,
    skin,
    paths: PATHS[skin],
    state,
    arrive: (arrival) => arrive(state, arrival),
    reply: (id, message) => reply(state, ticketOf(state, id), message),
    storm: (count, symptom) => storm(state, count, symptom),
    expireSession: () => sessions.clear(),
    staleSessid: () => {
      sessid = token();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return portal;
}

async function readRequest(incoming: IncomingMessage, charset: string): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const address = incoming.url ?? '/';
  const [path = '/', query = ''] = address.split('?');
  const type = incoming.headers['content-type'] ?? '';
  return {
    method: incoming.method ?? 'GET',
    address,
    path,
    query: readQuery(query, charset),
    form: readForm(Buffer.concat(chunks), type, charset),
    session: /(?:^|;\s*)PHPSESSID=(\w+)/.exec(incoming.headers.cookie ?? '')?.[1] ?? null,
  };
}

function send(
  response: ServerResponse,
  { status = 200, headers = {}, body = '', charset = 'utf-8' }: Answer,
  now: number,
): void {
  response.writeHead(status, {
    date: new Date(now).toUTCString(),
    'content-type': `text/html; charset=${charset}`,
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(encode(body, charset));
}

function redirect(location: string): Answer {
  return { status: 302, headers: { location } };
}

function newestFirst(state: PortalState): PortalTicket[] {
  return [...state.tickets.values()].sort((a, b) => b.changedAt - a.changedAt || b.id - a.id);
}

function ticketOf(state: PortalState, id: number): PortalTicket {
  const ticket = state.tickets.get(id);
  if (!ticket) throw new Error(`Нет заявки ${id}`);
  return ticket;
}

function token(): string {
  return randomBytes(16).toString('hex');
}
