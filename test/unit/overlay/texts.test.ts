import { describe, expect, it } from 'vitest';
import { consultMessage, draftMacro, dutyMacro, phraseMacro, recordMacro } from '../../../lib/overlay/texts.ts';
import { planMacro } from '../../../lib/regulation/macro-plan.ts';

const at = (time: string) => Date.parse(`2026-11-24T${time}:00+03:00`);
const context = {
  channel: 'ticket',
  internal: 'flag',
  paid: null,
  contactPerson: null,
  values: {},
} as const;

describe('texts that are no transfers', () => {
  it('R19: after two busy calls the client is written both times', () => {
    const events = [
      { type: 'call', result: 'busy', at: at('10:05') },
      { type: 'call', result: 'busy', at: at('10:20') },
    ] as const;
    const macro = dutyMacro({ kind: 'write', reason: 'busy', since: at('10:20') }, events, {});
    expect(macro.text).toMatch(/^Звонили вам по заявке в 10:05 и 10:20 \(МСК\)/);
  });

  it('R20: after an unanswered call the client is written its time, in the words of the leads', () => {
    const events = [{ type: 'call', result: 'noAnswer', at: at('11:00') }] as const;
    const macro = dutyMacro({ kind: 'write', reason: 'noAnswer', since: at('11:00') }, events, {
      no_answer: 'Не дозвонились в {время1}.',
    });
    expect(macro.text).toBe('Не дозвонились в 11:00.');
  });

  it('R31: the time of the fix stands in its text', () => {
    expect(phraseMacro('eta', {}, { время: '15:00' }).text).toContain('15:00 (МСК)');
  });

  it('R04: a record line and a lost hidden comment are hidden comments', () => {
    for (const macro of [recordMacro('[Д] 10:05 звонок: занято'), draftMacro('[Д] 10:05 звонок: занято', true)]) {
      const plan = planMacro(macro, context);
      expect(plan).toMatchObject({ ok: true, steps: [{ kind: 'note', fields: { internal: 'да' } }] });
    }
  });

  it('R13b, R26: the message to the 2nd line tells what is known, and leaves room for what isn’t', () => {
    const facts = {
      ...{ ticketId: '38417', client: 'договор 1042', database: '', title: 'Висит база' },
      ...{ link: 'https://portal.example/38417', critical: false, criteria: [] },
    };
    expect(consultMessage(facts, {})).toBe(
      'Заявка 38417, договор 1042, база «…». Висит база. Что сделано: …. https://portal.example/38417',
    );
    const critical = consultMessage({ ...facts, critical: true, criteria: ['R27a'] }, {});
    expect(critical).toMatch(/^КРИТИЧЕСКАЯ\. .*не может работать в базе/);
  });

  it('a lost public text comes back as a public one', () => {
    expect(planMacro(draftMacro('Добрый день', false), context)).toMatchObject({
      ok: true,
      steps: [{ kind: 'public', fields: { message: 'Добрый день', internal: 'нет' } }],
    });
  });
});
