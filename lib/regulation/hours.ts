/** Hours of the day, Moscow time: when the clocks of R01 run, when nothing sounds. */
import { addDays, DAY_MS, MINUTE_MS, moscowDate, moscowMidnight } from '../text/moscow.ts';
import { isWorkingDay, type WorkCalendar } from './calendar.ts';

/** `HH:MM`, Moscow. Up to a time that isn't later than `from` it goes over midnight; the same time twice is the whole day. */
export interface DayHours {
  from: string;
  until: string;
}

export const WORK_DAYS = ['always', 'daily', 'workdays'] as const;

/** `always` is around the clock, whatever the hours; `workdays` are the calendar's. */
export interface WorkingHours extends DayHours {
  when: (typeof WORK_DAYS)[number];
}

/** The hours, and the calendar that tells on which days. */
export interface WorkTime {
  hours: WorkingHours;
  calendar: WorkCalendar;
}

/** Whether a moment (ms) lies in the hours; their end doesn't. */
export function isWithin(hours: DayHours, at: number): boolean {
  const today = moscowDate(at);
  return [addDays(today, -1), today].some((day) => {
    const { from, until } = spanOn(day, hours);
    return at >= from && at < until;
  });
}

/** Where a limit (ms) that runs in working hours only ends, counted from a moment (ms). Where that is more than a year away, as around the clock. */
export function workDeadline(startedAt: number, limit: number, { hours, calendar }: WorkTime): number {
  if (hours.when === 'always') return startedAt + limit;
  let left = limit;
  let day = addDays(moscowDate(startedAt), -1);
  for (let days = 0; days < MOST_DAYS; days++, day = addDays(day, 1)) {
    if (hours.when === 'workdays' && !isWorkingDay(day, calendar)) continue;
    const { from, until } = spanOn(day, hours);
    const begin = Math.max(from, startedAt);
    if (begin >= until) continue;
    if (begin + left <= until) return begin + left;
    left -= until - begin;
  }
  return startedAt + limit;
}

/** Hours that a limit doesn't fit into within so many days are no hours. */
const MOST_DAYS = 400;

/** The moments (ms) at which the hours of an ISO day begin and end. */
function spanOn(day: string, { from, until }: DayHours): { from: number; until: number } {
  const midnight = moscowMidnight(day);
  const begin = midnight + minutesOf(from) * MINUTE_MS;
  const end = midnight + minutesOf(until) * MINUTE_MS;
  return { from: begin, until: end > begin ? end : end + DAY_MS };
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
