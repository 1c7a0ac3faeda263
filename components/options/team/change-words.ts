/** What changes in the settings, in words: the name of a setting and its values, for whoever has never seen a path. */

import type { TeamVersionView } from '../../../lib/messages.ts';
import { SYMPTOM_TITLES } from '../../../lib/regulation/titles.ts';
import type { Change } from '../../../lib/settings/layers.ts';
import { isTree } from '../../../lib/settings/tree.ts';
import { moscowDayTime } from '../../../lib/text/moscow.ts';
import { FIELD_TITLES } from '../../ui/words.ts';
import type { FieldGroup, SettingField } from '../fields.ts';
import { PHRASE_SETTINGS } from '../phrases/PhrasesSection.tsx';
import { KIND_TITLES } from '../portal/diagnosis-report.ts';
import { POLLING_GROUPS, PORTAL_GROUPS, RETENTION_GROUPS } from '../portal/portal-fields.ts';
import { CONTACT_GROUPS } from '../rules/contact-fields.ts';
import { LEXICON_GROUPS } from '../rules/LexiconSection.tsx';
import {
  CLOCK_GROUPS,
  CONSULT_GROUPS,
  HOURS_GROUPS,
  INCIDENT_GROUPS,
  INSTRUCTION_GROUPS,
  REQUIRED_GROUPS,
  SOUND_GROUPS,
} from '../rules/rule-fields.ts';
import { GUIDANCE_GROUPS } from '../training/guidance-fields.ts';

const GROUPS: FieldGroup[] = [
  CLOCK_GROUPS,
  SOUND_GROUPS,
  HOURS_GROUPS,
  INCIDENT_GROUPS,
  LEXICON_GROUPS,
  REQUIRED_GROUPS,
  CONTACT_GROUPS,
  CONSULT_GROUPS,
  INSTRUCTION_GROUPS,
  PORTAL_GROUPS,
  POLLING_GROUPS,
  GUIDANCE_GROUPS,
  RETENTION_GROUPS,
].flat();

const FIELDS = new Map<string, { field: SettingField; title: string }>(
  GROUPS.flatMap(({ title, fields }) => fields.map((field) => [field.path, { field, title }] as const)),
);

/** What isn't one field of a form, by the longest beginning of its path. */
const PLACES: Record<string, string> = {
  calendar: 'Календарь 2-й линии',
  canned: 'Фразы',
  'canned.order': 'Порядок фраз',
  'canned.shortcuts': 'Сокращение',
  'canned.locked': 'Держать дословно',
  clocks: 'Сроки',
  consult: 'Связь со 2-й линией',
  contacts: 'Что читается в тексте',
  guidance: 'Подсказки',
  hours: 'Рабочие часы',
  incidents: 'Сбой',
  instructions: 'Инструкции',
  lexicon: 'Слова симптомов',
  macros: 'Передачи и свои фразы',
  me: 'Личное',
  ownInstructions: 'Свои инструкции',
  phrases: 'Фразы',
  polling: 'Слежение',
  portal: 'Портал',
  'portal.bindings': 'Карта портала',
  portals: 'Другие адреса портала',
  practice: 'Тренировка',
  'practice.scenarios': 'Свои сценарии тренировки',
  quiet: 'Тихие часы',
  regulation: 'Слова регламента',
  required: 'Обязательные поля',
};

const PARTS: Record<string, string> = {
  ...FIELD_TITLES,
  ...KIND_TITLES,
  text: 'текст',
  title: 'название',
  status: 'статус',
  assignee: 'ответственный',
  hidden: 'скрытый комментарий',
  close: 'закрыть заявку',
  when: 'когда предлагать',
  paid: 'оплата',
  critical: 'критическая',
  incident: 'сбой',
  pages: 'страница',
  paidOnly: 'только платным',
  verbatim: 'дословно по регламенту',
  clause: 'пункт регламента',
  selectors: 'место на странице',
  label: 'подпись',
  workdays: 'рабочие дни недели',
  holidays: 'выходные и праздники',
  extraWork: 'рабочие субботы и переносы',
  folded: 'панель свёрнута',
};

/** Titles of canned responses by their ids. */
const CANNED = Object.fromEntries(
  PHRASE_SETTINGS.map(({ path, label }) => [path.split('.')[1]!, label] as [string, string]),
);

