import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absolute, addressInScript, isPersons, ticketIdOf } from '../../../lib/portal/addresses.ts';
import { isClosedStatus, personIn, titleWithout } from '../../../lib/portal/list-parts.ts';
import { headerHits } from '../../../lib/portal/read-list.ts';
import { quotaPercent } from '../../../lib/portal/read-report.ts';
import { reportHits } from '../../../lib/portal/report-columns.ts';
import { joinBroken } from '../../../lib/portal/thread-message.ts';
import { headingId } from '../../../lib/portal/ticket-id.ts';
import { matchOption } from '../../../lib/portal/write-choice.ts';

describe('addresses of tickets', () => {
  it.each([
    ['/support/?ID=77&edit=1', '77'],
    ['ticket_edit.php?lang=ru&ID=77', '77'],
    ['?Action=AgentTicketZoom;TicketID=12', '12'],
    ['/support/ticket/38417/', '38417'],
    ['?ID=38417/', '38417'],
    ['/Ticket/Display.html?id=12#txn-3', '12'],
    ['/issues/31', '31'],
    ['/issue5', '5'],
    ['/Task/View/4501', '4501'],
    ['/browse/SUP-12', 'SUP-12'],
    ['/support/?ID=0', null],
    ['/news/2026/', null],
    ['/support/', null],
    ['#comment-5', null],
  ])('%s → %s', (address, id) => {
    expect(ticketIdOf(address)).toBe(id);
  });

  it('are told from people’s', () => {
    expect(
      ['/users/5', 'user_edit.php?ID=5', '/front/user.form.php?id=7', '/company/profile/3/'].every(isPersons),
    ).toBe(true);
    expect(['/support/?ID=5', '/tickets/5', '/staffing/5'].some(isPersons)).toBe(false);
  });

  it('are found in inline handlers', () => {
    expect(addressInScript("jsUtils.Redirect([], '\\/support\\/?ID=77&amp;edit=1')")).toBe('/support/?ID=77&edit=1');
    expect(addressInScript("location.href='/tickets/9/'")).toBe('/tickets/9/');
    expect(addressInScript("alert('Заявка закрыта')")).toBeNull();
    expect(addressInScript(null)).toBeNull();
  });

  it('are made absolute just as the browser does, and never a script', () => {
    const base = 'https://portal.example/support/list.php?x=1';
    const parts = fc.array(
      fc.constantFrom('a', 'ticket', '7', '/', '.', '..', '-', '?', '=', '&', '%20', ';', ':', '#', ' ', '//'),
    );
    fc.assert(
      fc.property(parts, (chosen) => {
        const address = `/${chosen.join('')}`;
        const made = absolute(address, base);
        if (made !== null) expect(made).toBe(new URL(address.trim(), base).href);
      }),
    );
    for (const bad of ['javascript:void(0)', '#a', '', 'data:text/html,x', 'mailto:a@b.c'])
      expect(absolute(bad, base)).toBeNull();
  });
});

describe('parts of a list', () => {
  it('knows what a status closes', () => {
    expect(['Закрыта', 'Решено', 'Выполнена', 'Closed', 'resolved'].every(isClosedStatus)).toBe(true);
    expect(['Новая', 'В работе', 'Не решено', 'unsolved', 'Требует передачи на ЛК'].some(isClosedStatus)).toBe(false);
  });

  it('takes nobody for nobody', () => {
    for (const text of ['—', '', '(не установлен)', 'Не назначен', 'Nobody in particular'])
      expect(personIn(text)).toBeNull();
    expect(personIn('Анна Снегирёва')).toBe('Анна Снегирёва');
  });

  it('cuts the ticket’s own number off its title, and no other', () => {
    expect(titleWithout('31', '№ 31: Нет доступа')).toBe('Нет доступа');
    expect(titleWithout('31', '#30 Нет доступа')).toBe('#30 Нет доступа');
    expect(titleWithout('31', '#31')).toBe('#31');
    expect(titleWithout('31', '31: Нет доступа')).toBe('Нет доступа');
    expect(titleWithout('31', '310: Нет доступа')).toBe('310: Нет доступа');
  });

  it('tells a list of tickets from other tables by the header', () => {
    expect(headerHits(['ID', 'Тема', 'Статус'])).toBe(3);
    expect(headerHits(['Статус', 'Ответственный'])).toBe(0);
    expect(headerHits(['№', 'Дата создания', 'Сумма', 'Статус'])).toBe(0);
    expect(reportHits(['Договор', 'Оплачен до'])).toBe(2);
    expect(reportHits(['Тема', 'Статус'])).toBe(0);
  });
});

describe('R10: the quota in percent', () => {
  const fact = (label: string, value: string) => ({ column: 'quota' as const, label, value });
  it.each([
    ['45 из 50 ГБ', 90],
    ['512 МБ из 1 ГБ', 50],
    ['60 / 50 ГБ', 120],
    ['1 024 МБ из 2 ГБ', 50],
    ['12,5 из 50', 25],
    ['90 %', 90],
    ['103,5%', 103.5],
    ['свободно 10 %', null],
    ['безлимит', null],
    ['45 ГБ', null],
    ['45 из 0 ГБ', null],
  ])('%s → %s', (value, percent) => {
    expect(quotaPercent(fact('Квота', value), null, null)).toBe(percent);
  });

  it('of two columns, only in units that are the same or both written', () => {
    expect(quotaPercent(null, fact('Занято, ГБ', '12,5'), fact('Лимит, ГБ', '50'))).toBe(25);
    expect(quotaPercent(null, fact('Занято', '512 МБ'), fact('Лимит', '1 ГБ'))).toBe(50);
    expect(quotaPercent(null, fact('Занято', '512'), fact('Лимит', '1 ГБ'))).toBeNull();
  });
});

describe('words that the portal broke', () => {
  it('are whole again', () => {
    const word = 'а'.repeat(70);
    expect(joinBroken(`Вот ${word} ${'а'.repeat(12)} конец`)).toBe(`Вот ${word}${'а'.repeat(12)} конец`);
    expect(joinBroken('обычный текст')).toBe('обычный текст');
  });

  it('any text without long words stays as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 40 })), (words) => {
        const text = words.join(' ');
        expect(joinBroken(text)).toBe(text);
      }),
    );
  });
});

describe('the option that a value means', () => {
  const people = ['(не установлен)', '[21] (dezh) Анна Снегирёва', '[7] (disp) Диспетчер техподдержки'];
  it.each([
    ['Диспетчер техподдержки', 2],
    ['диспетчер  техподдержки', 2],
    ['Анна Снегирева', 1],
    ['[21] (dezh) Анна Снегирёва', 1],
    ['Диспетчер', null],
    ['', null],
  ])('«%s»', (value, index) => {
    expect(matchOption(people, value)).toBe(index);
  });

  it('is none when several are meant', () => {
    expect(matchOption(['Иван', 'Иван'], 'Иван')).toBeNull();
    expect(matchOption(['[1] Иван', '[2] Иван'], 'Иван')).toBeNull();
    expect(matchOption(['[1] Иван', '[2] Иван'], '[2] Иван')).toBe(1);
  });
});

describe('headingId', () => {
  it('takes a whole number, not the digits that a longer name begins with', () => {
    expect(headingId(['Заявка № 38417: тема'])).toBe('38417');
    expect(headingId(['History Of Ticket 01233a7ab5e1829e'])).toBeNull();
  });
});
