/** The prescribed actions and texts (R13a, R16–R25, R30, R31), and what an action will do to a ticket. */
import { always, type Macro, type OfferedWhen } from './macro.ts';

const DISPATCHER = 'Диспетчер техподдержки';

/** The four transfers. Their texts are the regulation's, to the letter. */
export const MACROS: readonly Macro[] = [
  {
    id: 'lk',
    title: 'На ЛК',
    clause: 'R22',
    text: 'Передали заявку на линию консультаций, они свяжутся с вами в ближайший рабочий день',
    status: 'Требует передачи на ЛК',
    assignee: DISPATCHER,
    hidden: 'Контактное лицо по заявке: {фио_контакта}',
    paidOnly: true,
    verbatim: true,
  },
  {
    id: 'os',
    title: 'На программистов',
    clause: 'R23',
    text: 'Передали заявку программистам, они свяжутся с вами в ближайший рабочий день',
    status: 'Требует передачи на ОС',
    assignee: DISPATCHER,
    hidden: null,
    paidOnly: false,
    verbatim: true,
  },
  {
    id: 'manager',
    title: 'На менеджера',
    clause: 'R24',
    text: 'Передали заявку вашему менеджеру, он свяжется с вами в ближайший рабочий день',
    status: 'На менеджера',
    assignee: DISPATCHER,
    hidden: null,
    paidOnly: false,
    verbatim: true,
  },
  {
    id: 'line2',
    title: 'На 2-ю линию',
    clause: 'R25',
    text: 'Передали заявку на специалистов 2-линии техподдержки, они свяжутся с вами {когда}',
    status: null,
    assignee: null,
    hidden: null,
    paidOnly: false,
    verbatim: true,
  },
];

/** A text that isn't a transfer. `speech` is said on the phone, `consult` goes to the 2nd line. */
export interface Phrase {
  id: string;
  title: string;
  use: 'ticket' | 'speech' | 'both' | 'consult';
  clause: string;
  text: string;
  verbatim: boolean;
  /** When it is offered for a ticket; left out, always. */
  when?: OfferedWhen;
}

/** The regulation's other texts; those that aren't verbatim are our wording. */
export const PHRASES: readonly Phrase[] = [
  {
    id: 'incident',
    title: 'Идёт сбой',
    use: 'both',
    clause: 'R30',
    text: 'В данный момент наблюдаются технические проблемы у некоторых пользователей, ошибку уже решают, точное время решения будет известно позже',
    verbatim: true,
    when: { ...always, incident: true },
  },
  {
    id: 'call_back_phrase',
    title: 'Перезвоню',
    use: 'speech',
    clause: 'R13a',
    text: 'Уточню информацию и перезвоню вам.',
    verbatim: false,
  },
  {
    id: 'busy_twice',
    title: 'Дважды занято',
    use: 'ticket',
    clause: 'R19',
    text: 'Звонили вам по заявке в {время1} и {время2} (МСК), номер был занят. Сообщите, пожалуйста, удобное время и телефон для звонка.',
    verbatim: false,
  },
  {
    id: 'no_answer',
    title: 'Не дозвонились',
    use: 'ticket',
    clause: 'R20',
    text: 'Звонили вам по заявке в {время1} (МСК), не смогли дозвониться. Сообщите, пожалуйста, удобное время и телефон для звонка.',
    verbatim: false,
  },
  {
    id: 'phone_off',
    title: 'Телефон выключен',
    use: 'ticket',
    clause: 'R20',
    text: 'Звонили вам по заявке в {время1} (МСК), телефон выключен или вне зоны доступа. Сообщите, пожалуйста, удобное время и другой телефон для звонка.',
    verbatim: false,
  },
  {
    id: 'solved_by_phone',
    title: 'Решено по телефону',
    use: 'ticket',
    clause: 'R12b',
    text: 'Заявка решена по телефону.',
    verbatim: false,
  },
  {
    id: 'eta',
    title: 'Срок решения',
    use: 'both',
    clause: 'R31',
    text: 'Ориентировочное время решения проблемы — {время} (МСК). Сообщим, когда всё заработает.',
    verbatim: false,
  },
  {
    id: 'fixed',
    title: 'Сбой устранён',
    use: 'both',
    clause: 'R31',
    text: 'Проблема устранена. Пожалуйста, проверьте работу и сообщите, если что-то осталось.',
    verbatim: false,
  },
  {
    id: 'ask_missing',
    title: 'Уточнить данные',
    use: 'ticket',
    clause: 'R15,R16,R17,R18',
    text: 'Чтобы быстрее помочь, уточните, пожалуйста: {список}.',
    verbatim: false,
  },
  {
    id: 'consult_critical',
    title: 'В Скайп: критическая',
    use: 'consult',
    clause: 'R26',
    text: 'КРИТИЧЕСКАЯ. Заявка {номер}, {договор_или_логин}, база «{база}». {критерий}. Что сделано: {сделано}. {ссылка}',
    verbatim: false,
  },
  {
    id: 'consult_incident',
    title: 'В Скайп: сбой',
    use: 'consult',
    clause: 'R29',
    text: 'ВОЗМОЖЕН СБОЙ: за {минут} мин обратились {n} клиентов. {симптомы}. {список_клиентов_со_ссылками}',
    verbatim: false,
  },
  {
    id: 'consult',
    title: 'В Скайп',
    use: 'consult',
    clause: 'R13b',
    text: 'Заявка {номер}, {договор_или_логин}, база «{база}». {суть}. Что сделано: {сделано}. {ссылка}',
    verbatim: false,
  },
];

/** Fills `{variables}` in. Those without a value (blank ones too) stay as they stand, and are named once each in `missing`. */
export function fillText(
  template: string,
  values: Readonly<Record<string, string>>,
): { text: string; missing: string[] } {
  const missing = new Set<string>();
  const text = template.replace(/\{([^{}\s]{1,60})\}/gu, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name]!.trim() : '';
    if (value) return value;
    missing.add(name);
    return whole;
  });
  return { text, missing: [...missing] };
}
