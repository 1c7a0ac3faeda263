/** The views of the side panel as tabs: arrows move among them, Alt+1…4 reach one from anywhere. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';

export interface Tab<Id extends string = string> {
  id: Id;
  title: string;
  /** Draws attention to a tab that isn't shown: an open incident. */
  alarm?: boolean;
}

interface Props<Id extends string> {
  tabs: readonly Tab<Id>[];
  chosen: Id;
  onChoose(id: Id): void;
  children: ComponentChildren;
}

export function Tabs<Id extends string>({ tabs, chosen, onChoose, children }: Props<Id>) {
  useEffect(() => {
    const reach = (event: KeyboardEvent) => {
      const tab =
        event.altKey && !event.ctrlKey ? tabs[['Digit1', 'Digit2', 'Digit3', 'Digit4'].indexOf(event.code)] : undefined;
      if (!tab) return;
      event.preventDefault();
      onChoose(tab.id);
    };
    document.addEventListener('keydown', reach);
    return () => document.removeEventListener('keydown', reach);
  }, [tabs, onChoose]);

  const move = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const at = tabs.findIndex(({ id }) => id === chosen);
    const step = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.code];
    const next = step === undefined ? undefined : tabs[(step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };
  return (
    <div class="ui side">
      <header class="tabs">
        <h1 class="unseen">Дежурный</h1>
        <div role="tablist" aria-label="Дежурный" onKeyDown={move}>
          {tabs.map(({ id, title, alarm }, index) => (
            <button
              key={id}
              type="button"
              role="tab"
              id={`tab-${id}`}
              aria-selected={id === chosen}
              aria-controls="view"
              tabIndex={id === chosen ? 0 : -1}
              title={`${title} (Alt+${index + 1})`}
              data-alarm={alarm ? '' : undefined}
              onClick={() => onChoose(id)}
            >
              {title}
            </button>
          ))}
        </div>
      </header>
      <main>
        <div id="view" role="tabpanel" aria-labelledby={`tab-${chosen}`}>
          {children}
        </div>
      </main>
    </div>
  );
}
