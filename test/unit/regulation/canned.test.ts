import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Canned,
  cannedOf,
  defaultCanned,
  forTickets,
  isAction,
  textMacro,
  transfersOf,
} from '../../../lib/regulation/canned.ts';
import { always, type Macro } from '../../../lib/regulation/macro.ts';
import { type MacroContext, planMacro } from '../../../lib/regulation/macro-plan.ts';
import { MACROS, PHRASES } from '../../../lib/regulation/macros.ts';
import { type OfferFacts, unfit } from '../../../lib/regulation/offer.ts';
import { searchCanned } from '../../../lib/regulation/phrase-search.ts';
import { shortcutHolder, shortcutKey, typedShortcut } from '../../../lib/regulation/shortcuts.ts';
import {
  askedIn,
  askedValues,
  fillTemplate,
  namesIn,
  sampleValues,
  VARIABLES,
  variablesFor,
  whyEmpty,
} from '../../../lib/regulation/variables.ts';

const own: Macro = { ...textMacro('own-1', 'Перезагрузка сервера', null, 'Перезагрузим сервер базы {база} в {время}') };
const source = (macros: Macro[] = [], canned = {}) => ({
  macros: [...MACROS, ...macros],
  phrases: {},
  canned: { ...defaultCanned, ...canned },
});
const ids = (all: readonly Canned[]) => all.map(({ macro }) => macro.id);

describe('the list of canned responses', () => {
  it('holds the transfers, every phrase, and what leads have added; each once', () => {
    const all = ids(cannedOf(source([own])));
    expect(all).toEqual([...MACROS.map(({ id }) => id), 'own-1', ...PHRASES.map(({ id }) => id)]);
  });

  it('stands in the leads’ order; those that are not named follow as they come', () => {
    const all = ids(cannedOf(source([own], { order: ['own-1', 'fixed', 'nobody'] })));
    expect(all.slice(0, 3)).toEqual(['own-1', 'fixed', 'lk']);
    expect(all).toHaveLength(MACROS.length + PHRASES.length + 1);
  });

  it('offers for tickets neither what is said nor what goes to the 2nd line', () => {
    const all = ids(forTickets(cannedOf(source())));
    expect(all).toContain('incident');
    expect(all).not.toContain('call_back_phrase');
    expect(all).not.toContain('consult');
  });

  it('counts among the transfers the regulation’s, and leads’ own that set a status or a responsible', () => {
    const moving = { ...own, id: 'own-2', status: 'Ожидание' };
    expect(transfersOf(source([own, moving])).map(({ id }) => id)).toEqual([...MACROS.map(({ id }) => id), 'own-2']);
  });
});

it('is an action when it does more than put a public text in', () => {
  expect(isAction(own)).toBe(false);
  expect(isAction({ ...own, close: false })).toBe(false);
  for (const more of [{ status: 'Ожидание' }, { assignee: 'Смена' }, { hidden: 'Скрыто' }, { close: true }])
    expect(isAction({ ...own, ...more })).toBe(true);
});

describe('when one is offered', () => {
  const facts: OfferFacts = { page: 'ticket', paid: true, critical: false, incident: false };

  it('always, without conditions', () => {
    expect(unfit(undefined, facts)).toBeNull();
    expect(unfit(always, facts)).toBeNull();
  });

  it.each<[Partial<typeof always>, Partial<OfferFacts>]>([
    [{ paid: true }, { paid: false }],
    [{ paid: true }, { paid: null }],
    [{ paid: false }, { paid: true }],
    [{ critical: true }, { critical: false }],
    [{ critical: false }, { critical: true }],
    [{ incident: true }, { incident: false }],
    [{ pages: ['ticket-new'] }, { page: 'ticket' }],
  ])('%o not where %o', (when, fact) => {
    expect(unfit({ ...always, ...when }, { ...facts, ...fact })).toMatch(/\p{L}/u);
  });

  it('R30: only while an incident is open that the 2nd line knows of', () => {
    const phrase = PHRASES.find(({ id }) => id === 'incident')!;
    expect(unfit(phrase.when, facts)).not.toBeNull();
    expect(unfit(phrase.when, { ...facts, incident: true })).toBeNull();
  });
});

describe('variables', () => {
  it('tells where the caret comes, once the values before it are in', () => {
    expect(fillTemplate('{клиент}, {курсор} до {время}{курсор}', { клиент: 'ООО', время: '10:00' })).toEqual({
      text: 'ООО,  до 10:00',
      missing: [],
      caret: 5,
    });
    expect(fillTemplate('Без места', {}).caret).toBeNull();
  });

  it('each has a value on the sample ticket, and a word for when it has none', () => {
    for (const { macro, use } of cannedOf(source([own]))) {
      const variables = variablesFor(macro.id, use);
      const all = [macro.text, macro.hidden, ...variables.map(({ name }) => `{${name}}`)].join(' ');
      expect(fillTemplate(all, sampleValues(variables)).missing).toEqual([]);
    }
    expect(VARIABLES.map(({ name }) => whyEmpty(name)).filter((why) => why === whyEmpty('нет_такой'))).toEqual([]);
  });

  it('a text that is for more than tickets knows nothing but what it came with', () => {
    expect(variablesFor('consult_incident', 'consult').map(({ name }) => name)).toEqual([
      'минут',
      'n',
      'симптомы',
      'список_клиентов_со_ссылками',
    ]);
    expect(variablesFor('eta', 'both').map(({ title }) => title)).toEqual(['Срок устранения, МСК']);
    expect(variablesFor('own-1', 'ticket')).toEqual(VARIABLES);
    expect(namesIn('{клиент}, {фио?}{курсор} {нет}', '{клиент}', null)).toEqual(['клиент', 'нет']);
  });

  it('names what is asked once, and takes the answers', () => {
    const text = 'Звонила {фио?}: {фио?}, {когда_звонить?}';
    expect(askedIn(text, 'Контакт {фио?}', null)).toEqual(['фио', 'когда_звонить']);
    const filled = fillTemplate(text, askedValues({ фио: 'Иванова', когда_звонить: '' }));
    expect(filled).toMatchObject({ text: 'Звонила Иванова: Иванова, {когда_звонить?}', missing: ['когда_звонить?'] });
  });
});

