/** What a lead does to the list of canned responses: nothing else of the settings changes, and everything can be taken back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  added,
  copied,
  moved,
  newPhrase,
  putBack,
  takenAway,
} from '../../../../components/options/phrases/phrase-edits.ts';
import { cannedOf } from '../../../../lib/regulation/canned.ts';
import { builtIn } from '../../../../lib/settings/defaults.ts';
import { checkLocal } from '../../../../lib/settings/layers.ts';

const ids = (settings: typeof builtIn) => cannedOf(settings).map(({ macro }) => macro.id);

test('a new phrase holds by itself', () => {
  const settings = added(builtIn, newPhrase('own-1'));
  expect(checkLocal(settings).ok).toBe(true);
  expect(ids(settings)).toContain('own-1');
});

test('R23: a copy stands after what it is of, under a name of its own, and is not held to the letter', () => {
  const os = cannedOf(builtIn).find(({ macro }) => macro.id === 'os')!;
  const settings = copied(builtIn, os, 'own-1');
  expect(ids(settings).indexOf('own-1')).toBe(ids(settings).indexOf('os') + 1);
  expect(settings.macros.at(-1)).toMatchObject({ title: 'На программистов (копия)', clause: null, verbatim: false });
  expect(checkLocal(settings).ok).toBe(true);
});

test('what is taken away leaves nothing, and comes back to its place with its shortcut', () => {
  const with1 = moved(added(builtIn, newPhrase('own-1')), 'own-1', -1);
  const before = {
    ...with1,
    canned: { ...with1.canned, shortcuts: { ...with1.canned.shortcuts, 'own-1': 'новая' } },
  };
  const [left, gone] = takenAway(before, 'own-1');
  expect(JSON.stringify(left)).not.toContain('own-1');
  expect(putBack(left, gone)).toEqual(before);
});

test('moving keeps every one, goes one place, and back', () => {
  const all = ids(builtIn);
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.constantFrom(-1 as const, 1 as const), (id, step) => {
      const after = ids(moved(builtIn, id, step));
      const at = all.indexOf(id) + step;
      expect(after.indexOf(id)).toBe(at < 0 || at >= all.length ? at - step : at);
      expect(after.toSorted()).toEqual(all.toSorted());
      if (after.join() !== all.join()) {
        expect(ids(moved(moved(builtIn, id, step), id, step === 1 ? -1 : 1))).toEqual(all);
      }
    }),
  );
});
