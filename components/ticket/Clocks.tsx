/** The clocks of a ticket: the most urgent large, the others small, the duties, and «почему столько». */
import { useState } from 'preact/hooks';
import { isOver, mostUrgent } from '../../lib/regulation/clocks.ts';
import { CLOCK_CLAUSES, type ClockId, type ClockRules } from '../../lib/regulation/rules.ts';
import type { ClockVerdict, Duty, Explanation, TicketVerdict } from '../../lib/regulation/verdict.ts';
import { moscowTime } from '../../lib/text/moscow.ts';
import { Button } from '../ui/Button.tsx';
import { Clause } from '../ui/Clause.tsx';
import { Countdown } from '../ui/Countdown.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Section } from '../ui/Section.tsx';
import { Why } from '../ui/Why.tsx';
import { DUTY_CLAUSES, DUTY_TITLES } from '../ui/words.ts';

interface Props {
  verdict: TicketVerdict;
  rules: ClockRules;
  /** Judges anew; asked for only when the list is open. */
  explain(id: ClockId): Explanation[];
  /** Offers the text of a duty for the message field. */
  onWrite(duty: Extract<Duty, { kind: 'write' }>): void;
}

export function Clocks({ verdict, rules, explain, onWrite }: Props) {
  const urgent = mostUrgent(verdict);
  const others = (Object.entries(verdict.clocks) as [ClockId, ClockVerdict][]).filter(([id]) => id !== urgent?.id);
  if (!urgent && others.length === 0 && verdict.duties.length === 0) {
    return (
      <Section title="Сроки" name="clocks">
        <p class="quiet">Сроков нет: клиент ничего не ждёт.</p>
      </Section>
    );
  }
  return (
    <Section title="Сроки" name="clocks">
      {urgent && <Clock id={urgent.id} clock={urgent.clock} rules={rules} explain={explain} large />}
      {verdict.duties.map((duty) => (
        <DutyCard key={`${duty.kind}${duty.since}`} duty={duty} onWrite={onWrite} />
      ))}
      {others.sort(overLast).map(([id, clock]) => (
        <Clock key={id} id={id} clock={clock} rules={rules} explain={explain} />
      ))}
    </Section>
  );
}

const overLast = ([, a]: [ClockId, ClockVerdict], [, b]: [ClockId, ClockVerdict]) =>
  Number(isOver(a)) - Number(isOver(b)) || a.deadline - b.deadline;

interface ClockProps {
  id: ClockId;
  clock: ClockVerdict;
  rules: ClockRules;
  explain(id: ClockId): Explanation[];
  large?: boolean;
}

function Clock({ id, clock, rules, explain, large = false }: ClockProps) {
  const [open, setOpen] = useState(false);
  return (
    <div class="clock" data-large={large ? '' : undefined}>
      <button
        type="button"
        class="clock-face"
        aria-expanded={open}
        title="Почему столько"
        onClick={(event) => event.isTrusted && setOpen(!open)}
      >
        <Countdown id={id} clock={clock} rule={rules[id]} large={large} />
      </button>
      <Clause id={CLOCK_CLAUSES[id]} />
      {open && <Why id={id} clock={clock} explained={explain(id)} />}
    </div>
  );
}

function DutyCard({ duty, onWrite }: { duty: Duty; onWrite: Props['onWrite'] }) {
  if (duty.kind === 'call') {
    return (
      <Notice tone="warn" icon="phone" name="duty-call">
        <p>
          Обещали перезвонить до {moscowTime(duty.until)} МСК <Clause id="R13a" />
        </p>
      </Notice>
    );
  }
  return (
    <Notice
      tone="bad"
      icon="alert"
      name={`duty-${duty.reason}`}
      actions={
        <Button icon="fill" onPress={() => onWrite(duty)}>
          Вставить текст
        </Button>
      }
    >
      <p>
        <strong>{DUTY_TITLES[duty.reason]}</strong> <Clause id={DUTY_CLAUSES[duty.reason]} />
      </p>
      <p class="quiet">Звонок был в {moscowTime(duty.since)} МСК. Снимется, когда сообщение появится в заявке.</p>
    </Notice>
  );
}
