/** Canned responses for the palette, and how often each was used. */
import type { Journal } from '../journal/open.ts';
import { addToTally, tallySince } from '../journal/tallies.ts';
import type { OfferedPhrase } from '../messages.ts';
import { cannedOf, forTickets } from '../regulation/canned.ts';
import { type OfferFacts, unfit } from '../regulation/offer.ts';
import { searchCanned } from '../regulation/phrase-search.ts';
import type { Settings } from '../settings/schema.ts';
import { addDays, moscowDate } from '../text/moscow.ts';
import type { Context } from './judging.ts';

/** More than this nobody looks through. */
const MOST_OFFERED = 50;
/** Uses are told for so many days, or for as long as anything is kept. */
const USES_DAYS = 30;

/** What fits the query and the ticket; what its conditions keep away stands last, with the reason, and only when it was looked for. */
export function offerPhrases(query: string, facts: OfferFacts, settings: Settings): OfferedPhrase[] {
  const found = searchCanned(forTickets(cannedOf(settings)), query).map(({ macro, shortcut }) => ({
    macro,
    shortcut,
    unfit: unfit(macro.when, facts),
  }));
  const fit = found.filter(({ unfit }) => unfit === null);
  const others = query.trim() === '' ? [] : found.filter(({ unfit }) => unfit !== null);
  return [...fit, ...others].slice(0, MOST_OFFERED);
}

/** Counts a use of a canned response; anything else that can be put into a ticket isn't counted. */
export async function phraseUsed(journal: Journal, id: string, { settings, now }: Context): Promise<void> {
  if (!cannedOf(settings).some(({ macro }) => macro.id === id)) return;
  await addToTally(journal, 'uses', [id], moscowDate(now), settings.retentionDays);
}

/** How often each was used in the last days, and how many days that are. */
export async function phraseUses(
  journal: Journal,
  { settings, now }: Context,
): Promise<{ days: number; counts: Record<string, number> }> {
  const days = Math.min(USES_DAYS, settings.retentionDays);
  return { days, counts: await tallySince(journal, 'uses', addDays(moscowDate(now), 1 - days)) };
}
