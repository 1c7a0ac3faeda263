import { describe, expect, it } from 'vitest';
import { fillPhrase } from '../../../lib/overlay/phrase-fill.ts';
import { phraseValues, ticketValues } from '../../../lib/overlay/phrase-values.ts';
import { textMacro } from '../../../lib/regulation/canned.ts';
import { MACROS } from '../../../lib/regulation/macros.ts';
import type { FieldSnapshot, TicketSnapshot } from '../../../lib/regulation/snapshot.ts';
import { builtIn } from '../../../lib/settings/defaults.ts';

const NOW = Date.parse('2026-11-27T10:42:00+03:00');
const field = (value: string): FieldSnapshot => ({
  confidence: 1,
  how: 'name',
  reasons: [],
  selector: '#f',
  value,
  writable: true,
});
const ticket: TicketSnapshot = {
  kind: 'ticket',
  ticketId: '512',
  url: 'http://support.e-office24.ru/512/',
  title: 'Виснет',
  fields: { contract: field(' 10234 '), phone: field('') },
  messages: [],
  head: { author: '[7] (romashka) Образцов Пример' },
};

describe('values', () => {
  it('come from the fields, the head and the calendar; what is blank is none', () => {
    expect(ticketValues(ticket, null, builtIn.calendar, NOW)).toEqual({
      клиент: 'Образцов Пример',
      договор: '10234',
      заявка: '512',
      тема: 'Виснет',
      когда: 'в понедельник',
      время: '10:42',
      дата: '27.11.2026',
    });
  });

  it('R31: the incident’s term is none while nobody knows it, whatever the time is', () => {
    const eta = textMacro('eta', 'Срок', 'R31', 'К {время}');
    const values = { ...ticketValues(ticket, null, builtIn.calendar, NOW), ...phraseValues('eta', null, []) };
    expect(fillPhrase(eta, values, {}).missing.map(({ name }) => name)).toEqual(['время']);
  });

  it('R19, R20: without a call that was marked, its time is none, and why is said', () => {
    for (const id of ['busy_twice', 'no_answer', 'phone_off']) {
      const { missing } = fillPhrase(textMacro(id, '', null, '{время1}'), phraseValues(id, null, []), {});
      expect(missing).toEqual([{ name: 'время1', why: 'сначала отметьте звонок в панели' }]);
    }
  });
});

describe('what would be put in', () => {
  const macro = { ...textMacro('own', 'Своя', null, 'Для {фио?}{курсор}.'), hidden: 'Звонил {фио?}' };

  it('asks once, and waits for the answer', () => {
    const before = fillPhrase(macro, {}, {});
    expect(before).toMatchObject({ asked: ['фио'], missing: [{ name: 'фио', why: 'впишите выше' }], action: true });
    const after = fillPhrase(macro, {}, { фио: 'Петров' });
    expect(after).toMatchObject({ text: 'Для Петров.', hidden: 'Звонил Петров', caret: 10, missing: [] });
  });

  it('R22: whom a transfer names is left to the panel', () => {
    expect(fillPhrase(MACROS[0]!, {}, {}).missing).toEqual([]);
  });
});
