/** Critical and mass trouble. */
import { PHRASES } from '../../regulation/macros.ts';
import type { Scenario } from '../scenario.ts';
import { call, client, following, phone, step, ticket } from './parts.ts';

const initial = PHRASES.find(({ id }) => id === 'incident')!.text;

export const criticalSilent: Scenario = {
  id: 'critical-silent',
  title: 'Критическая, а Скайп молчит',
  about: 'Клиент не может подключиться. В Скайпе не отвечают больше 20 минут: пора звонить второй линии.',
  startsAt: '08:40',
  minutes: 75,
  clients: [client(1)],
  events: [
    ticket(
      'ticket',
      'berezka',
      0,
      'Не подключается удалённый рабочий стол',
      `Договор 20112, база «Розница». Никто не может подключиться к удалённому рабочему столу, работа стоит. Звонить ${phone(1)} в любое время по Москве.`,
    ),
    following('answer', 'consult', 'phoned', 12, {
      text: 'Вторая линия: служба перезапущена. Пусть подключаются, сообщите клиенту.',
    }),
  ],
  expects: [
    step('critical', 'R27b', 'Отметить заявку критической', 'marked', 'ticket', { value: 'critical', from: 'ticket' }),
    step('asked', 'R26', 'Сообщить в Скайп', 'consulted', 'ticket', { from: 'ticket' }),
    step('reply', 'R01', 'Ответить клиенту за 30 минут', 'replied', 'ticket', { from: 'ticket', within: 30 }),
    step('phoned', 'R26', 'Скайп молчит больше 20 минут: позвонить', 'phonedTeam', '', {
      from: 'asked',
      notBefore: 20,
      within: 30,
    }),
    step('told', 'R13d', 'Передать клиенту результат', 'replied', 'ticket', { from: 'answer', within: 30 }),
  ],
};

/** What each of them writes, by the minutes after the start. */
const COMPLAINTS = [
  [1, 'Всё зависло', 'Программа зависла у всех, ничего не нажимается.'],
  [3, 'Очень тормозит', 'База страшно тормозит, документ открывается по пять минут.'],
  [5, 'Висит 1С', '1С висит намертво, работать невозможно.'],
  [6, 'Зависает база', 'База зависает на каждом действии у всех пользователей.'],
  [8, 'Тормоза', 'Сегодня всё тормозит, невозможно работать.'],
  [9, 'Программа зависла', 'Программа зависла и не отвечает, перезаход не помог.'],
  [11, 'Висим', 'У всего отдела зависла база, стоим.'],
  [12, 'Медленно работает', 'База еле работает, всё подвисает.'],
] as const;

/** Eight write and one calls. */
const everybody = [...COMPLAINTS.map((_, n) => `ticket-${n + 1}`), 'call'];
const clients = everybody.map((_, n) => client(n));

export const storm: Scenario = {
  id: 'storm',
  title: 'Сбой: девять клиентов',
  about: 'За четверть часа жалуются девять клиентов. Сообщить в Скайп, звонить, когда молчат, сказать каждому.',
  startsAt: '10:10',
  minutes: 120,
  clients,
  events: [
    ...COMPLAINTS.map(([minutes, title, words], n) => {
      const { id, contract } = clients[n]!;
      const text = `${words} Договор ${contract}, база «Рабочая», звонить ${phone(n)} до 18 по Москве.`;
      return ticket(`ticket-${n + 1}`, id, minutes, title, text);
    }),
    call('call', 'akvamarin', 14, {
      text: 'Алло! У нас база зависла, никто не может работать!',
      answers: {
        client: 'Договор 20189.',
        phone: `${phone(8)}, до 18 по Москве.`,
        database: 'База «Аквамарин».',
        details: 'С утра работала, минут десять как зависает.',
      },
    }),
    following('fixed', 'consult', 'phoned', 25, {
      text: 'Вторая линия: сервер перезапущен, проблема устранена. Сообщите клиентам.',
    }),
  ],
  expects: [
    step('asked', 'R29', 'Третий клиент: сразу сообщить в Скайп', 'consulted', '', { from: 'ticket-3', within: 5 }),
    step('phoned', 'R29', 'Скайп молчит больше 10 минут: позвонить', 'phonedTeam', '', {
      from: 'asked',
      notBefore: 10,
      within: 20,
    }),
    step('created', 'R08', 'Завести заявку позвонившему', 'created', 'call', { from: 'call' }),
    ...everybody.map((event, n) =>
      event === 'call'
        ? step('said', 'R30', 'Сказать позвонившему о сбое', 'said', event, { value: initial, from: event })
        : step(`told-${n + 1}`, 'R30', `Написать о сбое: ${clients[n]!.organisation}`, 'replied', event, {
            value: initial,
            from: event,
            within: 30,
          }),
    ),
    ...everybody.map((event, n) =>
      step(`fixed-${n + 1}`, 'R31', `Сообщить об устранении: ${clients[n]!.organisation}`, 'replied', event, {
        value: 'устранен',
        from: 'fixed',
        within: 30,
      }),
    ),
  ],
};
