/** What a wish for a time of day says, and the parts of the day that people name. */
import type { DayPart } from './clock-words.ts';
import type { Clock } from './clocks-in-text.ts';
import type { Zone } from './time-zones.ts';

/** Hours of a day, `HH:MM`. */
export interface PartOfDay {
  from: string;
  to: string;
}

/** The parts of the day that people name. Settings. */
export interface PartsOfDay {
  morning: PartOfDay;
  day: PartOfDay;
  evening: PartOfDay;
  lunch: PartOfDay;
  /** «рабочее время»; its end is also «до конца дня». */
  work: PartOfDay;
}

export const defaultPartsOfDay: PartsOfDay = {
  morning: { from: '09:00', to: '12:00' },
  day: { from: '12:00', to: '17:00' },
  evening: { from: '17:00', to: '20:00' },
  lunch: { from: '13:00', to: '14:00' },
  work: { from: '09:00', to: '18:00' },
};

/** What a phrase says. Times are minutes since midnight where the client is; of `ahead`, minutes from now. */
export interface TimePhrase {
  kind: 'after' | 'before' | 'range' | 'exact' | 'any' | 'ahead';
  from: number | null;
  to: number | null;
  /** «утром», «в рабочее время»: gives way to hours beside it. */
  soft: boolean;
  /** Which half of the day «утром» means, for a time beside it. */
  part: DayPart | null;
  /** The clocks that were read, to be read again beside «вечером». */
  clocks: readonly Clock[];
  /** Is a call time only where a call is spoken of: «на 15», «с 1 по 15». */
  weak: boolean;
  /** Begins with «с» or «в»: so do the times at which something happened. */
  sinceOrAt: boolean;
  /** A zone inside: «с 9 мск до 18 мск». */
  zone: Zone | null;
  /** The token after it. */
  next: number;
}

/** A phrase that says no more than its hours, and what else is `more`. */
export function phrase(
  kind: TimePhrase['kind'],
  from: number | null,
  to: number | null,
  next: number,
  more: Partial<TimePhrase> = {},
): TimePhrase {
  return {
    kind,
    from,
    to,
    next,
    soft: false,
    part: null,
    clocks: [],
    weak: false,
    sinceOrAt: false,
    zone: null,
    ...more,
  };
}

/** Minutes since midnight of `HH:MM`. */
export function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}
