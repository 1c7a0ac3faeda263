/** A year by months, its days off apart from its working days. One stop for Tab; arrow keys go through the days. */
import { useRef, useState } from 'preact/hooks';
import { addDays, moscowMidnight, moscowParts } from '../../../lib/text/moscow.ts';

interface Props {
  year: number;
  /** ISO. */
  today: string;
  disabled: boolean;
  isWorking(date: string): boolean;
  /** Whether it is another than the built-in calendar has it. */
  isEdited(date: string): boolean;
  onToggle(date: string): void;
}

const MONTHS = [
  ...['Январь', 'Февраль', 'Март', 'Апрель', 'Май', 'Июнь'],
  ...['Июль', 'Август', 'Сентябрь', 'Октябрь', 'Ноябрь', 'Декабрь'],
];

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

const spoken = new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', weekday: 'long', timeZone: 'UTC' });

export function YearView({ year, today, disabled, isWorking, isEdited, onToggle }: Props) {
  const [stop, setStop] = useState(today.startsWith(`${year}-`) ? today : `${year}-01-01`);
  const grid = useRef<HTMLDivElement>(null);
  /** The day takes the focus at once: the next key may come before the page is drawn anew. */
  const walk = (event: KeyboardEvent, date: string) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    grid.current?.querySelector<HTMLElement>(`[data-date="${addDays(date, step)}"]`)?.focus();
  };
  return (
    <div class="months" ref={grid}>
      {MONTHS.map((name, month) => (
        <section class="month" key={name} aria-label={`${name} ${year}`}>
          <h3>{name}</h3>
          <div class="days">
            {daysOf(year, month + 1).map((date, index) => (
              <button
                type="button"
                key={date}
                data-date={date}
                style={index === 0 ? { gridColumnStart: moscowParts(moscowMidnight(date)).weekday + 1 } : undefined}
                data-off={!isWorking(date) || undefined}
                data-edited={isEdited(date) || undefined}
                aria-current={date === today ? 'date' : undefined}
                aria-label={dayWords(date, isWorking(date), isEdited(date))}
                tabIndex={date === stop ? 0 : -1}
                disabled={disabled}
                onKeyDown={(event) => walk(event, date)}
                onFocus={() => setStop(date)}
                onClick={() => onToggle(date)}
              >
                {index + 1}
              </button>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

/** ISO dates of a month, 1–12. */
function daysOf(year: number, month: number): string[] {
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

function dayWords(date: string, working: boolean, edited: boolean): string {
  const day = spoken.format(new Date(`${date}T00:00:00Z`));
  return `${day}: ${working ? 'рабочий' : 'выходной'}${edited ? ', изменён' : ''}`;
}
