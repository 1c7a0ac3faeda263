/** The sections by group, the current one marked, each with how many errors lead to it. Arrow keys go through them. */
import { counted } from '../../lib/text/counted.ts';
import { GROUPS, type OptionsSection } from './workshop.ts';

interface Props {
  sections: readonly OptionsSection[];
  current: string;
  /** By section id; absent for none. */
  errors: ReadonlyMap<string, number>;
}

export function SectionNav({ sections, current, errors }: Props) {
  return (
    <nav class="sections" aria-label="Разделы настроек" onKeyDown={walk}>
      {GROUPS.map((group) => ({ group, own: sections.filter((section) => section.group === group) }))
        .filter(({ own }) => own.length > 0)
        .map(({ group, own }) => (
          <div key={group} class="sections-group">
            <h2 class="sections-title" id={`group-${group}`}>
              {group}
            </h2>
            <ul aria-labelledby={`group-${group}`}>
              {own.map(({ id, title }) => (
                <li key={id}>
                  <a href={`#${id}`} aria-current={id === current ? 'page' : undefined}>
                    {title}
                    <ErrorCount count={errors.get(id) ?? 0} />
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </nav>
  );
}

function ErrorCount({ count }: { count: number }) {
  if (count === 0) return null;
  const words = counted(count, 'ошибка', 'ошибки', 'ошибок');
  return (
    <span class="badge" data-tone="bad" title={words}>
      {count}
      <span class="unseen"> {words.replace(/^\d+ /u, '')}</span>
    </span>
  );
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

function walk(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const links = [...event.currentTarget.querySelectorAll('a')];
  const at = links.indexOf(event.target as HTMLAnchorElement);
  const step = STEPS[event.key];
  const ends: Record<string, number> = { Home: 0, End: links.length - 1 };
  const next = step === undefined ? ends[event.key] : at + step;
  if (at === -1 || next === undefined) return;
  event.preventDefault();
  links[next]?.focus();
}
