/** Made-up states of the surfaces, for looking at them. */

import type { BoardView, IncidentPageFacts, TicketView } from '../../../lib/messages.ts';
import type { CallShown } from '../../../lib/overlay/call-session.ts';
import type { PanelState } from '../../../lib/overlay/panel-state.ts';
import type { BoardTicket } from '../../../lib/regulation/board.ts';
import { checkClient, type ReportAnswer } from '../../../lib/regulation/client-check.ts';
import type { IncidentView } from '../../../lib/regulation/incidents.ts';
import { MACROS } from '../../../lib/regulation/macros.ts';
import type { FieldState } from '../../../lib/regulation/required-fields.ts';
import { defaultClockRules } from '../../../lib/regulation/rules.ts';
import { reportShift, type ShiftReport } from '../../../lib/regulation/shift.ts';

/** Tuesday, 24 November 2026, 12:00 in Moscow. */
export const NOW = Date.parse('2026-11-24T12:00:00+03:00');
const ago = (minutes: number, seconds = 0) => NOW - minutes * 60_000 - seconds * 1000;

const field = (
  id: FieldState['id'],
  clause: FieldState['clause'],
  state: FieldState['state'],
  more: Partial<FieldState> = {},
): FieldState => ({
  ...{
    id,
    clause,
    state,
    level: 'required',
    field: 'phone',
    value: null,
    suggestion: null,
    blocks: false,
    note: 'заметка',
  },
  ...more,
});

const view: TicketView = {
  ticketId: '38417',
  now: NOW,
  verdict: {
    clocks: { firstResponse: { startedAt: ago(8, 17), deadline: ago(-21, 43), status: 'running' } },
    duties: [],
  },
  events: [],
  call: null,
  critical: { decided: null, suggested: [], matched: [] },
  symptom: { found: 'none', matched: [], mark: null },
  incident: null,
  progress: null,
  draft: null,
  edits: null,
  client: {
    contract: '1042',
    login: 'romashka',
    inn: null,
    organisation: 'ООО «Ромашка и партнёры»',
    validUntil: '2027-05-01',
    quotaUsedPercent: 40,
    paid: true,
    seenAt: ago(78),
  },
  noHurry: null,
  named: '1042',
};

const calm: PanelState = {
  folded: false,
  ready: true,
  ticketId: '38417',
  banner: { incident: null, due: [], notices: [] },
  notes: [],
  view,
  rules: defaultClockRules,
  fields: [
    field('client', 'R15', 'verified', { value: '1042' }),
    field('phone', 'R16', 'present', { value: '+7 900 000-00-01' }),
    field('callTime', 'R16', 'missing'),
    field('database', 'R17', 'missing', { suggestion: 'Бухгалтерия' }),
    field('screenshot', 'R18', 'missing', { level: 'warning' }),
  ],
  macros: MACROS,
  run: null,
  consult: { name: 'Скайп', link: '', phone: '' },
  consultWaits: false,
  recent: null,
  marks: [],
  sayNow: null,
  closing: { ours: false, phrase: 'Заявка решена по телефону.', canClose: true },
  elsewhere: null,
  guard: null,
  lookup: {
    query: '1042',
    loading: false,
    at: ago(78),
    check: checkClient({ status: 'found', clients: [view.client!] }, '2026-11-24'),
  },
  instructions: { search: '', credit: 'https://example.org/credit', quota: '' },
  fitting: [{ title: 'Как настроить печать', link: 'https://example.com/', words: ['печать'], symptoms: [] }],
  notAboutBase: false,
  broken: [],
};

const incident: IncidentView = {
  id: '1',
  state: 'open',
  confidence: 'strong',
  red: true,
  late: false,
  openedAt: ago(4),
  clients: [
    { client: 'a', label: 'договор 1042', tickets: ['38417'], symptom: 'hang', at: ago(14), told: {} },
    { client: 'b', label: 'договор 2210', tickets: ['38421'], symptom: 'hang', at: ago(9), told: {} },
    { client: 'c', label: null, tickets: ['38425'], symptom: 'kicked', at: ago(4), told: {} },
  ],
  reported: true,
  consultAskedAt: ago(2),
  consultReactedAt: null,
  callAt: ago(-8),
  eta: null,
  fixedAt: null,
  idle: false,
  left: ['a:initial'],
  informBy: null,
  closable: false,
};

const busy: PanelState = {
  ...calm,
  banner: {
    incident,
    due: [
      {
        id: 'd',
        ticketId: '38399',
        title: 'Ответить клиенту: заявка 38399',
        text: 'Осталось 3 минуты.',
        dueAt: ago(1),
        sound: true,
      },
    ],
    notices: [],
  },
  view: {
    ...view,
    incident,
    client: { ...view.client!, paid: false, quotaUsedPercent: 112 },
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
  },
  consultWaits: true,
  elsewhere: 'В 11:52 заявкой занимался коллега',
  recent: {
    eventId: '1',
    event: { type: 'call', result: 'noAnswer', at: ago(6) },
    record: '[Д] 11:54 звонок: не ответил',
  },
};

