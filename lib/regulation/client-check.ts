/** What the client report says of a client (R06, R07, R09, R10), and what the regulation says of that. */
import type { ClientQuery } from '../text/client-query.ts';
import { addDays, moscowTime } from '../text/moscow.ts';
import type { ClientRecord } from './snapshot.ts';

/**
 * What looking a client up yielded: those whose contract, login, ИНН or name is the one that was asked for, else `similar` ones.
 * `noAddress`: nobody knows where the report is; `unreadable`: it answered, but its page wasn't understood.
 */
export type ReportAnswer =
  | { status: 'found'; clients: ClientRecord[]; similar?: ClientRecord[] }
  | { status: 'noAddress' | 'unreachable' | 'loggedOut' | 'unreadable' };

/** The instructions that the check leads to; leads set their links. */
export type InstructionId = (typeof INSTRUCTION_IDS)[number];

export const INSTRUCTION_IDS = ['search', 'credit', 'quota'] as const;

/** As the regulation names them. */
export const INSTRUCTIONS: Readonly<Record<InstructionId, string>> = {
  search: 'Поиск данных по клиенту',
  credit: 'Кредит и продление тарифа',
  quota: 'Переполнена квота',
};

type FindingKind = 'ok' | 'expired' | 'expiring' | 'quotaExceeded' | 'partlyUnknown' | 'notFound' | 'several' | Unread;

type Unread = Exclude<ReportAnswer['status'], 'found'>;

/** One thing to know of the client. */
export interface Finding {
  kind: FindingKind;
  clause: string;
  /** Russian: what it is and what to do. */
  text: string;
  /** The instruction that applies. */
  instruction: InstructionId | null;
  /** `stop` must be dealt with first, `warning` should be known, `ok` needs nothing. */
  level: 'ok' | 'warning' | 'stop';
}

export interface ClientCheck {
  /** The one client that was found. */
  client: ClientRecord | null;
  /** All that were found, when there are several. */
  candidates: ClientRecord[];
  findings: Finding[];
  /** True only when one client was found and everything about him was readable and in order. */
  ok: boolean;
}

const EXPIRING_DAYS = 7;

/**
 * Judges the report's answer on an ISO day (Moscow). Whatever wasn't read is said so and never taken for «в норме». A
 * contract's last day still counts; a quota is exceeded above 100 %.
 */
export function checkClient(answer: ReportAnswer, today: string): ClientCheck {
  if (answer.status !== 'found') return nobody([unread(answer.status)]);
  const [client, ...others] = answer.clients;
  if (!client && answer.similar?.length) return nobody([similarOnly(answer.similar.length)], answer.similar);
  if (!client) return nobody([notFound()]);
  if (others.length > 0) return nobody([several(answer.clients.length)], answer.clients);
  const findings = [...judgeContract(client, today), ...judgeQuota(client)];
  const unknown = [client.validUntil === null && 'срок договора', client.quotaUsedPercent === null && 'квота'].filter(
    (name) => name !== false,
  );
  if (unknown.length > 0) findings.push(partlyUnknown(unknown));
  if (findings.length > 0) return { client, candidates: [], findings, ok: false };
  const inOrder = 'Договор действует, квота не превышена: действуйте по инструкциям.';
  return { client, candidates: [], findings: [finding('ok', 'R11', 'ok', inOrder, null)], ok: true };
}

/** «проверено в отчёте 10:42»; `at` in ms. */
export function checkedAt(at: number): string {
  return `проверено в отчёте ${moscowTime(at)}`;
}

function judgeContract({ validUntil }: ClientRecord, today: string): Finding[] {
  if (validUntil === null) return [];
  const day = `${validUntil.slice(8, 10)}.${validUntil.slice(5, 7)}.${validUntil.slice(0, 4)}`;
  if (validUntil < today) {
    const text = `Договор закончился ${day}: следуйте инструкции «${INSTRUCTIONS.credit}».`;
    return [finding('expired', 'R09', 'stop', text, 'credit')];
  }
  if (validUntil > addDays(today, EXPIRING_DAYS)) return [];
  const text = `Договор заканчивается ${validUntil === today ? 'сегодня' : day}: предупредите клиента.`;
  return [finding('expiring', 'R09', 'warning', text, 'credit')];
}

