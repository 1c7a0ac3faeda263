/** Where the list of tickets is: as the lead has set it, else as an operator has opened it. */
import { browser } from 'wxt/browser';
import type { Settings } from '../settings/schema.ts';

const KEY = 'listUrl';

/** A path or an address; null while nobody has told. */
export async function knownListUrl({ portal }: Settings): Promise<string | null> {
  return portal.listUrl ?? (await seenListUrl());
}

/** The address of the list as operators have opened it; null before the first time. */
export async function seenListUrl(): Promise<string | null> {
  const { [KEY]: seen } = await browser.storage.local.get(KEY);
  return typeof seen === 'string' ? seen : null;
}

/** Remembers a list page that was opened: the shortest address has the fewest filters and page numbers. */
export async function noteListUrl(url: string): Promise<void> {
  const address = url.split('#', 1)[0]!;
  const seen = await seenListUrl();
  if (seen === null || address.length < seen.length) await browser.storage.local.set({ [KEY]: address });
}
