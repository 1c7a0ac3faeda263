/** The working days of the 2nd line (R25): weekdays, and a year's days one by one over the production calendar. */
import { useState } from 'preact/hooks';
import { calendarYear, isWorkingDay, whenPhrase, withDay } from '../../../lib/regulation/calendar.ts';
import { moscowDate } from '../../../lib/text/moscow.ts';
import { Button } from '../../ui/Button.tsx';
import { Setting } from '../Setting.tsx';
import type { FindableSetting, Workshop } from '../workshop.ts';
import { YearView } from './YearView.tsx';

export const CALENDAR_SETTINGS: FindableSetting[] = [
  { path: 'calendar.workdays', label: 'Рабочие дни недели', keywords: 'понедельник суббота воскресенье пятидневка' },
  {
    path: 'calendar',
    label: 'Праздники и переносы',
    keywords: 'выходные праздничные дни производственный календарь завтра в понедельник',
  },
];

const WEEKDAYS = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'];
const ALL_WEEKDAYS = ['Понедельник', 'Вторник', 'Среда', 'Четверг', 'Пятница', 'Суббота', 'Воскресенье'];
const DEFAULT_WORKDAYS = [0, 1, 2, 3, 4];

const YEAR_WORDS = {
  published: 'Производственный календарь этого года встроен.',
  preliminary:
    'Предварительно: правительство ещё не утвердило переносы этого года, дни — по Трудовому кодексу. Проверьте их.',
  missing: 'Производственного календаря этого года во «Дежурном» нет: отметьте праздники сами.',
};

export function CalendarSection({ workshop }: { workshop: Workshop }) {
  const { draft, builtIn, set } = workshop;
  const { calendar } = draft;
  const today = moscowDate(Date.now());
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const workdays = calendar.workdays ?? DEFAULT_WORKDAYS;
  const toggleWeekday = (day: number) =>
    set(
      'calendar.workdays',
      workdays.includes(day) ? workdays.filter((one) => one !== day) : [...workdays, day].sort(),
    );
  const known = calendarYear(year);
  const next = whenPhrase(today, calendar);
  return (
    <>
      <div class="group">
        <p>
          {next ? (
            <>
              Передача на 2-ю линию сегодня скажет клиенту: «свяжутся с вами <strong>{next.when}</strong>».
            </>
          ) : (
            <span class="error">Рабочих дней нет целый год: передача на 2-ю линию не сможет назвать день.</span>
          )}
        </p>
      </div>
      <div class="group">
        <Setting workshop={workshop} path="calendar.workdays" label="Рабочие дни недели" clause="R25" standard="пн–пт">
          {({ id, disabled, ...control }) => (
            <fieldset class="weekdays" {...control} id={id} aria-label="Рабочие дни недели" tabIndex={-1}>
              {WEEKDAYS.map((name, day) => (
                <button
                  type="button"
                  class="button"
                  key={name}
                  title={ALL_WEEKDAYS[day]}
                  aria-pressed={workdays.includes(day)}
                  disabled={disabled}
                  onClick={() => toggleWeekday(day)}
                >
                  {name}
                </button>
              ))}
            </fieldset>
          )}
        </Setting>
        <Setting workshop={workshop} path="calendar" label="Праздники и переносы" clause="R25" wide>
          {({ id, disabled, ...control }) => (
            <fieldset {...control} id={id} class="year" aria-label="Праздники и переносы" tabIndex={-1}>
              <div class="row year-head">
                <Button name="year-before" onPress={() => setYear(year - 1)}>
                  ‹ {year - 1}
                </Button>
                <strong data-name="year">{year}</strong>
                <Button name="year-after" onPress={() => setYear(year + 1)}>
                  {year + 1} ›
                </Button>
                {known === 'preliminary' && (
                  <span class="badge" data-tone="warn">
                    предварительно
                  </span>
                )}
                <span class={known === 'published' ? 'hint' : 'warning'}>{YEAR_WORDS[known]}</span>
              </div>
              <YearView
                key={year}
                year={year}
                today={today}
                disabled={disabled}
                isWorking={(date) => isWorkingDay(date, calendar)}
                isEdited={(date) => isWorkingDay(date, calendar) !== isWorkingDay(date, builtIn.calendar)}
                onToggle={(date) => set('calendar', withDay(calendar, date, !isWorkingDay(date, calendar)))}
              />
              <p class="hint">
                Нажатие меняет рабочий день на выходной и обратно. Стрелки ходят по дням, пробел меняет. Точкой отмечено
                то, что отличается от встроенного календаря.
              </p>
            </fieldset>
          )}
        </Setting>
      </div>
    </>
  );
}
