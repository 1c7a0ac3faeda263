/** What guidance goes by: a ticket's page and what is known of the ticket, as plain facts. */
import type { ClientCheck } from './client-check.ts';
import type { EventType, TicketEvent } from './events.ts';
import type { Macro } from './macro.ts';
import type { TicketSnapshot } from './snapshot.ts';

export interface GuidanceFacts {
  /** Null while nobody was looked for. `unread`: the report didn't tell. */
  client: 'found' | 'notFound' | 'several' | 'unread' | null;
  /** Null where the report doesn't tell (R09, R10, R22). */
  contract: 'valid' | 'ended' | null;
  quota: 'normal' | 'exceeded' | null;
  paid: boolean | null;
  ticketExists: boolean;
  /** Staff made the ticket after a call (R12a). */
  ours: boolean;
  closed: boolean;
  /** The client was spoken to on the phone (R12b). */
  byPhone: boolean;
  /** What was done stands in the ticket: hidden from the client, or for him to read after his last word. */
  work: { hidden: boolean; public: boolean };
  /** The ticket stands with those to whom it was passed on (R22–R25). */
  passedOn: boolean;
  critical: boolean;
  /** Needs no immediate action (R14). */
  noHurry: boolean;
  callbackPromised: boolean;
  consultAsked: boolean;
  consultAnswered: boolean;
  /** The client was told, in the ticket or on the phone, after the last answer and his own last word. */
  told: boolean;
}

export interface GuidanceSources {
  /** Null on a page that shows no ticket: the list, the report. */
  page: Pick<TicketSnapshot, 'ticketId' | 'head' | 'fields' | 'messages'> | null;
  /** The report's answer; null while nobody was looked for. */
  check: ClientCheck | null;
  events: readonly TicketEvent[];
  critical: boolean;
  noHurry: boolean;
  macros: readonly Macro[];
}

export function guidanceFacts({ page, check, events, critical, noHurry, macros }: GuidanceSources): GuidanceFacts {
  const has = (...types: EventType[]) => events.some(({ type }) => types.includes(type));
  const answered = lastOf(events, 'consultAnswered');
  const asked = Math.max(lastOf(events, 'clientMessage'), lastOf(events, 'created'));
  const after = (at: number) => events.slice(at + 1);
  const heard = (types: readonly EventType[], at: number) => after(at).some(({ type }) => types.includes(type));
  return {
    ...clientFacts(check),
    ticketExists: page !== null && page.ticketId !== null,
    ours: page?.head.createdBy === 'staff' || events.some((event) => event.type === 'created' && event.by === 'staff'),
    closed: page?.head.closed === true || lastOf(events, 'closed') > lastOf(events, 'clientMessage'),
    byPhone: has('clientToldByPhone') || events.some((event) => event.type === 'call' && event.result === 'answered'),
    work: { hidden: has('staffHidden'), public: heard(['staffPublic'], asked) },
    passedOn: page !== null && isPassedOn(page, macros),
    critical,
    noHurry,
    callbackPromised: has('callbackPromised'),
    consultAsked: has('consultAsked'),
    consultAnswered: answered >= 0,
    told: heard(['staffPublic', 'clientToldByPhone'], Math.max(asked, answered)),
  };
}

/** R14, unless somebody has already asked the 2nd line, or it is critical (R26). */
export function needsNoHurry({ noHurry, critical, consultAsked, consultAnswered }: GuidanceFacts): boolean {
  return noHurry && !critical && !consultAsked && !consultAnswered;
}

function clientFacts(check: ClientCheck | null): Pick<GuidanceFacts, 'client' | 'contract' | 'quota' | 'paid'> {
  if (check === null) return { client: null, contract: null, quota: null, paid: null };
  const kinds = new Set(check.findings.map(({ kind }) => kind));
  const { client } = check;
  if (client === null) {
    const state = kinds.has('notFound') ? 'notFound' : kinds.has('several') ? 'several' : 'unread';
    return { client: state, contract: null, quota: null, paid: null };
  }
  return {
    client: 'found',
    contract: client.validUntil === null ? null : kinds.has('expired') ? 'ended' : 'valid',
    quota: client.quotaUsedPercent === null ? null : kinds.has('quotaExceeded') ? 'exceeded' : 'normal',
    paid: client.paid,
  };
}

/** By its status, or by the prescribed text that the client was sent (R25 changes no status). */
function isPassedOn(
  { head, fields, messages }: NonNullable<GuidanceSources['page']>,
  macros: readonly Macro[],
): boolean {
  const status = plain(head.status ?? fields.status?.value ?? '');
  const written = messages.filter(({ author, hidden }) => author === 'staff' && !hidden).map(({ text }) => plain(text));
  return macros.some((macro) => {
    if (macro.status !== null && plain(macro.status) === status) return true;
    const beginning = plain(macro.text.split('{')[0] ?? '');
    return beginning.length >= SURE_LENGTH && written.some((text) => text.includes(beginning));
  });
}

/** So long must the beginning of a transfer's text be for it to be known again, characters. */
const SURE_LENGTH = 20;

const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim();

/** Its place among the events; −1 for none. */
function lastOf(events: readonly TicketEvent[], type: EventType): number {
  return events.findLastIndex((event) => event.type === type);
}
