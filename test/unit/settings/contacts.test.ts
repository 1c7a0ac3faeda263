import { expect, test } from 'vitest';
import { builtIn } from '../../../lib/settings/defaults.ts';
import { checkLocal, effective } from '../../../lib/settings/layers.ts';

test('R15, R16: a lead’s masks and hours hold, and what cannot hold is told by its path', () => {
  const contract = [...builtIn.contacts.patterns.contract, 'ДГ-#####'];
  const good = { contacts: { patterns: { contract }, parts: { lunch: { to: '13:30' } } } };
  const { settings } = effective({ local: good });
  expect(settings.contacts.patterns.contract).toContain('ДГ-#####');
  expect(settings.contacts.parts.lunch).toEqual({ from: '13:00', to: '13:30' });

  const bad = { contacts: { patterns: { contract: ['#####'], inn: ['ИНН-##'] }, parts: { day: { to: '11:00' } } } };
  const checked = checkLocal(bad);
  expect(checked.ok ? [] : Object.keys(checked.errors).sort()).toEqual([
    'contacts.parts.day.to',
    'contacts.patterns.contract.0',
    'contacts.patterns.inn.0',
  ]);
  expect(effective({ local: bad }).settings.contacts).toEqual(builtIn.contacts);
});
