/** What the form of a scenario asks for, as data. What may be chosen depends on what else the scenario holds. */
import { ASSIGNEES, STATUSES } from '../../../lib/practice/model.ts';
import {
  EVENT_KINDS,
  type Expectation,
  type Scenario,
  type ScenarioClient,
  type ScenarioEvent,
  STEP_KINDS,
} from '../../../lib/practice/scenario.ts';
import clauses from '../../../lib/regulation/clauses.json' with { type: 'json' };
import type { CallResult } from '../../../lib/regulation/events.ts';
import { EVENT_WORDS, RESULT_WORDS, STEP_WORDS } from '../../practice/words.ts';
import type { Choice, FieldSpec } from './controls.tsx';

export const HEAD_FIELDS: readonly FieldSpec<Scenario>[] = [
  { key: 'title', label: 'Название', kind: 'text' },
  { key: 'startsAt', label: 'Начало, МСК', kind: 'text' },
  { key: 'minutes', label: 'Длится, минут', kind: 'number' },
  { key: 'about', label: 'Чему учит', kind: 'area' },
];

export const CLIENT_FIELDS: readonly FieldSpec<ScenarioClient>[] = [
  { key: 'organisation', label: 'Организация', kind: 'text' },
  { key: 'contract', label: 'Договор', kind: 'text' },
  { key: 'login', label: 'Логин', kind: 'text' },
  { key: 'inn', label: 'ИНН', kind: 'text' },
  { key: 'phone', label: 'Телефон (выдуманный)', kind: 'text' },
  { key: 'validDays', label: 'Дней до конца договора (меньше нуля — закончился)', kind: 'number' },
  { key: 'quotaPercent', label: 'Квота занята, %', kind: 'number' },
  { key: 'paid', label: 'Платный', kind: 'flag' },
  {
    key: 'dials',
    label: 'Когда ему позвонят',
    kind: [
      { value: 'answered', title: 'ответит' },
      { value: 'busy,answered', title: 'занято, потом ответит' },
      { value: 'busy,busy,answered', title: 'дважды занято, потом ответит' },
      { value: 'busy', title: 'всегда занято' },
      { value: 'noAnswer', title: 'не ответит' },
      { value: 'off', title: 'телефон выключен' },
    ],
    parse: (value) => value.split(','),
  },
  { key: 'pickedUp', label: 'Что скажет, когда ответит', kind: 'area' },
];

export function eventFields(scenario: Scenario, { kind, id }: ScenarioEvent): readonly FieldSpec<ScenarioEvent>[] {
  const ofClient = kind === 'ticket' || kind === 'call';
  const ofTicket = kind === 'line' || kind === 'reply';
  return [
    { key: 'kind', label: 'Что происходит', kind: EVENT_KINDS.map((value) => ({ value, title: EVENT_WORDS[value] })) },
    ...(ofClient ? [{ key: 'client', label: 'Клиент', kind: clientChoices(scenario, 'Выберите') } as const] : []),
    ...(ofTicket
      ? [{ key: 'about', label: 'Заявка или звонок', kind: ticketChoices(scenario, 'Выберите') } as const]
      : []),
    { key: 'after', label: 'После чего', kind: momentChoices(scenario, id) },
    { key: 'minutes', label: 'Через сколько минут', kind: 'number' },
    ...(kind === 'ticket' ? [{ key: 'title', label: 'Заголовок заявки', kind: 'text' } as const] : []),
    { key: 'text', label: 'Что написано или сказано', kind: 'area' },
  ];
}

