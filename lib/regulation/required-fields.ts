/** What a ticket must hold (R15–R18), what of it is there, and the question that asks for the rest. */
import type { Contacts } from '../text/contacts.ts';
import { formatPhone } from '../text/phones.ts';
import { checkedAt } from './client-check.ts';
import { fillText, PHRASES } from './macros.ts';
import type { FieldName, TicketSnapshot } from './snapshot.ts';

/** `client` is the contract or the login. */
export type RequiredId = (typeof REQUIRED_IDS)[number];

export const REQUIRED_IDS = ['client', 'phone', 'callTime', 'database', 'screenshot'] as const;

/** `required` may block a save, `warning` is shown only. */
export type RequiredLevel = (typeof REQUIRED_LEVELS)[number];

export const REQUIRED_LEVELS = ['required', 'warning', 'off'] as const;

/** The regulation says «обязательно» of all but the screenshots. */
export const defaultLevels: Readonly<Record<RequiredId, RequiredLevel>> = {
  client: 'required',
  phone: 'required',
  callTime: 'required',
  database: 'required',
  screenshot: 'warning',
};

/** What free text tells; `readContacts` gives it. */
export type TextFacts = Pick<Contacts, 'phones' | 'call' | 'contract' | 'login' | 'database'>;

export interface RequiredContext {
  /** The call time of a text in words, Moscow's with the client's own beside it; null for none. Absent: it isn't offered. */
  callWords?: (text: string) => string | null;
  /** Reads a text: `(text) => readContacts(text, now)`. */
  read: (text: string) => TextFacts;
  levels?: Readonly<Record<RequiredId, RequiredLevel>>;
  /** The contract or login that was found in the report, and when (ms). */
  verified: { value: string; at: number } | null;
  /** The operator's key: about a base, «не относится к базе», or not said yet. */
  aboutBase: boolean | null;
  /** Screenshots are pasted or in the thread already. */
  hasScreenshot?: boolean;
}

export interface FieldState {
  id: RequiredId;
  clause: 'R15' | 'R16' | 'R17' | 'R18';
  level: RequiredLevel;
  state: 'missing' | 'present' | 'verified' | 'notApplicable';
  /** The field to go to; null when the page has none. */
  field: FieldName | null;
  value: string | null;
  /** What the ticket's text says, to be carried over into the empty field; null for nothing. */
  suggestion: string | null;
  /** Missing, required, and its field is on the page: the guard holds the save. */
  blocks: boolean;
  /** Russian, one clause. */
  note: string;
}

type Judged = Pick<FieldState, 'state' | 'value' | 'suggestion' | 'note'>;

/** Judges the page's fields in the order of the clauses. What the page has no field for is looked for in the text. */
export function judgeRequired(snapshot: TicketSnapshot, context: RequiredContext): FieldState[] {
  const page = readPage(snapshot, context);
  const levels = context.levels ?? defaultLevels;
  const state = (id: RequiredId, clause: FieldState['clause'], fields: FieldName[], judged: Judged): FieldState => {
    const field = fields.find((name) => snapshot.fields[name]) ?? null;
    const blocks = judged.state === 'missing' && levels[id] === 'required' && field !== null;
    return { id, clause, level: levels[id], field, blocks, ...judged };
  };
  const all = [
    state('client', 'R15', ['contract', 'login'], judgeClient(page, context)),
    state('phone', 'R16', ['phone'], judgePhone(page, context)),
    state('callTime', 'R16', ['callTime', 'phone'], judgeCallTime(page, context)),
    state('database', 'R17', ['database'], judgeDatabase(page, context)),
    state('screenshot', 'R18', ['files'], judgeScreenshot(page, context)),
  ];
  return all.filter(({ level }) => level !== 'off');
}

/** What the client is asked for, in the order of the states; null when nothing is missing that only he can tell. */
export function composeQuestion(states: readonly FieldState[], template = ASK_MISSING): string | null {
  const missing = new Set(
    states.filter(({ state, suggestion }) => state === 'missing' && suggestion === null).map(({ id }) => id),
  );
  const items = [
    missing.has('client') && 'номер договора или логин',
    missing.has('phone') && missing.has('callTime') && 'телефон и время, когда лучше позвонить (по МСК)',
    missing.has('phone') && !missing.has('callTime') && 'телефон',
    !missing.has('phone') && missing.has('callTime') && 'время, когда лучше позвонить (по МСК)',
    missing.has('database') && 'название базы',
    missing.has('screenshot') && 'скриншот ошибки',
  ].filter((item) => item !== false);
  return items.length > 0 ? fillText(template, { список: items.join('; ') }).text : null;
}