function judgeQuota({ quotaUsedPercent }: ClientRecord): Finding[] {
  if (quotaUsedPercent === null || quotaUsedPercent <= 100) return [];
  const percent = Math.round(quotaUsedPercent * 10) / 10;
  const text = `Квота превышена (занято ${String(percent).replace('.', ',')} %): следуйте инструкции «${INSTRUCTIONS.quota}».`;
  return [finding('quotaExceeded', 'R10', 'stop', text, 'quota')];
}

function notFound(): Finding {
  const text = `Клиент в отчёте не найден: следуйте инструкции «${INSTRUCTIONS.search}».`;
  return finding('notFound', 'R07', 'stop', text, 'search');
}

function several(count: number): Finding {
  const text = `Нашлось несколько клиентов (${count}): уточните договор или ИНН и выберите одного.`;
  return finding('several', 'R06', 'stop', text, 'search');
}

function partlyUnknown(names: string[]): Finding {
  const text = `В отчёте не прочитано: ${names.join(', ')}. Посмотрите сами.`;
  return finding('partlyUnknown', names[0] === 'квота' ? 'R10' : 'R09', 'warning', text, null);
}

function similarOnly(count: number): Finding {
  const text = `Точно такого клиента в отчёте нет, похожих: ${count}. Уточните данные и выберите одного.`;
  return finding('several', 'R06', 'stop', text, 'search');
}

const UNREAD: Record<Unread, string> = {
  noAddress: 'Не известно, где отчёт: клиент не проверен. Откройте отчёт сами; адрес задаёт ведущий в настройках.',
  unreachable: 'Отчёт не открылся: клиент не проверен. Повторите или откройте отчёт сами.',
  loggedOut: 'Портал просит войти: клиент не проверен. Войдите в портал в соседней вкладке и повторите.',
  unreadable: 'Страница отчёта не распознана: клиент не проверен. Откройте отчёт сами; ведущий может указать запрос.',
};

function unread(status: Unread): Finding {
  return finding(status, 'R06', 'warning', UNREAD[status], null);
}

/** A report that shows more than so many who aren't the one asked for hasn't searched at all. */
const MOST_SIMILAR = 30;

/** Of the report's rows those that were asked for. The same contract in several rows is one client; where they differ he is not known. */
export function matchClients({ kind, value }: ClientQuery, shown: readonly ClientRecord[]): ReportAnswer {
  const isAsked = (client: ClientRecord) =>
    kind === 'organisation'
      ? wordsIn(value).every((word) => wordsIn(client.organisation ?? '').includes(word))
      : [client.contract, client.login, client.inn].some((one) => one !== null && canonical(one) === canonical(value));
  const clients = oneByContract(shown.filter(isAsked));
  if (clients.length > 0) return { status: 'found', clients };
  return shown.length > MOST_SIMILAR ? { status: 'unreadable' } : { status: 'found', clients, similar: [...shown] };
}

function oneByContract(clients: readonly ClientRecord[]): ClientRecord[] {
  const known = new Map<string, ClientRecord>();
  const others: ClientRecord[] = [];
  for (const client of clients) {
    if (client.contract === null) {
      others.push(client);
      continue;
    }
    const key = canonical(client.contract);
    const before = known.get(key);
    known.set(key, before ? common(before, client) : client);
  }
  return [...known.values(), ...others];
}

function common(one: ClientRecord, other: ClientRecord): ClientRecord {
  const entries = Object.entries(one) as [keyof ClientRecord, unknown][];
  return Object.fromEntries(entries.map(([key, value]) => [key, other[key] === value ? value : null])) as never;
}

/** A contract or login as it is compared: letter case and blanks say nothing. */
function canonical(value: string): string {
  return value.replace(/\s+/gu, '').toLowerCase();
}

function wordsIn(name: string): string[] {
  return (
    name
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\d]+/gu) ?? []
  );
}

function nobody(findings: Finding[], candidates: ClientRecord[] = []): ClientCheck {
  return { client: null, candidates, findings, ok: false };
}

function finding(
  kind: FindingKind,
  clause: string,
  level: Finding['level'],
  text: string,
  instruction: InstructionId | null,
): Finding {
  return { kind, clause, level, text, instruction };
}
