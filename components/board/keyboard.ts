/** The board from the keyboard: lines by arrows or J and K, everything else by the place of the key, whatever the layout. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** `help` is «?», wherever the layout has it. */
type Pressed = 'help' | 'Escape' | 'Space' | `Key${string}`;

/** `act` gets what isn't moving; it returns whether it did something. What is typed into a field is left alone. */
export function useBoardKeys(act: (pressed: Pressed) => boolean): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || !event.isTrusted) return;
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null;
      if (typing) {
        if (event.code === 'Escape') focusRow(rowOf(document.activeElement));
        return;
      }
      const pressed = pressedOf(event);
      const done = move(event.code) || (pressed !== null && latest.current(pressed));
      if (done) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** Keeps the focus near when the line that has it moves or goes: on the same ticket's line, else on the one in its place. */
export function useKeptFocus(board: unknown): void {
  const last = useRef<{ ticketId: string; index: number } | null>(null);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      const row = rowOf(target as Element);
      last.current = row && { ticketId: row.dataset.ticket ?? '', index: allRows().indexOf(row) };
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  // A changed board is what takes the focus away.
  useLayoutEffect(() => {
    if (!last.current || document.activeElement !== document.body) return;
    const { ticketId, index } = last.current;
    const rows = allRows();
    focusRow(rows.find(({ dataset }) => dataset.ticket === ticketId) ?? rows[Math.min(index, rows.length - 1)] ?? null);
  }, [board]);
}

/** The key of the line that has the focus; null when none has. */
export function focusedKey(): string | null {
  return rowOf(document.activeElement)?.dataset.key ?? null;
}

function pressedOf({ key, code }: KeyboardEvent): Pressed | null {
  if (key === '?' || code === 'F1') return 'help';
  if (code === 'Escape') return 'Escape';
  // A button is pressed by it, but for the line itself, which Enter opens.
  if (code === 'Space') return document.activeElement?.matches('.row-face') ? 'Space' : null;
  return code.startsWith('Key') ? (code as Pressed) : null;
}

/** ↑ and ↓ or K and J go from line to line, over the parts and «Показать ещё»; Home and End to the first and last. */
function move(code: string): boolean {
  if (document.activeElement?.closest('[role="tablist"]')) return false;
  const rows = allRows();
  const row = rowOf(document.activeElement);
  const at = row ? rows.indexOf(row) : -1;
  const target = {
    ArrowDown: at + 1,
    KeyJ: at + 1,
    ArrowUp: Math.max(0, at - 1),
    KeyK: Math.max(0, at - 1),
    Home: 0,
    End: rows.length - 1,
  }[code];
  const next = target === undefined ? undefined : rows[target];
  if (!next) return false;
  focusRow(next);
  return true;
}

function focusRow(row: HTMLElement | null): void {
  (row?.querySelector<HTMLElement>('.row-face') ?? row)?.focus();
}

const allRows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.board-row, .board-part > .button')];

function rowOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>('.board-row, .board-part > .button') ?? null;
}
