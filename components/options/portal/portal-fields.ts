/** What leads tell of their portal, of watching it, and how long the journal is kept, as data. */
import type { FieldGroup } from '../fields.ts';

export const PORTAL_GROUPS: FieldGroup[] = [
  {
    title: 'Адреса на портале',
    fields: [
      { kind: 'path', path: 'portal.listUrl', label: 'список заявок', hint: 'пусто: узнаётся само', placeholder: '/' },
      {
        kind: 'path',
        path: 'portal.newTicketUrl',
        label: 'новая заявка',
        hint: 'пусто: по ссылке страницы',
        placeholder: '/',
      },
      {
        kind: 'path',
        path: 'portal.reportUrl',
        label: 'отчёт по клиентам',
        clause: 'R06',
        hint: 'пусто: по ссылке «Отчёт»',
        placeholder: '/',
      },
      {
        kind: 'path',
        path: 'portal.reportQuery',
        label: 'запрос к отчёту',
        clause: 'R06',
        placeholder: 'q={запрос}',
        hint: 'подставляются {запрос}, {договор}, {логин}, {инн}, {организация}; пусто: из формы поиска отчёта',
        keywords: 'поиск клиента',
      },
    ],
  },
  {
    title: 'Сотрудники',
    fields: [
      {
        kind: 'lines',
        path: 'portal.staffNames',
        label: 'имена, по которым в переписке узнают сотрудника, по одному в строке',
        hint: 'нужно там, где страница сама не отмечает сотрудников',
        keywords: 'фио фамилии операторы коллеги',
      },
    ],
  },
];

export const POLLING_GROUPS: FieldGroup[] = [
  {
    title: 'Список заявок',
    fields: [
      {
        kind: 'number',
        path: 'polling.seconds',
        label: 'перечитывать каждые',
        min: 30,
        max: 900,
        unit: 'с',
        keywords: 'опрос частота нагрузка',
      },
      {
        kind: 'number',
        path: 'polling.suspectSeconds',
        label: 'пока двое жалуются на похожее — каждые',
        clause: 'R29',
        min: 30,
        max: 900,
        unit: 'с',
      },
      {
        kind: 'number',
        path: 'polling.tickets',
        label: 'за раз читать новых и изменённых заявок, не больше',
        min: 1,
        max: 100,
        unit: '',
        hint: 'остальные — в следующий раз; число запросов за сегодня видно на доске',
      },
    ],
  },
];

export const RETENTION_GROUPS: FieldGroup[] = [
  {
    title: 'Срок хранения',
    fields: [
      {
        kind: 'number',
        path: 'retentionDays',
        label: 'хранить журнал',
        min: 1,
        max: 90,
        unit: 'дней',
        keywords: 'удалять чистить персональные данные',
      },
    ],
  },
];
