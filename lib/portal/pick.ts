/** Picking a control on the page with the pointer or the keyboard, while the page itself hears nothing of it. */
import { type Pointable, pointableAt } from './bind.ts';
import { documentsOf, OVERLAY_TAG } from './roots.ts';

export interface PickHandlers {
  /** What would be taken now; null where there is nothing to take. */
  over(pointable: Pointable | null): void;
  take(): void;
  leave(): void;
}

const SWALLOWED = ['mousedown', 'mouseup', 'pointerdown', 'pointerup', 'click', 'dblclick', 'auxclick', 'contextmenu'];

/** Until `signal`: moves, presses and keys on the page go here and no further; those in our overlay are left alone. */
export function pickOnPage(
  top: Document,
  pointables: readonly Pointable[],
  signal: AbortSignal,
  { over, take, leave }: PickHandlers,
): void {
  focusPage(top);
  let at = -1;
  const step = (by: number) => {
    if (pointables.length === 0) return;
    at = (at + by + pointables.length) % pointables.length;
    pointables[at]!.control.face.scrollIntoView({ block: 'center' });
    over(pointables[at]!);
  };
  const onKey = (event: KeyboardEvent) => {
    const act = KEYS[event.shiftKey ? `Shift+${event.code}` : event.code];
    swallow(event);
    if (act === 'next') step(1);
    else if (act === 'previous') step(-1);
    else if (act === 'take') take();
    else if (act === 'leave') leave();
  };
  const onMove = (event: Event) => {
    const target = event.composedPath()[0] as Element;
    over(target.nodeType === 1 ? pointableAt(target, pointables) : null);
  };
  for (const { doc } of documentsOf(top)) {
    const view = doc.defaultView;
    if (!view) continue;
    const listen = (type: string, heard: (event: Event) => void) =>
      view.addEventListener(type, (event) => event.isTrusted && !isOurs(event) && heard(event), {
        capture: true,
        signal,
      });
    listen('mousemove', onMove);
    listen('keydown', (event) => onKey(event as KeyboardEvent));
    for (const type of ['keyup', 'keypress']) listen(type, swallow);
    for (const type of SWALLOWED) {
      listen(type, (event) => {
        swallow(event);
        if (type !== 'click') return;
        onMove(event);
        take();
      });
    }
  }
}

/** Keys are to begin on the page, not where the focus was left, in our overlay or in a field. */
function focusPage(top: Document): void {
  let active = top.activeElement as HTMLElement | null;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement as HTMLElement;
  active?.blur();
}

const KEYS: Record<string, 'next' | 'previous' | 'take' | 'leave'> = {
  Tab: 'next',
  ArrowDown: 'next',
  'Shift+Tab': 'previous',
  ArrowUp: 'previous',
  Enter: 'take',
  NumpadEnter: 'take',
  Escape: 'leave',
};

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function isOurs(event: Event): boolean {
  return (event.target as Element | null)?.localName === OVERLAY_TAG;
}
