import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { offerPhrases, phraseUsed, phraseUses } from '../../../lib/duty/phrases.ts';
import { JOURNAL_NAME, withJournal } from '../../../lib/journal/open.ts';
import { textMacro } from '../../../lib/regulation/canned.ts';
import { always } from '../../../lib/regulation/macro.ts';
import type { OfferFacts } from '../../../lib/regulation/offer.ts';
import { builtIn } from '../../../lib/settings/defaults.ts';
import { DAY_MS } from '../../../lib/text/moscow.ts';

const FACTS: OfferFacts = { page: 'ticket', paid: null, critical: false, incident: false };
const NOW = Date.parse('2026-11-24T10:00:00+03:00');
const own = { ...textMacro('own', 'Платная консультация', null, 'Ответим сегодня'), when: { ...always, paid: true } };
const settings = { ...builtIn, macros: [...builtIn.macros, own] };

const offered = (query: string, facts: Partial<OfferFacts> = {}) =>
  offerPhrases(query, { ...FACTS, ...facts }, settings).map(({ macro, unfit }) =>
    unfit === null ? macro.id : `(${macro.id})`,
  );

describe('what is offered', () => {
  test('R30: the incident’s phrase while an incident is open, else only to whoever looks for it, with the reason', () => {
    expect(offered('')).not.toContain('incident');
    expect(offered('')).not.toContain('(incident)');
    expect(offered('', { incident: true })).toContain('incident');
    expect(offered('технические проблемы')).toEqual(['(incident)']);
  });

  test('what is for paying clients stands last while nobody knows whether this one pays', () => {
    expect(offered('консультаций')).toEqual(['lk', '(own)']);
    expect(offered('консультация', { paid: true })).toContain('own');
  });
});

describe('uses', () => {
  beforeEach(() => {
    fakeBrowser.reset();
    indexedDB.deleteDatabase(JOURNAL_NAME);
  });

  const at = (now: number) => ({ settings, now });

  test('are counted by id, within the days that are kept, and nothing else is', async () => {
    await withJournal(async (journal) => {
      await phraseUsed(journal, 'own', at(NOW - 40 * DAY_MS));
      await phraseUsed(journal, 'own', at(NOW - DAY_MS));
      await phraseUsed(journal, 'own', at(NOW));
      await phraseUsed(journal, 'lk', at(NOW));
      await phraseUsed(journal, 'draft', at(NOW));
      expect(await phraseUses(journal, at(NOW))).toEqual({ days: 30, counts: { own: 2, lk: 1 } });
      expect(Object.keys((await journal.get('state', 'uses')) as object)).toEqual(['2026-11-23', '2026-11-24']);
      const short = { ...settings, retentionDays: 1 };
      expect(await phraseUses(journal, { settings: short, now: NOW })).toEqual({ days: 1, counts: { own: 1, lk: 1 } });
    });
  });
});
