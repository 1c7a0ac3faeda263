/** The words of practice (Russian). */
import type { ScenarioEventKind, StepKind, Topic } from '../../lib/practice/scenario.ts';
import type { Outcome } from '../../lib/practice/score.ts';
import type { CallResult } from '../../lib/regulation/events.ts';

export const QUESTIONS: Record<Topic, string> = {
  client: 'Подскажите договор или логин?',
  phone: 'На какой номер и когда вам позвонить?',
  database: 'Как называется база?',
  details: 'Расскажите подробнее, что происходит?',
  person: 'На кого оставить заявку?',
};

export const TOPIC_WORDS: Record<Topic, string> = {
  client: 'Договор, логин',
  phone: 'Телефон и время',
  database: 'База',
  details: 'Подробности',
  person: 'На кого заявка',
};

export const RESULT_WORDS: Record<CallResult, string> = {
  answered: 'ответил',
  busy: 'занято',
  noAnswer: 'не отвечает',
  off: 'телефон выключен',
};

export const OUTCOME_WORDS: Record<Outcome, string> = {
  right: 'верно',
  late: 'поздно',
  early: 'рано',
  missed: 'не сделано',
  forbidden: 'так нельзя',
  idle: 'до этого не дошло',
};
export const EVENT_WORDS: Record<ScenarioEventKind, string> = {
  ticket: 'Клиент оставляет заявку',
  call: 'Клиент звонит',
  line: 'Звонящий говорит ещё',
  reply: 'Клиент пишет в заявку',
  consult: '2-я линия отвечает',
};

export const STEP_WORDS: Record<StepKind, string> = {
  answered: 'Принять звонок',
  said: 'Сказать клиенту по телефону',
  searched: 'Поискать в отчёте',
  found: 'Найти клиента в отчёте',
  instruction: 'Открыть инструкцию',
  created: 'Завести заявку по звонку',
  field: 'Заполнить поле заявки',
  replied: 'Ответить в заявке',
  noted: 'Написать скрытый комментарий',
  status: 'Поставить статус',
  assignee: 'Поставить ответственного',
  closed: 'Закрыть заявку',
  dialled: 'Позвонить клиенту',
  marked: 'Отметить в панели',
  consulted: 'Написать 2-й линии',
  phonedTeam: 'Позвонить 2-й линии',
};
