/** When one is offered: for whom and on which page. */
import { always, type Macro, type OfferedWhen } from '../../../lib/regulation/macro.ts';
import { settingAt } from '../../../lib/settings/paths.ts';
import { Setting } from '../Setting.tsx';
import type { Workshop } from '../workshop.ts';

interface Choice {
  label: string;
  /** In the order any, yes, no. */
  titles: [string, string, string];
}

const CHOICES: Record<'paid' | 'critical' | 'incident', Choice> = {
  paid: { label: 'Оплата', titles: ['любая', 'только платным', 'только бесплатным'] },
  critical: { label: 'Критическая', titles: ['любая заявка', 'только критические', 'кроме критических'] },
  incident: { label: 'Сбой', titles: ['неважно', 'только во время сбоя', 'кроме времени сбоя'] },
};
const PAGES: Choice = { label: 'Страница', titles: ['любая', 'новая заявка', 'созданная заявка'] };
const VALUES = [null, true, false] as const;
const PAGE_VALUES: OfferedWhen['pages'][] = [[], ['ticket-new'], ['ticket']];

export function Conditions({ macro, workshop }: { macro: Macro; workshop: Workshop }) {
  const path = `macros.${macro.id}.when`;
  const when = macro.when ?? always;
  const set = (change: Partial<OfferedWhen>) => workshop.set(path, { ...when, ...change });
  const page = PAGE_VALUES.findIndex(([first]) => first === when.pages[0]);
  return (
    <Setting
      workshop={workshop}
      path={path}
      label="Когда предлагать"
      hint="В другое время фразу можно найти поиском: панель скажет, почему она не для этой заявки."
      fallback={settingAt(workshop.builtIn, `macros.${macro.id}`) && always}
      wide
    >
      {({ id, disabled, ...control }) => (
        <fieldset
          {...control}
          id={id}
          class="conditions"
          aria-label="Когда предлагать"
          tabIndex={-1}
          disabled={disabled}
        >
          {(['paid', 'critical', 'incident'] as const).map((key) => (
            <Select
              key={key}
              name={`when-${key}`}
              choice={CHOICES[key]}
              value={VALUES.indexOf(when[key])}
              onValue={(index) => set({ [key]: VALUES[index]! })}
            />
          ))}
          <Select
            name="when-page"
            choice={PAGES}
            value={when.pages.length > 1 ? 0 : page}
            onValue={(index) => set({ pages: PAGE_VALUES[index]! })}
          />
        </fieldset>
      )}
    </Setting>
  );
}

interface SelectProps {
  name: string;
  choice: Choice;
  value: number;
  onValue(index: number): void;
}

function Select({ name, choice: { label, titles }, value, onValue }: SelectProps) {
  return (
    <label>
      {label}
      <select
        data-name={name}
        value={String(value)}
        onChange={({ currentTarget }) => onValue(Number(currentTarget.value))}
      >
        {titles.map((title, index) => (
          <option key={title} value={String(index)}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
