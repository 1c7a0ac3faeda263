/** The tickets that a working day has begun with, of every age and state. */
import { MINUTE_MS, moscowTime } from '../../lib/text/moscow.ts';
import { arrive, COLLEAGUE, OPERATOR, type PortalState, reply } from './state.ts';
import { COMPLAINTS, CRITICAL } from './texts.ts';

/** Minutes ago at which clients wrote what nobody has answered yet: fresh, soon late, and late. */
const UNANSWERED = [2, 6, 11, 17, 21, 24, 27, 34, 52, 95];
/** Minutes ago at which answered tickets came. */
const ANSWERED = [40, 75, 130, 185, 240, 300];
/** Minutes ago at which closed tickets came. */
const CLOSED = [400, 520, 700, 1_500, 2_900, 4_400];

export function seedTickets(state: PortalState): void {
  const ago = (minutes: number) => state.now() - minutes * MINUTE_MS;
  let next = 0;
  const usual = () => {
    const n = next++;
    return { client: state.clients[(n * 11) % state.clients.length]!, ...COMPLAINTS.none[n % COMPLAINTS.none.length] };
  };

  for (const minutes of CLOSED) {
    const ticket = arrive(state, { ...usual(), at: ago(minutes) });
    reply(state, ticket, { text: 'Готово, проверьте, пожалуйста.', author: OPERATOR, at: ago(minutes - 12) });
    Object.assign(ticket, { closed: true, status: 'Закрыта', assignee: OPERATOR.name });
  }
  for (const minutes of ANSWERED) {
    const ticket = arrive(state, { ...usual(), at: ago(minutes) });
    reply(state, ticket, { text: 'Приняли заявку, смотрим.', author: COLLEAGUE, at: ago(minutes - 9) });
    Object.assign(ticket, { status: 'В работе', assignee: COLLEAGUE.name });
  }
  const waiting = arrive(state, {
    ...usual(),
    at: ago(160),
    title: 'Перенести базу',
    text: 'Просим перенести базу «Торговля 11» на новый тариф. Звонить 8 900 000-00-12 после 14 мск.',
    fields: { phone: '8 900 000-00-12', callTime: 'после 14', database: 'Торговля 11' },
    files: ['экран.png'],
  });
  reply(state, waiting, {
    text: `[Д] ${moscowTime(ago(120))} звонок: занято`,
    author: COLLEAGUE,
    hidden: true,
    at: ago(120),
  });
  reply(state, waiting, { text: 'Уточните, пожалуйста, время переноса.', author: COLLEAGUE, at: ago(118) });
  reply(state, waiting, { text: 'Лучше после 18 часов. Успеете сегодня?', at: ago(19) });
  Object.assign(waiting, { status: 'В работе', assignee: COLLEAGUE.name });

  for (const [n, minutes] of UNANSWERED.entries()) {
    arrive(state, {
      ...usual(),
      at: ago(minutes),
      ...(n % 4 === 1 ? CRITICAL[Math.floor(n / 4) % CRITICAL.length] : {}),
    });
  }
  arrive(state, {
    ...usual(),
    at: ago(14),
    author: OPERATOR,
    title: 'Звонок: не печатается чек',
    text: 'Клиент позвонил: не печатается чек на кассе. Обещали разобраться.',
  });
}
