/** Tabs of which one is shown: arrows, Home and End move among them. */

export interface Tab<Id extends string = string> {
  id: Id;
  title: string;
  /** What else says how to reach it: «Alt+1». */
  key?: string;
  /** Draws attention to a tab that isn't shown: an open incident. */
  alarm?: boolean;
}

interface Props<Id extends string> {
  label: string;
  tabs: readonly Tab<Id>[];
  chosen: Id;
  onChoose(id: Id): void;
}

/** The id of the element that shows the chosen tab; it is labelled by `tabId`. */
export const TAB_PANEL = 'view';

export const tabId = (id: string): string => `tab-${id}`;

export function TabList<Id extends string>({ label, tabs, chosen, onChoose }: Props<Id>) {
  const move = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const at = tabs.findIndex(({ id }) => id === chosen);
    const step = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.code];
    const next = step === undefined ? undefined : tabs[(step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    event.currentTarget.querySelector<HTMLElement>(`#${tabId(next.id)}`)?.focus();
  };
  return (
    <div class="tab-list" role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map(({ id, title, key, alarm }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabId(id)}
          aria-selected={id === chosen}
          aria-controls={TAB_PANEL}
          tabIndex={id === chosen ? 0 : -1}
          title={key && `${title} (${key})`}
          data-alarm={alarm ? '' : undefined}
          onClick={() => onChoose(id)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
