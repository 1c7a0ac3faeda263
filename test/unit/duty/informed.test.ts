import { expect, test } from 'vitest';
import { toldStages } from '../../../lib/duty/informed.ts';
import type { IncidentView } from '../../../lib/regulation/incidents.ts';
import { builtIn } from '../../../lib/settings/defaults.ts';
import { message, moment } from './world.ts';

const { phrases } = builtIn;
const incident = { openedAt: moment(0), fixedAt: null, eta: null } as IncidentView;
const R30 = phrases.incident!;

test('R30: the phrase in a public message of staff proves it, whatever stands around it and however it is broken', () => {
  const said = message(3, `Добрый день!\n${R30.replaceAll(' ', '\n ').toUpperCase()}. С уважением`, 'staff');
  expect(toldStages([said], incident, phrases)).toEqual([{ stage: 'initial', at: moment(3) }]);
});

test.each([
  ['a hidden comment', message(3, R30, 'staff', true)],
  ['the client quoting it', message(3, R30, 'client')],
  ['a message of an earlier incident', message(-90, R30, 'staff')],
  ['another text', message(3, 'Смотрим', 'staff')],
])('R30: %s proves nothing', (_name, said) => {
  expect(toldStages([said], incident, phrases)).toEqual([]);
});

test('R31: the time counts only as it is known now', () => {
  const said = message(
    5,
    'Ориентировочное время решения проблемы — 14:00 (МСК). Сообщим, когда всё заработает.',
    'staff',
  );
  expect(toldStages([said], { ...incident, eta: '14:00' }, phrases)).toEqual([{ stage: 'eta', at: moment(5) }]);
  expect(toldStages([said], { ...incident, eta: '15:30' }, phrases)).toEqual([]);
});

test('R31: that it is fixed is told after it was fixed', () => {
  const said = message(5, phrases.fixed!, 'staff');
  expect(toldStages([said], { ...incident, fixedAt: moment(4) }, phrases)).toEqual([{ stage: 'fixed', at: moment(5) }]);
  expect(toldStages([said], { ...incident, fixedAt: moment(6) }, phrases)).toEqual([]);
});

test('a phrase that a lead has left empty proves nothing', () => {
  expect(toldStages([message(3, 'Смотрим', 'staff')], incident, { ...phrases, incident: ' ' })).toEqual([]);
});