describe('planning a lead’s own action', () => {
  const context: MacroContext = { channel: 'ticket', internal: 'flag', paid: null, contactPerson: null, values: {} };

  it('closes, hides its note, and leaves no caret behind', () => {
    const macro = { ...own, text: 'Готово{курсор}', hidden: 'Сделано: {фио?}', close: true };
    const plan = planMacro(macro, { ...context, values: askedValues({ фио: 'Петров' }) });
    expect(plan).toEqual({
      ok: true,
      steps: [
        { kind: 'note', fields: { message: 'Сделано: Петров', internal: 'да' }, copy: null },
        { kind: 'public', fields: { message: 'Готово', internal: 'нет', close: 'да' }, copy: null },
      ],
    });
  });

  it('is refused while a variable has no value, named as people read it', () => {
    expect(planMacro({ ...own, text: '{фио?}', hidden: '{фио?}' }, context)).toMatchObject({
      ok: false,
      missing: ['фио?'],
      reason: 'Не хватает: «фио». Заполните и повторите.',
    });
  });

  it('with a hidden comment alone tells the client nothing', () => {
    const plan = planMacro({ ...own, text: '', hidden: 'Только для своих' }, context);
    expect(plan).toEqual({
      ok: true,
      steps: [{ kind: 'note', fields: { message: 'Только для своих', internal: 'да' }, copy: null }],
    });
  });
});

describe('shortcuts', () => {
  const shortcuts = { lk: 'лк', line2: '2л', rdp: 'rdp', none: '' };

  it.each([
    ['.лк ', 'lk', 4],
    ['Здравствуйте. .ЛК\n', 'lk', 4],
    ['/kr ', 'lk', 4],
    ['строка\n.2л ', 'line2', 4],
    ['/2k ', 'line2', 4],
    ['.rdp ', 'rdp', 5],
    ['юквз ', 'rdp', 5],
  ])('%j is one, in both layouts', (before, id, length) => {
    expect(typedShortcut(before, shortcuts)).toEqual({ id, length });
  });

  it.each(['лк ', '.лк', 'а.лк ', '/лк ', '.л ', '. ', '.  ', '', 'юлк ', '/rdp ', 'http://kr '])(
    '%j is none',
    (before) => {
      expect(typedShortcut(before, shortcuts)).toBeNull();
    },
  );

  it('two that the same keys type are told of', () => {
    expect(shortcutHolder('a', { a: 'ЛК', b: 'kr' })).toBe('b');
    expect(shortcutHolder('a', { a: '', b: '' })).toBeNull();
    expect(shortcutKey('Ёж')).toBe(shortcutKey('еж'));
  });

  it('the built-in ones are told apart', () => {
    const { shortcuts } = defaultCanned;
    for (const id of Object.keys(shortcuts)) expect(shortcutHolder(id, shortcuts)).toBeNull();
  });

  it('takes no longer than the text it ends', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('.лк ', '/kr ', ' '), (head, tail) => {
        const typed = typedShortcut(head + tail, shortcuts);
        if (typed) expect(typed.length).toBeLessThanOrEqual((head + tail).length);
      }),
    );
  });
});

describe('search', () => {
  const all = cannedOf(source([own]));
  const first = (query: string) => searchCanned(all, query)[0]?.macro.id;

  it('gives all in their order where nothing is asked for', () => {
    expect(ids(searchCanned(all, ' '))).toEqual(ids(all));
  });

  it.each([
    ['программистами', 'os'],
    ['перезагрузки серверов', 'own-1'],
    ['перезогрузка', 'own-1'],
    ['базой', 'own-1'],
    ['менедж', 'manager'],
    ['ghjuhfvvbcns', 'os'],
    ['лк', 'lk'],
    ['/kr', 'lk'],
    ['.2л', 'line2'],
    ['занят', 'busy_twice'],
  ])('«%s» finds %s first', (query, id) => {
    expect(first(query)).toBe(id);
  });

  it('finds a Latin word that was typed with the Russian layout on', () => {
    const rdp = { ...own, id: 'own-3', title: 'Файл RDP', text: 'Скачайте файл rdp заново' };
    expect(ids(searchCanned(cannedOf(source([rdp])), 'квз'))[0]).toBe('own-3');
  });

  it('asks for all the words', () => {
    expect(ids(searchCanned(all, 'линию консультаций'))).toEqual(['lk']);
    expect(searchCanned(all, 'программисты абракадабра')).toEqual([]);
  });

  it('takes whatever is typed', () => {
    fc.assert(fc.property(fc.string(), (query) => searchCanned(all, query).every((one) => all.includes(one))));
  });
});
