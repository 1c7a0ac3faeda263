/** What the client report says of a client (R06, R07, R09, R10), and what the regulation says of that. */
import { addDays, moscowTime } from '../text/moscow.ts';
import type { ClientRecord } from './snapshot.ts';

/** What looking a client up yielded. `unreadable`: the report answered, but its page wasn't understood. */
export type ReportAnswer = { status: 'found'; clients: ClientRecord[] } | { status: 'unreachable' | 'unreadable' };

type FindingKind =
  | 'ok'
  | 'expired'
  | 'expiring'
  | 'quotaExceeded'
  | 'partlyUnknown'
  | 'notFound'
  | 'several'
  | 'unreachable'
  | 'unreadable';

/** One thing to know of the client. */
export interface Finding {
  kind: FindingKind;
  clause: string;
  /** Russian: what it is and what to do. */
  text: string;
  /** The regulation's name of the instruction that applies; leads set its link. */
  instruction: string | null;
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
const SEARCH = 'Поиск данных по клиенту';
const CREDIT = 'Кредит и продление тарифа';
const QUOTA = 'Переполнена квота';

/**
 * Judges the report's answer on an ISO day (Moscow). Whatever wasn't read is said so and never taken for «в норме». A
 * contract's last day still counts; a quota is exceeded above 100 %.
 */
export function checkClient(answer: ReportAnswer, today: string): ClientCheck {
  if (answer.status !== 'found') return nobody([unread(answer.status)]);
  const [client, ...others] = answer.clients;
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
    const text = `Договор закончился ${day}: следуйте инструкции «${CREDIT}».`;
    return [finding('expired', 'R09', 'stop', text, CREDIT)];
  }
  if (validUntil > addDays(today, EXPIRING_DAYS)) return [];
  const text = `Договор заканчивается ${validUntil === today ? 'сегодня' : day}: предупредите клиента.`;
  return [finding('expiring', 'R09', 'warning', text, CREDIT)];
}

function judgeQuota({ quotaUsedPercent }: ClientRecord): Finding[] {
  if (quotaUsedPercent === null || quotaUsedPercent <= 100) return [];
  const percent = Math.round(quotaUsedPercent * 10) / 10;
  const text = `Квота превышена (занято ${String(percent).replace('.', ',')} %): следуйте инструкции «${QUOTA}».`;
  return [finding('quotaExceeded', 'R10', 'stop', text, QUOTA)];
}

function notFound(): Finding {
  const text = `Клиент в отчёте не найден: следуйте инструкции «${SEARCH}».`;
  return finding('notFound', 'R07', 'stop', text, SEARCH);
}

function several(count: number): Finding {
  const text = `Нашлось несколько клиентов (${count}): уточните договор или ИНН и выберите одного.`;
  return finding('several', 'R06', 'stop', text, SEARCH);
}

function partlyUnknown(names: string[]): Finding {
  const text = `В отчёте не прочитано: ${names.join(', ')}. Посмотрите сами.`;
  return finding('partlyUnknown', names[0] === 'квота' ? 'R10' : 'R09', 'warning', text, null);
}

function unread(status: 'unreachable' | 'unreadable'): Finding {
  const text =
    status === 'unreachable'
      ? 'Отчёт не открылся: клиент не проверен. Повторите или откройте отчёт сами.'
      : 'Страница отчёта не распознана: клиент не проверен. Откройте отчёт сами; ведущий может указать поля.';
  return finding(status, 'R06', 'warning', text, null);
}

function nobody(findings: Finding[], candidates: ClientRecord[] = []): ClientCheck {
  return { client: null, candidates, findings, ok: false };
}

function finding(
  kind: FindingKind,
  clause: string,
  level: Finding['level'],
  text: string,
  instruction: string | null,
): Finding {
  return { kind, clause, level, text, instruction };
}
