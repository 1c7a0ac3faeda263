/** The variables of canned responses: what leads write into a text, and where its value comes from. */
import { fillText } from './macros.ts';

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

/** Why built-in texts' own variables have no value. */
const BUILT_IN_EMPTY: Readonly<Record<string, string>> = {
  время1: 'сначала отметьте звонок в панели',
  время2: 'сначала отметьте звонок в панели',
  список: 'всё обязательное в заявке есть',
  фио_контакта: 'назовите контактное лицо',
};

/** Why a variable has no value, Russian; for one that isn't known at all too. */
export function whyEmpty(name: string): string {
  return VARIABLES.find((one) => one.name === name)?.empty ?? BUILT_IN_EMPTY[name] ?? 'такой переменной нет';
}

/** The values on the sample ticket, for previews. */
export const sampleValues: Readonly<Record<string, string>> = Object.fromEntries(
  VARIABLES.map(({ name, sample }) => [name, sample]),
);

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
