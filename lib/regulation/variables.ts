/** The variables of canned responses: what leads write into a text, and where its value comes from. */
import { fillText, MACROS, PHRASES, type Phrase } from './macros.ts';

export interface Variable {
  /** As it stands in the braces. */
  name: string;
  /** What the menu says. */
  title: string;
  /** Its value on the sample ticket. */
  sample: string;
  /** Why it has no value on a ticket, and what to do. */
  empty: string;
}

/** Where the caret stands after the text was inserted; no value of its own. */
export const CARET = '{курсор}';

/** Known on a ticket's page. */
export const VARIABLES: readonly Variable[] = [
  {
    name: 'клиент',
    title: 'Клиент: организация или автор заявки',
    sample: 'ООО «Ромашка»',
    empty: 'клиент не найден в отчёте',
  },
  { name: 'договор', title: 'Номер договора', sample: '10234', empty: 'в заявке нет договора' },
  { name: 'логин', title: 'Логин', sample: 'romashka1', empty: 'в заявке нет логина' },
  { name: 'заявка', title: 'Номер заявки', sample: '38417', empty: 'у новой заявки ещё нет номера' },
  { name: 'тема', title: 'Тема заявки', sample: 'Не открывается база', empty: 'тема не заполнена' },
  { name: 'база', title: 'Название базы', sample: 'Бухгалтерия', empty: 'в заявке нет названия базы' },
  { name: 'телефон', title: 'Телефон для связи', sample: '+7 900 000-00-01', empty: 'в заявке нет телефона' },
  {
    name: 'когда',
    title: 'Следующий рабочий день: «завтра», «в понедельник»',
    sample: 'завтра',
    empty: 'в календаре нет рабочего дня',
  },
  { name: 'время', title: 'Сейчас, время МСК', sample: '10:42', empty: 'время неизвестно' },
  { name: 'дата', title: 'Сегодня', sample: '24.11.2026', empty: 'дата неизвестна' },
];

const CALLED = 'сначала отметьте звонок в панели';
const BLANK = 'впишите сами';

/** Of the built-in texts alone: their values come from what the text is for. */
const BUILT_IN_VARIABLES: readonly Variable[] = [
  { name: 'время1', title: 'Когда звонили', sample: '10:12', empty: CALLED },
  { name: 'время2', title: 'Когда звонили второй раз', sample: '10:25', empty: CALLED },
  {
    name: 'список',
    title: 'Чего не хватает в заявке',
    sample: 'название базы; скриншот ошибки',
    empty: 'всё обязательное в заявке есть',
  },
  {
    name: 'фио_контакта',
    title: 'Кого назвал клиент: спрашивается при передаче',
    sample: 'Образцов Пример',
    empty: 'назовите контактное лицо',
  },
  { name: 'номер', title: 'Номер заявки', sample: '38417', empty: BLANK },
  { name: 'договор_или_логин', title: 'Договор, а без него логин', sample: 'договор 10234', empty: BLANK },
  { name: 'суть', title: 'Тема заявки', sample: 'Не открывается база', empty: BLANK },
  { name: 'критерий', title: 'Чем заявка критическая', sample: 'не может работать в базе', empty: BLANK },
  { name: 'сделано', title: 'Место для того, что сделано', sample: '…', empty: BLANK },
  { name: 'ссылка', title: 'Адрес заявки', sample: 'https://support.e-office24.ru/38417/', empty: BLANK },
  { name: 'минут', title: 'За сколько минут пришли жалобы', sample: '14', empty: BLANK },
  { name: 'n', title: 'Сколько клиентов', sample: '3', empty: BLANK },
  { name: 'симптомы', title: 'На что жалуются', sample: 'зависает', empty: BLANK },
  {
    name: 'список_клиентов_со_ссылками',
    title: 'Клиенты, по одному в строке',
    sample: 'договор 10234 https://support.e-office24.ru/38417/',
    empty: BLANK,
  },
];

/** What stands in a built-in text for something else than everywhere. */
const MEANS_OTHERWISE: Readonly<Record<string, Variable>> = {
  eta: { name: 'время', title: 'Срок устранения, МСК', sample: '15:30', empty: 'срок устранения ещё не известен' },
};

/**
 * What the text of a canned response may name, its own variables first. Where a text is for more than tickets, nothing is known but what it
 * came with.
 */
export function variablesFor(id: string, use: Phrase['use']): Variable[] {
  const builtIn = [...MACROS, ...PHRASES].find((one) => one.id === id);
  const own = namesIn(builtIn?.text ?? '', builtIn && 'hidden' in builtIn ? builtIn.hidden : null).map(
    (name) =>
      (MEANS_OTHERWISE[id]?.name === name && MEANS_OTHERWISE[id]) ||
      [...VARIABLES, ...BUILT_IN_VARIABLES].find((one) => one.name === name),
  );
  const known = own.filter((one) => one !== undefined);
  if (use !== 'ticket') return known;
  return [...known, ...VARIABLES.filter(({ name }) => !known.some((one) => one.name === name))];
}

/** Names of variables in templates, in the order they first stand in, each once; neither what is asked nor the caret. */
export function namesIn(...templates: (string | null)[]): string[] {
  const found = templates.flatMap((text) => [...(text ?? '').replaceAll(CARET, '').matchAll(/\{([^{}\s]{1,60})\}/gu)]);
  return [...new Set(found.map(([, name]) => name!))].filter((name) => !name.endsWith('?'));
}

/** Why a variable has no value, Russian; for one that isn't known at all too. */
export function whyEmpty(name: string): string {
  return [...VARIABLES, ...BUILT_IN_VARIABLES].find((one) => one.name === name)?.empty ?? 'такой переменной нет';
}

/** Values on the sample ticket, for previews. */
export function sampleValues(variables: readonly Variable[]): Record<string, string> {
  return Object.fromEntries(variables.map(({ name, sample }) => [name, sample]));
}

/** Names of what is asked on insert (`{фио?}`), in the order they first stand in, each once, without the question mark. */
export function askedIn(...templates: (string | null)[]): string[] {
  const names = templates.flatMap((text) =>
    [...(text ?? '').matchAll(/\{([^{}\s]{1,59})\?\}/gu)].map(([, name]) => name!),
  );
  return [...new Set(names)];
}

/** What was asked, as values for `fillText`. */
export function askedValues(answers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).map(([name, value]) => [`${name}?`, value]));
}

/** A name of a variable as people read it: «фио», «что сделано». */
export const variableWords = (name: string): string => name.replaceAll('_', ' ').replace(/\?$/u, '');

export interface Filled {
  text: string;
  /** Variables without a value, once each. */
  missing: string[];
  /** Where the caret comes in `text`; null where the template doesn't say. */
  caret: number | null;
}

/** Fills a template in and takes the caret's place out of it: the first `{курсор}` counts. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): Filled {
  const [before = '', ...after] = template.split(CARET);
  const [head, tail] = [fillText(before, values), fillText(after.join(''), values)];
  const missing = [...new Set([...head.missing, ...tail.missing])];
  return { text: head.text + tail.text, missing, caret: after.length > 0 ? head.text.length : null };
}
