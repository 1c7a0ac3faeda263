import { describe, expect, it } from 'vitest';
import {
  composeQuestion,
  defaultLevels,
  type FieldState,
  judgeRequired,
  type RequiredContext,
} from '../../../lib/regulation/required-fields.ts';
import type { FieldName, FieldSnapshot, TicketSnapshot } from '../../../lib/regulation/snapshot.ts';
import { readContacts } from '../../../lib/text/contacts.ts';
import { at } from './day.ts';

const read = (text: string) => readContacts(text, at('09:00'));

const context: RequiredContext = { read, verified: null, aboutBase: null };
const ALL: FieldName[] = ['contract', 'login', 'phone', 'callTime', 'database', 'files', 'message'];

const field = (value: string): FieldSnapshot => ({
  confidence: 1,
  how: 'name',
  reasons: [],
  selector: '#f',
  value,
  writable: true,
});

/** A page with the fields of `values`; `text` is the client's message. */
const page = (values: Partial<Record<FieldName, string>>, text = ''): TicketSnapshot => ({
  kind: 'ticket',
  ticketId: '1',
  url: 'https://example.org/1',
  title: '',
  fields: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, field(value)])),
  messages: text ? [{ author: 'client', hidden: false, at: at('10:00'), text }] : [],
  head: {},
});
const full = (values: Partial<Record<FieldName, string>> = {}, text = '') =>
  page({ ...Object.fromEntries(ALL.map((name) => [name, ''])), ...values }, text);

const states = (snapshot: TicketSnapshot, changed: Partial<RequiredContext> = {}) =>
  Object.fromEntries(judgeRequired(snapshot, { ...context, ...changed }).map((state) => [state.id, state])) as Record<
    FieldState['id'],
    FieldState
  >;

describe('R15 contract or login', () => {
  it('is missing, present, verified at a time, and not verified any more when it changes', () => {
    expect(states(full()).client).toMatchObject({ state: 'missing', clause: 'R15', blocks: true, field: 'contract' });
    expect(states(full({ login: 'test1' })).client).toMatchObject({ state: 'present', value: 'test1', blocks: false });
    const verified = { value: '10234', at: at('10:42') };
    expect(states(full({ contract: ' 10234' }), { verified }).client).toMatchObject({
      state: 'verified',
      note: 'проверено в отчёте 10:42',
    });
    expect(states(full({ contract: '10235' }), { verified }).client).toMatchObject({
      state: 'present',
      note: expect.stringContaining('проверьте в отчёте снова'),
    });
  });

  it('offers what the text says to be carried over', () => {
    expect(states(full({}, 'договор 10234')).client).toMatchObject({ state: 'missing', suggestion: '10234' });
  });
});

describe('R16 phone and time to call', () => {
  it('takes the phone normalised, and says when it is none', () => {
    expect(states(full({ phone: '+79000000001' })).phone).toMatchObject({ state: 'present', value: '+79000000001' });
    expect(states(full({ phone: '12-34-56' })).phone).toMatchObject({ state: 'present', value: '12-34-56' });
    expect(states(full({ phone: 'у бухгалтера' })).phone).toMatchObject({ state: 'missing', blocks: true });
  });

  it('finds the time in its field, beside the phone, or in the text', () => {
    expect(states(full({ callTime: 'после 14' })).callTime.state).toBe('present');
    expect(states(full({ callTime: 'как-нибудь' })).callTime.note).toContain('не распознано');
    expect(states(full({ phone: '+79000000001, после 14' })).callTime.state).toBe('present');
    expect(states(full({}, 'звоните после 14')).callTime.state).toBe('present');
    expect(states(full()).callTime).toMatchObject({ state: 'missing', clause: 'R16', blocks: true });
  });

  it('asks for the zone of a local time', () => {
    const local = { state: 'missing', note: expect.stringContaining('часовой пояс') };
    expect(states(full({ callTime: 'с 14 до 16 местного' })).callTime).toMatchObject(local);
    expect(states(full({}, '89000000001, с 14 ч до 16 ч местного')).callTime).toMatchObject(local);
  });
});

describe('R17 the database', () => {
  it('is needed unless the matter is about none', () => {
    expect(states(full()).database).toMatchObject({ state: 'missing', blocks: true });
    expect(states(full(), { aboutBase: false }).database).toMatchObject({ state: 'notApplicable', blocks: false });
    expect(states(full({ database: 'buh_main' })).database).toMatchObject({ state: 'present', value: 'buh_main' });
    expect(states(full({}, 'не открывается база «buh_main»')).database).toMatchObject({
      state: 'missing',
      suggestion: 'buh_main',
    });
  });
});

describe('R18 screenshots', () => {
  it('are only warned about', () => {
    expect(states(full()).screenshot).toMatchObject({ state: 'missing', level: 'warning', blocks: false });
    expect(states(full({ files: 'error.png' })).screenshot.state).toBe('present');
    expect(states(full(), { hasScreenshot: true }).screenshot.state).toBe('present');
  });
});

describe('a field that is not on the page', () => {
  it('never blocks, and is looked for in the text', () => {
    for (const state of Object.values(states(page({})))) expect(state).toMatchObject({ blocks: false, field: null });
    const told = states(page({}, 'договор 10234, +79000000001, база «buh», звоните после 14'));
    expect(Object.values(told).map(({ state }) => state)).toEqual([
      'present',
      'present',
      'present',
      'present',
      'missing',
    ]);
  });
});

describe('levels', () => {
  it('are what leads set', () => {
    const levels = { ...defaultLevels, screenshot: 'required', phone: 'warning', database: 'off' } as const;
    const judged = states(full(), { levels });
    expect(judged.screenshot.blocks).toBe(true);
    expect(judged.phone.blocks).toBe(false);
    expect(judged.database).toBeUndefined();
  });
});

describe('the one polite question', () => {
  const given: Record<string, Partial<Record<FieldName, string>>> = {
    'номер договора или логин': { contract: '10234' },
    'телефон и время, когда лучше позвонить (по МСК)': { phone: '+79000000001', callTime: 'после 14' },
    'название базы': { database: 'buh' },
    'скриншот ошибки': { files: 'error.png' },
  };
  const items = Object.keys(given);

  it.each(Array.from({ length: 16 }, (_, subset) => subset))(
    'asks for exactly what is missing: subset %i',
    (subset) => {
      const missing = items.filter((_, index) => subset & (1 << index));
      const values = Object.assign({}, ...items.filter((item) => !missing.includes(item)).map((item) => given[item]));
      const question = composeQuestion(judgeRequired(full(values), context));
      const expected = `Чтобы быстрее помочь, уточните, пожалуйста: ${missing.join('; ')}.`;
      expect(question).toBe(missing.length > 0 ? expected : null);
    },
  );

  it('asks for the phone or the time alone', () => {
    expect(composeQuestion(judgeRequired(full({ phone: '+79000000001' }), context))).toContain(
      'логин; время, когда лучше позвонить (по МСК); название',
    );
    expect(composeQuestion(judgeRequired(full({ callTime: 'после 14' }), context))).toContain(
      'логин; телефон; название',
    );
  });

  it('does not ask for what the client has said already', () => {
    const question = composeQuestion(
      judgeRequired(full({}, 'договор 10234, база buh, +79000000001, после 14'), context),
    );
    expect(question).toBe('Чтобы быстрее помочь, уточните, пожалуйста: скриншот ошибки.');
  });
});