/**
 * «Первый ответ на заявку: ответить в течение»; a path that no form knows is shown as it is. `titles`: of leads' own phrases, by id.
 */
export function pathTitle(path: string, titles: Readonly<Record<string, string>> = {}): string {
  const known = FIELDS.get(path);
  if (known) return `${known.title}: ${known.field.label}`;
  const [place] = Object.keys(PLACES)
    .filter((start) => path === start || path.startsWith(`${start}.`))
    .sort((a, b) => b.length - a.length);
  if (place === undefined) return path;
  const rest = path === place ? [] : path.slice(place.length + 1).split('.');
  const isCanned = /^(?:macros|phrases|canned)/u.test(place) && rest.length > 0;
  const named = isCanned ? `«${titles[rest[0]!] ?? CANNED[rest[0]!] ?? 'своя фраза'}»` : null;
  const words = rest.slice(isCanned ? 1 : 0).map((part) => PARTS[part] ?? part);
  if (named === null) return [PLACES[place], words.join(', ')].filter(Boolean).join(': ');
  const about = place.startsWith('canned') ? `${PLACES[place]} ${named}` : named;
  return [about, words.join(', ')].filter(Boolean).join(': ');
}

/** Rows for people: of a phrase that is new or gone only what it says and does. */
export function tellable(changes: readonly Change[]): Change[] {
  return changes.filter(({ path, before, after }) => {
    const [head, , part] = path.split('.');
    if (head !== 'macros' || (before !== undefined && after !== undefined)) return true;
    return ['title', 'text', 'status', 'assignee', 'hidden'].includes(part ?? '') && (before ?? after) !== null;
  });
}

/** Titles of leads' own phrases, as far as the changes tell them. */
export function ownTitles(changes: readonly Change[]): Record<string, string> {
  const titles = changes.flatMap(({ path, before, after }) => {
    const [head, id, part] = path.split('.');
    return head === 'macros' && part === 'title' ? [[id!, String(after ?? before)]] : [];
  });
  return Object.fromEntries(titles);
}

/** «30 мин», «да», «пусто»; a list is told by its entries, a line each. */
export function valueWords(path: string, value: unknown): string {
  const field = FIELDS.get(path)?.field;
  if (value === undefined) return 'нет';
  if (value === null || value === '') return 'пусто';
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  if (typeof value === 'number')
    return field?.kind === 'number' && field.unit ? `${value} ${field.unit}` : String(value);
  if (Array.isArray(value)) {
    return value.length === 0 ? 'пусто' : value.map((item) => entryWords(path, item)).join('\n');
  }
  if (typeof value !== 'string') return entryWords(path, value);
  return (field?.kind === 'choice' && field.options.find((option) => option.value === value)?.title) || value;
}

const WEEKDAYS = ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье'];

/** An entry of a list: a word, an instruction with what it is offered for, a scenario by its title. */
function entryWords(path: string, entry: unknown): string {
  if (path === 'calendar.workdays') return WEEKDAYS[Number(entry)] ?? String(entry);
  if (path === 'canned.order') return CANNED[String(entry)] ?? 'своя фраза';
  if (!isTree(entry)) return PARTS[String(entry)] ?? String(entry);
  const { title, link, words, symptoms } = entry;
  if (typeof title !== 'string') return JSON.stringify(entry);
  const offered = [
    ...(Array.isArray(words) ? words.map(String) : []),
    ...(Array.isArray(symptoms) ? symptoms.map((one) => (SYMPTOM_TITLES as Record<string, string>)[one] ?? one) : []),
  ];
  return [title, typeof link === 'string' && link, offered.join(', ')].filter(Boolean).join(' — ');
}

const WAYS: Record<TeamVersionView['way'], string> = {
  released: 'выпущена здесь',
  file: 'из файла',
  address: 'по адресу',
  policyAddress: 'по адресу из политики',
  restored: 'возвращена',
};

/** «версия 2026-11-24.1, Ведущий, 24.11 10:05, из файла». */
export function versionWords({
  version,
  author,
  at,
  way,
}: Pick<TeamVersionView, 'version' | 'author' | 'at' | 'way'>): string {
  return `версия ${version}, ${author}, ${moscowDayTime(at)}, ${WAYS[way]}`;
}
