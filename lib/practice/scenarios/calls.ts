/** Scenarios that begin with a call. */
import { MACROS } from '../../regulation/macros.ts';
import type { Scenario } from '../scenario.ts';
import { call, client, following, phone, step } from './parts.ts';

const programmers = MACROS.find(({ id }) => id === 'os')!;

export const firstCall: Scenario = {
  id: 'first-call',
  title: 'Первый звонок',
  about: 'Клиент звонит: найти его в отчёте, завести заявку со всем обязательным, решить и закрыть.',
  startsAt: '10:00',
  minutes: 60,
  clients: [client(0)],
  events: [
    call('call', 'romashka', 1, {
      text: 'Здравствуйте! У нас из базы не печатается накладная.',
      answers: {
        client: 'Договор 20101.',
        phone: `${phone(0)}, лучше звонить после 14 по Москве.`,
        database: 'База «Торговля 11».',
        details: 'Нажимаю «Печать», и ничего не происходит. Принтер другие документы печатает.',
      },
    }),
    following('thanks', 'reply', 'created', 5, { about: 'call', text: 'Помогло, накладная печатается. Спасибо!' }),
  ],
  expects: [
    step('answered', 'R02', 'Принять звонок', 'answered', 'call', { from: 'call' }),
    step('found', 'R06', 'Найти клиента в отчёте', 'found', 'romashka', { from: 'call' }),
    step('created', 'R08', 'Завести заявку по звонку', 'created', 'call', { from: 'call' }),
    step('client', 'R15', 'Указать договор или логин', 'field', 'call', { value: 'client', from: 'call' }),
    step('phone', 'R16', 'Указать телефон', 'field', 'call', { value: 'phone', from: 'call' }),
    step('time', 'R16', 'Указать, когда звонить по МСК', 'field', 'call', { value: 'callTime', from: 'call' }),
    step('database', 'R17', 'Указать базу', 'field', 'call', { value: 'database', from: 'call' }),
    step('done', 'R12a', 'Написать, что сделано', 'replied', 'call', { from: 'thanks', within: 30 }),
    step('closed', 'R12a', 'Закрыть заявку', 'closed', 'call', { from: 'thanks' }),
  ],
};

export const notFound: Scenario = {
  id: 'not-found',
  title: 'Клиент не находится',
  about: 'Звонящий не знает ни договора, ни логина, а по названию в отчёте никого нет.',
  startsAt: '11:00',
  minutes: 45,
  clients: [client(1, { organisation: 'ООО «Берёзовая роща»' })],
  events: [
    call('call', 'berezka', 1, {
      text: 'Добрый день! Это организация «Ландыш», не могу открыть отчёт по продажам в базе.',
      answers: {
        client: 'Договора под рукой нет, логин не помню. Организация «Ландыш».',
        phone: `${phone(1)}, звонить можно с 10 до 17 по Москве.`,
        database: 'База «Розница».',
        details: 'Открываю отчёт, а он просит выбрать организацию, и всё.',
      },
    }),
    following('hint', 'line', 'looked', 1, { about: 'call', text: 'Нашла в письме от вас: договор 20112.' }),
  ],
  expects: [
    step('searched', 'R06', 'Поискать клиента в отчёте', 'searched', '', { from: 'call' }),
    step('looked', 'R07', 'Открыть инструкцию «Поиск данных по клиенту»', 'instruction', '', {
      value: 'search',
      from: 'call',
    }),
    step('created', 'R08', 'Завести заявку', 'created', 'call', { from: 'hint' }),
    step('client', 'R15', 'Указать договор, который нашёлся', 'field', 'call', { value: 'client', from: 'hint' }),
    step('phone', 'R16', 'Указать телефон', 'field', 'call', { value: 'phone', from: 'hint' }),
    step('time', 'R16', 'Указать, когда звонить по МСК', 'field', 'call', { value: 'callTime', from: 'hint' }),
  ],
};

export const askTheSecondLine: Scenario = {
  id: 'second-line',
  title: 'Нет в инструкциях: вопрос в Скайп',
  about: 'Проблемы нет в инструкциях: сказать клиенту, спросить в Скайпе, передать программистам, рассказать клиенту.',
  startsAt: '12:00',
  minutes: 90,
  clients: [client(2)],
  events: [
    call('call', 'vektor', 1, {
      text: 'Здравствуйте. При проведении реализации выходит «Поле объекта не обнаружено (Партия)».',
      answers: {
        client: 'Логин vektor3, договор 20123.',
        phone: `${phone(2)}, в любое время по Москве.`,
        database: 'База «УТ Вектор».',
        details: 'После вчерашнего обновления. Такого раньше не было.',
      },
    }),
    following('answer', 'consult', 'asked', 9, { text: 'Это доработка. На программистов.' }),
  ],
  expects: [
    step('said', 'R13a', 'Сказать: «Уточню информацию и перезвоню»', 'said', 'call', {
      value: 'перезвон',
      from: 'call',
    }),
    step('created', 'R08', 'Завести заявку', 'created', 'call', { from: 'call' }),
    step('asked', 'R13b', 'Передать вопрос в Скайп', 'consulted', '', { from: 'call' }),
    step('told', 'R23', 'Написать клиенту предписанную фразу', 'replied', 'call', {
      value: programmers.text,
      from: 'answer',
      within: 30,
    }),
    step('status', 'R23', `Статус «${programmers.status}»`, 'status', 'call', {
      value: programmers.status!,
      from: 'answer',
    }),
    step('assignee', 'R23', `Ответственный «${programmers.assignee}»`, 'assignee', 'call', {
      value: programmers.assignee!,
      from: 'answer',
    }),
  ],
};
