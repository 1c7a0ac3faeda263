/** A call time in words, for people. */

import { LAST_MINUTE } from './call-hours.ts';
import type { CallTime } from './call-times.ts';

const MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
const WEEKDAYS = 'пн вт ср чт пт сб вс'.split(' ');

type Shown = Pick<CallTime, 'from' | 'to' | 'date' | 'zone' | 'zoneMissing' | 'ask' | 'local'>;

/** «25 ноября (ср), после 15:00 МСК (17:00 ЕКБ)», «с 10:00 до 12:00 МСК, зона не указана», «с 10:00 до 12:00 по местному: спросите зону». */
export function formatCallTime(call: Shown): string {
  const day = call.date && dayWords(call.date);
  if (call.ask && call.local)
    return join(day, `${hoursWords(call.local.from, call.local.to)} по местному: спросите часовой пояс`);
  const hours = hoursWords(call.from, call.to);
  if (hours === '') return day ?? '';
  if (hours === ANY) return join(day, hours);
  const local = call.local ? ` (${hoursWords(call.local.from, call.local.to)} ${call.zone ?? ''})` : '';
  return join(day, `${hours} МСК${local}${call.zoneMissing ? ', зона не указана' : ''}`);
}

const ANY = 'в любое время';

const join = (day: string | null, rest: string): string => (day ? `${day}, ${rest}` : rest);

function hoursWords(from: string | null, to: string | null): string {
  if (from === null) return to === null ? '' : `до ${to}`;
  if (to === null) return `после ${from}`;
  if (from === to) return `в ${from}`;
  return from === '00:00' && to === LAST_MINUTE ? ANY : `с ${from} до ${to}`;
}

function dayWords(date: string): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]} (${WEEKDAYS[weekday]})`;
}
