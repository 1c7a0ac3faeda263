/** The built-in layer: the regulation's own values, and ours where it is silent. */
import { builtInCalendar } from '../regulation/calendar.ts';
import type { Macro } from '../regulation/macro.ts';
import { defaultClockRules, defaultIncidentRules } from '../regulation/rules.ts';
import type { Settings } from './schema.ts';

const transfer = { hidden: null, paidOnly: false, verbatim: true, assignee: 'Диспетчер техподдержки' };

const macros: Macro[] = [
  {
    ...transfer,
    id: 'lk',
    title: 'На ЛК',
    clause: 'R22',
    text: 'Передали заявку на линию консультаций, они свяжутся с вами в ближайший рабочий день',
    status: 'Требует передачи на ЛК',
    hidden: 'Контактное лицо: {контактное лицо}',
    paidOnly: true,
  },
  {
    ...transfer,
    id: 'os',
    title: 'На ОС',
    clause: 'R23',
    text: 'Передали заявку программистам, они свяжутся с вами в ближайший рабочий день',
    status: 'Требует передачи на ОС',
  },
  {
    ...transfer,
    id: 'manager',
    title: 'На менеджера',
    clause: 'R24',
    text: 'Передали заявку вашему менеджеру, он свяжется с вами в ближайший рабочий день',
    status: 'На менеджера',
  },
  {
    ...transfer,
    id: 'line2',
    title: 'На 2-ю линию',
    clause: 'R25',
    text: 'Передали заявку на специалистов 2-линии техподдержки, они свяжутся с вами {когда}',
    status: null,
    assignee: null,
  },
];

export const builtIn: Settings = {
  clocks: defaultClockRules,
  incidents: defaultIncidentRules,
  macros,
  phrases: {},
  consult: { name: 'Скайп', link: '', phone: '' },
  calendar: builtInCalendar,
  portal: { bindings: {}, staffNames: [], listUrl: null, newTicketUrl: null, reportUrl: null },
  polling: { seconds: 60 },
  retentionDays: 30,
  me: { sound: true, folded: false },
};

/** A value that stays as the regulation has it. */
interface Prescribed {
  path: string[];
  clause: string;
  value: unknown;
}

/** What no layer may change: verbatim texts, and that they are verbatim. */
export const prescribedTexts: Prescribed[] = macros
  .filter((macro) => macro.verbatim)
  .flatMap(({ id, clause, text, verbatim }) => [
    { path: ['macros', id, 'text'], clause: clause ?? '', value: text },
    { path: ['macros', id, 'verbatim'], clause: clause ?? '', value: verbatim },
  ]);
