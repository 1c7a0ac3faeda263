/** The product's Russian words for what the rules name in English. One place, so that every surface says the same. */
import type { Board, BoardItem } from '../../lib/regulation/board.ts';
import type { CallResult, EventBody, EventType } from '../../lib/regulation/events.ts';
import type { RequiredId } from '../../lib/regulation/required-fields.ts';
import { CLOCK_CLAUSES } from '../../lib/regulation/rules.ts';
import type { FieldName } from '../../lib/regulation/snapshot.ts';
import { CLOCK_TITLES } from '../../lib/regulation/titles.ts';
import { moscowTime } from '../../lib/text/moscow.ts';

/** Kinds of pages that have fields to bind. */
export const BINDABLE_KIND_TITLES = { ticket: 'заявка', 'ticket-new': 'новая заявка' };

/** How the page lets a field be set, for leads. */
export const CONTROL_TITLES: Record<string, string> = {
  text: 'Строка ввода',
  textarea: 'Большое поле',
  select: 'Список',
  checkbox: 'Отметка',
  radio: 'Переключатель',
  listbox: 'Выпадающий список страницы',
  menu: 'Меню из ссылок',
  contenteditable: 'Редактор текста',
  'editor-frame': 'Редактор в рамке',
  file: 'Вложение файла',
};

/** The duty «написать клиенту», by what came of the call (R19, R20). */
export const DUTY_TITLES: Record<'busy' | 'noAnswer' | 'off', string> = {
  busy: 'Написать: дважды занято',
  noAnswer: 'Написать: не ответил',
  off: 'Написать: телефон выключен',
};

export const DUTY_CLAUSES: Record<'busy' | 'noAnswer' | 'off', string> = { busy: 'R19', noAnswer: 'R20', off: 'R20' };

export const CALL_TITLES: Record<CallResult, string> = {
  busy: 'Занято',
  noAnswer: 'Не ответил',
  off: 'Выключен',
  answered: 'Дозвонился',
};

export const EVENT_TITLES: Record<EventType, string> = {
  created: 'Заявка создана',
  clientMessage: 'Клиент написал',
  staffPublic: 'Ответ клиенту',
  staffHidden: 'Скрытый комментарий',
  statusChanged: 'Сменили статус',
  assigneeChanged: 'Сменили ответственного',
  closed: 'Закрыта',
  call: 'Звонок',
  clientToldByPhone: 'Сообщили по телефону',
  noReplyNeeded: 'Ответ не требуется',
  critical: 'Отмечена критической',
  notCritical: 'Критическая: снято',
  consultAsked: 'Сообщили 2-й линии',
  consultReacted: '2-я линия отозвалась',
  consultAnswered: '2-я линия ответила',
  teamPhoned: '2-й линии позвонили',
  joinedIncident: 'Вошла в сбой',
  callbackPromised: 'Обещали перезвонить',
  fieldsSkipped: 'Сохранено без обязательного',
};

export const REQUIRED_TITLES: Record<RequiredId, string> = {
  client: 'Договор или логин',
  phone: 'Телефон',
  callTime: 'Когда звонить, МСК',
  database: 'База',
  screenshot: 'Скриншот ошибки',
};

/** The parts of the board, in its order. */
export const PART_TITLES: Record<keyof Board, string> = {
  burning: 'Горит',
  callbacks: 'Позвонить',
  waits: 'Ждём 2-ю линию',
  duties: 'Написать',
  running: 'Идёт срок',
};

/** What a line of the board is about. */
export function matterTitle(matter: BoardItem['matter']): string {
  if (matter.kind === 'clock') return CLOCK_TITLES[matter.id];
  if (matter.kind === 'consult') return 'Ждём ответа 2-й линии';
  const { duty } = matter;
  return duty.kind === 'call' ? `Обещали перезвонить к ${moscowTime(duty.until)}` : DUTY_TITLES[duty.reason];
}

/** The clause that a line of the board comes from. */
export function matterClause(matter: BoardItem['matter']): string {
  if (matter.kind === 'clock') return CLOCK_CLAUSES[matter.id];
  if (matter.kind === 'consult') return 'R13c';
  return matter.duty.kind === 'call' ? 'R13a' : DUTY_CLAUSES[matter.duty.reason];
}

/** What has happened, with what it says besides its kind: «Звонок: занято», «Обещали перезвонить к 14:30». */
export function eventTitle(event: EventBody): string {
  const title = EVENT_TITLES[event.type];
  if (event.type === 'call') return `${title}: ${CALL_TITLES[event.result].toLowerCase()}`;
  if (event.type === 'callbackPromised') return `${title} к ${moscowTime(event.until)}`;
  return event.type === 'noReplyNeeded' && event.reason ? `${title}: ${event.reason}` : title;
}

export const FIELD_TITLES: Record<FieldName, string> = {
  contract: 'Договор',
  login: 'Логин',
  phone: 'Телефон',
  callTime: 'Когда звонить (МСК)',
  database: 'База',
  files: 'Скриншот ошибки',
  title: 'Тема',
  message: 'Сообщение',
  internal: 'Скрытый комментарий',
  status: 'Статус',
  assignee: 'Ответственный',
  close: 'Закрыть заявку',
};

/** The same without seconds where they say nothing, from ten minutes on: «4:05», «24 мин», «2 ч 10 мин». */
export function roughDuration(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  return minutes >= 10 && minutes < 60 ? `${minutes} мин` : duration(ms);
}

/** A length of time (ms, its sign is dropped) for people: «45 с», «4:05», «2 ч 10 мин», «3 дн». */
export function duration(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  if (seconds < 60) return `${seconds} с`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} ч ${minutes % 60} мин` : `${Math.floor(hours / 24)} дн`;
}
