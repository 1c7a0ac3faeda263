/** Texts for the message field that aren't transfers, as macros without status and responsible: they go the same way of preview and undo. */
import type { TicketEvent } from '../regulation/events.ts';
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
  return publicText(id, phrase.title, phrase.clause, fillText(phrases[id] ?? phrase.text, values).text);
}

/** What the client is written when he wasn't reached (R19, R20), with the times of the calls. */
export function dutyMacro(
  { reason }: Extract<Duty, { kind: 'write' }>,
  events: readonly TicketEvent[],
  phrases: Readonly<Record<string, string>>,
): Macro {
  const calls = events
    .filter((event) => event.type === 'call' && event.result === reason)
    .map(({ at }) => moscowTime(at));
  const last = calls.at(-1) ?? '';
  const values: Record<string, string> =
    reason === 'busy' ? { время1: calls.at(-2) ?? last, время2: last } : { время1: last };
  return phraseMacro(FOR_DUTY[reason], phrases, values);
}

/** The polite question that asks for what is missing (R15–R18). */
export function questionMacro(text: string): Macro {
  return publicText('ask_missing', 'Уточнить у клиента', 'R15', text);
}

/** A text that was filled or typed and did not come into the thread. */
export function draftMacro(text: string, internal: boolean): Macro {
  const title = 'Вернуть текст';
  return internal ? { ...recordMacro(text), id: 'draft', title } : publicText('draft', title, null, text);
}

/** A record line for the hidden comment (R04). */
export function recordMacro(line: string): Macro {
  return { ...publicText('record', 'Запись в заявку', 'R04', ''), hidden: line };
}

function publicText(id: string, title: string, clause: string | null, text: string): Macro {
  return { id, title, clause, text, status: null, assignee: null, hidden: null, paidOnly: false, verbatim: false };
}
