/** Values of the variables of canned responses on a ticket; pure. */
import type { TicketView } from '../messages.ts';
import { whenPhrase } from '../regulation/calendar.ts';
import { composeQuestion, type FieldState } from '../regulation/required-fields.ts';
import type { TicketSnapshot } from '../regulation/snapshot.ts';
import type { Settings } from '../settings/schema.ts';
import { moscowDate, moscowTime } from '../text/moscow.ts';
import { dutyValues } from './texts.ts';

/** What every text may name; what isn't known is left out. `now` is the corrected moment, ms. */
export function ticketValues(
  { ticketId, title, fields, head }: TicketSnapshot,
  view: TicketView | null,
  calendar: Settings['calendar'],
  now: number,
): Record<string, string> {
  const client = view?.client ?? null;
  const author = (head.author ?? '').replace(/^\[\d+\] (?:\([^()]*\) )?/u, '');
  const value = (field: keyof typeof fields) => fields[field]?.value.trim() ?? '';
  const values: Record<string, string | null | undefined> = {
    клиент: client?.organisation ?? author,
    договор: value('contract') || client?.contract,
    логин: value('login') || client?.login,
    заявка: ticketId,
    тема: value('title') || title,
    база: value('database'),
    телефон: value('phone'),
    когда: whenPhrase(moscowDate(now), calendar)?.when,
    время: moscowTime(now),
    дата: moscowDate(now).split('-').toReversed().join('.'),
  };
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

/** What built-in texts name beside that: the times of calls (R19, R20), the incident's term (R31), what is missing (R15–R18). */
export function phraseValues(
  id: string,
  view: TicketView | null,
  fields: readonly FieldState[],
): Record<string, string> {
  switch (id) {
    case 'busy_twice':
      return dutyValues('busy', view?.events ?? []);
    case 'no_answer':
      return dutyValues('noAnswer', view?.events ?? []);
    case 'phone_off':
      return dutyValues('off', view?.events ?? []);
    case 'eta':
      return { время: view?.incident?.eta ?? '' };
    case 'ask_missing':
      return { список: composeQuestion(fields, '{список}') ?? '' };
    default:
      return {};
  }
}
