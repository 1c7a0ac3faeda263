/** The rules that leads may change, as data: what the forms show and search finds. Minutes unless `unit` says otherwise. */
import { INSTRUCTION_IDS, INSTRUCTIONS } from '../../lib/regulation/client-check.ts';
import { REQUIRED_IDS, REQUIRED_LEVELS, type RequiredLevel } from '../../lib/regulation/required-fields.ts';
import { REQUIRED_TITLES } from '../ui/words.ts';
import type { FieldGroup, SettingField } from './fields.ts';

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
        hint: 'пока номера нет, «пора звонить» его не покажет',
        keywords: 'телефон номер',
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
