import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { defaultContactRules } from '../../../lib/text/contact-rules.ts';
import { type Contacts, readContacts } from '../../../lib/text/contacts.ts';

interface Line {
  id: string;
  text: string;
  now: string;
  expect: Partial<Contacts>;
}

function lines(file: string): Line[] {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Line => JSON.parse(line));
}

const read = ({ text, now }: Line): Contacts => readContacts(text, Date.parse(now));

describe('the contact scenarios', () => {
  test.each(lines('../../scenarios/contacts.jsonl'))('$id $text', (line) => {
    expect(read(line)).toMatchObject(line.expect);
  });
});

// Nobody tunes on those of `unseen-contacts.jsonl`.
describe.each(['contacts', 'unseen-contacts'])('our own free texts (R16: at least 98 % right): %s', (name) => {
  const own = lines(`../../texts/${name}.jsonl`).map((line) => ({ ...line, got: read(line) }));

  test.each(['phones', 'extensions', 'call', 'contract', 'login', 'inn', 'database'] as const)('%s', (key) => {
    const asked = own.filter((line) => key in line.expect);
    const failed = asked
      .filter(({ got, expect: right }) => !isDeepStrictEqual(got[key], right[key]))
      .map(({ id, text, got }) => `${id} ${text}: ${JSON.stringify(got[key])}`);
    expect(failed.length / asked.length, failed.join('\n')).toBeLessThanOrEqual(0.02);
  });

  test('no ИНН and no contract is taken for a phone', () => {
    const taken = own.filter(({ got, expect: right }) => {
      const digits = [right.inn, right.contract].filter((value) => typeof value === 'string');
      return got.phones.some(
        (phone) => !right.phones?.includes(phone) && digits.some((value) => value.endsWith(phone.slice(2))),
      );
    });
    expect(taken).toEqual([]);
  });
});

test('tickets about troubles name no call time, however many times they tell', { timeout: 60_000 }, () => {
  const tickets: { subject: string; body: string }[] = readFileSync(
    new URL('../../texts/tickets.jsonl', import.meta.url),
    'utf8',
  )
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const texts = tickets.map(({ subject, body }) => `${subject}\n${body}`).filter((text) => !/звон|набер/i.test(text));
  expect(texts.length).toBeGreaterThan(500);
  expect(texts.filter((text) => readContacts(text, Date.parse('2026-11-23T12:00:00+03:00')).call)).toEqual([]);
});

test('a text with nothing in it gives every key', () => {
  expect(readContacts('Здравствуйте!', 0)).toEqual({
    phones: [],
    extensions: {},
    call: null,
    contract: null,
    login: null,
    inn: null,
    database: null,
  });
});

test('a phone that is written twice is given once', () => {
  expect(readContacts('8 900 000-00-01, ещё раз: +7 900 000 00 01', 0).phones).toEqual(['+79000000001']);
});

test('the words before a contract are settings', () => {
  const patterns = { contract: ['абонент*'], login: [], inn: [], database: [] };
  const text = 'абонента 89000000001 не пускает';
  const rules = { ...defaultContactRules, patterns };
  expect(readContacts(text, 0, rules)).toMatchObject({ contract: '89000000001', phones: [] });
});

test('the parts of the day are settings', () => {
  const hours = { from: '08:00', to: '10:00' };
  const parts = { morning: hours, day: hours, evening: hours, lunch: { from: '12:00', to: '12:45' }, work: hours };
  const rules = { ...defaultContactRules, parts };
  expect(readContacts('звоните после обеда', 0, rules).call?.from).toBe('12:45');
  expect(readContacts('звоните утром', 0, rules).call).toMatchObject({ from: '08:00', to: '10:00' });
});
