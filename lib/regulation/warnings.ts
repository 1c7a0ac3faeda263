/** When a running clock warns, and how loudly (rules.md, «Clocks», last column). */
import { MINUTE_MS } from '../text/moscow.ts';
import { isOver } from './clocks.ts';
import type { ClockId, ClockRule } from './rules.ts';
import type { ClockVerdict } from './verdict.ts';

/**
 * `quiet` and `sound` come before the deadline; `due` at it: it has a sound and stays until somebody acts; `repeat` every
 * 10 minutes after it, for the clocks of R01.
 */
export type WarningLevel = 'quiet' | 'sound' | 'due' | 'repeat';

/** A warning and its moment (ms). */
export interface Warning {
  level: WarningLevel;
  at: number;
}

const REPEAT_MS = 10 * MINUTE_MS;
const REPEATING: ReadonlySet<ClockId> = new Set(['firstResponse', 'nextReply', 'relayAnswer']);

/** The newest warning that has fallen due by `now`; null when it is too early, or the clock has stopped. */
export function warningLevel(id: ClockId, clock: ClockVerdict, rule: ClockRule, now: number): Warning | null {
  if (isOver(clock)) return null;
  if (REPEATING.has(id) && now >= clock.deadline + REPEAT_MS) {
    return { level: 'repeat', at: now - ((now - clock.deadline) % REPEAT_MS) };
  }
  return thresholds(clock, rule).findLast((warning) => warning.at <= now) ?? null;
}

/** The first warning later than `now`: what to wake up for; null when there is none, or the clock has stopped. */
export function nextWarning(id: ClockId, clock: ClockVerdict, rule: ClockRule, now: number): Warning | null {
  if (isOver(clock)) return null;
  const next = thresholds(clock, rule).find((warning) => warning.at > now);
  if (next) return next;
  if (!REPEATING.has(id)) return null;
  const repeats = Math.floor((now - clock.deadline) / REPEAT_MS) + 1;
  return { level: 'repeat', at: clock.deadline + repeats * REPEAT_MS };
}

/** The warnings up to the deadline, by time. One that the limit leaves no room for comes at the start; 0 minutes is the deadline's own. */
function thresholds({ startedAt, deadline }: ClockVerdict, rule: ClockRule): Warning[] {
  const at = (minutes: number) => Math.max(startedAt, deadline - minutes * MINUTE_MS);
  const warnings: Warning[] = [];
  if (rule.quietMinutes > rule.soundMinutes) warnings.push({ level: 'quiet', at: at(rule.quietMinutes) });
  if (rule.soundMinutes > 0) warnings.push({ level: 'sound', at: at(rule.soundMinutes) });
  warnings.push({ level: 'due', at: deadline });
  return warnings;
}
