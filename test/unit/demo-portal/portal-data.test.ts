import { describe, expect, it } from 'vitest';
import { isValidInn } from '../../../lib/text/inn.ts';
import { MINUTE_MS } from '../../../lib/text/moscow.ts';
import { SYMPTOMS } from '../../../lib/text/symptom-names.ts';
import { readSymptom } from '../../../lib/text/symptoms.ts';
import { findClients, makeClients } from '../../demo-portal/clients.ts';
import { seedTickets } from '../../demo-portal/seed.ts';
import { makeState, reply, storm } from '../../demo-portal/state.ts';
import { COMPLAINTS, CRITICAL } from '../../demo-portal/texts.ts';

const NOW = Date.parse('2026-11-24T12:00:00+03:00');
const clients = makeClients(NOW, 1);

describe('clients', () => {
  it('are three hundred, no two alike, with right ИНН', () => {
    expect(clients).toHaveLength(300);
    for (const key of ['contract', 'login', 'inn', 'phone'] as const) {
      expect(new Set(clients.map((client) => client[key])).size).toBe(300);
    }
    expect(clients.filter(({ inn }) => !isValidInn(inn))).toEqual([]);
  });

  it('are the same for the same seed', () => {
    expect(makeClients(NOW, 1)).toEqual(clients);
    expect(makeClients(NOW, 2)).not.toEqual(clients);
  });

  it('have among them ended contracts, soon ending ones, too much data, and some who do not pay', () => {
    expect(clients.some(({ validUntil }) => validUntil < '2026-11-24')).toBe(true);
    expect(clients.some(({ validUntil }) => validUntil >= '2026-11-24' && validUntil < '2026-12-01')).toBe(true);
    expect(clients.some(({ usedGb, quotaGb }) => usedGb > quotaGb)).toBe(true);
    expect(clients.some(({ paid }) => !paid)).toBe(true);
  });

  it('R06: are found by contract, login, ИНН and organisation', () => {
    const client = clients[17]!;
    const name = client.organisation.replace(/[«»]/g, '').toUpperCase();
    for (const query of [client.contract, ` ${client.login} `, client.inn, name]) {
      expect(findClients(clients, query)).toContain(client);
    }
    expect(findClients(clients, 'нет такого')).toEqual([]);
    expect(findClients(clients, '')).toHaveLength(300);
  });
});

describe('complaints', () => {
  it.each(SYMPTOMS.flatMap((symptom) => COMPLAINTS[symptom].map((complaint) => ({ symptom, ...complaint }))))(
    '«$title» is $symptom',
    ({ symptom, title, text }) => {
      expect(readSymptom(title, text).symptom).toBe(symptom);
    },
  );

  it.each(CRITICAL)('«$title» is no symptom of a mass trouble', ({ title, text }) => {
    expect(readSymptom(title, text).symptom).toBe('none');
  });
});

describe('tickets', () => {
  const fresh = () => {
    const state = makeState(() => NOW, 1);
    seedTickets(state);
    return state;
  };

  it('of the working day are in every state', () => {
    const tickets = [...fresh().tickets.values()];
    const unanswered = tickets.filter((ticket) => !ticket.messages.some(({ author }) => author.staff));
    expect(tickets.length).toBeGreaterThan(20);
    expect(tickets.some(({ closed }) => closed)).toBe(true);
    expect(unanswered.some(({ createdAt }) => createdAt < NOW - 30 * MINUTE_MS)).toBe(true);
    expect(unanswered.some(({ createdAt }) => createdAt > NOW - 30 * MINUTE_MS)).toBe(true);
    expect(tickets.some(({ messages }) => messages.some(({ hidden }) => hidden))).toBe(true);
  });

  it('of a storm come from different clients, who had none', () => {
    const state = fresh();
    const before = new Set([...state.tickets.values()].map(({ fields }) => fields.contract));
    const contracts = storm(state, 5, 'kicked').map(({ fields }) => fields.contract);
    expect(new Set(contracts).size).toBe(5);
    expect(contracts.filter((contract) => before.has(contract))).toEqual([]);
  });

  it('are opened again by a reply of their client', () => {
    const state = fresh();
    const ticket = [...state.tickets.values()].find(({ closed }) => closed)!;
    reply(state, ticket, { text: 'Снова то же самое.' });
    expect(ticket).toMatchObject({ closed: false, status: 'Открыта', changedAt: NOW });
  });
});