const ASK_MISSING = PHRASES.find(({ id }) => id === 'ask_missing')!.text;

/** The fields' texts (null where the page has no such field), and what all the texts of the ticket tell. */
interface Page {
  values: Partial<Record<FieldName, string>>;
  text: TextFacts;
  raw: string;
}

function readPage({ fields, title, messages }: TicketSnapshot, { read }: RequiredContext): Page {
  const values: Page['values'] = {};
  for (const [name, field] of Object.entries(fields)) values[name as FieldName] = field.value.trim();
  const written = messages.filter(({ author }) => author !== 'system').map(({ text }) => text);
  const raw = [title, values.title, values.message, ...written].filter(Boolean).join('\n');
  return { values, raw, text: read(raw) };
}

function judgeClient({ values, text }: Page, { verified }: RequiredContext): Judged {
  const hasField = values.contract !== undefined || values.login !== undefined;
  const written = [values.contract, values.login].filter((value) => value);
  const told = text.contract ?? text.login;
  const value = written[0] ?? (hasField ? null : told);
  if (!value) return missing('договор или логин не указан', told);
  const checked = verified && [...written, value].some((one) => sameValue(one, verified.value));
  if (checked) return { state: 'verified', value, suggestion: null, note: checkedAt(verified.at) };
  const note = verified ? 'изменён после проверки: проверьте в отчёте снова' : 'не проверен в отчёте';
  return { state: 'present', value, suggestion: null, note };
}

function judgePhone({ values, text }: Page, { read }: RequiredContext): Judged {
  const written = values.phone;
  const told = text.phones[0] ? formatPhone(text.phones[0]) : null;
  if (written === undefined) return told ? present(told, 'указан в тексте') : missing('телефон не указан', null);
  const phone = read(written).phones[0];
  if (phone) return present(phone, 'указан');
  if ((written.match(/\d/g) ?? []).length >= 5) return present(written, 'номер не распознан: проверьте его');
  return missing(written ? 'в поле нет номера телефона' : 'телефон не указан', told);
}

function judgeCallTime({ values, text, raw }: Page, { read, callWords }: RequiredContext): Judged {
  const written = values.callTime;
  if (written) {
    const { call } = read(written);
    if (call && !isInMoscowTime(call)) return missing(ZONE_UNKNOWN, null);
    return present(written, call ? 'указано' : 'время не распознано: проверьте его');
  }
  const besidePhone = values.phone ? read(values.phone).call : null;
  if (besidePhone && isInMoscowTime(besidePhone)) return present(values.phone ?? null, 'указано рядом с телефоном');
  if (text.call && isInMoscowTime(text.call)) {
    const suggestion = values.callTime === undefined ? null : (callWords?.(raw) ?? null);
    return { ...present(null, 'указано в тексте'), suggestion };
  }
  return missing(besidePhone || text.call ? ZONE_UNKNOWN : 'не указано, когда лучше позвонить (по МСК)', null);
}

const ZONE_UNKNOWN = 'время названо местное: спросите часовой пояс';

/** False for «по местному»: then nothing is known but that. */
function isInMoscowTime({ from, to, date }: NonNullable<Contacts['call']>): boolean {
  return from !== null || to !== null || date !== null;
}

function judgeDatabase({ values, text }: Page, { aboutBase }: RequiredContext): Judged {
  if (values.database) return present(values.database, 'указана');
  if (aboutBase === false) {
    return { state: 'notApplicable', value: null, suggestion: null, note: 'не относится к базе' };
  }
  if (values.database === undefined && text.database) return present(text.database, 'указана в тексте');
  return missing('название базы не указано', text.database);
}

function judgeScreenshot({ values }: Page, { hasScreenshot = false }: RequiredContext): Judged {
  if (hasScreenshot || values.files) return present(values.files ?? null, 'приложен');
  return missing('скриншот ошибки не приложен', null);
}

function present(value: string | null, note: string): Judged {
  return { state: 'present', value, suggestion: null, note };
}

function missing(note: string, suggestion: string | null): Judged {
  return { state: 'missing', value: null, suggestion, note };
}

function sameValue(one: string | undefined, other: string): boolean {
  const plain = (value: string) => value.replace(/\s+/gu, '').toLowerCase();
  return one !== undefined && plain(one) === plain(other);
}