export function stepFields(scenario: Scenario, { kind, id }: Expectation): readonly FieldSpec<Expectation>[] {
  const ofClient = kind === 'found' || kind === 'dialled';
  return [
    { key: 'kind', label: 'Действие', kind: STEP_KINDS.map((value) => ({ value, title: STEP_WORDS[value] })) },
    { key: 'what', label: 'Как это назвать в итоге', kind: 'text' },
    { key: 'clause', label: 'Пункт регламента', kind: CLAUSES },
    {
      key: 'about',
      label: ofClient ? 'Какой клиент' : 'Какая заявка или звонок',
      kind: ofClient ? clientChoices(scenario, 'любой') : ticketChoices(scenario, 'любая'),
    },
    { key: 'value', label: VALUE_LABELS[kind] ?? 'Значение', kind: VALUES[kind] ?? 'text' },
    { key: 'from', label: 'С какого момента', kind: momentChoices(scenario, id) },
    { key: 'within', label: 'За сколько минут (пусто — срока нет)', kind: 'minutes' },
    { key: 'notBefore', label: 'Не раньше чем через, минут', kind: 'number' },
    { key: 'never', label: 'Этого делать нельзя', kind: 'flag' },
  ];
}

const CLAUSES: readonly Choice[] = clauses.map(({ id, quote }) => ({ value: id, title: `${id} — ${quote}` }));

const TEXT = 'Какие слова должны быть (пусто — любые)';

const VALUE_LABELS: Partial<Record<Expectation['kind'], string>> = {
  said: TEXT,
  searched: TEXT,
  replied: TEXT,
  noted: TEXT,
  consulted: TEXT,
  status: 'Какой статус',
  assignee: 'Кто ответственный',
  field: 'Какое поле',
  instruction: 'Какая инструкция',
  dialled: 'Чем кончился звонок',
  marked: 'Какая отметка',
};

const ANY: Choice = { value: '', title: 'неважно' };
const asChoice = (value: string): Choice => ({ value, title: value });

const VALUES: Partial<Record<Expectation['kind'], readonly Choice[]>> = {
  status: [ANY, ...STATUSES.map(asChoice)],
  assignee: [ANY, ...ASSIGNEES.map(({ name }) => asChoice(name))],
  field: [
    { value: 'client', title: 'Договор или логин' },
    { value: 'phone', title: 'Телефон' },
    { value: 'callTime', title: 'Время звонка' },
    { value: 'database', title: 'База' },
  ],
  instruction: [
    { value: 'search', title: 'Поиск данных по клиенту' },
    { value: 'credit', title: 'Кредит и продление тарифа' },
    { value: 'quota', title: 'Переполнена квота' },
  ],
  dialled: [
    ANY,
    ...(Object.keys(RESULT_WORDS) as CallResult[]).map((value) => ({ value, title: RESULT_WORDS[value] })),
  ],
  marked: [
    { value: 'critical', title: 'критическая' },
    { value: 'notCritical', title: 'не критическая' },
    { value: 'consultAsked', title: 'сообщил 2-й линии' },
    { value: 'consultAnswered', title: 'ответ получен' },
    ...(Object.keys(RESULT_WORDS) as CallResult[]).map((value) => ({
      value: `call:${value}`,
      title: `звонок: ${RESULT_WORDS[value]}`,
    })),
    { value: 'clientToldByPhone', title: 'сообщил по телефону' },
  ],
};

function clientChoices({ clients }: Scenario, none: string): Choice[] {
  return [{ value: '', title: none }, ...clients.map(({ id, organisation }) => ({ value: id, title: organisation }))];
}

function ticketChoices({ events }: Scenario, none: string): Choice[] {
  const named = events.filter(({ kind }) => kind === 'ticket' || kind === 'call');
  return [{ value: '', title: none }, ...named.map((event) => ({ value: event.id, title: eventTitle(event) }))];
}

function momentChoices({ events, expects }: Scenario, own: string): Choice[] {
  return [
    { value: '', title: 'с начала' },
    ...events.filter(({ id }) => id !== own).map((event) => ({ value: event.id, title: eventTitle(event) })),
    ...expects.filter(({ id }) => id !== own).map(({ id, what }) => ({ value: id, title: `сделано: ${what}` })),
  ];
}

export function eventTitle({ kind, title, text, id }: ScenarioEvent): string {
  return `${EVENT_WORDS[kind]}: ${title || text.slice(0, 60) || id}`;
}
