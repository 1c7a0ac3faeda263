/** The palette of canned responses: one line to search by, the list, and what the selected one would put into this ticket. */
import { useEffect, useId, useRef } from 'preact/hooks';
import type { PaletteActions, PaletteState } from '../../lib/overlay/palette-session.ts';
import type { FilledPhrase } from '../../lib/overlay/phrase-fill.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PaletteList } from './PaletteList.tsx';
import { PalettePreview } from './PalettePreview.tsx';

interface Props {
  state: PaletteState;
  actions: PaletteActions;
}

/** What the arrow keys do to the selection. */
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 };

export function Palette({ state, actions }: Props) {
  const { query, items, selected, filled, told } = state;
  const search = useRef<HTMLInputElement>(null);
  const dialog = useRef<HTMLElement>(null);
  const listId = useId();
  const optionId = (index: number) => `${listId}-${index}`;
  useEffect(() => search.current?.focus({ preventScroll: true }), []);

  /** Enter: what is asked first, then the insertion. */
  const enter = () => {
    const asked = [...(dialog.current?.querySelectorAll<HTMLInputElement>('.palette-asked input') ?? [])];
    const empty = asked.find(({ value }) => value.trim() === '');
    if (empty) empty.focus();
    else actions.onInsert();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const step = STEPS[event.code];
    if (event.code === 'Escape') actions.onClose();
    else if (step !== undefined && items) actions.onSelect(stepFrom(selected, step, items.length));
    else if (event.code === 'Enter' || event.code === 'NumpadEnter') {
      if ((event.target as HTMLElement).localName === 'button') return;
      enter();
    } else if (event.code === 'Backspace' && query === '' && event.target === search.current) actions.onClose();
    else return;
    event.preventDefault();
  };

  return (
    <section class="palette" role="dialog" aria-label="Фразы и действия" ref={dialog} onKeyDown={onKey}>
      <div class="palette-search">
        <Icon name="talk" />
        <input
          ref={search}
          type="text"
          role="combobox"
          aria-label="Найти фразу: слово, название, сокращение"
          aria-expanded={items !== null && items.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={selected >= 0 ? optionId(selected) : undefined}
          autocomplete="off"
          spellcheck={false}
          placeholder="Слово, название или сокращение"
          value={query}
          onInput={({ currentTarget }) => actions.onQuery(currentTarget.value)}
        />
        <Button kind="quiet" icon="cross" name="palette-close" label="Закрыть (Esc)" onPress={actions.onClose} />
      </div>
      {told && (
        <Notice tone="warn" icon="alert" role="status" name="palette-told">
          <p>{told}</p>
        </Notice>
      )}
      <div class="palette-body">
        <PaletteList id={listId} optionId={optionId} {...state} {...actions} />
        {filled && items && (
          <PalettePreview
            key={filled.macro.id}
            {...state}
            {...actions}
            filled={filled}
            unfit={items[selected]!.unfit}
          />
        )}
      </div>
      <footer class="palette-foot">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> выбрать
        </span>
        <span>
          <kbd>Enter</kbd> {verb(filled, state.canInsert).toLowerCase()}
        </span>
        <span>
          <kbd>Esc</kbd> закрыть
        </span>
      </footer>
    </section>
  );
}

/** A single step goes round at the ends, a page stops there. */
function stepFrom(from: number, step: number, count: number): number {
  return Math.abs(step) === 1 ? from + step : Math.max(0, Math.min(count - 1, from + step));
}

/** What Enter does to the selected one. */
export function verb(filled: FilledPhrase | null, canInsert: boolean): string {
  if (filled?.action) return 'Показать, что изменится';
  return canInsert ? 'Вставить' : 'Скопировать';
}
