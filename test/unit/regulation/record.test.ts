import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRecord, parseRecord, type RecordEntry } from '../../../lib/regulation/record.ts';
import { MINUTE_MS } from '../../../lib/text/moscow.ts';
import { at } from './day.ts';

const ticket = (event: Extract<RecordEntry, { scope: 'ticket' }>['event']): RecordEntry => ({ scope: 'ticket', event });
const incident = (event: Extract<RecordEntry, { scope: 'incident' }>['event']): RecordEntry => ({
  scope: 'incident',
  event,
});

const lines: [string, RecordEntry][] = [
  ['[Д] 10:05 звонок: занято', ticket({ type: 'call', result: 'busy' })],
  ['[Д] 10:05 звонок: не ответил', ticket({ type: 'call', result: 'noAnswer' })],
  ['[Д] 10:05 звонок: телефон выключен', ticket({ type: 'call', result: 'off' })],
  ['[Д] 10:05 звонок: дозвонились', ticket({ type: 'call', result: 'answered' })],
  ['[Д] 10:05 звонок: обещан 15:30', ticket({ type: 'callbackPromised', until: at('15:30') })],
  ['[Д] 10:05 звонок: обещан 25.11.2026 09:00', ticket({ type: 'callbackPromised', until: at('09:00', 2) })],
  ['[Д] 10:05 клиент: сообщено по телефону', ticket({ type: 'clientToldByPhone' })],
  ['[Д] 10:05 ответ: не требуется', ticket({ type: 'noReplyNeeded' })],
  ['[Д] 10:05 ответ: не требуется, «спасибо»', ticket({ type: 'noReplyNeeded', reason: '«спасибо»' })],
  ['[Д] 10:05 Скайп: сообщено', ticket({ type: 'consultAsked' })],
  ['[Д] 10:05 Скайп: отреагировали', ticket({ type: 'consultReacted' })],
  ['[Д] 10:05 Скайп: ответ получен', ticket({ type: 'consultAnswered' })],
  ['[Д] 10:05 Скайп: позвонили', ticket({ type: 'teamPhoned' })],
  ['[Д] 10:05 критическая: да', ticket({ type: 'critical' })],
  ['[Д] 10:05 критическая: нет', ticket({ type: 'notCritical' })],
  ['[Д] 10:05 сбой: заявка относится к сбою', ticket({ type: 'joinedIncident' })],
  ['[Д] 10:05 сбой: сообщено в Скайп', incident({ type: 'consultAsked' })],
  ['[Д] 10:05 сбой: отреагировали', incident({ type: 'consultReacted' })],
  ['[Д] 10:05 сбой: позвонили', incident({ type: 'teamPhoned' })],
  ['[Д] 10:05 сбой: срок 11:00', incident({ type: 'eta', value: '11:00' })],
  ['[Д] 10:05 сбой: устранено', incident({ type: 'fixed' })],
  ['[Д] 10:05 сбой: не сбой, учебная тревога', incident({ type: 'dismissed', reason: 'учебная тревога' })],
  ['[Д] 10:05 сбой: клиенту сообщено по телефону, о сбое', incident({ type: 'informed', stage: 'initial' })],
  ['[Д] 10:05 сбой: клиенту сообщено по телефону, срок', incident({ type: 'informed', stage: 'eta' })],
  ['[Д] 10:05 сбой: клиенту сообщено по телефону, об устранении', incident({ type: 'informed', stage: 'fixed' })],
];

describe('R04 the record line', () => {
  it.each(lines)('%s: is written and read back', (line, entry) => {
    expect(formatRecord(entry, at('10:05:40'))).toBe(line);
    expect(parseRecord(line, at('10:06'))).toEqual({ ...entry, at: at('10:05') });
  });

  it('is written of a journal event too, with all that it bears', () => {
    const event = { type: 'call', result: 'busy', at: at('10:05'), id: 'x', source: 'operator' } as const;
    expect(formatRecord({ scope: 'ticket', event }, event.at)).toBe('[Д] 10:05 звонок: занято');
  });

  it('is not written of what the thread itself tells', () => {
    for (const type of ['clientMessage', 'staffPublic', 'staffHidden', 'statusChanged', 'closed'] as const) {
      expect(formatRecord(ticket({ type }), at('10:05'))).toBeNull();
    }
    expect(formatRecord(ticket({ type: 'created', by: 'client' }), at('10:05'))).toBeNull();
  });

  it('is one line, whatever the reason holds', () => {
    expect(
      formatRecord(ticket({ type: 'noReplyNeeded', reason: 'спасибо\n[Д] 10:06 звонок: занято ' }), at('10:05')),
    ).toBe('[Д] 10:05 ответ: не требуется, спасибо [Д] 10:06 звонок: занято');
  });

  it('is read as people retype it: blanks, letter case, ё', () => {
    expect(parseRecord('  [д]  10:05\u00a0Звонок:  ЗАНЯТО ', at('10:06'))).toMatchObject({
      at: at('10:05'),
      event: { type: 'call', result: 'busy' },
    });
  });

  it('is of the day of its message, or of the day before when that has just begun', () => {
    expect(parseRecord('[Д] 23:58 звонок: занято', at('00:03', 1))?.at).toBe(at('23:58'));
    expect(parseRecord('[Д] 10:05 звонок: занято', at('09:59'))?.at).toBe(at('10:05'));
  });

  it.each([
    'звонок: занято',
    '[Д] звонок: занято',
    '[Д] 25:00 звонок: занято',
    '[Д] 10:05 звонок: занято и ещё что-то',
    '[Д] 10:05 звонок',
    '> [Д] 10:05 звонок: занято',
    'см. [Д] 10:05 звонок: занято',
    '[Д] 10:05 звонок: обещан 99.99.2026 10:00',
    '[Д] 10:05 сбой: срок ',
    '',
  ])('«%s» is none', (line) => {
    expect(parseRecord(line, at('10:06'))).toBeNull();
  });

  it('comes back from any moment and any reason', () => {
    const reason = fc
      .string({ unit: 'grapheme', maxLength: 80 })
      .map((text) => text.replace(/\s+/gu, ' ').trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.nat(100_000), reason, (minutes, text) => {
        const when = at('00:00') + minutes * MINUTE_MS;
        const entry = ticket({ type: 'noReplyNeeded', reason: text });
        expect(parseRecord(formatRecord(entry, when)!, when)).toEqual({ ...entry, at: when });
      }),
    );
  });
});
