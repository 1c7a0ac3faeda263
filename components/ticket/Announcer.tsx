/** Tells screen readers of a clock's thresholds, politely; the running seconds stay silent. */
import { useComputed } from '@preact/signals';
import { mostUrgent } from '../../lib/regulation/clocks.ts';
import type { ClockRules } from '../../lib/regulation/rules.ts';
import { CLOCK_TITLES } from '../../lib/regulation/titles.ts';
import type { TicketVerdict } from '../../lib/regulation/verdict.ts';
import { counted } from '../../lib/text/counted.ts';
import { useNow } from '../ui/now.ts';
import { type Level, levelOf, levelWord } from '../ui/urgency.ts';

interface Props {
  verdict: TicketVerdict;
  rules: ClockRules;
}

export function Announcer({ verdict, rules }: Props) {
  const now = useNow();
  const urgent = mostUrgent(verdict);
  const level = useComputed<Level>(() =>
    urgent ? levelOf(urgent.id, urgent.clock, rules[urgent.id], now.value) : 'calm',
  );
  const words =
    urgent && level.value !== 'calm'
      ? `${CLOCK_TITLES[urgent.id]}: ${levelWord(level.value, urgent.clock.status)}${left(urgent.clock.deadline - now.peek())}`
      : '';
  return (
    <p class="unseen" role="status">
      {words}
    </p>
  );
}

function left(ms: number): string {
  if (ms < 0) return '';
  return `, осталось ${counted(Math.max(1, Math.round(ms / 60_000)), 'минута', 'минуты', 'минут')}`;
}
