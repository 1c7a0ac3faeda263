/** The client of a ticket in the report (R06, R07, R09, R10): looked up by itself when a value is new, and at the operator's word. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type ClientCheck, checkClient, type ReportAnswer } from '../regulation/client-check.ts';
import type { ClientRecord } from '../regulation/snapshot.ts';
import { type ClientQuery, classifyClientQuery } from '../text/client-query.ts';
import type { IdentifierPatterns } from '../text/identifiers.ts';
import { moscowDate } from '../text/moscow.ts';
import type { OverlayPorts } from './ports.ts';

export interface LookupState {
  /** What was asked for, as it was typed or found; empty for nothing. */
  query: string;
  /** Null while nothing was asked, and while the report is being read. */
  check: ClientCheck | null;
  loading: boolean;
  /** When the report showed it, ms; null until it has. */
  at: number | null;
}

/** A client whom the report has shown before, and when (ms). */
type KnownClient = ClientRecord & { seenAt: number };

export interface ClientLookup {
  state: ReadonlySignal<LookupState>;
  /** The ticket names a client: a value that is new voids what was known, and is looked up once the typing has rested. */
  named(query: string, known: KnownClient | null): void;
  /** Looks up now, whatever is known. */
  search(query: string): void;
  retry(): void;
  /** The operator's choice of several. */
  choose(client: ClientRecord): void;
}

interface Ports extends Pick<OverlayPorts, 'ask' | 'now'> {
  /** By which words and masks a contract or login is known: the leads' settings. */
  patterns(): IdentifierPatterns;
  report(query: ClientQuery, signal: AbortSignal): Promise<ReportAnswer>;
  /** One client is sure, and the background knows of him. */
  found(client: ClientRecord): void;
}

const NOTHING: LookupState = { query: '', check: null, loading: false, at: null };
/** Quiet time after the last letter, ms. */
const REST_MS = 600;
/** So long what the report has shown is taken without asking again, ms. */
const FRESH_MS = 30 * 60_000;

export function createClientLookup({ ask, now, patterns, report, found }: Ports): ClientLookup {
  const state = signal(NOTHING);
  let running: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What the page has named last: a search for another client by hand isn't undone by the page's next change. */
  let lastNamed = '';

  const judge = (answer: ReportAnswer) => checkClient(answer, moscowDate(now()));
  const settle = async (query: string, answer: ReportAnswer) => {
    const check = judge(answer);
    const at = now();
    if (check.client) await ask('clientsSeen', { clients: [check.client] });
    state.value = { query, check, loading: false, at };
    if (check.client) found(check.client);
  };
  const search = async (query: string) => {
    clearTimeout(timer);
    running?.abort();
    const wanted = classifyClientQuery(query, patterns());
    if (!wanted) {
      state.value = NOTHING;
      return;
    }
    running = new AbortController();
    const { signal } = running;
    state.value = { query, check: null, loading: true, at: null };
    try {
      const answer = await report(wanted, signal);
      if (!signal.aborted) await settle(query, answer);
    } catch {
      // A newer search has taken its place.
    }
  };

  return {
    state,
    named: (query, known) => {
      const isFresh = known !== null && now() - known.seenAt < FRESH_MS;
      if (query === lastNamed) return;
      lastNamed = query;
      running?.abort();
      clearTimeout(timer);
      if (isFresh) {
        const check = judge({ status: 'found', clients: [known] });
        state.value = { query, check, loading: false, at: known.seenAt };
      } else if (query === '') state.value = NOTHING;
      else {
        state.value = { query, check: null, loading: true, at: null };
        timer = setTimeout(() => void search(query), REST_MS);
      }
    },
    search: (query) => void search(query),
    retry: () => void search(state.peek().query),
    choose: (client) => void settle(state.peek().query, { status: 'found', clients: [client] }),
  };
}
