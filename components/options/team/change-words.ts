/** What changes in the settings, in words: the name of a setting and its values, for whoever has never seen a path. */

import type { TeamVersionView } from '../../../lib/messages.ts';
import { MACROS } from '../../../lib/regulation/macros.ts';
import { moscowDayTime } from '../../../lib/text/moscow.ts';
import type { FieldGroup, SettingField } from '../fields.ts';
import { LEXICON_GROUPS } from '../LexiconSection.tsx';
import { PHRASE_SETTINGS } from '../phrases/PhrasesSection.tsx';
import { POLLING_GROUPS, PORTAL_GROUPS, RETENTION_GROUPS } from '../portal-fields.ts';
import { CLOCK_GROUPS, CONSULT_GROUPS, INCIDENT_GROUPS, INSTRUCTION_GROUPS, REQUIRED_GROUPS } from '../rule-fields.ts';

const GROUPS: FieldGroup[] = [
  CLOCK_GROUPS,
  INCIDENT_GROUPS,
  LEXICON_GROUPS,
  REQUIRED_GROUPS,
  CONSULT_GROUPS,
  INSTRUCTION_GROUPS,
  PORTAL_GROUPS,
  POLLING_GROUPS,
  RETENTION_GROUPS,
].flat();

const FIELDS = new Map<string, { field: SettingField; title: string }>(
  GROUPS.flatMap(({ title, fields }) => fields.map((field) => [field.path, { field, title }] as const)),
);

/** What isn't one field of a form, by the longest beginning of its path. */
const PLACES: Record<string, string> = {
  calendar: 'Производственный календарь',
  clocks: 'Сроки',
  incidents: 'Сбой',
  macros: 'Передача',
  me: 'Личное',
  phrases: 'Фраза',
  portal: 'Портал',
  'portal.bindings': 'Карта портала',
  portals: 'Другие адреса портала',
  ...Object.fromEntries(PHRASE_SETTINGS.map(({ path, label }) => [path, `Фраза «${label}»`])),
  ...Object.fromEntries(MACROS.map(({ id, title }) => [`macros.${id}`, `Передача «${title}»`])),
};

const PARTS: Record<string, string> = {
  text: 'текст',
  title: 'название',
  status: 'статус',
  assignee: 'ответственный',
  hidden: 'скрытый комментарий',
  paidOnly: 'только оплаченным',
  verbatim: 'дословно по регламенту',
  clause: 'пункт регламента',
  workdays: 'рабочие дни недели',
  holidays: 'выходные и праздники',
  extraWork: 'рабочие субботы и переносы',
};

/** «Первый ответ на заявку: ответить в течение»; a path that no form knows is shown as it is. */
export function pathTitle(path: string): string {
  const known = FIELDS.get(path);
  if (known) return `${known.title}: ${known.field.label}`;
  const [place] = Object.keys(PLACES)
    .filter((start) => path === start || path.startsWith(`${start}.`))
    .sort((a, b) => b.length - a.length);
  if (place === undefined) return path;
  const rest = path.slice(place.length + 1);
  if (rest === '') return PLACES[place]!;
  return `${PLACES[place]}: ${rest
    .split('.')
    .map((part) => PARTS[part] ?? part)
    .join(', ')}`;
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
    return value.length === 0
      ? 'пусто'
      : value.map((item) => (isPlain(item) ? JSON.stringify(item) : String(item))).join('\n');
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  return (field?.kind === 'choice' && field.options.find((option) => option.value === value)?.title) || value;
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

function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
