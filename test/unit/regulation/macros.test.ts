import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInCalendar, whenPhrase } from '../../../lib/regulation/calendar.ts';
import { type MacroContext, type MacroStep, planClosing, planMacro } from '../../../lib/regulation/macro-plan.ts';
import { fillText, MACROS, PHRASES } from '../../../lib/regulation/macros.ts';
import { TODAY } from './day.ts';

interface Prescribed {
  id: string;
  kind: string;
  verbatim: boolean;
  req: string;
  text: string;
  status?: string | null;
  responsible?: string | null;
  hidden?: string;
}

const prescribed: Prescribed[] = JSON.parse(
  readFileSync(new URL('../../scenarios/messages.json', import.meta.url), 'utf8'),
);

describe('the prescribed texts', () => {
  it('R22–R25: are the regulation’s, with status and responsible, to the letter', () => {
    expect(
      MACROS.map(({ id, clause, text, status, assignee, hidden, verbatim }) => ({
        id,
        req: clause,
        text,
        status,
        responsible: assignee,
        hidden,
        verbatim,
      })),
    ).toEqual(
      prescribed
        .filter(({ kind }) => kind === 'macro')
        .map(({ id, req, text, status = null, responsible = null, hidden = null, verbatim }) => ({
          id,
          req,
          text,
          status,
          responsible,
          hidden,
          verbatim,
        })),
    );
  });

  it('R12–R31: holds every other text', () => {
    expect(PHRASES.map(({ id, clause, text, verbatim }) => ({ id, req: clause, text, verbatim }))).toEqual(
      prescribed
        .filter(({ kind }) => kind !== 'macro')
        .map(({ id, req, text, verbatim }) => ({ id, req, text, verbatim })),
    );
  });
});

describe('fillText', () => {
  it('fills what has a value, and names what has none once', () => {
    expect(fillText('{а} и {б}, {а}; {в}, {б}', { а: '1', в: ' ' })).toEqual({
      text: '1 и {б}, 1; {в}, {б}',
      missing: ['б', 'в'],
    });
  });

  it('never takes a value for a template, nor an inherited name for a value', () => {
    expect(fillText('{а} {toString}', { а: '{б} $& $1', б: 'нет' })).toEqual({
      text: '{б} $& $1 {toString}',
      missing: ['toString'],
    });
  });

  it('leaves any text without variables as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/\{[^{}\s]+\}/u.test(text));
        expect(fillText(text, { а: '1' })).toEqual({ text, missing: [] });
      }),
    );
  });
});

const macro = (id: string) => MACROS.find((one) => one.id === id)!;
const context: MacroContext = { channel: 'ticket', internal: 'flag', paid: true, contactPerson: null, values: {} };
const steps = (id: string, changed: Partial<MacroContext> = {}): MacroStep[] => {
  const plan = planMacro(macro(id), { ...context, ...changed });
  if (!plan.ok) throw new Error(plan.reason);
  return plan.steps;
};
const targets = { status: 'Требует передачи на ЛК', assignee: 'Диспетчер техподдержки' };

describe('R22 to the consultation line', () => {
  const { text } = macro('lk');

  it('is one public save when the client leaves it to himself', () => {
    expect(steps('lk')).toEqual([
      { kind: 'public', fields: { message: text, internal: 'нет', ...targets }, copy: null },
    ]);
  });

  it('saves another person’s name first, hidden, then the public text', () => {
    expect(steps('lk', { contactPerson: 'Имя Отчество Фамилия' })).toEqual([
      {
        kind: 'note',
        fields: { message: 'Контактное лицо по заявке: Имя Отчество Фамилия', internal: 'да' },
        copy: null,
      },
      { kind: 'public', fields: { message: text, internal: 'нет', ...targets }, copy: null },
    ]);
  });

  it('is one save where the internal text has a field of its own', () => {
    expect(steps('lk', { contactPerson: 'Имя', internal: 'field' })).toEqual([
      {
        kind: 'public',
        fields: { message: text, internal: 'Контактное лицо по заявке: Имя', ...targets },
        copy: null,
      },
    ]);
  });

  it('offers the name for copying where no internal text can be written safely', () => {
    expect(steps('lk', { contactPerson: 'Имя', internal: null })).toEqual([
      { kind: 'public', fields: { message: text, ...targets }, copy: 'Контактное лицо по заявке: Имя' },
    ]);
  });

  it('refuses another person without a name', () => {
    expect(planMacro(macro('lk'), { ...context, contactPerson: ' ' })).toMatchObject({
      ok: false,
      clause: 'R22',
      missing: ['фио_контакта'],
    });
  });

  it.each([false, null])('refuses when the client’s payment is %s, with the reason and «менеджер»', (paid) => {
    const plan = planMacro(macro('lk'), { ...context, paid });
    expect(plan).toMatchObject({ ok: false, clause: 'R22', offer: 'manager' });
    expect(!plan.ok && plan.reason).toContain('только платных');
  });

  it('R21: told by phone sets status and responsible without a public text, the name still hidden', () => {
    expect(steps('lk', { channel: 'phone' })).toEqual([{ kind: 'fields', fields: targets, copy: null }]);
    expect(steps('lk', { channel: 'phone', contactPerson: 'Имя' })).toEqual([
      {
        kind: 'note',
        fields: { message: 'Контактное лицо по заявке: Имя', internal: 'да', ...targets },
        copy: null,
      },
    ]);
  });
});

