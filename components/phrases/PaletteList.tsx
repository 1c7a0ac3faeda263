/** What was found: the search line keeps the focus, a press selects, a second one inserts. */
import { useEffect, useRef } from 'preact/hooks';
import type { PaletteActions, PaletteState } from '../../lib/overlay/palette-session.ts';

interface Props
  extends Pick<PaletteState, 'items' | 'selected' | 'query'>,
    Pick<PaletteActions, 'onSelect' | 'onInsert'> {
  id: string;
  optionId(index: number): string;
}

export function PaletteList({ items, selected, query, id, optionId, onSelect, onInsert }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [selected, items]);
  if (!items || items.length === 0) {
    return (
      <div class="palette-list" id={id}>
        <p class="quiet" role="status">
          {items ? emptyWords(query.trim()) : 'Ищем…'}
        </p>
      </div>
    );
  }
  return (
    <div class="palette-list" role="listbox" id={id} ref={list} aria-label="Фразы и действия">
      {items.map(({ macro, shortcut, unfit }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard at the search line, which keeps the focus
        <div
          key={macro.id}
          id={optionId(index)}
          class="palette-item"
          role="option"
          tabIndex={-1}
          data-id={macro.id}
          aria-selected={index === selected}
          aria-disabled={unfit !== null}
          onMouseDown={(event) => event.preventDefault()}
          onClick={(event) => {
            if (!event.isTrusted) return;
            onSelect(index);
            if (event.detail > 1) onInsert();
          }}
        >
          <span class="palette-title">
            {macro.title}
            {shortcut !== '' && <kbd>.{shortcut}</kbd>}
          </span>
          <span class="palette-line">{unfit ?? (macro.text || macro.hidden)}</span>
        </div>
      ))}
    </div>
  );
}

function emptyWords(query: string): string {
  return query === ''
    ? 'Для этой заявки фраз нет.'
    : `По словам «${query}» ничего не нашлось. Попробуйте другое слово или его начало.`;
}
