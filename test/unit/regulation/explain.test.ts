import { describe, expect, it } from 'vitest';
import type { EventBody, TicketEvent } from '../../../lib/regulation/events.ts';
import { explain } from '../../../lib/regulation/explain.ts';
import { type ClockId, defaultClockRules } from '../../../lib/regulation/rules.ts';
import { at } from './day.ts';

const told = (id: ClockId, ...lines: [string, EventBody][]) => {
  const events: TicketEvent[] = lines.map(([clock, body]) => ({ ...body, at: at(clock) }));
  return explain(id, events, defaultClockRules, at('23:59')).map(
    ({ counts, reason }) => `${counts ? '+' : '−'} ${reason}`,
  );
};

describe('«Почему столько»', () => {
  it('R01: tells what starts and stops the first answer, and what does not', () => {
    expect(
      told(
        'firstResponse',
        ['10:00', { type: 'created', by: 'client' }],
        ['10:02', { type: 'clientMessage' }],
        ['10:03', { type: 'staffHidden' }],
        ['10:04', { type: 'statusChanged' }],
        ['10:05', { type: 'call', result: 'busy' }],
        ['10:06', { type: 'staffPublic' }],
        ['10:07', { type: 'staffPublic' }],
      ),
    ).toEqual([
      '+ клиент создал заявку: срок пошёл',
      '− срок уже идёт от более раннего сообщения клиента',
      '− скрытый комментарий клиент не видит: на срок не влияет',
      '− смена статуса — не ответ клиенту: на срок не влияет',
      '− не дозвонились: на этот срок не влияет',
      '+ клиенту ответили в заявке: срок остановлен',
      '− к этому сроку не относится',
    ]);
  });

  it('R01: tells why a ticket of ours has no first answer, and which message runs the next', () => {
    const lines: [string, EventBody][] = [
      ['10:00', { type: 'created', by: 'staff' }],
      ['10:02', { type: 'clientMessage' }],
    ];
    expect(told('firstResponse', ...lines)[0]).toBe('− заявку завели мы: клиент уже говорил с нами');
    expect(told('nextReply', ...lines)[1]).toBe('+ клиент написал: срок ответа пошёл');
  });

  it('R13d: tells that reaching the client is not yet telling him', () => {
    expect(
      told('relayAnswer', ['10:00', { type: 'consultAnswered' }], ['10:05', { type: 'call', result: 'answered' }])[1],
    ).toBe('− дозвонились, но не отмечено, что ответ передан: срок идёт');
  });

  it('R19: tells a new round of calls from a second attempt', () => {
    const busy: EventBody = { type: 'call', result: 'busy' };
    expect(told('callback', ['10:00', busy], ['10:05', busy], ['10:06', busy])).toEqual([
      '+ было занято: срок перезвонить пошёл',
      '+ перезвонили: срок остановлен',
      '− повторно занято: теперь нужно написать клиенту',
    ]);
    expect(told('callback', ['10:00', busy], ['10:03', { type: 'clientMessage' }], ['10:05', busy])[2]).toBe(
      '+ снова занято, но это новый круг звонков: срок перезвонить пошёл заново',
    );
  });

  it('R26: tells why an ordinary ticket waits without a limit, and what un-marking does', () => {
    expect(told('consultCritical', ['10:00', { type: 'consultAsked' }])).toEqual([
      '− заявка не критическая: срока ожидания нет',
    ]);
    expect(
      told(
        'consultCritical',
        ['10:00', { type: 'critical' }],
        ['10:01', { type: 'consultAsked' }],
        ['10:02', { type: 'consultAsked' }],
        ['10:03', { type: 'notCritical' }],
      ).slice(1),
    ).toEqual([
      '+ критическая заявка ждёт ответа 2-й линии: ожидание пошло',
      '− ожидание уже идёт от первого сообщения',
      '+ отметка «критическая» снята: срока ожидания нет',
    ]);
  });
});
