/** Scenarios about what the report says of the client, and about transfers. */
import { MACROS } from '../../regulation/macros.ts';
import type { Expectation, Scenario } from '../scenario.ts';
import { client, phone, step, ticket } from './parts.ts';

export const expired: Scenario = {
  id: 'expired',
  title: 'Договор закончился',
  about: 'Клиент пишет, а договор у него закончился: проверить в отчёте и действовать по инструкции.',
  startsAt: '10:30',
  minutes: 40,
  clients: [client(3, { validDays: -12 })],
  events: [
    ticket(
      'ticket',
      'polus',
      0,
      'Добавить пользователя',
      `Договор 20134, база «Зарплата Полюс». Добавьте, пожалуйста, нового сотрудника. Звонить ${phone(3)} с 9 до 18 по Москве.`,
    ),
  ],
  expects: [
    step('found', 'R06', 'Найти клиента в отчёте', 'found', 'polus', { from: 'ticket' }),
    step('credit', 'R09', 'Открыть инструкцию «Кредит и продление тарифа»', 'instruction', '', {
      value: 'credit',
      from: 'ticket',
    }),
    step('reply', 'R01', 'Ответить клиенту за 30 минут', 'replied', 'ticket', { from: 'ticket', within: 30 }),
  ],
};

export const quota: Scenario = {
  id: 'quota',
  title: 'Квота превышена',
  about: 'У клиента переполнено место: увидеть это в отчёте и действовать по инструкции.',
  startsAt: '15:00',
  minutes: 40,
  clients: [client(4, { quotaPercent: 112 })],
  events: [
    ticket(
      'ticket',
      'sputnik',
      0,
      'Не сохраняется файл',
      `Договор 20145, база «Документы». Не могу приложить файл к договору. Звонить ${phone(4)} после 16 по Москве.`,
    ),
  ],
  expects: [
    step('found', 'R06', 'Найти клиента в отчёте', 'found', 'sputnik', { from: 'ticket' }),
    step('quota', 'R10', 'Открыть инструкцию «Переполнена квота»', 'instruction', '', {
      value: 'quota',
      from: 'ticket',
    }),
    step('reply', 'R01', 'Ответить клиенту за 30 минут', 'replied', 'ticket', { from: 'ticket', within: 30 }),
  ],
};

export const lkPaid: Scenario = {
  id: 'lk-paid',
  title: 'На ЛК: платный клиент',
  about: 'Платный клиент просит консультацию для другого сотрудника: передать на линию консультаций, в Скайп не слать.',
  startsAt: '13:00',
  minutes: 45,
  clients: [client(5)],
  events: [
    ticket(
      'ticket',
      'yasen',
      0,
      'Нужна консультация',
      `Договор 20156. Пусть со мной свяжется специалист линии консультаций по закрытию месяца. Говорить будет наш бухгалтер, Образцова Вера Петровна, ${phone(5)}, с 10 до 16 по Москве. База «Бухгалтерия».`,
    ),
  ],
  expects: [
    step('no-chat', 'R14', 'Не пересылать в Скайп', 'consulted', '', { never: true, from: 'ticket' }),
    step('found', 'R06', 'Найти клиента: на ЛК передают только платных', 'found', 'yasen', { from: 'ticket' }),
    step('person', 'R22', 'Скрытым комментарием: на кого заявка', 'noted', 'ticket', {
      value: 'Образцова',
      from: 'ticket',
    }),
    ...transfer('lk', 'R22'),
  ],
};

export const lkFree: Scenario = {
  id: 'lk-free',
  title: 'На ЛК: бесплатный клиент',
  about: 'О консультации просит клиент без платного обслуживания: на ЛК его не передают, им занимается менеджер.',
  startsAt: '13:30',
  minutes: 45,
  clients: [client(6, { paid: false })],
  events: [
    ticket(
      'ticket',
      'meridian',
      0,
      'Вопрос консультанту',
      `Договор 20167. Пусть свяжется специалист линии консультаций, расскажет, как отразить лизинг. База «Меридиан», звонить ${phone(6)} с 11 до 15 по Москве.`,
    ),
  ],
  expects: [
    step('found', 'R06', 'Найти клиента в отчёте', 'found', 'meridian', { from: 'ticket' }),
    step('no-lk', 'R22', 'Не передавать на ЛК: клиент не платный', 'status', 'ticket', {
      value: MACROS.find(({ id }) => id === 'lk')!.status!,
      never: true,
      from: 'ticket',
    }),
    ...transfer('manager', 'R24'),
  ],
};

export const laterTrap: Scenario = {
  id: 'r14-trap',
  title: 'Вопрос не для Скайпа',
  about: 'Клиент просит сделать работу в другой день. Немедленных действий нет: в Скайп такое не пересылают.',
  startsAt: '16:00',
  minutes: 40,
  clients: [client(7)],
  events: [
    ticket(
      'ticket',
      'hlebnica',
      0,
      'Перенести базу в пятницу',
      `Договор 20178. Заведите, пожалуйста, заявку на пятницу, 6 марта: перенести базу «Пекарня» на новый тариф. Звонить ${phone(7)} утром по Москве.`,
    ),
  ],
  expects: [
    step('no-chat', 'R14', 'Не пересылать в Скайп', 'consulted', '', { never: true, from: 'ticket' }),
    step('found', 'R06', 'Найти клиента в отчёте', 'found', 'hlebnica', { from: 'ticket' }),
    step('reply', 'R01', 'Ответить клиенту за 30 минут', 'replied', 'ticket', { from: 'ticket', within: 30 }),
  ],
};

/** The phrase, the status and the responsible of a transfer, about the ticket. */
function transfer(macroId: string, clause: string): Expectation[] {
  const { text, status, assignee } = MACROS.find(({ id }) => id === macroId)!;
  return [
    step('phrase', clause, 'Написать клиенту предписанную фразу', 'replied', 'ticket', {
      value: text,
      from: 'ticket',
      within: 30,
    }),
    step('status', clause, `Статус «${status}»`, 'status', 'ticket', { value: status!, from: 'ticket' }),
    step('assignee', clause, `Ответственный «${assignee}»`, 'assignee', 'ticket', { value: assignee!, from: 'ticket' }),
  ];
}
