/**
 * Keeps what is typed in our overlay from the portal's hotkeys (platform.md §0.6, §2): a listener in the window's capture phase, set
 * before any script of the page, hears everything first.
 */

const KEYS = ['keydown', 'keypress', 'keyup'] as const;
/** Composed events that the page would take for its own; the overlay itself listens to none of them. */
const SILENT = [
  'beforeinput',
  'focusin',
  'focusout',
  'compositionstart',
  'compositionupdate',
  'compositionend',
] as const;

/**
 * Events from inside the overlay (an element `tag` with an open shadow root) never reach the page; keys and `input` are given on
 * inside it as events that don't leave its root. What the overlay prevents there is prevented for the browser too.
 */
export function guardKeys(view: Window, tag: string, signal: AbortSignal): void {
  const listen = (types: readonly string[], handle: (event: Event, inner: EventTarget) => void) => {
    for (const type of types) {
      view.addEventListener(
        type,
        (event) => {
          const inner = innerTarget(event, tag);
          if (!inner) return;
          event.stopImmediatePropagation();
          handle(event, inner);
        },
        { capture: true, signal },
      );
    }
  };
  listen(SILENT, () => {});
  listen(KEYS, (event, inner) => passOn(event, inner, new KeyboardEvent(event.type, initOf(event as KeyboardEvent))));
  listen(['input'], (event, inner) => passOn(event, inner, new Event('input', { bubbles: true })));
}

/** The element inside the overlay that an event began at; null for the page's own events. */
function innerTarget(event: Event, tag: string): EventTarget | null {
  if ((event.target as Element | null)?.localName !== tag || !event.isTrusted) return null;
  return event.composedPath()[0] ?? null;
}

function passOn(original: Event, target: EventTarget, copy: Event): void {
  if (!target.dispatchEvent(copy)) original.preventDefault();
}

function initOf(event: KeyboardEvent): KeyboardEventInit {
  const { key, code, location, repeat, isComposing, ctrlKey, shiftKey, altKey, metaKey } = event;
  return {
    ...{ key, code, location, repeat, isComposing, ctrlKey, shiftKey, altKey, metaKey },
    bubbles: true,
    cancelable: true,
    composed: false,
  };
}

/** A combination by the key's place on the board: the same in the Russian and the Latin layout. */
export interface Hotkey {
  code: string;
  alt?: boolean;
  shift?: boolean;
  ctrl?: boolean;
  act(): void;
}

/** Opens the palette of canned responses, from an editor's frame too. */
export const PALETTE_KEY = { code: 'KeyP', alt: true, shift: true } as const;

/** Hotkeys of the whole page. Only a person's own presses count, and no letters that are being composed. */
export function listenForHotkeys(view: Window, hotkeys: readonly Hotkey[], signal: AbortSignal): void {
  view.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.isComposing || event.repeat || event.metaKey) return;
      const hotkey = hotkeys.find(
        ({ code, alt = false, shift = false, ctrl = false }) =>
          event.code === code && event.altKey === alt && event.shiftKey === shift && event.ctrlKey === ctrl,
      );
      if (!hotkey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      hotkey.act();
    },
    { capture: true, signal },
  );
}
