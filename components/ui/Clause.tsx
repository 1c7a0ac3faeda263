/** The number of the regulation's clause, quiet; its own words appear on hover and on focus, a press opens the text there. */
import { useContext, useId, useRef } from 'preact/hooks';
import { clauseOf, remarkOn } from '../../lib/regulation/clauses.ts';
import { RegulationContext } from './regulation.ts';

/** Renders nothing for a clause that the regulation doesn't have. */
export function Clause({ id }: { id: string }) {
  const describedBy = useId();
  const anchor = useRef<HTMLButtonElement>(null);
  const quote = useRef<HTMLSpanElement>(null);
  const { edition, open } = useContext(RegulationContext);
  const clause = clauseOf(id, edition);
  if (!clause) return null;
  const remark = remarkOn(id);

  const show = () => {
    if (!quote.current || !anchor.current) return;
    quote.current.showPopover();
    placeBeside(quote.current, anchor.current.getBoundingClientRect());
  };
  const hide = () => quote.current?.hidePopover();
  return (
    <>
      <button
        type="button"
        class="clause"
        ref={anchor}
        aria-label={`Пункт регламента ${id}`}
        aria-describedby={describedBy}
        onMouseEnter={show}
        onMouseLeave={hide}
        onFocus={show}
        onBlur={hide}
        onClick={(event) => event.isTrusted && open?.(id)}
      >
        {id}
      </button>
      <span class="clause-quote" popover="manual" role="tooltip" id={describedBy} ref={quote}>
        «{clause.quote}»
        <small>
          Регламент, {clause.section}
          {remark && `. ${remark}`}
        </small>
      </span>
    </>
  );
}

/** Under the anchor, or above it where there is no room; always within the window. */
function placeBeside(quote: HTMLElement, anchor: DOMRect): void {
  const { width, height } = quote.getBoundingClientRect();
  const below = anchor.bottom + 6;
  const top = below + height < innerHeight ? below : anchor.top - height - 6;
  quote.style.left = `${Math.max(8, Math.min(anchor.left, innerWidth - width - 8))}px`;
  quote.style.top = `${Math.max(8, top)}px`;
}