describe('R23 R24 R25 the other transfers', () => {
  it('R23, R24: need no paying client', () => {
    for (const id of ['os', 'manager']) {
      expect(steps(id, { paid: null })[0]?.fields).toMatchObject({
        message: macro(id).text,
        status: macro(id).status,
        assignee: 'Диспетчер техподдержки',
      });
    }
  });

  it('R25: says when, by the calendar, and touches neither status nor responsible', () => {
    const { when } = whenPhrase(TODAY, builtInCalendar)!;
    expect(steps('line2', { values: { когда: when } })).toEqual([
      {
        kind: 'public',
        fields: {
          message: 'Передали заявку на специалистов 2-линии техподдержки, они свяжутся с вами завтра',
          internal: 'нет',
        },
        copy: null,
      },
    ]);
  });

  it('R25: is refused without a day', () => {
    expect(planMacro(macro('line2'), context)).toMatchObject({ ok: false, missing: ['когда'] });
    expect(planMacro(macro('line2'), { ...context, channel: 'phone' })).toMatchObject({ ok: true });
  });

  it('R04: carries the record line into the hidden comment', () => {
    const record = '[Д] 10:05 клиент: сообщено по телефону';
    expect(steps('os', { channel: 'phone', record })).toEqual([
      {
        kind: 'note',
        fields: {
          message: record,
          internal: 'да',
          status: 'Требует передачи на ОС',
          assignee: 'Диспетчер техподдержки',
        },
        copy: null,
      },
    ]);
    expect(steps('lk', { contactPerson: 'Имя', record })[0]?.fields.message).toBe(
      `Контактное лицо по заявке: Имя\n${record}`,
    );
  });
});

describe('any plan', () => {
  it('never writes an internal text into a save that the client sees', () => {
    const secret = 'Тайное Имя';
    const anyContext = fc.record({
      channel: fc.constantFrom('ticket' as const, 'phone' as const),
      internal: fc.constantFrom('flag' as const, 'field' as const, null),
      paid: fc.constant(true),
      contactPerson: fc.constantFrom(null, secret),
      values: fc.constant({ когда: 'завтра' }),
      record: fc.constantFrom(null, `[Д] 10:05 ответ: не требуется, ${secret}`),
    });
    fc.assert(
      fc.property(fc.constantFrom(...MACROS), anyContext, (one, given) => {
        const plan = planMacro(one, given);
        expect(plan.ok).toBe(true);
        for (const { fields } of plan.ok ? plan.steps : []) {
          if (fields.message?.includes(secret)) {
            expect(given.internal).toBe('flag');
            expect(fields.internal).toBe('да');
          }
          if (given.internal === null) expect(fields.internal).toBeUndefined();
        }
      }),
    );
  });
});

describe('R12 closing', () => {
  const closing = {
    work: 'Перезапустили сеанс',
    byPhone: false,
    phrase: 'Заявка решена по телефону.',
    internal: 'flag',
  } as const;

  it('R12a: writes what was done, and closes', () => {
    expect(planClosing(closing)).toEqual({
      ok: true,
      steps: [{ kind: 'public', fields: { message: 'Перезапустили сеанс', internal: 'нет', close: 'да' }, copy: null }],
    });
  });

  it('R12b: writes the work hidden, then that it was solved by phone, and closes with that', () => {
    expect(planClosing({ ...closing, byPhone: true })).toEqual({
      ok: true,
      steps: [
        { kind: 'note', fields: { message: 'Перезапустили сеанс', internal: 'да' }, copy: null },
        {
          kind: 'public',
          fields: { message: 'Заявка решена по телефону.', internal: 'нет', close: 'да' },
          copy: null,
        },
      ],
    });
  });

  it('is refused without a text', () => {
    expect(planClosing({ ...closing, work: ' \n' })).toMatchObject({ ok: false, clause: 'R12a' });
    expect(planClosing({ ...closing, byPhone: true, phrase: '' })).toMatchObject({ ok: false, clause: 'R12b' });
  });
});
