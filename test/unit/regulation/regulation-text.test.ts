import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import clauses from '../../../lib/regulation/clauses.json' with { type: 'json' };
import { clauseChanges, clauseOf, clauseWords, remarkOn } from '../../../lib/regulation/clauses.ts';
import { markFound, searchRegulation } from '../../../lib/regulation/regulation-search.ts';
import { regulationText } from '../../../lib/regulation/regulation-text.ts';

const text = regulationText({});
const idsOf = (sections: typeof text) => sections.flatMap(({ paragraphs }) => paragraphs.map(({ clause }) => clause));
const search = (query: string) => idsOf(searchRegulation(text, query));

describe('the regulation', () => {
  it('is whole: each line of the source stands in it, in the source’s order and to the letter', () => {
    const plain = (words: string) => words.replace(/\s+/g, ' ').trim();
    const source = readFileSync(new URL('../../scenarios/regulation.txt', import.meta.url), 'utf8');
    const lines = source.split('\n').map((line) => plain(line.replace(/^\s*(?:\d\.|•)\s/, '')));
    const own = text.flatMap(({ title, paragraphs }) => [`${title}:`, ...paragraphs.map((one) => one.text)]);
    const words = (all: string[]) => plain(all.join(' ')).replaceAll('Примечание ', 'Примечание: ');
    expect(words(own.map((line) => (line === 'Примечание::' ? 'Примечание:' : line)))).toBe(words(lines));
  });

  it('holds every clause once', () => {
    const ids = idsOf(text).filter((id) => id !== null);
    expect([...ids].sort()).toEqual(clauses.map(({ id }) => id).sort());
  });

  it('R12: is shown with the remark that «не решается» is a slip', () => {
    for (const id of ['R12', 'R12a', 'R12b']) expect(remarkOn(id)).toContain('описка');
    expect(remarkOn('R13')).toBeNull();
    const shown = text.flatMap(({ paragraphs }) => paragraphs).find(({ clause }) => clause === 'R12');
    expect(shown).toMatchObject({
      text: 'Если проблема клиента не решается:',
      remark: expect.stringContaining('«решена»'),
    });
  });

  it('is found by inflected forms, by a clause’s number, and in the wrong keyboard layout', () => {
    expect(search('квоты')).toContain('R10');
    expect(search('перезвонить')).toContain('R19');
    expect(search('договора')).toEqual(expect.arrayContaining(['R06', 'R09', 'R15']));
    expect(search('R22')).toContain('R22');
    expect(search('rdjnf')).toContain('R10');
    expect(search('кассовая смена')).toEqual(['R27d']);
    expect(search('кракозябра')).toEqual([]);
    expect(search('  ')).toEqual(idsOf(text));
  });

  it('what was asked for is marked, and the text stays whole', () => {
    const quote = clauseOf('R10', {})!.quote;
    const pieces = markFound(quote, 'квоты');
    expect(pieces.map((piece) => piece.text).join('')).toBe(quote);
    expect(pieces.filter(({ found }) => found).map((piece) => piece.text)).toEqual(['квота', 'квота']);
    expect(markFound(quote, '').some(({ found }) => found)).toBe(false);
  });
});

describe('a lead’s edition', () => {
  it('changes a clause’s words and leaves the others', () => {
    const edition = { R19: 'Перезвоните в течение 10 минут.' };
    expect(clauseOf('R19', edition)?.quote).toBe('Перезвоните в течение 10 минут.');
    expect(clauseOf('R20', edition)?.quote).toBe(clauseOf('R20', {})?.quote);
    expect(clauseOf('R99', edition)).toBeNull();
  });

  it('is told once: what differs from the words that were seen', () => {
    const seen = clauseWords({});
    expect(clauseChanges(seen, {})).toEqual([]);
    expect(clauseChanges(seen, { R19: seen.R19! })).toEqual([]);
    expect(clauseChanges(seen, { R19: 'Иначе.' })).toEqual([{ id: 'R19', before: seen.R19, after: 'Иначе.' }]);
    const { R20: _, ...older } = seen;
    expect(clauseChanges({ ...older, R90: 'Было.' }, {})).toEqual([
      { id: 'R20', before: null, after: seen.R20 },
      { id: 'R90', before: 'Было.', after: null },
    ]);
  });
});
