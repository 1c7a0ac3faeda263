/** «Найти настройку»: what fits as it is typed; arrows and Enter go there. «/» comes here from anywhere on the page. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Finding, searchSettings } from './search.ts';
import type { OptionsSection } from './workshop.ts';

interface Props {
  sections: readonly OptionsSection[];
  onGo(section: string, path?: string): void;
}

export function SearchBox({ sections, onGo }: Props) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  useSlash(() => input.current?.select());
  const found = searchSettings(sections, query);
  const isOpen = query.trim() !== '';

  const go = ({ section, path }: Finding) => {
    setQuery('');
    onGo(section, path ?? undefined);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const chosen = found[at];
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Escape') setQuery('');
    else if (event.key === 'Enter' && chosen) go(chosen);
    else if (event.key !== 'Enter') return;
    event.preventDefault();
  };
  return (
    <search class="find">
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Найти настройку"
        aria-expanded={isOpen}
        aria-controls="find-results"
        aria-activedescendant={found[at] && `find-${found[at].id}`}
        aria-autocomplete="list"
        aria-keyshortcuts="/"
        autocomplete="off"
        spellcheck={false}
        placeholder="Найти настройку — клавиша /"
        value={query}
        onInput={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKey}
        onBlur={() => setQuery('')}
      />
      <div class="find-results" hidden={!isOpen}>
        <div id="find-results" role="listbox" aria-label="Найдено">
          {found.map((finding, index) => (
            <div
              key={finding.id}
              id={`find-${finding.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onMouseDown={(event) => {
                event.preventDefault();
                go(finding);
              }}
            >
              {finding.title} <small>{finding.place}</small>
            </div>
          ))}
        </div>
        <p role="status">{isOpen && found.length === 0 && 'Ничего не нашлось. Попробуйте другое слово.'}</p>
      </div>
    </search>
  );
}

/** The key, in either layout, where nothing is being typed. */
function useSlash(act: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, select');
      if (event.code !== 'Slash' || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || typing) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
