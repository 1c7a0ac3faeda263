/** What a row of the list shows of its ticket, and which rows come first. */
import type { RowView } from '../messages.ts';
import { compareUrgency, isBurning, mostUrgent, refresh } from '../regulation/clocks.ts';
import type { ClockRules } from '../regulation/rules.ts';
import { warningLevel } from '../regulation/warnings.ts';
import { HOUR_MS, MINUTE_MS } from '../text/moscow.ts';

export type BadgeTone = 'calm' | 'soon' | 'late' | 'quiet';

export interface RowBadge {
  tone: BadgeTone;
  /** Short, with a word or sign for all that the colour tells. */
  text: string;
  /** The same for a row whose title leaves no room: «−1 ч !». */
  brief: string;
  /** The same in full. */
  title: string;
  /** The moment (ms) at which it has to be made anew; null for never. */
  until: number | null;
}

/** The tone alone: for counting, a thousand rows a second. */
function toneOf(view: RowView, rules: ClockRules, now: number): BadgeTone {
  const urgent = mostUrgent(refresh(view.verdict, now));
  if (owesMessage(view) || (urgent && isBurning(urgent.clock))) return 'late';
  if (!urgent) return view.critical || view.inIncident ? 'soon' : 'quiet';
  const warned = warningLevel(urgent.id, urgent.clock, rules[urgent.id], now) !== null;
  return warned || view.critical ? 'soon' : 'calm';
}

const owesMessage = ({ verdict }: RowView) => verdict.duties.some(({ kind }) => kind === 'write');

/** The badge of a row at `now` (ms). A row whose client waits for nothing gets a quiet one. */
export function badgeOf(view: RowView, rules: ClockRules, now: number): RowBadge {
  const tone = toneOf(view, rules, now);
  const urgent = mostUrgent(refresh(view.verdict, now));
  const others = [
    ...(view.critical ? ['критическая'] : []),
    ...(view.inIncident ? ['сбой'] : []),
    ...(owesMessage(view) ? ['написать клиенту'] : []),
  ];
  if (!urgent) {
    const text = others.join(' · ');
    return { tone, text: text || '✓', brief: text ? '!' : '✓', title: text || 'клиент ничего не ждёт', until: null };
  }
  const { clock } = urgent;
  const left = clock.deadline - now;
  const late = isBurning(clock);
  const length = span(Math.abs(left));
  const call = clock.status === 'callNow';
  const time = call ? 'пора звонить' : late ? `проср. ${length}` : length;
  const brief = call ? '☎' : `${late ? '−' : ''}${span(Math.abs(left), true)}`;
  const inFull = call ? 'пора звонить' : late ? `просрочено ${length}` : `осталось ${length}`;
  return {
    tone,
    text: [clock.estimated ? `≈ ${time}` : time, ...others].join(' · '),
    brief: others.length > 0 ? `${brief} !` : brief,
    title: [inFull, ...(clock.estimated ? ['оценка по списку'] : []), ...others].join(' · '),
    until: now + (late ? MINUTE_MS - (-left % MINUTE_MS) : (left % MINUTE_MS) + 1),
  };
}

/** Whole minutes, as «12 мин», «2 ч 5 мин»; under a minute «<1 мин». Roughly: hours without their minutes. */
function span(ms: number, roughly = false): string {
  if (ms < MINUTE_MS) return '<1 мин';
  const minutes = Math.floor(ms / MINUTE_MS) % 60;
  const hours = Math.floor(ms / HOUR_MS);
  if (hours === 0) return `${minutes} мин`;
  return roughly ? `${hours} ч` : `${hours} ч ${minutes} мин`;
}

/** Ids of the rows on which something waits, the most urgent first; critical ones lead (R26). */
export function urgentFirst(rows: Readonly<Record<string, RowView>>, now: number): string[] {
  return Object.entries(rows)
    .map(([id, view]) => ({ id, view, urgent: mostUrgent(refresh(view.verdict, now)) }))
    .filter(({ urgent, view }) => urgent !== null || view.verdict.duties.length > 0)
    .sort((a, b) => {
      const critical = Number(b.view.critical) - Number(a.view.critical);
      if (critical !== 0) return critical;
      if (!a.urgent || !b.urgent) return Number(a.urgent === null) - Number(b.urgent === null);
      return compareUrgency(a.urgent.clock, b.urgent.clock);
    })
    .map(({ id }) => id);
}

/** How many rows are late, and how many will be soon. */
export function countUrgent(
  rows: Readonly<Record<string, RowView>>,
  rules: ClockRules,
  now: number,
): { late: number; soon: number } {
  const counts = { late: 0, soon: 0 };
  for (const view of Object.values(rows)) {
    const tone = toneOf(view, rules, now);
    if (tone === 'late' || tone === 'soon') counts[tone] += 1;
  }
  return counts;
}
