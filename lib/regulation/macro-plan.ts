/** What a macro will do to a ticket: the saves, one after the other, before anything is written (R12b, R21–R25). */
import type { Macro } from './macro.ts';
import { fillTemplate, variableWords } from './variables.ts';

/** What is known when the operator presses the button. */
export interface MacroContext {
  /** `phone`: told by phone, so status and responsible are set without a public text (R21). */
  channel: 'ticket' | 'phone';
  /** How internal notes are written on this page; null when that wasn't found beyond doubt: they are only copied then. */
  internal: 'flag' | 'field' | null;
  /** Whether the client pays, as the report says; null when unknown (R22). */
  paid: boolean | null;
  /** R22: the full name of another person, or null when the client leaves the ticket to himself. */
  contactPerson: string | null;
  /** Values of the variables: `когда`, … */
  values: Readonly<Record<string, string>>;
  /** The line that records the action (R04), for the hidden comment; null for none. */
  record?: string | null;
}

/** The fields that are written. `internal` is the flag's `да` or `нет`, or the text of a separate field; `close` is `да`. */
export type MacroField = 'message' | 'internal' | 'status' | 'assignee' | 'close';

/**
 * One save: a `note` that only staff sees, a `public` text, or `fields` alone. `copy` is an internal text that can't be
 * written safely on this page: the operator copies it.
 */
export interface MacroStep {
  kind: 'note' | 'public' | 'fields';
  fields: Partial<Record<MacroField, string>>;
  copy: string | null;
}

export type MacroPlan =
  | { ok: true; steps: MacroStep[] }
  | {
      ok: false;
      clause: string | null;
      /** Russian: what is wrong and what to do. */
      reason: string;
      /** The macro to offer instead, by id. */
      offer: string | null;
      /** Variables without a value. */
      missing: string[];
    };

/**
 * Plans a macro. Refused: a client who doesn't pay, or of whom that isn't known (R22, «менеджер» is offered); a variable
 * without a value. An internal note comes first and by itself where the page has one message field and a hidden flag, so that
 * it is seen in the thread before the client is written to.
 */
export function planMacro(macro: Macro, context: MacroContext): MacroPlan {
  const { channel, paid, contactPerson, values, record, internal } = context;
  if (macro.paidOnly && paid !== true) return refusePayment(macro, paid);
  const text = channel === 'ticket' ? fillTemplate(macro.text, values) : NO_TEXT;
  const hasNote = contactPerson !== null || !macro.hidden?.includes(CONTACT);
  const note = hasNote ? fillTemplate(macro.hidden ?? '', { ...values, фио_контакта: contactPerson ?? '' }) : NO_TEXT;
  const missing = [...new Set([...text.missing, ...note.missing])];
  if (missing.length > 0) return refuse(macro.clause, missing);
  const targets: MacroStep['fields'] = {};
  if (macro.status !== null) targets.status = macro.status;
  if (macro.assignee !== null) targets.assignee = macro.assignee;
  if (macro.close) targets.close = 'да';
  const internalText = [note.text, record ?? ''].filter((line) => line !== '').join('\n');
  return { ok: true, steps: planSaves(text.text, internalText, targets, internal) };
}

/** How a ticket ended. */
export interface Closing {
  /** What was done: for the client's eyes, or for the hidden comment when it was solved by phone (R12b). */
  work: string;
  byPhone: boolean;
  /** The public text when it was solved by phone. */
  phrase: string;
  /** The line that records the action (R04), for the hidden comment; null for none. */
  record?: string | null;
  internal: MacroContext['internal'];
}

/** Plans the closing (R12a; R12b when the client's ticket was solved by phone). A blank text is refused. */
export function planClosing({ work, byPhone, phrase, record, internal }: Closing): MacroPlan {
  const clause = byPhone ? 'R12b' : 'R12a';
  if (work.trim() === '' || (byPhone && phrase.trim() === '')) return refuse(clause, ['что_сделано']);
  const close = { close: 'да' };
  return {
    ok: true,
    steps: byPhone
      ? planSaves(phrase, [work, record ?? ''].filter(Boolean).join('\n'), close, internal)
      : planSaves(work, '', close, internal),
  };
}

/** R22: asked for by the preview itself. */
export const CONTACT = '{фио_контакта}';
const NO_TEXT = { text: '', missing: [] };

/** The saves for a public text, an internal one (either may be empty) and the other fields. */
function planSaves(
  message: string,
  note: string,
  targets: MacroStep['fields'],
  internal: MacroContext['internal'],
): MacroStep[] {
  const hidden: MacroStep['fields'] = {};
  if (note && internal === 'field') hidden.internal = note;
  if (note && internal === 'flag') Object.assign(hidden, { message: note, internal: 'да' });
  const copy = note && internal === null ? note : null;
  const kind = note && internal ? 'note' : 'fields';
  if (!message) return [{ kind, fields: { ...hidden, ...targets }, copy }];
  const shown: MacroStep['fields'] = internal === 'flag' ? { message, internal: 'нет' } : { ...hidden, message };
  const last: MacroStep = { kind: 'public', fields: { ...shown, ...targets }, copy };
  return note && internal === 'flag' ? [{ kind, fields: hidden, copy }, last] : [last];
}

function refusePayment(macro: Macro, paid: boolean | null): MacroPlan {
  const reason =
    paid === null
      ? 'На ЛК передаются заявки только платных клиентов, а оплата этого клиента неизвестна. Проверьте клиента в отчёте или передайте заявку менеджеру.'
      : 'На ЛК передаются заявки только платных клиентов, а этот клиент не платит. Передайте заявку менеджеру.';
  return { ok: false, clause: macro.clause, reason, offer: 'manager', missing: [] };
}

function refuse(clause: string | null, missing: string[]): MacroPlan {
  const names = missing.map((name) => `«${variableWords(name)}»`).join(', ');
  return { ok: false, clause, reason: `Не хватает: ${names}. Заполните и повторите.`, offer: null, missing };
}
