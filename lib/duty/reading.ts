/** What the background takes from a ticket's page before it forgets the texts. */
import type { Contact } from '../journal/schema.ts';
import { readTicketText } from '../regulation/critical.ts';
import type { TicketEvent } from '../regulation/events.ts';
import { namedInstructions, type OwnInstruction } from '../regulation/instructions.ts';
import type { IncidentRecord } from '../regulation/record.ts';
import type { FieldName, TicketSnapshot } from '../regulation/snapshot.ts';
import { datedMessages, incidentRecords, threadEvents } from '../regulation/thread.ts';
import { type CallTime, findCallTime } from '../text/call-times.ts';
import type { ContactRules } from '../text/contact-rules.ts';
import { findIdentifiers, type IdentifierKind } from '../text/identifiers.ts';
import { knownWords, matcherWith } from '../text/lexicon-changes.ts';
import { type NoHurry, readNoHurry } from '../text/no-hurry.ts';
import { findPhones } from '../text/phones.ts';
import type { Symptom } from '../text/symptoms.ts';
import type { Context } from './judging.ts';

/** A client's creation of a ticket or message in it (for staff's tickets the creation stands for the call). */
export interface AppealReading {
  type: 'ticket' | 'message';
  at: number;
  symptom: Symptom;
  /** The words of the lexicon that decided. */
  words: string[];
}

export interface TicketReading {
  events: TicketEvent[];
  appeals: AppealReading[];
  /** Colleagues' lines about an incident (R04). */
  records: (IncidentRecord & { at: number })[];
  /** Of the newest appeal that names one. */
  symptom: Symptom;
  /** «1С не работает» and no more: to be asked. */
  ask: boolean;
  /** The criteria of R27 that the client's words meet. */
  criteria: string[];
  /** The words that decided; shown, never kept. */
  matched: string[];
  /** What needs no immediate action (R14); null for what may. */
  noHurry: NoHurry | null;
  /** Leads' instructions that its words name (R11). */
  instructions: OwnInstruction[];
  contact: Contact;
  inn: string | null;
  /** The client's newest wish, or the field's. */
  call: CallTime | null;
  /** As the page writes the author of a ticket that the client made himself. */
  portalUser: string | null;
}

/** Reads a ticket's page, or the form for a new one, at `now` (ms), by the lead's lexicon. Never throws, whatever the page holds. */
export function readTicket(snapshot: TicketSnapshot, { settings, now }: Context): TicketReading {
  const matcher = matcherWith(settings.lexicon);
  const events = threadEvents(snapshot);
  const texts = appealTexts(snapshot, events);
  const appeals = texts.map(({ type, at, title, text }) => {
    const { symptom, matched } = readTicketText(title, text, matcher);
    return { type, at, symptom, words: symptom === 'none' ? [] : knownWords(matched, matcher) };
  });
  const words = texts.length > 0 ? texts.map(({ text }) => text).join('\n\n') : (fieldValue(snapshot, 'message') ?? '');
  const title = snapshot.title || (fieldValue(snapshot, 'title') ?? '');
  const whole = readTicketText(title, words, matcher);
  const named = findIdentifiers(`${title}\n${words}`, settings.contacts.patterns);
  const first = (kind: IdentifierKind) => named.find((identifier) => identifier.kind === kind)?.value ?? null;
  return {
    events,
    appeals,
    records: incidentRecords(snapshot),
    symptom: appeals.findLast(({ symptom }) => symptom !== 'none')?.symptom ?? whole.symptom,
    ask: whole.ask,
    criteria: whole.criteria,
    matched: whole.matched,
    noHurry: whole.criteria.length > 0 ? null : readNoHurry(`${title}\n${words}`),
    instructions: namedInstructions(settings.ownInstructions, `${title}\n${words}`),
    contact: {
      contract: fieldValue(snapshot, 'contract') ?? first('contract'),
      login: fieldValue(snapshot, 'login') ?? first('login'),
      phone: phoneIn(fieldValue(snapshot, 'phone') ?? '') ?? phoneIn(words),
    },
    inn: first('inn'),
    call: callTimeOf(snapshot, texts, now, settings.contacts),
    portalUser: portalUserOf(snapshot),
  };
}

interface AppealText {
  type: AppealReading['type'];
  at: number;
  title: string;
  text: string;
}

/** The texts that are appeals, with their moments: the opening one, and the client's later messages. */
function appealTexts(snapshot: TicketSnapshot, events: readonly TicketEvent[]): AppealText[] {
  const created = events.find((event) => event.type === 'created');
  const [opening, ...later] = datedMessages(snapshot).filter(({ message }) => message.author !== 'system');
  if (!created || !opening) return [];
  const messages = later
    .filter(({ message }) => message.author === 'client')
    .map(({ message, at }) => ({ type: 'message' as const, at, title: '', text: message.text }));
  return [{ type: 'ticket', at: created.at, title: snapshot.title, text: opening.message.text }, ...messages];
}

function phoneIn(text: string): string | null {
  return findPhones(text)[0]?.e164 ?? null;
}

/** «Через 2 часа» counts from the message it stands in. */
function callTimeOf(
  snapshot: TicketSnapshot,
  texts: readonly AppealText[],
  now: number,
  rules: ContactRules,
): CallTime | null {
  const field = findCallTime(fieldValue(snapshot, 'callTime') ?? '', now, rules);
  if (field) return field;
  for (const { text, at } of texts.toReversed()) {
    const wish = findCallTime(text, at, rules);
    if (wish) return wish;
  }
  return findCallTime(fieldValue(snapshot, 'message') ?? '', now, rules);
}

function fieldValue({ fields }: TicketSnapshot, field: FieldName): string | null {
  return fields[field]?.value.trim() || null;
}

function portalUserOf({ head, messages }: TicketSnapshot): string | null {
  const first = messages.find((message) => message.author !== 'system');
  if (first?.author !== 'client') return null;
  return head.author?.trim() || first.name?.trim() || null;
}
