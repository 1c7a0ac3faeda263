/** How urgent a clock is, in words and levels that all surfaces show alike. */
import { isBurning, isOver } from '../../lib/regulation/clocks.ts';
import type { ClockId, ClockRule } from '../../lib/regulation/rules.ts';
import type { ClockStatus, ClockVerdict } from '../../lib/regulation/verdict.ts';
import { warningLevel } from '../../lib/regulation/warnings.ts';

/** `soon` from the quiet warning on, `urgent` from the one with sound, `late` from the deadline. */
export type Level = 'calm' | 'soon' | 'urgent' | 'late' | 'done';

export function levelOf(id: ClockId, clock: ClockVerdict, rule: ClockRule, now: number): Level {
  if (isOver(clock)) return 'done';
  if (isBurning(clock) || now > clock.deadline) return 'late';
  const warning = warningLevel(id, clock, rule, now);
  if (!warning) return 'calm';
  return warning.level === 'quiet' ? 'soon' : 'urgent';
}

const STATUS_WORDS: Partial<Record<ClockStatus, string>> = {
  met: 'вовремя',
  metLate: 'с опозданием',
  ended: 'ожидание окончено',
  callNow: 'пора звонить',
};

const LEVEL_WORDS: Record<Level, string> = {
  calm: 'осталось',
  soon: 'скоро срок',
  urgent: 'срочно',
  late: 'просрочено',
  done: '',
};

/** What a level is called, beside its colour and icon. */
export function levelWord(level: Level, status: ClockStatus): string {
  return STATUS_WORDS[status] ?? LEVEL_WORDS[level];
}

/** Minutes and seconds up to or past the deadline, `mm:ss` or `ч:мм:сс`; seconds are cut off, not rounded. */
export function countdownText(deadline: number, now: number): string {
  const seconds = Math.floor(Math.abs(deadline - now) / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = `${String(minutes).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}
