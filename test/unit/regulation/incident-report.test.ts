import { describe, expect, test } from 'vitest';
import { cellWords, incidentCsv, incidentReport } from '../../../lib/regulation/incident-report.ts';
import type { AffectedClient, IncidentView } from '../../../lib/regulation/incidents.ts';

const moment = (time: string) => Date.parse(`2026-11-24T${time}:00+03:00`);

const client = (label: string | null, tickets: string[], told: AffectedClient['told']): AffectedClient => ({
  client: tickets[0]!,
  label,
  tickets,
  symptom: 'hang',
  at: moment('10:05'),
  told,
});

const fixed: IncidentView = {
  id: '1',
  state: 'fixed',
  confidence: 'strong',
  red: true,
  late: false,
  openedAt: moment('10:20'),
  clients: [
    client('договор 1001', ['101'], { initial: moment('10:30'), eta: moment('10:50'), fixed: moment('11:20') }),
    client('договор 1002', ['102', '103'], { initial: moment('10:31') }),
  ],
  reported: true,
  consultAskedAt: moment('10:22'),
  consultReactedAt: null,
  callAt: null,
  eta: '11:00',
  fixedAt: moment('11:10'),
  idle: false,
  left: ['102:fixed'],
  informBy: moment('11:40'),
  closable: false,
};

describe('R31: the report', () => {
  test('tells the moments that there were, and each client with all of his cells', () => {
    expect(incidentReport(fixed).split('\n')).toEqual([
      'Сбой 24.11.2026, 2 клиента',
      'Первое обращение: 10:05',
      'Обнаружен: 10:20',
      'Сообщено 2-й линии: 10:22',
      'Названное время: 11:00 МСК',
      'Устранено: 11:10',
      '',
      'договор 1001 (заявка 101): о сбое — 10:30; срок — 10:50; устранено — 11:20',
      'договор 1002 (заявки 102, 103): о сбое — 10:31; срок — не сообщено; устранено — сообщить',
    ]);
  });

  test('names a client whose contract is no longer kept by his tickets', () => {
    const lines = incidentReport({ ...fixed, clients: [client(null, ['101'], {})] }).split('\n');
    expect(lines.at(-1)).toBe('заявка 101: о сбое — не сообщено; срок — не сообщено; устранено — сообщить');
  });

  test('a cell without a time says why: nothing to tell, still to be told, or never told', () => {
    const [told] = [client('договор 1', ['1'], {})];
    const open = { ...fixed, fixedAt: null, eta: null };
    expect(cellWords(told, 'eta', open)).toBe('срок не называли');
    expect(cellWords(told, 'initial', open)).toBe('сообщить');
    expect(cellWords(told, 'fixed', open)).toBe('');
    expect(cellWords(told, 'initial', fixed)).toBe('не сообщено');
  });

  test('the CSV opens in a Russian spreadsheet, and no label becomes a formula', () => {
    const csv = incidentCsv({ ...fixed, clients: [client('=1+1', ['101'], {})] });
    expect(csv.startsWith('\uFEFFКлиент;Заявки;Обратился;О сбое;Срок;Устранено\r\n')).toBe(true);
    expect(csv.split('\r\n')[1]).toMatch(/^"?'=1\+1/);
  });
});