const os = MACROS[1]!;
const lk = MACROS[0]!;
const preview: PanelState = {
  ...calm,
  run: {
    macro: os,
    choice: { channel: 'ticket', contactPerson: null },
    choosable: true,
    phase: 'preview',
    hint: null,
    ready: true,
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
    choosable: true,
    phase: 'preview',
    hint: null,
    ready: true,
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
  view: { ...view, client: null },
  run: {
    macro: lk,
    choice: { channel: 'ticket', contactPerson: null },
    choosable: true,
    phase: 'refused',
    clause: 'R22',
    reason:
      'На ЛК передаются заявки только платных клиентов, а оплата этого клиента неизвестна. Проверьте клиента в отчёте или передайте заявку менеджеру.',
    offer: MACROS[2]!,
  },
};

const gap = field('phone', 'R16', 'missing', { blocks: true, note: 'Телефон для звонка (R16)' });

const client = view.client!;
const lookups = {
  expired: { status: 'found', clients: [{ ...client, validUntil: '2026-11-01' }] },
  quota: { status: 'found', clients: [{ ...client, quotaUsedPercent: 130 }] },
  several: { status: 'found', clients: [client, { ...client, contract: '2042', organisation: 'ООО «Ромашка-2»' }] },
  notFound: { status: 'found', clients: [] },
  unreachable: { status: 'unreachable' },
} satisfies Record<string, ReportAnswer>;

const ofClients = Object.entries(lookups).map(([name, answer]) => {
  const check = checkClient(answer, '2026-11-24');
  return [`client-${name}`, { ...calm, lookup: { query: '1042', loading: false, at: ago(1), check } }] as const;
});

export const STATES: Record<string, PanelState> = {
  calm,
  busy,
  preview,
  filled,
  note,
  refused,
  folded: { ...busy, folded: true },
  guard: { ...calm, guard: { kind: 'close', gaps: [gap], passed: false } },
  'guard-passed': { ...calm, guard: { kind: 'create', gaps: [gap], passed: true } },
  'client-loading': { ...calm, lookup: { query: '1042', loading: true, at: null, check: null } },
  ...Object.fromEntries(ofClients),
};

const fixed: IncidentView = {
  ...incident,
  state: 'fixed',
  eta: '12:30',
  fixedAt: ago(1),
  left: ['a:fixed'],
  callAt: null,
};

const page: IncidentPageFacts = {
  now: NOW,
  incident,
  history: [],
  timeline: [
    { at: ago(14), input: { at: ago(14), type: 'ticket', ticket: '38417', client: 'a', symptom: 'hang' } },
    { at: ago(4), output: { at: ago(4), event: 'open', confidence: 'strong', clients: 3 } },
  ],
  titles: {},
  message: 'Массовая проблема: 3 клиента за 14 минут.',
  records: [{ line: '[Д] 11:58 сбой: сообщено в Скайп', at: ago(2), written: false }],
  consult: calm.consult,
};
const past = { ...fixed, id: '0', left: [], closable: true };

export const INCIDENTS: Record<string, IncidentPageFacts> = {
  open: page,
  idle: { ...page, incident: { ...incident, idle: true, consultReactedAt: ago(1), callAt: null, eta: '12:30' } },
  suspect: {
    ...page,
    incident: {
      ...incident,
      state: 'suspect',
      red: false,
      clients: incident.clients.slice(0, 2),
      consultAskedAt: null,
      callAt: null,
    },
    records: [],
  },
  fixed: { ...page, incident: fixed, history: [past] },
  over: { ...page, incident: null, history: [past] },
};

const onBoard: BoardTicket = {
  ticketId: '38417',
  url: '',
  label: 'договор 1042',
  title: 'Не печатает счёт',
  phone: '+79000000001',
  call: null,
  critical: true,
  inIncident: true,
  closed: false,
  verdict: busy.view!.verdict,
  consultSince: ago(16),
  marks: [busy.recent!],
};
const board: BoardView = {
  now: NOW,
  tickets: [
    onBoard,
    {
      ...onBoard,
      ticketId: '38421',
      critical: false,
      inIncident: false,
      verdict: calm.view!.verdict,
      consultSince: null,
      marks: [],
    },
  ],
  incident,
  incidentKnown: true,
  watching: { state: 'on', lastReadAt: ago(1), requests: 412 },
  today: { appeals: 12, answered: 9, late: 1, calls: 6 },
  banner: busy.banner,
  sound: true,
  consult: calm.consult,
};

export const BOARDS: Record<string, BoardView> = {
  busy: board,
  empty: {
    ...board,
    tickets: [],
    incident: null,
    banner: calm.banner,
    watching: { state: 'noTab', lastReadAt: null, requests: 0 },
  },
};

const facts = {
  contract: '1042',
  login: null,
  phone: '+79000000001',
  database: 'ЗУП',
  callTime: null,
  symptom: 'hang',
};
const call: CallShown = {
  draft: { text: '1042 8 900 000-00-01 база ЗУП, виснет', corrections: {} },
  view: {
    now: NOW,
    reading: { facts, inn: null, call: null, critical: [], ask: false, title: 'База ЗУП, виснет' },
    client: { ...client, seenAt: ago(1) },
    tickets: [{ ticketId: '38399', title: 'Не печатает счёт' }],
    say: null,
    callBack: 'Уточню и перезвоню вам.',
  },
  until: null,
  told: null,
  busy: false,
  lookup: calm.lookup,
  instructions: calm.instructions,
};

export const CALLS: Record<string, CallShown> = {
  typed: call,
  incident: {
    ...call,
    until: ago(-60),
    view: { ...call.view!, say: 'В данный момент наблюдаются технические проблемы.' },
  },
  empty: {
    ...call,
    draft: { text: '', corrections: {} },
    view: null,
    lookup: { query: '', loading: false, at: null, check: null },
  },
};

export const REPORT: ShiftReport = {
  ...reportShift([], defaultClockRules, ago(720), NOW, 40),
  skipped: [{ ticketId: '38417', at: ago(30), reason: 'база — клиент не знает названия' }],
};
