/** Texts for the message field that aren't transfers, as macros without status and responsible: they go the same way of preview and undo. */

import { textMacro } from '../regulation/canned.ts';
import type { TicketEvent } from '../regulation/events.ts';
import type { IncidentStage } from '../regulation/incidents.ts';
import type { Macro } from '../regulation/macro.ts';
import { fillText, PHRASES } from '../regulation/macros.ts';
import type { Duty } from '../regulation/verdict.ts';
import { moscowTime } from '../text/moscow.ts';

type PhraseId = 'busy_twice' | 'no_answer' | 'phone_off' | 'incident' | 'eta' | 'fixed';

const FOR_DUTY = { busy: 'busy_twice', noAnswer: 'no_answer', off: 'phone_off' } as const;

/** A phrase as leads have it, else as it is built in. */
export function phraseMacro(
  id: PhraseId,
  phrases: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>> = {},
): Macro {
  const phrase = PHRASES.find((one) => one.id === id)!;
  return textMacro(id, phrase.title, phrase.clause, fillText(phrases[id] ?? phrase.text, values).text);
}

/** What a client of the incident is told (R30, R31). */
export function stageMacro(
  stage: IncidentStage,
  { eta }: { eta: string | null },
  phrases: Readonly<Record<string, string>>,
): Macro {
  return phraseMacro(stage === 'initial' ? 'incident' : stage, phrases, { время: eta ?? '' });
}

/** What is said to a caller while the incident lasts (R30). */
export function incidentPhrase(phrases: Readonly<Record<string, string>>): string {
  return phraseMacro('incident', phrases).text;
}

const CRITERIA: Record<string, string> = {
  R27a: 'не может работать в базе',
  R27b: 'не может подключиться',
  R27c: 'не может отправить отчёт',
  R27d: 'не открывается кассовая смена',
};

/** What the message to the 2nd line is made of. */
export interface ConsultFacts {
  ticketId: string;
  client: string;
  database: string;
  title: string;
  link: string;
  critical: boolean;
  /** Clauses: `R27a`. */
  criteria: readonly string[];
}

/** The message to the 2nd line (R13b, R26); what isn't known stands there as «…» for the operator to fill. */
export function consultMessage(facts: ConsultFacts, phrases: Readonly<Record<string, string>>): string {
  const id = facts.critical ? 'consult_critical' : 'consult';
  const phrase = PHRASES.find((one) => one.id === id)!;
  const { text, missing } = fillText(phrases[id] ?? phrase.text, {
    номер: facts.ticketId,
    договор_или_логин: facts.client,
    база: facts.database,
    суть: facts.title,
    критерий: facts.criteria.map((clause) => CRITERIA[clause] ?? '').join(', '),
    ссылка: facts.link,
  });
  return missing.reduce((whole, name) => whole.replaceAll(`{${name}}`, '…'), text);
}

/** What the client is written when he wasn't reached (R19, R20), with the times of the calls. */
export function dutyMacro(
  { reason }: Extract<Duty, { kind: 'write' }>,
  events: readonly TicketEvent[],
  phrases: Readonly<Record<string, string>>,
): Macro {
  return phraseMacro(FOR_DUTY[reason], phrases, dutyValues(reason, events));
}

/** When he was called without success, the last times. */
export function dutyValues(
  reason: Extract<Duty, { kind: 'write' }>['reason'],
  events: readonly TicketEvent[],
): Record<string, string> {
  const calls = events
    .filter((event) => event.type === 'call' && event.result === reason)
    .map(({ at }) => moscowTime(at));
  const last = calls.at(-1) ?? '';
  return reason === 'busy' ? { время1: calls.at(-2) ?? last, время2: last } : { время1: last };
}

/** The polite question that asks for what is missing (R15–R18). */
export function questionMacro(text: string): Macro {
  return textMacro('ask_missing', 'Уточнить у клиента', 'R15', text);
}

/** A text that was filled or typed and did not come into the thread. */
export function draftMacro(text: string, internal: boolean): Macro {
  const title = 'Вернуть текст';
  return internal ? { ...recordMacro(text), id: 'draft', title } : textMacro('draft', title, null, text);
}

/** A record line for the hidden comment (R04). */
export function recordMacro(line: string): Macro {
  return { ...textMacro('record', 'Запись в заявку', 'R04', ''), hidden: line };
}
