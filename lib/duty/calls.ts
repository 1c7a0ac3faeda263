/** A call that comes in (R02, R08): what the caller said, what is known of him, and his new ticket. Kept in memory only. */
import { browser } from 'wxt/browser';
import { clientKey } from '../journal/client-key.ts';
import type { Journal } from '../journal/open.ts';
import type { Contact } from '../journal/schema.ts';
import type { CallView } from '../messages.ts';
import type { CallDraft, CallFill } from '../regulation/call-facts.ts';
import type { TicketEvent } from '../regulation/events.ts';
import { fillOf, readNewCall } from '../regulation/new-call.ts';
import { matcherWith } from '../text/lexicon-changes.ts';
import { DAY_MS, MINUTE_MS, moscowTime } from '../text/moscow.ts';
import { isShown } from './fills.ts';
import { identityOf, labelOf } from './identity.ts';
import { loadIncident } from './incident.ts';
import type { Context } from './judging.ts';
import { canonical, findClient, loadTitles, sessionOf } from './session.ts';
import { type Outcome, recordEvent } from './tickets.ts';

const DRAFT = 'call:draft';
const FILL = 'call:fill';
const PROMISE = 'call:promise';
/** Older tickets than this aren't looked through, ms. */
const LOOK_BACK_MS = 30 * DAY_MS;
/** So many of a client's open tickets are shown. */
const MOST_TICKETS = 8;
/** A promise waits so long for its ticket, ms. */
const PROMISE_LIFE_MS = DAY_MS;

/** A callback that was promised before its ticket was there; `until` and `at` in ms. */
interface CallPromise extends Contact {
  until: number;
  at: number;
}

export async function keptCall(): Promise<CallDraft | null> {
  const { [DRAFT]: kept } = await browser.storage.session.get(DRAFT);
  return (kept as CallDraft | undefined) ?? null;
}

export async function dropCall(): Promise<void> {
  await browser.storage.session.remove(DRAFT);
}

/** Keeps the draft, and tells what is understood of it and known of the caller. */
export async function viewCall(journal: Journal, call: CallDraft, context: Context): Promise<CallView> {
  const { settings, now } = context;
  const area = sessionOf(context);
  await area.set({ [DRAFT]: call });
  const reading = readNewCall(call, now, settings.contacts, matcherWith(settings.lexicon));
  const { contract, login, phone } = reading.facts;
  const named = { contract, login, phone };
  const [client, incident] = await Promise.all([
    findClient({ contract, login, inn: reading.inn }, area),
    loadIncident(journal, context),
  ]);
  const isKnown = contract ?? login ?? phone ?? reading.inn;
  const key = isKnown && (await clientKey(journal, identityOf('', named, reading.inn, null, client)));
  return {
    now,
    reading,
    client,
    tickets: key ? await openTickets(journal, key, named, context) : [],
    say: incident?.state === 'open' ? settings.phrases.incident! : null,
    callBack: settings.phrases.call_back_phrase!,
  };
}

/** The client's tickets that aren't closed, the newest first. */
async function openTickets(
  journal: Journal,
  key: string,
  named: Contact,
  context: Context,
): Promise<CallView['tickets']> {
  const recent = await journal.getAllFromIndex('tickets', 'seenAt', IDBKeyRange.lowerBound(context.now - LOOK_BACK_MS));
  const own = recent
    .filter(({ closed, client, contact }) => !closed && (client === key || (contact && sameClient(contact, named))))
    .toSorted((a, b) => b.seenAt - a.seenAt)
    .slice(0, MOST_TICKETS);
  const titles = await loadTitles(
    own.map(({ ticketId }) => ticketId),
    sessionOf(context),
  );
  return own.map(({ ticketId }) => ({ ticketId, title: titles.get(ticketId) ?? null }));
}

function sameClient(one: Contact, other: Contact): boolean {
  for (const by of ['contract', 'login', 'phone'] as const) {
    const [a, b] = [one[by], other[by]];
    if (a && b) return canonical(a) === canonical(b);
  }
  return false;
}

/** What the next form for a new ticket is filled with, and what was promised to the caller. The call itself is over. */
export async function fillCall(call: CallDraft, until: number | null, { settings, now }: Context): Promise<void> {
  const reading = readNewCall(call, now, settings.contacts, matcherWith(settings.lexicon));
  const { contract, login, phone } = reading.facts;
  await browser.storage.session.set({ [FILL]: fillOf(call, reading) satisfies CallFill });
  if (until !== null) {
    const promise: CallPromise = { until, at: now, contract, login, phone };
    await browser.storage.session.set({ [PROMISE]: promise });
  }
  await dropCall();
}

/** Gives it out once, and only to the tab that the operator looks at. */
export async function takeCall(tabId: number | null): Promise<CallFill | null> {
  const { [FILL]: fill } = await browser.storage.session.get(FILL);
  if (!fill || tabId === null || !(await isShown(tabId))) return null;
  await browser.storage.session.remove(FILL);
  return fill as CallFill;
}

/** Null when none waits. */
async function waitingPromise(now: number): Promise<CallPromise | null> {
  const { [PROMISE]: promise } = (await browser.storage.session.get(PROMISE)) as { [PROMISE]?: CallPromise };
  return promise && now - promise.at < PROMISE_LIFE_MS ? promise : null;
}

/** Shown until the ticket is there; null when nothing waits. */
export async function promiseNotice(now: number): Promise<string | null> {
  const promise = await waitingPromise(now);
  if (!promise) return null;
  const whom = promise.contract || promise.login ? labelOf('', promise) : (promise.phone ?? 'клиенту без номера');
  return `Обещан звонок к ${moscowTime(promise.until)} МСК: ${whom}. Сохраните его заявку, и обещание встанет на доску.`;
}

/** The ticket that the promise waited for has come: the duty stands on it from now on. Null when it is another's, or an old one. */
export async function settlePromise(
  journal: Journal,
  { ticketId, contact, events }: { ticketId: string; contact: Contact; events: readonly TicketEvent[] },
  context: Context,
): Promise<Outcome | null> {
  const promise = await waitingPromise(context.now);
  if (!promise) return null;
  const isNameless = !(promise.contract || promise.login || promise.phone);
  const created = events.find(({ type }) => type === 'created');
  if (!created || created.at < promise.at - MINUTE_MS || !(isNameless || sameClient(contact, promise))) return null;
  await browser.storage.session.remove(PROMISE);
  const event = { type: 'callbackPromised', until: promise.until } as const;
  return await recordEvent(journal, ticketId, event, promise.at, context);
}
