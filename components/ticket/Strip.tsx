/** The panel when it is folded: the most urgent countdown, what is missing, what alarms. One press opens it. */
import { mostUrgent } from '../../lib/regulation/clocks.ts';
import type { ClockRules } from '../../lib/regulation/rules.ts';
import { CLOCK_TITLES } from '../../lib/regulation/titles.ts';
import type { TicketVerdict } from '../../lib/regulation/verdict.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNow } from '../ui/now.ts';
import { countdownText, levelOf, levelWord } from '../ui/urgency.ts';

interface Props {
  verdict: TicketVerdict;
  rules: ClockRules;
  gaps: number;
  critical: boolean;
  incident: boolean;
  onOpen(): void;
}

export function Strip({ verdict, rules, gaps, critical, incident, onOpen }: Props) {
  return (
    <button
      type="button"
      class="strip"
      aria-expanded={false}
      title="Развернуть (Alt+Shift+D)"
      onClick={(event) => event.isTrusted && onOpen()}
    >
      <Icon name="panel" />
      <span class="unseen">Развернуть панель «Дежурный»</span>
      <StripClock verdict={verdict} rules={rules} />
      {critical && (
        <span class="strip-mark" data-tone="bad">
          <Icon name="fire" />
          крит.
        </span>
      )}
      {incident && (
        <span class="strip-mark" data-tone="bad">
          <Icon name="alert" />
          сбой
        </span>
      )}
      {verdict.duties.length > 0 && (
        <span class="strip-mark" data-tone="bad">
          <Icon name="talk" />
          {verdict.duties.length}
          <span class="unseen">долг перед клиентом</span>
        </span>
      )}
      <span class="strip-mark" data-tone={gaps > 0 ? 'warn' : 'ok'}>
        <Icon name={gaps > 0 ? 'missing' : 'check'} />
        {gaps > 0 && gaps}
        <span class="unseen">{gaps > 0 ? 'не указано обязательных полей' : 'обязательные поля указаны'}</span>
      </span>
    </button>
  );
}

function StripClock({ verdict, rules }: Pick<Props, 'verdict' | 'rules'>) {
  const now = useNow().value;
  const urgent = mostUrgent(verdict);
  if (!urgent) return null;
  const { id, clock } = urgent;
  const level = levelOf(id, clock, rules[id], now);
  return (
    <span class="strip-clock" data-level={level} title={`${CLOCK_TITLES[id]}: ${levelWord(level, clock.status)}`}>
      <Icon name={level === 'late' ? 'fire' : 'clock'} />
      <span role="timer" aria-live="off">
        {level === 'late' && '+'}
        {countdownText(clock.deadline, now)}
      </span>
      <span class="unseen">{levelWord(level, clock.status)}</span>
    </span>
  );
}
