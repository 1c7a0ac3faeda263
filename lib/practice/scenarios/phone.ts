/** Scenarios in which the operator calls the client. */
import type { Scenario } from '../scenario.ts';
import { client, phone, step, ticket } from './parts.ts';

export const busyTwice: Scenario = {
  id: 'busy-twice',
  title: 'Дважды занято',
  about: 'Клиент просит перезвонить, а у него занято. Второй звонок за 15 минут, потом написать в заявке.',
  startsAt: '14:30',
  minutes: 60,
  clients: [client(8, { dials: ['busy', 'busy', 'busy'] })],
  events: [
    ticket(
      'ticket',
      'akvamarin',
      0,
      'Перезвоните, пожалуйста',
      `Договор 20189, база «Аквамарин». Не пойму, как отменить проведение. Перезвоните на ${phone(8)}, до 18 по Москве.`,
    ),
  ],
  expects: [
    step('first', 'R19', 'Позвонить клиенту', 'dialled', 'akvamarin', { from: 'ticket', within: 30 }),
    step('record', 'R04', 'Записать звонок в заявку скрытым комментарием', 'noted', 'ticket', {
      value: 'звонок: занято',
      from: 'ticket',
    }),
    step('again', 'R19', 'Перезвонить за 15 минут', 'dialled', 'akvamarin', { from: 'first', within: 15 }),
    step('write', 'R19', 'Снова занято: написать об этом в заявке', 'replied', 'ticket', {
      value: 'занят',
      from: 'again',
    }),
  ],
};

export const closedByPhone: Scenario = {
  id: 'closed-by-phone',
  title: 'Решено по телефону',
  about: 'Заявку завёл клиент, а решилась она в разговоре: скрытый комментарий, ответ, закрытие.',
  startsAt: '09:30',
  minutes: 45,
  clients: [client(0, { pickedUp: 'Да, это я писала. Так… сняла флажок, провела! Всё работает, спасибо.' })],
  events: [
    ticket(
      'ticket',
      'romashka',
      0,
      'Не проводится документ',
      `Договор 20101, база «Торговля 11». Поступление не проводится, пишет про закрытый период. Позвоните ${phone(0)}, с 9 до 12 по Москве.`,
    ),
  ],
  expects: [
    step('call', 'R01', 'Позвонить клиенту за 30 минут', 'dialled', 'romashka', {
      value: 'answered',
      from: 'ticket',
      within: 30,
    }),
    step('note', 'R12b', 'Скрытым комментарием: что сделано', 'noted', 'ticket', { from: 'call' }),
    step('reply', 'R12b', 'Написать, что решено по телефону', 'replied', 'ticket', {
      value: 'по телефону',
      from: 'call',
    }),
    step('closed', 'R12b', 'Закрыть заявку', 'closed', 'ticket', { from: 'call' }),
  ],
};
