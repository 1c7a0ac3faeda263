/** What the panel's pieces need to know of a page and of what the background has told; pure. */
import type { TicketView } from '../messages.ts';
import type { TicketEvent } from '../regulation/events.ts';
import { formatRecord } from '../regulation/record.ts';
import type { TicketSnapshot } from '../regulation/snapshot.ts';
import type { TicketVerdict } from '../regulation/verdict.ts';
import type { Settings } from '../settings/schema.ts';
import { moscowTime } from '../text/moscow.ts';
import type { RunFacts } from './macro-run.ts';
import { ticketValues } from './phrase-values.ts';
import type { ConsultFacts } from './texts.ts';

/** What of a page the background judges by. */
export function newsOf({ ticketId, messages, head, fields }: TicketSnapshot): string {
  const identity = [fields.contract?.value, fields.login?.value, fields.phone?.value, fields.callTime?.value];
  return JSON.stringify([ticketId, messages.length, messages.at(-1)?.text, head, identity]);
}

/** What of a verdict is seen to change; the seconds aren't. */
export const statuses = ({ clocks, duties }: TicketVerdict): string =>
  JSON.stringify([Object.entries(clocks).map(([id, { status, deadline }]) => [id, status, deadline]), duties]);

/** What a macro is planned with at `now` (ms). */
export function factsOf(settings: Settings, snapshot: TicketSnapshot, view: TicketView | null, now: number): RunFacts {
  return {
    paid: view?.client?.paid ?? null,
    values: ticketValues(snapshot, view, settings.calendar, now),
    phoneRecord: formatRecord({ scope: 'ticket', event: { type: 'clientToldByPhone' } }, now) ?? '',
    macros: settings.macros,
  };
}

/** What the message to the 2nd line is made of. */
export function consultFacts({ ticketId, fields, title, url }: TicketSnapshot, view: TicketView | null): ConsultFacts {
  const { contract, login, database } = fields;
  return {
    ticketId: ticketId ?? '',
    client: contract?.value ? `договор ${contract.value}` : login?.value ? `логин ${login.value}` : '',
    database: database?.value ?? '',
    title,
    link: url,
    critical: view?.critical.decided === true,
    criteria: view?.critical.suggested ?? [],
  };
}

const LATELY_MS = 15 * 60_000;
const NOBODY = /^(?:$|\(?не (?:выбран|назначен|указан|задан)|нет|-|—|диспетчер)/iu;

/** Who else is at the ticket, so that two don't start at once: who has it open, who lately recorded something, whose it is. */
export function elsewhereOf(
  { head, fields }: TicketSnapshot,
  events: readonly TicketEvent[],
  now: number,
): string | null {
  const record = events.findLast(({ source, at }) => source === 'record' && now - at < LATELY_MS);
  const assignee = (fields.assignee?.value ?? head.assignee ?? '').replace(/^\[\d+\] (?:\([^()]*\) )?/, '').trim();
  const told = [
    head.openedBy && `Заявку открыл ${head.openedBy}`,
    record && `В ${moscowTime(record.at)} заявкой занимался коллега`,
    !NOBODY.test(assignee) && `Ответственный: ${assignee}`,
  ].filter((line) => line);
  return told.length > 0 ? told.join(' · ') : null;
}
