/** What is typed in the portal's message field calls the palette («/» at a line's beginning) or stands for a canned response («.лк» and a blank). */
import { type Caret, caretIn, insertAt, isWithin, textBefore } from '../portal/caret.ts';
import type { Held } from '../portal/write-text.ts';
import { type Canned, cannedOf, forTickets } from '../regulation/canned.ts';
import { unfit } from '../regulation/offer.ts';
import { typedShortcut } from '../regulation/shortcuts.ts';
import { listenForHotkeys, PALETTE_KEY } from './key-guard.ts';
import { fillPhrase } from './phrase-fill.ts';
import type { PhraseOpening, PhrasePlace } from './phrase-place.ts';
import type { OverlayPorts } from './ports.ts';

interface Ports extends Pick<OverlayPorts, 'ask'> {
  place: PhrasePlace;
  open(opening: PhraseOpening): void;
}

export interface TypedCalls {
  /** Listens in the document that the message field lives in now: an editor's frame has one of its own. */
  look(): void;
}

export function listenToTyping({ place, open, ask }: Ports, signal: AbortSignal): TypedCalls {
  let heard: Document | null = null;
  let stop = new AbortController();

  const expand = (held: Held, caret: Caret, before: string) => {
    const typed = typedShortcut(before, place.settings.peek().canned.shortcuts);
    if (!typed) return;
    const canned = forTickets(cannedOf(place.settings.peek())).find(({ macro }) => macro.id === typed.id);
    if (!canned || unfit(canned.macro.when, place.facts()) !== null) return;
    const text = before.slice(-typed.length);
    if (isPlain(canned, place)) {
      const now = fillPhrase(canned.macro, place.values(typed.id), {});
      if (insertAt(caretIn(held), now.text, typed.length, now.caret).taken) void ask('phraseUsed', { id: typed.id });
    } else open({ caret, typed: text, id: typed.id });
  };

  const onInput = (event: Event) => {
    const { inputType, data, isComposing, isTrusted } = event as InputEvent;
    if (!isTrusted || isComposing) return;
    const isSlash = inputType === 'insertText' && data === '/';
    const isBlank = (inputType === 'insertText' && data === ' ') || /^insert(?:LineBreak|Paragraph)$/u.test(inputType);
    if (!isSlash && !isBlank) return;
    const held = place.message();
    if (!held || !isWithin(held, event)) return;
    const caret = caretIn(held);
    const before = textBefore(caret);
    if (isSlash) {
      if (/(?:^|\n)\/$/u.test(before)) open({ caret, typed: '/' });
    } else expand(held, caret, before);
  };

  const called = () => {
    const held = place.message();
    open({ caret: held && caretIn(held), typed: '' });
  };
  const look = () => {
    const doc = place.message()?.element.ownerDocument ?? null;
    if (doc === heard) return;
    stop.abort();
    stop = new AbortController();
    heard = doc;
    if (!doc) return;
    const life = AbortSignal.any([stop.signal, signal]);
    doc.addEventListener('input', onInput, { capture: true, signal: life });
    // The keys of an editor's frame never come to the page's own window.
    if (doc !== document && doc.defaultView)
      listenForHotkeys(doc.defaultView, [{ ...PALETTE_KEY, act: () => called() }], life);
  };
  look();
  return { look };
}

/** Nothing to ask, nothing to show first. */
function isPlain({ macro }: Canned, place: PhrasePlace): boolean {
  const { action, missing } = fillPhrase(macro, place.values(macro.id), {});
  return !action && missing.length === 0;
}
