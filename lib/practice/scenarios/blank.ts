/** The least that a scenario is: a client, his ticket, an answer in time. What trainers begin with. */
import type { Scenario } from '../scenario.ts';
import { client, step, ticket } from './parts.ts';

export const blank: Scenario = {
  id: 'own',
  title: 'Простая заявка',
  about: '',
  startsAt: '10:00',
  minutes: 45,
  clients: [client(0)],
  events: [ticket('ticket', 'romashka', 0, 'Вопрос', 'Здравствуйте! Договор 20101. Подскажите, пожалуйста, …')],
  expects: [step('reply', 'R01', 'Ответить клиенту за 30 минут', 'replied', 'ticket', { from: 'ticket', within: 30 })],
};
