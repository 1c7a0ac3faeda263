/** One clock: what it is, how long is left or past, and how urgent that is in colour, icon and word. */
import type { ClockId, ClockRule } from '../../lib/regulation/rules.ts';
import { CLOCK_TITLES } from '../../lib/regulation/titles.ts';
import type { ClockVerdict } from '../../lib/regulation/verdict.ts';
import { Icon, type IconName } from './Icon.tsx';
import { useNow } from './now.ts';
import { countdownText, type Level, levelOf, levelWord } from './urgency.ts';

interface Props {
  id: ClockId;
  clock: ClockVerdict;
  rule: ClockRule;
  /** The large form, for the most urgent one. */
  large?: boolean;
}

const ICONS: Record<Level, IconName> = { calm: 'clock', soon: 'clock', urgent: 'alert', late: 'fire', done: 'check' };

/** The time itself is silent for screen readers (`role=timer`); thresholds are announced by whoever mounts it. */
export function Countdown({ id, clock, rule, large = false }: Props) {
  const now = useNow().value;
  const level = levelOf(id, clock, rule, now);
  const word = levelWord(level, clock.status);
  const late = level === 'late';
  const share = Math.max(0, Math.min(1, (clock.deadline - now) / (clock.deadline - clock.startedAt)));
  return (
    <div class="countdown" data-level={level} data-clock={id} data-large={large ? '' : undefined}>
      <span class="countdown-title">{CLOCK_TITLES[id]}</span>
      <span class="countdown-word">
        <Icon name={ICONS[level]} size={12} />
        {clock.estimated && level !== 'done' ? `${word} (оценка)` : word}
      </span>
      {level !== 'done' && (
        <span class="countdown-time" role="timer" aria-live="off">
          {late && '+'}
          {countdownText(clock.deadline, now)}
        </span>
      )}
      {large && (
        <span class="countdown-bar" aria-hidden="true">
          <span style={{ transform: `scaleX(${late ? 1 : share.toFixed(3)})` }} />
        </span>
      )}
    </div>
  );
}
