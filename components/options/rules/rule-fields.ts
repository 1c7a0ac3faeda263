/** The rules that leads may change, as data: what the forms show and search finds. Minutes unless `unit` says otherwise. */
import { INSTRUCTION_IDS, INSTRUCTIONS } from '../../../lib/regulation/client-check.ts';
import { COMPANY_NUMBERS } from '../../../lib/regulation/company-numbers.ts';
import { REQUIRED_IDS, REQUIRED_LEVELS, type RequiredLevel } from '../../../lib/regulation/required-fields.ts';
import { REQUIRED_TITLES } from '../../ui/words.ts';
import type { FieldGroup, SettingField } from '../fields.ts';

const minutes = (path: string, label: string, min: number, max: number, rest: Partial<SettingField> = {}) =>
  ({ kind: 'number', path, label, min, max, unit: 'мин', ...rest }) as SettingField;

const clock = (id: string, label: string, clause: string): SettingField[] => [
  minutes(`clocks.${id}.limitMinutes`, label, 1, 480, { clause, keywords: 'срок лимит' }),
  minutes(`clocks.${id}.quietMinutes`, 'тихое предупреждение за', 0, 480, { keywords: 'предупреждать напомнить' }),
  minutes(`clocks.${id}.soundMinutes`, 'звук за', 0, 480, { keywords: 'предупреждать напомнить громко' }),
];

export const CLOCK_GROUPS: FieldGroup[] = [
  { title: 'Первый ответ на заявку', fields: clock('firstResponse', 'ответить в течение', 'R01') },
  { title: 'Ответ на сообщение клиента', fields: clock('nextReply', 'ответить в течение', 'R01') },
  { title: 'Передать клиенту ответ 2-й линии', fields: clock('relayAnswer', 'передать в течение', 'R13d') },
  { title: 'Перезвонить, если было занято', fields: clock('callback', 'перезвонить в течение', 'R19') },
  { title: 'Критическая: ждём 2-ю линию', fields: clock('consultCritical', 'звонить, если молчат', 'R26') },
  { title: 'Сбой: ждём 2-ю линию', fields: clock('consultIncident', 'звонить, если молчат', 'R29') },
];

export const INCIDENT_GROUPS: FieldGroup[] = [
  {
    title: 'Тревога',
    fields: [
      {
        kind: 'number',
        path: 'incidents.clients',
        label: 'разных клиентов, не меньше',
        clause: 'R29',
        min: 2,
        max: 20,
        unit: '',
      },
      minutes('incidents.windowMinutes', 'за последние', 15, 20, {
        clause: 'R29',
        hint: 'регламент называет от 15 до 20 минут',
        keywords: 'окно',
      }),
      minutes('incidents.growthMinutes', 'о новых клиентах напоминать не чаще, чем раз в', 1, 60),
      minutes('incidents.mixedRedMinutes', 'без ответа жёлтая тревога становится красной через', 1, 60),
      minutes('incidents.lateMinutes', 'замечен поздно и открыт без звука, если обращению больше', 5, 1440),
    ],
  },
  {
    title: 'Пока он идёт',
    fields: [
      minutes('incidents.informMinutes', 'сообщить всем в течение', 5, 480, {
        clause: 'R31',
        hint: 'срок наш: регламент его не называет',
      }),
      minutes('incidents.idleMinutes', 'спросить «ещё идёт?» после тишины', 10, 720),
      minutes('incidents.afterFixMinutes', 'после «Устранено» это тот же сбой', 10, 720),
    ],
  },
];

export const SOUND_GROUPS: FieldGroup[] = [
  {
    title: 'На этом компьютере',
    fields: [
      {
        kind: 'flag',
        path: 'me.sound',
        label: 'Звук напоминаний',
        title: 'включён',
        keywords: 'громко тихо выключить',
      },
      {
        kind: 'number',
        path: 'me.volume',
        label: 'Громкость',
        min: 0,
        max: 100,
        unit: '%',
        keywords: 'звук громко тихо проверить',
      },
    ],
  },
  {
    title: 'Тихие часы',
    note: 'Напоминания приходят, но без звука.',
    fields: [
      { kind: 'flag', path: 'quiet.on', label: 'Тихие часы', title: 'включены', keywords: 'ночь без звука' },
      { kind: 'time', path: 'quiet.from', label: 'с' },
      { kind: 'time', path: 'quiet.until', label: 'до' },
    ],
  },
];

export const HOURS_GROUPS: FieldGroup[] = [
  {
    title: 'Когда идут сроки ответа',
    note: 'Первый ответ, ответ на сообщение и ответ 2-й линии клиенту. Часов регламент не называет, поэтому изначально — круглосуточно. Остальные сроки идут всегда.',
    fields: [
      {
        kind: 'choice',
        path: 'hours.when',
        label: 'сроки идут',
        clause: 'R01',
        options: [
          { value: 'always', title: 'круглосуточно' },
          { value: 'daily', title: 'каждый день в рабочие часы' },
          { value: 'workdays', title: 'по рабочим дням календаря, в рабочие часы' },
        ],
        keywords: 'ночь выходные пауза график смена',
      },
      { kind: 'time', path: 'hours.from', label: 'рабочие часы с' },
      { kind: 'time', path: 'hours.until', label: 'до' },
    ],
  },
];

const LEVEL_TITLES: Record<RequiredLevel, string> = {
  required: 'без него не создавать и не закрывать',
  warning: 'только предупреждать',
  off: 'не спрашивать',
};

export const REQUIRED_GROUPS: FieldGroup[] = [
  {
    title: 'Что спрашивать',
    fields: REQUIRED_IDS.map((id) => ({
      kind: 'choice',
      path: `required.${id}`,
      label: REQUIRED_TITLES[id],
      options: REQUIRED_LEVELS.map((level) => ({ value: level, title: LEVEL_TITLES[level] })),
    })),
  },
];

export const CONSULT_GROUPS: FieldGroup[] = [
  {
    title: 'Канал',
    fields: [
      { kind: 'text', path: 'consult.name', label: 'как называется', clause: 'R13b', placeholder: 'Скайп' },
      {
        kind: 'text',
        path: 'consult.link',
        label: 'ссылка на чат',
        clause: 'R13b',
        hint: 'https:, skype: или mailto:',
        keywords: 'адрес скайп',
      },
      {
        kind: 'text',
        path: 'consult.phone',
        label: 'куда звонить, если молчат',
        clause: 'R26',
        hint: 'пока номера нет, «пора звонить» его не покажет; предложены общие телефоны компании',
        keywords: 'телефон номер звоните нам',
        suggestions: COMPANY_NUMBERS.map(({ phone, place }) => ({ value: phone, title: place })),
      },
    ],
  },
];

export const INSTRUCTION_GROUPS: FieldGroup[] = [
  {
    title: 'Инструкции регламента',
    fields: INSTRUCTION_IDS.map((id) => ({
      kind: 'text',
      path: `instructions.${id}`,
      label: INSTRUCTIONS[id],
      clause: 'R11',
      placeholder: 'https://',
      keywords: 'ссылка адрес',
    })),
  },
];
