/** What each kind of page is given, and what it answers to. */

import type { Banner } from '../messages.ts';
import type { Recognised } from '../portal/handles.ts';
import type { Observation } from '../portal/observe.ts';
import type { Settings } from '../settings/schema.ts';
import type { Symptom } from '../text/symptom-names.ts';
import type { Guided } from './guided.ts';
import type { PhraseOpening, PhrasePlace } from './phrase-place.ts';
import type { OverlayPorts } from './ports.ts';
import type { Ticker } from './ticker.ts';
import type { TicketPorts } from './ticket-session.ts';

export interface PageEnvironment {
  ask: OverlayPorts['ask'];
  settings: Settings;
  banner: Banner;
  /** The background's moment when it was greeted, ms: the portal's clock, not the machine's (rules.md, «Clocks»). */
  now: number;
  /** The panel's last state, and how to keep it. */
  folded: boolean;
  rememberFolded(folded: boolean): void;
  recognise(): Recognised;
  /** «Новый звонок»: opens the dialog over the page. */
  newCall(): void;
  /** The practice page's own clock and report; absent on the portal. */
  practice?: { ticker: Ticker; report: TicketPorts['report'] };
  /** Opens the palette of canned responses. */
  phrases(opening: PhraseOpening): void;
  /** A newer script of ours has taken the page over. */
  replaced(): void;
  /** Makes changes that aren't news to us. */
  quietly: Observation['quietly'];
  /** Ends when the page becomes another one, or the script has to stop. */
  signal: AbortSignal;
}

/** A page at work. */
export interface MountedPage {
  /** The portal has redrawn something. */
  pageChanged(page: Recognised): void;
  /** Something was typed or pressed. */
  valuesChanged?(): void;
  /** The background says that something may have changed. */
  knowledgeChanged(banner: Banner): void;
  settingsChanged(settings: Settings): void;
  /** The background's moment anew, ms. */
  correct(now: number): void;
  /** What guidance needs of it. */
  guided: Guided;
  /** Where canned responses go; left out where there is no ticket. */
  phrases?: PhrasePlace;
  /** What a hotkey does here. */
  toggle?(): void;
  palette?(): void;
  sort?(): void;
  /** «Не относится к базе» (R17), and back. */
  notAboutBase?(): void;
  /** Marks a symptom (R28): of the ticket, or of the row under the pointer or with the focus. */
  mark?(symptom: Symptom): void;
}
