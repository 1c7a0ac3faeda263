/** Made-up states of the ticket panel, for looking at it. */
import type { PanelState } from '../../../components/ticket/TicketPanel.tsx';
import { MACROS } from '../../../lib/regulation/macros.ts';
import { defaultClockRules } from '../../../lib/regulation/rules.ts';

/** Tuesday, 24 November 2026, 12:00 in Moscow. */
export const NOW = Date.parse('2026-11-24T12:00:00+03:00');
const ago = (minutes: number, seconds = 0) => NOW - minutes * 60_000 - seconds * 1000;

const calm: PanelState = {
  folded: false,
  ticketId: '38417',
  client: { name: 'ООО «Ромашка и партнёры»', paid: true, warnings: [] },
  banner: { incident: null, due: [], notices: [] },
  notes: [],
  knowledge: {
    verdict: {
      clocks: { firstResponse: { startedAt: ago(8, 17), deadline: ago(-21, 43), status: 'running' } },
      duties: [],
    },
    critical: { decided: null, suggested: [], matched: [] },
    symptom: { found: 'none', matched: [], mark: null },
    inIncident: false,
  },
  rules: defaultClockRules,
  fields: [
    { field: 'contract', title: 'Договор или логин', clause: 'R15', state: 'verified', required: true, note: '1042, проверен 11:52' },
    { field: 'phone', title: 'Телефон', clause: 'R16', state: 'present', required: true, note: '+7 900 000-00-01' },
    { field: 'callTime', title: 'Когда звонить', clause: 'R16', state: 'missing', required: true, note: null },
    { field: 'database', title: 'База', clause: 'R17', state: 'notApplicable', required: true, note: null },
    { field: 'files', title: 'Скриншот ошибки', clause: 'R18', state: 'missing', required: false, note: null },
  ],
  macros: MACROS,
  run: null,
  consultName: 'Скайп',
  consultWaits: false,
  recent: null,
};

const busy: PanelState = {
  ...calm,
  ticketId: '38420',
  client: {
    name: 'ИП Вымышленный',
    paid: false,
    warnings: [{ text: 'квота 112 %', clause: 'R10' }],
  },
  banner: {
    incident: {
      id: '1',
      state: 'open',
      confidence: 'strong',
      red: true,
      late: false,
      openedAt: ago(4),
      clients: [
        { client: 'a', label: 'договор 1042', tickets: ['38420'], symptom: 'hang', at: ago(14), told: {} },
        { client: 'b', label: 'договор 2210', tickets: ['38421'], symptom: 'hang', at: ago(9), told: {} },
        { client: 'c', label: null, tickets: ['38425'], symptom: 'kicked', at: ago(4), told: {} },
      ],
      reported: false,
      consultAskedAt: null,
      consultReactedAt: null,
      callAt: null,
      eta: null,
      fixedAt: null,
      idle: false,
      left: ['a:initial'],
      informBy: null,
      closable: false,
    },
    due: [{ id: 'd', ticketId: '38399', title: 'Ответить клиенту: заявка 38399', text: 'Осталось 3 минуты.', dueAt: ago(1) }],
    notices: [],
  },
  knowledge: {
    verdict: {
      clocks: {
        nextReply: { startedAt: ago(34, 12), deadline: ago(4, 12), status: 'breached' },
        consultCritical: { startedAt: ago(16), deadline: ago(-4), status: 'waiting' },
        firstResponse: { startedAt: ago(180), deadline: ago(150), status: 'met', why: 'reply', stoppedAt: ago(160) },
      },
      duties: [
        { kind: 'write', reason: 'noAnswer', since: ago(6) },
        { kind: 'call', until: ago(-30), since: ago(6) },
      ],
    },
    critical: { decided: null, suggested: ['R27a'], matched: ['зависла база', 'не можем работать'] },
    symptom: { found: 'hang', matched: ['зависла'], mark: null },
    inIncident: true,
  },
  consultWaits: true,
  recent: { event: { type: 'call', result: 'noAnswer', at: ago(6) }, record: '[Д] 11:54 звонок: не ответил' },
};

const os = MACROS[1]!;
const lk = MACROS[0]!;
const preview: PanelState = {
  ...calm,
  run: {
    macro: os,
    choice: { channel: 'ticket', contactPerson: null },
    phase: 'preview',
    warning: null,
    step: {
      number: 1,
      of: 1,
      kind: 'public',
      copy: null,
      changes: [
        { field: 'message', before: '', after: os.text, problem: null },
        { field: 'status', before: 'В работе', after: os.status!, problem: null },
        { field: 'assignee', before: 'не назначен', after: os.assignee!, problem: null },
      ],
    },
  },
};

const filled: PanelState = { ...preview, run: { ...preview.run!, phase: 'filled' } as PanelState['run'] };

const note: PanelState = {
  ...calm,
  run: {
    macro: lk,
    choice: { channel: 'ticket', contactPerson: 'Пример Образец Образцович' },
    phase: 'preview',
    warning: null,
    step: {
      number: 1,
      of: 2,
      kind: 'note',
      copy: null,
      changes: [
        { field: 'message', before: '', after: 'Контактное лицо по заявке: Пример Образец Образцович', problem: null },
        { field: 'internal', before: 'нет', after: 'да', problem: null },
      ],
    },
  },
};

const refused: PanelState = {
  ...calm,
  client: null,
  run: {
    macro: lk,
    choice: { channel: 'ticket', contactPerson: null },
    phase: 'refused',
    clause: 'R22',
    reason:
      'На ЛК передаются заявки только платных клиентов, а оплата этого клиента неизвестна. Проверьте клиента в отчёте или передайте заявку менеджеру.',
    offer: MACROS[2]!,
  },
};

export const STATES: Record<string, PanelState> = {
  calm,
  busy,
  preview,
  filled,
  note,
  refused,
  folded: { ...busy, folded: true },
};
