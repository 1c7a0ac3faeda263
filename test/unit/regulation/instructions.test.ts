import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fittingInstructions, namedInstructions, type OwnInstruction } from '../../../lib/regulation/instructions.ts';

const one = (title: string, words: string[], symptoms: OwnInstruction['symptoms'] = []): OwnInstruction => ({
  title,
  link: `https://example.com/${title}`,
  words,
  symptoms,
});
const printing = one('print', ['печать', 'принтер']);
const rdp = one('rdp', ['удалённый рабочий стол', 'RDP']);
const hanging = one('hang', [], ['hang']);
const all = [printing, rdp, hanging];
const named = (text: string) => namedInstructions(all, text).map(({ title }) => title);

test.each([
  ['Не работает печать счёта', ['print']],
  ['Печати не видно, ПРИНТЕРЫ пропали', ['print']],
  ['как настроить удаленного рабочего стола ярлык?', ['rdp']],
  ['рабочий удалённый стол', []],
  ['rdp и принтер', ['print', 'rdp']],
  ['опечатка в договоре', []],
  ['', []],
])('R11: «%s» names %j, whatever the endings', (text, titles) => expect(named(text)).toEqual(titles));

test('R11: what the words name stands before what the symptom does, each once', () => {
  const both = one('both', ['зависает'], ['hang']);
  const list = [hanging, both];
  const fitting = fittingInstructions(list, namedInstructions(list, 'база зависает'), 'hang');
  expect(fitting).toEqual([both, hanging]);
  expect(fittingInstructions(list, [], 'none')).toEqual([]);
});

test('empty words name nothing, and no text breaks it', () => {
  expect(namedInstructions([one('a', ['', ' ', '!!'])], 'любой текст')).toEqual([]);
  fc.assert(fc.property(fc.string(), (text) => namedInstructions(all, text).every((found) => all.includes(found))));
});
