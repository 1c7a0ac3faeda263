/**
 * What guidance keeps: where an operator was with each ticket, as long as the browser runs; and how many of the hints' places were found
 * on the pages seen, for the diagnosis: counts only, on this computer only.
 */
import { browser } from 'wxt/browser';
import type { GuideKept, PlaceCount } from '../messages.ts';
import type { PageKind } from '../regulation/snapshot.ts';
import { sessionOf } from './session.ts';

const ofTicket = (ticketId: string) => `guide:${ticketId}`;
/** The form for a new ticket has no number yet: the tab stands for it. */
const ofTab = (tabId: number) => `guide-new:${tabId}`;

/** Null when nothing is kept. A ticket that staff has just created goes on with what was kept for its form. */
export async function loadGuide(
  ticketId: string | null,
  ours: boolean,
  tabId: number,
  area = sessionOf({}),
): Promise<GuideKept | null> {
  const newKey = ofTab(tabId);
  const key = ticketId === null ? newKey : ofTicket(ticketId);
  const kept = await area.get([key, newKey]);
  const own = (kept[key] as GuideKept | undefined) ?? null;
  if (own !== null || ticketId === null || !ours || !kept[newKey]) return own;
  await area.remove(newKey);
  await area.set({ [key]: kept[newKey] });
  return kept[newKey] as GuideKept;
}

export async function saveGuide(
  ticketId: string | null,
  kept: GuideKept,
  tabId: number,
  area = sessionOf({}),
): Promise<void> {
  await area.set({ [ticketId === null ? ofTab(tabId) : ofTicket(ticketId)]: kept });
}

const PLACES = 'guidance.places';

/** By page kind and place: on how many pages it was looked for, and on how many found. */
type Counts = Record<string, { seen: number; found: number }>;

export async function countPlaces(kind: PageKind, found: readonly string[], missing: readonly string[]): Promise<void> {
  const counts = await loadCounts();
  for (const place of [...found, ...missing]) {
    const before = counts[`${kind} ${place}`] ?? { seen: 0, found: 0 };
    const more = found.includes(place) ? 1 : 0;
    counts[`${kind} ${place}`] = { seen: before.seen + 1, found: before.found + more };
  }
  await browser.storage.local.set({ [PLACES]: counts });
}

/** All that was counted, for people. */
export async function loadPlaceCounts(): Promise<PlaceCount[]> {
  return Object.entries(await loadCounts()).map(([key, count]) => {
    const [kind = '', place = ''] = key.split(' ');
    return { kind: kind as PageKind, place, ...count };
  });
}

async function loadCounts(): Promise<Counts> {
  return ((await browser.storage.local.get(PLACES))[PLACES] as Counts | undefined) ?? {};
}
