/** The views of the side panel as tabs, which Alt+1…4 reach from anywhere; under them the way to practice. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { TAB_PANEL, type Tab, TabList, tabId } from '../ui/TabList.tsx';

interface Props<Id extends string> {
  tabs: readonly Tab<Id>[];
  chosen: Id;
  onChoose(id: Id): void;
  children: ComponentChildren;
}

const KEYS = ['Digit1', 'Digit2', 'Digit3', 'Digit4'];

export function Tabs<Id extends string>({ tabs, chosen, onChoose, children }: Props<Id>) {
  useEffect(() => {
    const reach = (event: KeyboardEvent) => {
      const tab = event.altKey && !event.ctrlKey ? tabs[KEYS.indexOf(event.code)] : undefined;
      if (!tab) return;
      event.preventDefault();
      onChoose(tab.id);
    };
    document.addEventListener('keydown', reach);
    return () => document.removeEventListener('keydown', reach);
  }, [tabs, onChoose]);

  return (
    <div class="ui side">
      <header class="page-top">
        <h1 class="unseen">Дежурный</h1>
        <TabList
          label="Дежурный"
          tabs={tabs.map((tab, index) => ({ ...tab, key: `Alt+${index + 1}` }))}
          chosen={chosen}
          onChoose={onChoose}
        />
      </header>
      <main>
        <div id={TAB_PANEL} role="tabpanel" aria-labelledby={tabId(chosen)}>
          {children}
        </div>
      </main>
      <footer class="side-foot">
        <a href="practice.html" target="_blank" rel="noreferrer">
          Тренировка
        </a>
        <a href="practice.html#progress" target="_blank" rel="noreferrer">
          Мои успехи
        </a>
      </footer>
    </div>
  );
}
