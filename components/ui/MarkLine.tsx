/** One mark of the operator: what, and when, which can be corrected; it can be taken back (R04). */
import type { ComponentChildren } from 'preact';
import type { Mark } from '../../lib/regulation/marks.ts';
import { clockOf } from '../../lib/text/clock-field.ts';
import { moscowTime } from '../../lib/text/moscow.ts';
import { Button } from './Button.tsx';
import { eventTitle } from './words.ts';

interface Props {
  mark: Mark;
  /** Before what was marked: «Отмечено», «№ 38417». */
  lead?: string;
  onTakeBack(): void;
  /** `HH:MM`, Moscow. */
  onRetime(time: string): void;
  /** More that can be done with it. */
  children?: ComponentChildren;
}

export function MarkLine({ mark: { event }, lead, onTakeBack, onRetime, children }: Props) {
  const time = moscowTime(event.at);
  return (
    <div class="mark" data-name="mark" data-type={event.type}>
      <label class="mark-words">
        <span>
          {lead && <span class="mark-lead">{lead}: </span>}
          {eventTitle(event)}, в
        </span>
        <input
          class="mark-time"
          inputMode="numeric"
          maxLength={5}
          title="Исправить время, ЧЧ:ММ"
          value={time}
          onChange={({ currentTarget: field }) => {
            const typed = clockOf(field.value);
            if (typed) onRetime(typed);
            else field.value = time;
          }}
        />
      </label>
      {children}
      <Button kind="quiet" icon="back" name="take-back" onPress={onTakeBack}>
        Отменить
      </Button>
    </div>
  );
}
