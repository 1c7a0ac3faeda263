import { describe, expect, it } from 'vitest';
import { type Criterion, judgeCritical, readTicketText } from '../../../lib/regulation/critical.ts';

const criteriaOf = (text: string) => judgeCritical('', text).criteria;

describe('R27a: cannot work in the base', () => {
  it.each([
    'база висит у всех',
    '1С аварийно закрывается',
    'не могу работать в базе',
    '1С не работает',
    'работа встала',
  ])('%s', (text) => {
    expect(criteriaOf(text)).toEqual(['R27a']);
  });

  it('does not hold while work goes on', () => {
    expect(judgeCritical('', 'чуть медленнее обычного, но работаем')).toEqual({
      critical: false,
      criteria: [],
      matched: [],
    });
    expect(judgeCritical('', 'немного тормозит, работать невозможно').critical).toBe(true);
  });

  it('holds for a bad connection inside a session', () => {
    expect(criteriaOf('связь с сервером рвется каждую минуту')).toEqual(['R27a']);
  });
});

describe('R27b: cannot connect to the base or the remote desktop', () => {
  it.each([
    'не могу войти в базу',
    'рдп не подключается',
    'сервер недоступен',
    'забыла пароль в 1С, сбросьте',
    'не пускает, пишет договор закончился, оплатили',
  ])('%s', (text) => {
    expect(criteriaOf(text)).toEqual(['R27b']);
  });

  it('takes a forgotten password and an ended contract for no symptom', () => {
    expect(readTicketText('', 'забыл пароль от 1С, не могу войти').symptom).toBe('none');
    expect(readTicketText('', 'не пускает, пишет договор закончился').symptom).toBe('none');
  });

  it("does not hold for the cabinet's or the mailbox's password", () => {
    expect(criteriaOf('забыл пароль от личного кабинета')).toEqual([]);
    expect(criteriaOf('забыл пароль от почты')).toEqual([]);
  });
});

describe('R27c: cannot send a report', () => {
  it.each([
    'не отправляется отчет в ПФР',
    'Не могу отправить декларацию по прибыли',
    '2-НДФЛ не уходит второй день',
    'ошибка при отправке отчета в Росстат',
    'не можем сдать СЗВ-СТАЖ',
  ])('%s', (text) => {
    expect(criteriaOf(text)).toEqual(['R27c']);
  });

  it.each([
    'как отправить отчет в росстат?',
    'отчет отправлен, квитанции нет',
    'не отправляется счет клиенту на почту',
    'не формируется отчет по продажам',
  ])('not: %s', (text) => {
    expect(criteriaOf(text)).toEqual([]);
  });

  it('leaves the operator of reporting to its own server', () => {
    expect(readTicketText('', 'Отчет не отправляется: не удалось подключиться к серверу оператора')).toMatchObject({
      symptom: 'none',
      criteria: ['R27c'],
    });
  });
});

describe('R27d: the cash shift does not open', () => {
  it.each(['не могу открыть смену на кассе', 'кассовая смена не открывается', 'касса не открывает смену'])(
    '%s',
    (text) => {
      expect(criteriaOf(text)).toEqual(['R27d']);
    },
  );

  it.each(['не могу закрыть смену', 'смена не закрывается', 'как закрыть смену если забыли вчера?'])(
    'not: %s',
    (text) => {
      expect(criteriaOf(text)).toEqual([]);
    },
  );
});

it('meets several conditions at once, in the order of R27, with the words of each', () => {
  const reading = judgeCritical('', 'Выкинуло из базы и обратно не пускает. И отчет в ФНС не отправляется');
  expect(reading.criteria).toEqual<Criterion[]>(['R27a', 'R27b', 'R27c']);
  expect(reading.matched).toEqual(['Выкинуло', 'не пускает', 'не отправляется']);
});
