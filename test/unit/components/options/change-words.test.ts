/** Differences of settings in plain Russian, for whoever has never seen a path. */
import { expect, test } from 'vitest';
import { ownTitles, pathTitle, tellable, valueWords } from '../../../../components/options/team/change-words.ts';
import { textMacro } from '../../../../lib/regulation/canned.ts';
import { always } from '../../../../lib/regulation/macro.ts';
import { builtIn } from '../../../../lib/settings/defaults.ts';
import { changes } from '../../../../lib/settings/layers.ts';
import { asTree } from '../../../../lib/settings/paths.ts';
import { leaves } from '../../../../lib/settings/tree.ts';

test('every setting has a Russian name, and so has each section that may be locked', () => {
  const paths = [
    ...leaves(asTree(builtIn)).map((path) => path.join('.')),
    ...Object.keys(builtIn),
    'portal.bindings.ticket.phone.selectors',
    'portal.bindings.ticket-new.callTime.label',
    'macros.own-1.when.critical',
    'macros.own-1.close',
    'canned.shortcuts.own-1',
  ];
  const raw = paths.filter((path) => {
    const words = pathTitle(path);
    return words === path || /\p{Script=Latin}/u.test(words.replace(/: R\d\d[a-d]?$/u, ''));
  });
  expect(raw).toEqual(['macros.lk.id', 'macros.os.id', 'macros.manager.id', 'macros.line2.id']);
});

test('a new phrase is told by what it says and does, under its own name', () => {
  const own = { ...textMacro('own-1', 'Ждём ответа', null, 'Ждём вашего ответа'), status: 'Ожидание', when: always };
  const told = changes(builtIn, { ...builtIn, macros: [...builtIn.macros, own] });
  expect(tellable(told).map(({ path, after }) => [pathTitle(path, ownTitles(told)), valueWords(path, after)])).toEqual([
    ['«Ждём ответа»: название', 'Ждём ответа'],
    ['«Ждём ответа»: текст', 'Ждём вашего ответа'],
    ['«Ждём ответа»: статус', 'Ожидание'],
  ]);
});

test('lists are told entry by entry, without names of fields', () => {
  const instruction = { title: 'Печать', link: 'https://wiki.example/1', words: ['принтер'], symptoms: ['hang'] };
  expect(valueWords('ownInstructions', [instruction])).toBe('Печать — https://wiki.example/1 — принтер, зависание');
  expect(valueWords('canned.order', ['lk', 'own-1'])).toBe('На ЛК\nсвоя фраза');
  expect(valueWords('practice.scenarios', [{ id: 'x', title: 'Первый день', events: [] }])).toBe('Первый день');
  expect(valueWords('calendar.workdays', [0, 6])).toBe('понедельник\nвоскресенье');
  expect(valueWords('hours.when', 'always')).not.toContain('always');
});
