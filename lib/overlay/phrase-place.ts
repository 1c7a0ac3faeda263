/** Where the palette's canned responses go: what it knows of the ticket's page, and what it may ask of it. */
import type { ReadonlySignal } from '@preact/signals';
import type { Caret } from '../portal/caret.ts';
import type { Held } from '../portal/write-text.ts';
import type { Macro } from '../regulation/macro.ts';
import type { OfferFacts } from '../regulation/offer.ts';
import type { Settings } from '../settings/schema.ts';

export interface PhrasePlace {
  settings: ReadonlySignal<Settings>;
  facts(): OfferFacts;
  /** Values of the variables of one of them, by its id. */
  values(id: string): Readonly<Record<string, string>>;
  /** The message field, when a text can be put into it now; null otherwise. */
  message(): Held | null;
  /** Shows in the panel what an action would do; `values` holds what was asked. */
  start(macro: Macro, values: Readonly<Record<string, string>>): void;
}

/** How the palette was called. */
export interface PhraseOpening {
  /** Where in the message field the person is; null where the page has none that takes a text. */
  caret: Caret | null;
  /** What stands before the caret and gives way to the text: «/» that has called the palette, or a shortcut. */
  typed: string;
  /** The one to begin with, by id: a shortcut that can't be inserted at once. */
  id?: string;
}
