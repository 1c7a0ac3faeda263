/**
 * The scripts that the background puts into a page on demand (design.md, «Shape»), and how they hand themselves over: all scripts of the
 * extension run in one isolated world of the page, which the page itself doesn't see.
 */

import type { PageScript } from '../messages.ts';
import type { ask } from '../messaging-client.ts';
import type { Recognised } from '../portal/handles.ts';
import type { Settings } from '../settings/schema.ts';
import type { Guided } from './guided.ts';
import type { MountedPage, PageEnvironment } from './page.ts';
import type { PhraseOpening, PhrasePlace } from './phrase-place.ts';

export type Mount = (page: Recognised, env: PageEnvironment) => MountedPage;

/** What each of them gives. */
export interface Parts {
  /** Opens the dialog of a call, until the signal ends at the latest. */
  call: { openCall(life: AbortSignal): void };
  /** Opens the palette of canned responses over a ticket's page, until the signal ends at the latest. */
  phrases: { openPhrases(place: PhrasePlace, opening: PhraseOpening, life: AbortSignal): void };
  reading: { recognise(doc: Document, profile: Settings['portal']): Recognised };
  'ticket-page': { mountTicket: Mount };
  bind: Record<string, never>;
  /** Shows the steps on a page that is mounted, until the signal ends. */
  guidance: { mountGuidance(guided: Guided, settings: Settings, life: AbortSignal): void };
  'list-page': { mountList: Mount; mountReport: Mount };
}

const shelf = globalThis as { dezhurny?: Partial<Parts> };

/** Scripts that are on their way. */
const coming: Partial<Record<PageScript, Promise<unknown>>> = {};

/** Empties the shelf: what an older version of the extension has left there is of no use to a newer one. */
export function clearParts(): void {
  shelf.dezhurny = {};
}

/** To be called by a script when it has come into the page. */
export function handOver<K extends PageScript>(name: K, part: Parts[K]): void {
  shelf.dezhurny = { ...shelf.dezhurny, [name]: part };
}

/** What a script has given; undefined when it isn't in the page. */
export function partOf<K extends PageScript>(name: K): Parts[K] | undefined {
  return shelf.dezhurny?.[name];
}

/** The same, put into the page by the background where it isn't there yet; undefined when that failed, which the next call mends. */
export async function takePart<K extends PageScript>(name: K, asking: typeof ask): Promise<Parts[K] | undefined> {
  if (!partOf(name)) {
    coming[name] ??= asking('putScript', { script: name }).finally(() => delete coming[name]);
    await coming[name];
  }
  return partOf(name);
}
