import { describe, expect, test } from 'vitest';
import { searchSettings } from '../../../../components/options/search.ts';
import { SECTIONS } from '../../../../components/options/sections.tsx';
import { isWithin } from '../../../../components/options/workshop.ts';
import { builtIn } from '../../../../lib/settings/defaults.ts';
import { settingAt } from '../../../../lib/settings/paths.ts';

const first = (query: string) => searchSettings(SECTIONS, query)[0]?.id;

describe('search across the settings', () => {
  test.each([
    ['a title', 'громкость', 'sound/me.volume'],
    ['an inflected form', 'громкости', 'sound/me.volume'],
    ['a beginning', 'громк', 'sound/me.volume'],
    ['the wrong keyboard layout', 'uhjvrjcnm', 'sound/me.volume'],
    ['a small slip', 'громкозть', 'sound/me.volume'],
    ['a keyword of a section', 'производственный календарь', 'calendar'],
    ['two words', 'перезвонить занято', 'limits/clocks.callback.limitMinutes'],
  ])('finds by %s', (_, query, id) => expect(first(query)).toBe(id));

  test('finds nothing for nothing, and for what is not there', () => {
    expect(searchSettings(SECTIONS, '  ')).toEqual([]);
    expect(searchSettings(SECTIONS, 'абракадабра')).toEqual([]);
  });
});

describe('the list of sections', () => {
  test('names each section once', () => {
    const ids = SECTIONS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('each setting that can be found is one of the settings, and its errors lead to its section', () => {
    for (const { id, paths, settings = [] } of SECTIONS) {
      for (const { path } of settings) {
        expect(settingAt(builtIn, path), `${id}: ${path}`).not.toBeUndefined();
        expect(
          paths.some((own) => isWithin(path, own)),
          `${id}: ${path}`,
        ).toBe(true);
      }
    }
  });
});
